"""Indexes the finished pages for the search."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from skillsdivide.finding import index


def on_post_build(config: MkDocsConfig) -> None:
    """Writes the index beside the pages."""
    fault = index(Path(config.site_dir))
    if fault:
        raise PluginError(fault)
