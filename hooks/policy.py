"""Completes each page's content security policy. Under `serve`, which puts a script of its own into pages, there is none.

Known scripts are those of the page for missing pages: the theme alone makes it, no text of the dataset, and MkDocs writes it first.
"""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from skillsdivide.publish.content_policy import allowed, scripts

FIRST = "404.html"


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Notes the theme's inline scripts, and names them in the first page's policy."""
    if template_name != FIRST:
        return output_content
    config.extra["inline_scripts"] = scripts(output_content)
    return allowed(output_content, config.extra["inline_scripts"])


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Names them in the page's policy."""
    return allowed(output, config.extra["inline_scripts"])
