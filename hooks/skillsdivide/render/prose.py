"""What is done to the HTML of hand-written pages: shortcodes expanded, tables boxed, addresses made relative."""

import re

from markupsafe import Markup

from skillsdivide.links import page_url, settle
from skillsdivide.render import shortcodes
from skillsdivide.render.environment import Renderer

PLAIN_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
"""A table as Markdown makes it; ours have a class."""


def complete_page(html: str, path: str, renderer: Renderer) -> str:
    """The HTML of the Markdown page at `path`, such as learn/sources.md, as readers get it; its tables scroll by themselves."""
    boxed = PLAIN_TABLE.sub(lambda table: renderer.render("table.html.j2", rows=Markup(table[1])), html)
    return settle(shortcodes.replace(boxed, renderer), page_url(path))
