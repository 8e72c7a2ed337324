"""Cuts a built site into passages: `python3 collect.py SITE > passages.json`.

A passage is a heading with what stands below it. Where a list has entries of their own, such as
certificates, each is a part of its passage. Page and anchor are kept, so that every answer can be
opened. This was run once; `passages.json` stays as it was on that day, so that the numbers
can be measured again.
"""

import json
import sys
from html.parser import HTMLParser
from pathlib import Path

PAGES = (
    "about",
    "build/*",
    "credentials",
    "data",
    "method",
    "privacy",
    "teach",
    "you/audit",
    "you/in-algeria",
    "you/schedules",
    "you/templates/*",
    "you/worked-audits/*",
)
"""The pages that were taken: those that say what to do, as patterns below the site's folder."""

ENTRIES = ("fact-", "credential-", "resource-")
"""How the ids of entries begin that are parts of their own."""

NEVER = ("build/lab", "build/worked-example")
HEADINGS = {"h1", "h2", "h3", "h4"}
SILENT = {"script", "style", "template", "svg", "button", "nav"}
BLOCKS = {"p", "li", "tr", "td", "th", "pre", "dt", "dd", "div", "summary", "figcaption"}


class Passages(HTMLParser):
    """Reads the article of a page into passages."""

    def __init__(self) -> None:
        """Begins outside the article."""
        super().__init__()
        self.inside = False
        self.silent = 0
        self.heading = False
        self.naming = False
        self.passages: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a passage at each heading, and leaves out what nobody reads."""
        given = dict(attrs)
        if tag == "article":
            self.inside = True
        elif tag in SILENT or "headerlink" in (given.get("class") or ""):
            self.silent += 1
        elif self.inside and tag in HEADINGS:
            self.heading = True
            self.passages.append({"anchor": given.get("id") or "", "heading": "", "part": "", "text": ""})
        elif self.inside and tag == "li" and (given.get("id") or "").startswith(ENTRIES):
            self.passages.append({"anchor": given["id"] or "", "heading": self.passages[-1]["heading"], "part": "", "text": ""})
        elif tag == "strong" and self.passages and not self.passages[-1]["text"].strip():
            self.naming = True
        elif tag in BLOCKS:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        """Ends the article, a heading, or what is left out."""
        if tag == "article":
            self.inside = False
        elif tag in HEADINGS:
            self.heading = False
        elif tag == "strong":
            self.naming = False
        elif self.silent and tag in {*SILENT, "a"}:
            self.silent -= 1

    def handle_data(self, data: str) -> None:
        """Adds text to the passage."""
        if self.inside and not self.silent and self.passages:
            passage = self.passages[-1]
            passage["heading" if self.heading else "text"] += data
            if self.naming and passage["anchor"].startswith(ENTRIES):
                passage["part"] += data


def collect(site: Path) -> list[dict[str, str]]:
    """Returns the passages of all pages, in the order of their addresses."""
    found = []
    for file in sorted({file for pattern in PAGES for file in site.glob(f"{pattern}/index.html")}):
        page = file.parent.relative_to(site).as_posix()
        if page in NEVER:
            continue
        reader = Passages()
        reader.feed(file.read_text(encoding="utf-8"))
        title = " ".join(reader.passages[0]["heading"].split())
        for passage in reader.passages:
            heading, part, text = (" ".join(passage[name].split()) for name in ("heading", "part", "text"))
            if text:
                found.append({"page": page, "anchor": passage["anchor"], "title": title, "heading": heading, "part": part, "text": text})
    return found


if __name__ == "__main__":
    sys.stdout.write("[\n" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in collect(Path(sys.argv[1]))) + "\n]\n")
