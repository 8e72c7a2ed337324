"""Markdown in the dataset's texts: raw HTML is shown as typed, script addresses are not linked, no picture is loaded."""

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from skillsdivide.links import page_url

PLAIN = re.compile(r"[\w\s.,;:'’()%/?\"“”–—-]*")
"""Texts of these characters alone mean themselves in Markdown, unless a line begins like a list."""

LIST = re.compile(r"^\s*([-+*]|\d+[.)])\s|^\s*(---|===)|\n\s*\n|  \n|^\s*-+\s*$|^\s*\d+[.)]$|:/|www\.|__|_\w", re.MULTILINE)

PAGE_LINK = re.compile(r"[\w/-]+\.md(#|$)")

CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
"""Code in a line or in lines of its own."""

CODE_NODES = ("code_inline", "fence", "code_block")

BLOCK_ENDS = re.compile(r"</(?:p|pre|li|td|th)>|<br ?/?>")

Node = SyntaxTreeNode
"""A part of a text, with the parts inside it."""

PHRASES = {"paragraph": "paragraph", "bullet_list": "list", "ordered_list": "list-ordered", "list_item": "list-item"}
"""By the name of a block, the class of the span that stands for it where HTML allows words alone."""

_reader = MarkdownIt("commonmark", {"html": False}).enable("table")
"""Reads pictures as such, to find them."""

# A picture would be fetched from whatever host a text names; checks refuse what is written as one.
_parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


def _link_open(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """Links to pages of docs/ become addresses of the site."""
    href = str(tokens[index].attrGet("href") or "")
    if PAGE_LINK.match(href):
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


def has_blocks(text: str) -> bool:
    """Whether a text is more than one paragraph: it has code in lines of its own, a list, a table, or several paragraphs.

    A text of one line never is, so that a choice may begin with a number and a full stop.
    """
    return "\n" in text and _kinds(text) != ("paragraph_open", "inline", "paragraph_close")


@lru_cache(maxsize=50_000)
def _kinds(text: str) -> tuple[str, ...]:
    return tuple(token.type for token in _parser.parse(text))


def flow(text: str) -> Markup:
    """A text where both words and blocks may stand: blocks if it has any, else its words alone."""
    return block(text) if has_blocks(text) else inline(text)


def paragraphs(text: str) -> Markup:
    """A text as blocks, a paragraph at least."""
    return block(text) if has_blocks(text) else Markup("<p>{}</p>").format(inline(text))


def lead(text: str) -> str:
    """The first paragraph of a text, as Markdown, for what may hold words alone; checks have seen that it begins with one."""
    return _parser.parse(text)[1].content if has_blocks(text) else text


@lru_cache(maxsize=50_000)
def after_lead(text: str) -> Markup:
    """The blocks that follow a text's first paragraph; nothing where there are none."""
    return Markup(_parser.renderer.render(_parser.parse(text)[3:], _parser.options, {})) if has_blocks(text) else Markup("")


@lru_cache(maxsize=50_000)
def phrasing(text: str) -> Markup:
    """A text where HTML allows words alone, such as a label: spans and code of a class stand for blocks, and styles set them apart."""
    if not has_blocks(text):
        return inline(text)
    tokens = [phrase for token in _parser.parse(text) for phrase in _phrases(token)]
    return Markup(_parser.renderer.render(tokens, _parser.options, {}))


def _phrases(token: Token) -> Iterator[Token]:
    name = token.type.removesuffix("_open").removesuffix("_close")
    if token.type in {"fence", "code_block"}:
        yield Token("code_open", "code", 1, attrs={"class": "sd-block-code"})
        yield Token("text", "", 0, content=token.content)
        yield Token("code_close", "code", -1)
    elif name in PHRASES:
        attributes = {"class": f"sd-block-{PHRASES[name]}"} if token.nesting == 1 else {}
        yield Token(f"span_{name}", "span", token.nesting, attrs={**attributes}, hidden=token.hidden)
    else:
        yield token


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """The words alone, for attributes, descriptions and file formats without markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", BLOCK_ENDS.sub(" ", flow(text)))).split())


def prose(text: str) -> str:
    """A text as its author wrote it, without the code in it."""
    return CODE.sub(" ", text) if "`" in text else text


@lru_cache(maxsize=50_000)
def shown(text: str) -> str:
    """What tells a text from another one for who reads both: every sign, but neither marks nor kinds of space, and case in code alone."""
    nodes = tree(text).walk()
    parts = (node.content if node.type in CODE_NODES else node.content.casefold() for node in nodes if node.type in {*CODE_NODES, "text", "softbreak"})
    return " ".join(unicodedata.normalize("NFC", " ".join(part or " " for part in parts)).split())


def tree(text: str) -> Node:
    """What stands in a text, as a tree, with pictures as such."""
    return SyntaxTreeNode(_reader.parse(text) if has_blocks(text) else _reader.parseInline(text.strip()))
