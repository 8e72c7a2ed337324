"""Completes each page's content security policy. Under `serve`, which puts a script of its own into pages, there is none."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from skillsdivide.policy import allowed


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Names the inline scripts in the page's policy."""
    return allowed(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Does the same for the page of missing pages."""
    return allowed(output_content) if template_name == "404.html" else output_content
