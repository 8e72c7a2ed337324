"""Ends a build that the machine or the Markdown engine lets down, such as by a full disk, with one line."""

from mkdocs.exceptions import PluginError


def on_build_error(error: Exception) -> None:
    """Says what the system said; everything else is told where it is found."""
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        raise PluginError(f"{where}{error.strerror}; the site could not be written, make room or mend the rights and build again") from None
    if isinstance(error, RecursionError):
        raise PluginError("the page named above nests its marks or its HTML deeper than the Markdown engine follows; write it flat") from None
