"""What the dataset adds to hand-written pages: pieces in place of shortcodes, and the glossary behind its terms."""

import re

from markupsafe import Markup

from skillsdivide.links import page_url, relativize_links
from skillsdivide.load.catalog import Catalog
from skillsdivide.markdown import plain
from skillsdivide.render.environment import Renderer
from skillsdivide.render.shortcodes import expand_shortcodes

PLAIN_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
"""A table as Markdown makes it; ours have a class."""


def complete_page(html: str, path: str, renderer: Renderer, above: str = "", lang: str | None = None) -> str:
    """The HTML of the Markdown page at `path`, such as learn/sources.md, as readers get it; its tables scroll by themselves.

    `above`: as relativize_links takes it; `lang`: the page's own language, where it has one.
    """
    boxed = PLAIN_TABLE.sub(lambda table: renderer.render("pieces/table.html.j2", rows=Markup(table[1])), html)
    return relativize_links(expand_shortcodes(boxed, renderer, is_foreign=lang is not None), page_url(path), above)


def abbreviations(catalog: Catalog) -> dict[str, str]:
    """Each form of each glossary term with its definition, for tooltips wherever prose uses it."""
    forms = {plain(form): plain(entry.definition) for entry in catalog.glossary.values() for form in (entry.term, *entry.also)}
    return {form: definition for form, definition in forms.items() if form}
