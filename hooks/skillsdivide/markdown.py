"""Markdown in the dataset's texts: raw HTML is shown as typed, script addresses are not linked, no picture is loaded."""

import html
import re
from collections.abc import Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from skillsdivide.links import page_url

PLAIN = re.compile(r"[\w\s.,;:'’()%/?\"“”–—-]*")
"""Texts of these characters alone mean themselves in Markdown, unless a line begins like a list."""

LIST = re.compile(r"^\s*([-+*]|\d+[.)])\s|^\s*(---|===)|\n\s*\n|  \n|^\s*-+\s*$|^\s*\d+[.)]$|:/|www\.|__|_\w", re.MULTILINE)

# A picture would be fetched from whatever host a text names; what is written as one becomes a link.
_parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


def _link_open(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """Links to pages of docs/ become addresses of the site."""
    href = str(tokens[index].attrGet("href") or "")
    if re.match(r"[\w/-]+\.md(#|$)", href):
        tokens[index].attrSet("href", "@/" + page_url(href))
    return self.renderToken(tokens, index, options, env)


_parser.add_render_rule("link_open", _link_open)


@lru_cache(maxsize=50_000)
def inline(text: str) -> Markup:
    """A text inside a paragraph, heading or label."""
    if PLAIN.fullmatch(text) and not LIST.search(text):
        return escape(" ".join(text.split()))
    return Markup(_parser.renderInline(text.strip()))


@lru_cache(maxsize=50_000)
def block(text: str) -> Markup:
    """A text of one or more paragraphs."""
    if PLAIN.fullmatch(text) and not LIST.search(text):
        return Markup("<p>{}</p>").format(" ".join(text.split()))
    return Markup(_parser.render(text))


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """The words alone, for attributes, descriptions and file formats without markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", inline(text))).split())
