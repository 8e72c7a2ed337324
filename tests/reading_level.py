"""How hard the prose of the site is to read: LIX of each page, its longest sentence, its words and how often it says "the article".

LIX (Björnsson 1968) is words for each sentence plus long words in a hundred, a long word having more than six letters.
It needs no syllables and no dictionary, so it holds for every European language. Below 30 is very easy, 30 to 40 easy,
40 to 50 of middle difficulty, above that hard.

usage: make level
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

HARDEST = {"course": 27.0, "other": 32.0}
"""The ceilings in LIX: of the home page and the chapters, and of pages for teachers, authors and the curious."""
LONGEST = 32
"""The most words that a sentence may have."""
FEWEST = 60
"""A page of fewer words says too little for a level."""

LEFT_OUT = (
    (r"(?s)\A---\n.*?\n---\n", ""),  # front matter
    (r"(?ms)^ *(```|~~~).*?^ *\1 *$", ""),  # code
    (r"(?s)<!--.*?-->", ""),  # shortcodes
    (r"(?s)<div lang=.*?</div>", ""),  # other languages, whose words are longer or shorter
    (r"<[^>\n]+>", ""),
    (r"(?m)^ *\|.*$", ""),  # tables, whose cells are no sentences
    (r"(?m)^#+ .*$", ""),  # headings
    (r"\{[^}\n]*\}", ""),  # classes
    (r"!?\[([^\]]*)\]\([^)]*\)", r"\1"),  # links keep their words
    (r"`[^`]*`", "x"),
)
BLOCK = re.compile(r"\n\s*\n|\n(?= *(?:[-*] |\d+\. |[?!]{3}))")
"""Where a paragraph or an entry of a list ends."""
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
END = re.compile(r"(?<=[.!?:;])[*\"”)_]*\s+")


@dataclass(frozen=True)
class Level:
    """What was counted on one page."""

    path: str
    words: int
    lix: float
    longest: str
    """The sentence with the most words."""
    mentions: int
    """How often the page says "the article"."""

    @property
    def too_hard(self) -> bool:
        """Whether the page or one of its sentences is above the ceiling."""
        return self.lix > self.ceiling or len(WORD.findall(self.longest)) > LONGEST

    @property
    def ceiling(self) -> float:
        """The highest LIX that the page may have."""
        return HARDEST["course" if self.path == "index.md" or self.path.startswith("learn/") else "other"]


def sentences(markdown: str) -> list[str]:
    """The sentences of a page of prose, without what is no prose. A colon or semicolon ends one."""
    for pattern, instead in LEFT_OUT:
        markdown = re.sub(pattern, instead, markdown)
    blocks = (" ".join(block.split()) for block in BLOCK.split(markdown))
    return [each for block in blocks for each in END.split(block) if WORD.search(each)]


def level(path: str, markdown: str) -> Level:
    """The level of the page at that path, which has at least one sentence."""
    told = sentences(markdown)
    words = [word for each in told for word in WORD.findall(each)]
    long_words = sum(len(word) > 6 for word in words)
    lix = len(words) / len(told) + 100 * long_words / len(words)
    return Level(path, len(words), lix, max(told, key=lambda each: len(WORD.findall(each))), len(re.findall("the article", markdown, re.IGNORECASE)))


def pages(docs: Path) -> list[Level]:
    """The levels of the pages below docs/ that have prose enough."""
    texts = {file.relative_to(docs).as_posix(): file.read_text(encoding="utf-8") for file in sorted(docs.rglob("*.md"))}
    levels = [level(path, text) for path, text in texts.items() if sentences(text)]
    return [each for each in levels if each.words >= FEWEST]


def main() -> int:
    """Prints a line for each page, and a fault for each above its ceiling."""
    levels = pages(Path(__file__).resolve().parent.parent / "docs")
    print(f"{'page':44} words   LIX  longest  mentions of the article")
    for each in levels:
        print(f"{each.path:44} {each.words:5} {each.lix:5.1f} {len(WORD.findall(each.longest)):8} {each.mentions:9}")
    print(f"{'all':44} {sum(each.words for each in levels):5} {sum(each.mentions for each in levels):24}")
    for each in (each for each in levels if each.too_hard):
        print(f"docs/{each.path}:1:1: LIX {each.lix:.1f} of {each.ceiling:g}; shorten this sentence, and others: {each.longest}", file=sys.stderr)
    return int(any(each.too_hard for each in levels))


if __name__ == "__main__":
    sys.exit(main())
