"""A text as blocks of runs, pieces with their marks, for a typesetter that reads no HTML."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from skillsdivide.links import absolutize_links
from skillsdivide.markdown import Node, has_blocks, inline, plain, tree

SPACE = re.compile(r"[ \t\n\r\f]+")
"""What browsers show as one space; a no-break space is none of it."""

MARKS = {"strong", "em", "code"}


@dataclass
class Run:
    """A piece of a text that is set in one way."""

    text: str
    marks: list[str] = field(default_factory=list)
    link: str = ""
    address: str = ""
    """The address to print after the run: where the link leads that ends with it."""


@lru_cache(maxsize=50_000)
def text_runs(markdown: str, site_url: str) -> dict[str, object]:
    """A text of the bank as data for a typst template: its runs, or its blocks if it has any, and whether it is read from right to left."""
    if has_blocks(markdown):
        return {"blocks": _blocks(tree(markdown).children, site_url), "rtl": from_right_to_left(plain(markdown))}
    runs = _runs(markdown, site_url)
    return {"runs": runs, "rtl": from_right_to_left("".join(str(run["text"]) for run in runs))}


def _runs(markdown: str, site_url: str) -> list[dict[str, object]]:
    parser = _RunParser()
    parser.feed(absolutize_links(inline(markdown), site_url))
    parser.close()
    return [vars(run) for run in parser.runs]


def _blocks(nodes: Iterable[Node], site_url: str) -> list[dict[str, object]]:
    """Paragraphs, code, lists and tables, each with its kind; checks let no other block pass."""
    blocks: list[dict[str, object]] = []
    for node in nodes:
        match node.type:
            case "fence" | "code_block":
                blocks.append({"kind": "code", "text": node.content.rstrip("\n")})
            case "bullet_list" | "ordered_list":
                entries = [_blocks(entry.children, site_url) for entry in node.children]
                blocks.append({"kind": "list", "ordered": node.type == "ordered_list", "start": node.attrs.get("start", 1), "entries": entries})
            case "table":
                rows = [[_runs(cell.children[0].content, site_url) for cell in row.children] for part in node.children for row in part.children]
                blocks.append({"kind": "table", "rows": rows})
            case _:
                blocks.append({"kind": "paragraph", "runs": _runs(node.children[0].content, site_url)})
    return blocks


def from_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction is of a script such as Arabic."""
    return next((direction != "L" for direction in map(unicodedata.bidirectional, text) if direction in {"L", "R", "AL"}), False)


class _RunParser(HTMLParser):
    """Collects the runs of a piece of HTML that stands within a paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[Run] = []
        self.marks: list[str] = []
        self.link = ""
        self.link_start = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in MARKS:
            self.marks.append(tag)
        elif tag == "a":
            self.link, self.link_start = dict(attrs)["href"] or "", len(self.runs)
        elif tag == "br":
            self._add("\n", self.link)

    def handle_endtag(self, tag: str) -> None:
        if tag in MARKS:
            self.marks.remove(tag)
        elif tag == "a":
            words = "".join(run.text for run in self.runs[self.link_start :])
            if not words:
                self._add(self.link, self.link)
            elif words != self.link:
                self.runs[-1].address = self.link
            self.link = ""

    def handle_data(self, data: str) -> None:
        self._add(SPACE.sub(" ", data), self.link)

    def _add(self, text: str, link: str) -> None:
        self.runs.append(Run(text, sorted(set(self.marks)), link))
