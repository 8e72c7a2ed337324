"""Puts the pieces that markers ask for into hand-written pages, and the glossary behind its words."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from skillsdivide.pipeline import completed, glossary
from skillsdivide.render.shortcodes import uses_quiz


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Lets the Markdown engine explain the glossary's terms wherever prose uses them."""
    if "skillsdivide" not in config.extra:
        raise PluginError("mkdocs.yml: hooks/pages.py has no dataset to show; list hooks/dataset.py above it under hooks")
    config.mdx_configs.setdefault("abbr", {})["glossary"] = glossary(config.extra["skillsdivide"].catalog)
    return config


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Replaces the markers."""
    return completed(html, page.file.src_uri, config.extra["skillsdivide"])


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Says whether a page shows items. Of made pages hooks/frames.py says so."""
    page.meta["has_quiz"] = uses_quiz(page.content or "")
    return context
