"""Indexes the finished pages for the search."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from skillsdivide.finding import index


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    """Notes the pages that a search should find, now that all of them are read."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    config.extra["searched"] = [page.file.dest_uri for page in pages if not page.meta.get("search", {}).get("exclude")]


def on_post_build(config: MkDocsConfig) -> None:
    """Writes the index beside the pages."""
    fault = index(Path(config.site_dir), config.extra["searched"])
    if fault:
        raise PluginError(fault)
