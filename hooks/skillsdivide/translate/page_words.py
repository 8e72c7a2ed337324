"""The words in hand-written pages: a splitter of Markdown into messages, and pages with other words in their places.

It reads a page line by line, as Python-Markdown's blocks begin and end: front matter, headings, paragraphs, list items, cells of tables,
titles of notes, blocks of text to copy. What stands round a message (marks of lists, code, HTML, shortcodes on lines of their own) is never touched.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from skillsdivide.check.front_matter import front_matter_end
from skillsdivide.check.shortcodes import REPEATED
from skillsdivide.load.yaml_documents import Document, parse
from skillsdivide.schema.shortcodes import SHORTCODE
from skillsdivide.translate.messages import Change, Message

FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*([\w-]*)")
HEADING = re.compile(r"#{1,6}[ \t]*(.*?)[ \t]*#*[ \t]*(?:\{[^{}]*\})?[ \t]*$")
TITLE = re.compile(r'(?:!!!|\?\?\?\+?|={3}[+!]?)[ \t][^"]*(?:"(.*)")?[ \t]*$')
ITEM = re.compile(r"(?:[-*+]|\d+[.)])[ \t]+(?=\S)")
SEPARATOR = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
CELL = re.compile(r"(?:`[^`\n]*`|\\.|[^|\n])+")
STRUCTURE = re.compile(r"(?:</?[A-Za-z][^<>]*>[ \t]*)+$|\{[^{}]*\}[ \t]*$|[-=*_ \t]{3,}$|\[[^\]]+\]:[ \t]|\*\[[^\]]+\]:")
"""Lines without words: HTML, attributes, rules and underlines, addresses of links, abbreviations."""
UNSEEN = re.compile(r"<[^<>]*>|`[^`]*`|\]\([^)]*\)|\{[^{}]*\}")
WORDS = re.compile(r"[^\W\d_]|\d[.,]\d")
"""What makes a text a message: a letter, or a number that another language writes otherwise."""


@dataclass(frozen=True)
class Piece:
    """A message of a page with the part of the page's text that it takes."""

    message: Message
    start: int
    end: int
    margin: str = ""
    """What each line of the text but the first begins with."""
    kind: str = "paragraph"


def page_messages(page: str, text: str) -> Iterator[Message]:
    """The messages of a page by its path below docs/, in their order."""
    return (piece.message for piece in pieces(page, text))


def translated_page(page: str, text: str, change: Change) -> str:
    """The page's text with other words."""
    parts, done = [], 0
    for piece in pieces(page, text):
        words = change(piece.message)
        if words != piece.message.text:
            shown = json.dumps(words, ensure_ascii=False) if piece.kind == "field" else words.replace("\n", f"\n{piece.margin}")
            parts += [text[done : piece.start], shown]
            done = piece.end
    return "".join([*parts, text[done:]])


def pieces(page: str, text: str) -> list[Piece]:
    """The pieces of a page, in their order; none of one that says `translated: false`."""
    end = front_matter_end(text)
    document, _ = parse(text[:end].rpartition("\n")[0], page) if end else (None, [])
    if document is None or not isinstance(document.value, dict):
        return _Splitter(page, text).pieces()
    return (
        [*_front_matter(page, text, document), *_Splitter(page, text).pieces()]
        if document.value.get("translated", True) and "lang" not in document.value
        else []
    )


def _front_matter(page: str, text: str, document: Document) -> Iterator[Piece]:
    for key, node in document.root.value:
        if key.value in {"title", "description"}:
            start, stop = (_offset(text, mark.line, mark.column) for mark in (node.start_mark, node.end_mark))
            stop -= len(text[start:stop]) - len(text[start:stop].rstrip())
            yield Piece(Message(f"{page} {key.value}", node.value, f"{page} {key.value}", "No Markdown.", is_plain=True), start, stop, kind="field")


def _offset(text: str, line: int, column: int) -> int:
    return sum(len(each) + 1 for each in text.split("\n")[:line]) + column


@dataclass
class _Splitter:
    """A page under way: where the reading stands, and the paragraph that is open."""

    page: str
    text: str
    collected: list[Piece] = field(default_factory=list)
    section: str = ""
    count: int = 0
    slugs: Counter[str] = field(default_factory=Counter)
    opened: tuple[int, int, str] | None = None
    """Start and end of the open paragraph, and the margin of its second line."""
    holders: list[int] = field(default_factory=list)
    """How far the contents of the open lists and notes are indented."""

    def pieces(self) -> list[Piece]:
        """Reads the page behind its front matter."""
        start = front_matter_end(self.text)
        lines = self.text[start:].split("\n")
        fence: tuple[str, int, str] | None = None
        in_table, in_comment = False, False
        for index, line in enumerate(lines):
            quote = re.match(r"[ \t]*(?:>[ \t]?)*[ \t]*", line)
            margin = quote[0] if quote else ""
            body, at = line[len(margin) :], start + len(margin)
            begins, start = start, start + len(line) + 1
            if fence is not None:
                if re.match(rf"{fence[0]}[`~]*[ \t]*$", body):
                    if fence[1]:
                        self._copied(fence[2], fence[1], begins)
                    fence = None
                continue
            if in_comment or (body.startswith("<!--") and "-->" not in body):
                in_comment = "-->" not in body
                self._close()
                continue
            if not body.strip():
                self._close()
                in_table = False
                continue
            if not (in_table or self.opened) and self._is_code(margin):
                continue
            if match := FENCE.match(body):
                self._close()
                fence = match[1], (start if match[2] == "text" else 0), margin
            elif in_table or ("|" in body and index + 1 < len(lines) and _is_separator(lines[index + 1])):
                self._close()
                in_table = True
                if not SEPARATOR.match(body):
                    self._cells(body, at)
            else:
                self._read_line(body, at, margin)
        self._close()
        return self.collected

    def _read_line(self, body: str, at: int, margin: str) -> None:
        """Takes a line of words, without its margin, into what is open, or begins something with it."""
        if body.startswith("#") and (match := HEADING.match(body)):
            self._close()
            self._heading(at + match.start(1), at + match.end(1))
        elif match := TITLE.match(body):
            self._close()
            self.holders.append(len(margin.expandtabs(4)) + 4)
            if match[1]:
                self._add(at + match.start(1), at + match.end(1), "", "title")
        elif STRUCTURE.match(body) or _is_block_shortcode(body):
            self._close()
        elif match := ITEM.match(body):
            self._close()
            self.holders.append(len(margin.expandtabs(4)) + 4)
            self.opened = at + match.end(), at + len(body.rstrip()), ""
        elif self.opened:
            self.opened = self.opened[0], at + len(body.rstrip()), self.opened[2] or margin
        else:
            self.opened = at, at + len(body.rstrip()), margin

    def _is_code(self, margin: str) -> bool:
        """Whether a line is code, because it is indented further than what holds it; forgets the lists and notes that it ends."""
        if ">" in margin:
            return False
        width = len(margin.expandtabs(4))
        while self.holders and width < self.holders[-1]:
            self.holders.pop()
        return width >= (self.holders[-1] if self.holders else 0) + 4

    def _close(self) -> None:
        if self.opened:
            self._add(*self.opened)
        self.opened = None

    def _copied(self, margin: str, start: int, end: int) -> None:
        """Text to copy, from the start of its first line, in a block of its own."""
        if start < end:
            self._add(start + len(margin), end - 1, margin, "copied")

    def _cells(self, body: str, at: int) -> None:
        for cell in CELL.finditer(body):
            words = cell[0].strip()
            if words:
                begin = at + cell.start() + cell[0].index(words)
                self._add(begin, begin + len(words), "", "cell")

    def _heading(self, start: int, end: int) -> None:
        slug = "-".join(re.findall(r"\w+", UNSEEN.sub("", self.text[start:end]).casefold())) or "heading"
        self.slugs[slug] += 1
        self.section = f"#{slug}" if self.slugs[slug] == 1 else f"#{slug}-{self.slugs[slug]}"
        self.count = 0
        self._add(start, end, "", "heading")

    def _add(self, start: int, end: int, margin: str, kind: str = "paragraph") -> None:
        raw = self.text[start:end]
        words = raw.replace(f"\n{margin}", "\n") if kind == "copied" else re.sub(r"\n[ \t>]*", "\n", raw)
        if not WORDS.search(words if kind == "copied" else UNSEEN.sub("", words)):
            return
        self.count += kind != "heading"
        place = f"{self.page}{self.section} {'heading' if kind == 'heading' else self.count}"
        note = {"copied": "Text to copy, shown as it is typed.", "cell": "A cell of a table, in one line."}.get(kind, "")
        self.collected.append(Piece(Message(place, words, place, note, is_plain=kind == "copied"), start, end, margin, kind))


def _is_separator(line: str) -> bool:
    return "-" in line and bool(SEPARATOR.match(line.lstrip(" \t>"))) and ("|" in line)


def _is_block_shortcode(body: str) -> bool:
    """Whether a line holds shortcodes alone, and one of them is no part of a sentence."""
    kinds = [match[1] for match in SHORTCODE.finditer(body)]
    return bool(re.fullmatch(r"(?:<!--[^<>]*-->[ \t]*)+", body.rstrip())) and not (kinds and all(kind in REPEATED for kind in kinds))
