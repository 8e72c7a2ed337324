"""Indexes the finished pages for the search."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from skillsdivide.pipeline import found
from skillsdivide.publish.search_index import index


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    """Notes the pages that a search should find, now that all of them are read."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    config.extra["searched"] = [page for page in pages if not page.meta.get("search", {}).get("exclude")]


def on_post_build(config: MkDocsConfig) -> None:
    """Writes the index beside the pages; under `serve`, when somebody searches."""
    asked, first = config.extra["asked"], Path(config.site_dir) / "search" / "pagefind.js"
    if asked:
        first.parent.mkdir(parents=True, exist_ok=True)
        first.write_text(asked.leave(first, lambda: _index(config)), encoding="utf-8")
    else:
        _index(config)


def _index(config: MkDocsConfig) -> None:
    """Of a made page, which hooks/made.py knows by its record, the search has a form of its own to read."""
    renderer, language = config.extra["skillsdivide"], config.theme["language"]
    made = ((page, getattr(page, "made", None)) for page in config.extra["searched"])
    fault = index(Path(config.site_dir), ((page.file.dest_uri, each and found(each, renderer, language)) for page, each in made))
    if fault:
        raise PluginError(fault)
