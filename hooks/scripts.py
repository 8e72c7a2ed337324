"""Serves the theme's own scripts and styles small, in place of their sources; that of the colours stands in each page."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from skillsdivide.publish.assets import SOURCES, Unbundled, bundle


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Puts the small forms in place of the sources."""
    for source in [file for file in files if any(Path(file.abs_src_path or "").resolve().is_relative_to(folder) for folder in SOURCES)]:
        files.remove(source)
    try:
        assets = bundle()
    except Unbundled as error:
        raise PluginError(str(error)) from None
    config.extra["player"] = assets.player
    config.extra["colours"] = assets.inline["colours.js"].decode()
    for path, content in assets.site.items():
        files.append(File.generated(config, path, content=content))
    return files
