"""A text as runs: pieces with their marks, for a typesetter that reads no HTML."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from skillsdivide.links import absolutize_links
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
    """The address to print after the run: where the link leads that ends with it."""


@lru_cache(maxsize=50_000)
def text_runs(markdown: str, site_url: str) -> dict[str, object]:
    """A text of the bank as data for a typst template: its runs, and whether it is read from right to left."""
    parser = _RunParser()
    parser.feed(absolutize_links(inline(markdown), site_url))
    parser.close()
    return {"runs": [vars(run) for run in parser.runs], "rtl": from_right_to_left("".join(run.text for run in parser.runs))}


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
