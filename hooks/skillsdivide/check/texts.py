"""Checks every text of the dataset for what would not be shown as its author means it: pictures, dead links, blocks and marks where none can stand."""

import html
import re
from collections.abc import Collection, Iterator

from skillsdivide.diagnostics import Problem, Steps, one_of
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.dataset import LoadReport
from skillsdivide.markdown import PLAIN, has_blocks, inline, tree
from skillsdivide.schema.fields import Markdown
from skillsdivide.schema.walk import marked

Flaw = tuple[str, str]
"""What is wrong, and what to write instead."""

BLOCKS = {
    "paragraph": "several paragraphs",
    "fence": "a block of code",
    "code_block": "a block of code",
    "bullet_list": "a list",
    "ordered_list": "a list",
    "table": "a table",
    "heading": "a heading",
    "lheading": "a heading",
    "blockquote": "a quotation",
    "hr": "a rule across the page",
}
"""By the parser's name of a block, what authors call it."""

NOWHERE = ("heading", "lheading", "blockquote", "hr")
"""Blocks that no text may have."""

PAGE = re.compile(r"[\w/-]+\.md")
ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
BROKEN_LINK = re.compile(r"\[[^\[\]]*\]\([^()]*\)")


def texts_are_shown(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """What a text holds is drawn wherever the text stands, and each of its links leads somewhere."""
    for collection, key, record in catalog.records():
        for steps, markdown, text in marked(record, Markdown):
            if PLAIN.fullmatch(text) and "\n" not in text:
                continue
            for what, remedy in flaws(text, markdown, steps, catalog.pages):
                yield report.problem(collection, key, steps, what, remedy)


def flaws(text: str, markdown: Markdown, steps: Steps, pages: Collection[str]) -> Iterator[Flaw]:
    """What is wrong with a text, by what of Markdown it may hold."""
    if markdown is Markdown.NONE:
        if has_blocks(text) or _words(html.unescape(inline(text))) != _words(text):
            yield "this text is shown as it is typed, and holds marks of Markdown", "take the marks out"
        return
    root = tree(text)
    if has_blocks(text):
        yield from _misplaced_blocks([node.type for node in root.children], markdown, steps)
    for node in root.walk():
        if node.type == "image":
            yield f"a picture stands in this text: {node.content!r}", "give it to the question as its picture, or take it out"
        elif node.type == "link":
            yield from _dead_link(str(node.attrs["href"]), pages)
        elif node.type == "text" and (broken := BROKEN_LINK.search(node.content)):
            yield f"{broken[0]!r} is no link", "write the address without spaces, as https://example.org or as learn/sources.md"


def _misplaced_blocks(kinds: list[str], markdown: Markdown, steps: Steps) -> Iterator[Flaw]:
    """The blocks that a text may not have, or not there."""
    for kind in kinds:
        if kind in NOWHERE:
            yield f"{BLOCKS[kind]} stands in this text", "write paragraphs, code between lines of ```, lists or tables"
            return
    if markdown is Markdown.LINE:
        kind = next((kind for kind in kinds if kind != "paragraph"), "paragraph")
        yield f"{BLOCKS[kind]} in a text that is shown in one line", "write one paragraph"
    elif steps[-1] == "stem" and kinds[0] != "paragraph":
        yield f"the stem begins with {BLOCKS[kinds[0]]}", "begin with the question or with a sentence, and let the block follow"
    elif steps[-1] == "text" and "table" in kinds:
        yield "a table stands in a choice", "put it into the stem"


def _dead_link(address: str, pages: Collection[str]) -> Iterator[Flaw]:
    page = PAGE.match(address)
    if ADDRESS.fullmatch(address):
        return
    if page is None or address[page.end() : page.end() + 1] not in {"", "#"}:
        yield f"the link {address!r} leads nowhere", "write a page below docs/ as learn/sources.md, or a whole address"
    elif page[0] not in pages:
        yield f"docs/ has no page {page[0]!r}", one_of(page[0], pages)


def _words(text: str) -> str:
    """A text with its names of characters read and its spaces as one."""
    return " ".join(html.unescape(text).split())
