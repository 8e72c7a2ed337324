"""A text as runs: pieces with their marks, for a typesetter that reads no HTML."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from skillsdivide.links import absolute
from skillsdivide.markdown import inline

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
    """What has to be told after the run: where the link leads that ends with it."""


@lru_cache(maxsize=50_000)
def runs(text: str, site: str) -> dict[str, object]:
    """A text of the bank for a template of typst: its runs, and whether it is read from right to left."""
    parser = _Runs()
    parser.feed(absolute(inline(text), site))
    parser.close()
    return {"runs": [vars(run) for run in parser.found], "rtl": from_right_to_left("".join(run.text for run in parser.found))}


def from_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction is of a script such as Arabic."""
    return next((found != "L" for found in map(unicodedata.bidirectional, text) if found in {"L", "R", "AL"}), False)


class _Runs(HTMLParser):
    """The runs of a piece of HTML that stands within a paragraph."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found: list[Run] = []
        self.marks: list[str] = []
        self.link = ""
        self.linked = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag in MARKS:
            self.marks.append(tag)
        elif tag == "a":
            self.link, self.linked = told["href"], len(self.found)
        elif tag == "br":
            self._add("\n", self.link)

    def handle_endtag(self, tag: str) -> None:
        if tag in MARKS:
            self.marks.remove(tag)
        elif tag == "a":
            words = "".join(run.text for run in self.found[self.linked :])
            if not words:
                self._add(self.link, self.link)
            elif words != self.link:
                self.found[-1].address = self.link
            self.link = ""

    def handle_data(self, data: str) -> None:
        self._add(SPACE.sub(" ", data), self.link)

    def _add(self, text: str, link: str) -> None:
        self.found.append(Run(text, sorted(set(self.marks)), link))
