"""The text of a built page as a reader sees it, without its quizzes."""

from __future__ import annotations

import re
from html.parser import HTMLParser

SKIPPED = {"script", "style", "svg", "template", "button", "select", "quiz-section", "nav"}
"""Elements without text for readers, and the quizzes, which hold the keys."""
BLOCKS = {"p", "li", "tr", "div", "section", "ul", "ol", "table", "dt", "dd", "summary", "details", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"}
CELLS = {"td", "th"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class _Reader(HTMLParser):
    """Collects the words of the page's article, a line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.inside = False
        self.skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if tag == "article":
            self.inside = True
        elif self.skipping or tag in SKIPPED or "headerlink" in classes:
            self.skipping += tag not in VOID
        elif tag in BLOCKS:
            self.pieces.append("\n" + "#" * int(tag[1]) + " " if re.fullmatch(r"h\d", tag) else "\n")
        elif tag in CELLS:
            self.pieces.append(" | ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self.inside = False
        elif self.skipping:
            self.skipping -= tag not in VOID
        elif tag in BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if self.inside and not self.skipping:
            self.pieces.append(re.sub(r"\s+", " ", data))


def page_text(html: str) -> str:
    """The words of the page's article, a line for each block."""
    reader = _Reader()
    reader.feed(html)
    lines = (re.sub(r"\s+", " ", line).strip() for line in "".join(reader.pieces).splitlines())
    return "\n".join(line for line in lines if line)
