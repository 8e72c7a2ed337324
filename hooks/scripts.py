"""Serves the theme's own scripts and styles small, in place of their sources; that of the colours stands in each page."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from skillsdivide.publish.assets import ASSETS, Unbundled, bundled


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Puts the small forms in place of the sources."""
    for source in [file for file in files if file.src_uri.endswith((".js", ".css")) and Path(file.abs_src_path or "").resolve().is_relative_to(ASSETS)]:
        files.remove(source)
    try:
        site, config.extra["player"] = bundled(Path(config.config_file_path).parent / ".build" / "scripts")
    except Unbundled as error:
        raise PluginError(str(error)) from None
    config.extra["colours"] = site.pop("assets/colours.js").decode()
    for path, content in site.items():
        files.append(File.generated(config, path, content=content))
    return files
