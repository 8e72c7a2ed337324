"""Publishes the item bank as files that teaching platforms read."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from skillsdivide.exporting.batches import Site
from skillsdivide.exporting.writing import files as export_files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds each batch in each format."""
    site = Site(config.site_name, config.site_url or "", config.extra["player"])
    for path, content in export_files(config.extra["skillsdivide"], site):
        files.append(File.generated(config, path, content=content))
    return files
