"""The words in templates: which parts of them are messages, and templates with other words in their places.

Templates hold plain English and no marks of translation. A message is a sentence with the tags, values and conditions inside it:
a tag is shown without its attributes, `<a>`, or `<a 2>` where there are several, and what Jinja does as it is written. Words inside an
expression are marked, `_("Tasks")`, and the forms of a counted noun are in `counted("one {# task} other {# tasks}")`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from skillsdivide.translate.messages import Change, Message
from skillsdivide.translate.template_text import ATTRIBUTE, LITERAL, PART, WORDS, Token, has_words, partners, tokens

WORDED = frozenset(["alt", "aria-label", "aria-roledescription", "label", "placeholder", "title"])
"""Attributes that people see or hear."""
KEYS = frozenset(
    f"data-{name}" for name in ("about", "action", "colour", "ical", "item", "kind", "objective", "part", "rule", "rows", "say", "sign", "side", "type")
)
"""Attributes for scripts that hold names and no words."""
PHRASE = re.compile(r"\s|^[A-Z][a-z]|[{}]|[.!?…]$")
"""What tells the words of an attribute for scripts from a name."""
MACHINE = re.compile(r"\S*\.(?:md|json|ics)\b\S*|[^\s]*[/#@|=][^\s]*")
"""What is an address or a name and no message, where it stands alone."""

DATA = re.compile(r"templates/exports/.*\.(?:xml|txt)\.j2")
"""Templates of files that software reads: what stands in their elements is no word, so words are marked there."""

TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-z]+)(?: (?P<number>\d+))?>")
"""A tag as translators see it."""


@dataclass(frozen=True)
class Piece:
    """A message of a template with the part of the source that it takes."""

    message: Message
    start: int
    end: int
    kind: str
    """text, attribute or literal: how the words are written."""
    tags: dict[str, Token] = field(default_factory=dict)
    """Opening tags by what stands for them: `a`, or `a 2`."""


def template_messages(name: str, source: str) -> Iterator[Message]:
    """The messages of a template by its path below the templates, in their order."""
    return (piece.message for piece in template_pieces(name, source))


def translated_template(name: str, source: str, change: Change) -> str:
    """The template's source with other words."""
    edits = [(piece, words) for piece in template_pieces(name, source) if (words := change(piece.message)) != piece.message.text]
    return _edited(source, 0, len(source), edits)


def _edited(source: str, start: int, end: int, edits: Sequence[tuple[Piece, str]]) -> str:
    """A part of the source with what is edited in it; a message may hold tags whose attributes are edited too."""
    parts, done = [], start
    for piece, words in edits:
        if done <= piece.start and piece.end <= end:
            inner = [each for each in edits if each[0] is not piece and piece.start <= each[0].start and each[0].end <= piece.end]
            parts += [source[done : piece.start], _written(source, piece, words, inner)]
            done = piece.end
    return "".join([*parts, source[done:end]])


def _written(source: str, piece: Piece, words: str, inner: Sequence[tuple[Piece, str]]) -> str:
    if piece.kind == "literal":
        return words.replace("\\", "\\\\").replace('"', '\\"')
    if piece.kind == "attribute":
        return _quoted(words)

    def tag(match: re.Match[str]) -> str:
        if match["close"]:
            return match[0]
        token = piece.tags.get(f"{match['name']} {match['number']}" if match["number"] else match["name"])
        return _edited(source, token.start, token.end, inner) if token else match[0]

    return TAG.sub(tag, words)


def _quoted(words: str) -> str:
    """Words for an attribute: quotes, and what Jinja would take for a remark, are escaped but for those inside expressions."""

    def safe(text: str) -> str:
        return text.replace('"', "&quot;").replace("{#", '{{ "{#" }}')

    parts, done = [], 0
    for part in PART.finditer(words):
        parts += [safe(words[done : part.start()]), part[0]]
        done = part.end()
    return "".join([*parts, safe(words[done:])])


@cache
def template_pieces(name: str, source: str) -> Sequence[Piece]:
    """The pieces of a template, in their order; that of a sentence before those of the tags inside it. Each language asks for them twice."""
    return tuple(_Splitter(name, source).pieces())


@dataclass
class _Splitter:
    """A template under way."""

    name: str
    source: str
    collected: list[Piece] = field(default_factory=list)

    def pieces(self) -> list[Piece]:
        """Reads the whole template, run by run; of one that software reads, what is marked."""
        run: list[Token] = []
        if DATA.fullmatch(self.name):
            for match in LITERAL.finditer(self.source):
                self._literal(match, 0)
            return self._in_order()
        for token in tokens(self.source, 0, len(self.source)):
            if token.kind == "edge":
                self._split(run)
                self._within(token)
                run = []
            else:
                run.append(token)
        self._split(run)
        return self._in_order()

    def _in_order(self) -> list[Piece]:
        ordered = sorted(self.collected, key=lambda piece: (piece.start, -piece.end))
        return [replace(piece, message=self._placed(piece.message, number)) for number, piece in enumerate(ordered, 1)]

    @property
    def is_item(self) -> bool:
        """Whether the template writes a question, which is shown in one language as a whole."""
        return self.name.startswith("templates/items/")

    def _placed(self, message: Message, number: int) -> Message:
        place = f"{self.name} {number}"
        return replace(message, place=place, unit=self.name if self.is_item else place)

    def _split(self, run: Sequence[Token], kind: str = "text") -> None:
        """Finds the sentences among tokens between which no sentence must end."""
        run = self._peeled(run)
        if not any(map(has_words, run)) and not self._is_joined(run):
            for token in run:
                self._within(token)
            return
        pairs = partners(run)
        alone = [index for index, token in enumerate(run) if token.kind in {"open", "close", "begin", "end"} and index not in pairs]
        if alone:
            self._at(run, alone, kind)
        elif pairs.get(0) == len(run) - 1:
            self._at(run, [0, *self._branches(run, pairs), len(run) - 1], kind)
        elif not self._is_sentence(run, pairs):
            self._at(run, [index for index in self._top(run, pairs) if run[index].kind in {"open", "begin", "close", "end"}], kind)
        elif any(run[index].kind == "branch" for index in self._top(run, pairs)):
            self._at(run, [index for index in self._top(run, pairs) if run[index].kind == "branch"], kind)
        else:
            self._add(run, kind)

    def _is_joined(self, run: Sequence[Token]) -> bool:
        """Whether words inside an expression stand in one line with other values, as parts of one text."""
        values = [token for token in run if token.kind == "expression"]
        return len(values) > 1 and any(LITERAL.search(token.text) for token in values) and not any("\n" in token.text for token in run if token.kind == "text")

    def _peeled(self, run: Sequence[Token]) -> Sequence[Token]:
        """The run without what stands round its sentences: spaces, remarks, fields to fill in."""

        def is_outside(token: Token) -> bool:
            return token.kind in {"aside", "void"} or (token.kind == "text" and not token.text.strip())

        first = next((index for index, token in enumerate(run) if not is_outside(token)), len(run))
        last = next((index for index in range(len(run) - 1, first - 1, -1) if not is_outside(run[index])), first - 1)
        for token in (*run[:first], *run[last + 1 :]):
            self._within(token)
        return run[first : last + 1]

    def _at(self, run: Sequence[Token], cuts: Sequence[int], kind: str) -> None:
        """Goes on with the parts between some tokens."""
        for start, end in zip([-1, *cuts], [*cuts, len(run)], strict=True):
            self._split(run[start + 1 : end], kind)
            if end < len(run):
                self._within(run[end])

    def _top(self, run: Sequence[Token], pairs: dict[int, int]) -> list[int]:
        """The indexes of the tokens that stand inside no other of the run."""
        indexes, index = [], 0
        while index < len(run):
            indexes.append(index)
            if pairs.get(index, -1) > index:
                index = pairs[index]
                indexes.append(index)
            index += 1
        return indexes

    def _branches(self, run: Sequence[Token], pairs: dict[int, int]) -> list[int]:
        inner = run[1:-1]
        top = self._top(inner, partners(inner))
        return [index + 1 for index in top if inner[index].kind == "branch"]

    def _is_sentence(self, run: Sequence[Token], pairs: dict[int, int]) -> bool:
        """Whether words or a value stand outside every tag and condition, so that all of it is one text."""
        return any(run[index].kind == "expression" or has_words(run[index]) for index in self._top(run, pairs))

    def _add(self, run: Sequence[Token], kind: str) -> None:
        """Takes a sentence, and what its tags say by their attributes."""
        first, last = run[0], run[-1]
        start = first.start + (len(first.text) - len(first.text.lstrip()) if first.kind == "text" else 0)
        end = last.end - (len(last.text) - len(last.text.rstrip()) if last.kind == "text" else 0)
        counts = {token.name: sum(other.name == token.name and other.kind == token.kind for other in run) for token in run if token.kind in {"open", "void"}}
        tags: dict[str, Token] = {}
        shown = []
        for token in run:
            text = self.source[max(start, token.start) : min(end, token.end)]
            if token.kind in {"open", "void"}:
                number = sum(key.partition(" ")[0] == token.name for key in tags) + 1
                key = f"{token.name} {number}" if counts[token.name] > 1 else token.name
                tags[key] = token
                text = f"<{key}>"
                self._attributes(token)
            shown.append(text)
        self._collect("".join(shown), start, end, kind, tags)

    def _within(self, token: Token) -> None:
        """Takes the words inside a token that is no part of a sentence."""
        if token.text.startswith("<"):
            self._attributes(token)
        elif token.text.startswith(("{{", "{%")):
            for match in LITERAL.finditer(token.text):
                self._literal(match, token.start)

    def _literal(self, match: re.Match[str], start: int) -> None:
        words = match[1].replace('\\"', '"').replace("\\\\", "\\")
        if WORDS.search(words):
            self._collect(words, start + match.start(1), start + match.end(1), "literal", {})

    def _attributes(self, token: Token) -> None:
        """Takes what a tag says by its attributes."""
        for match in ATTRIBUTE.finditer(token.text):
            name, value, start = match["name"], match["value"], token.start + match.start("value")
            is_worded = name in WORDED or (name.startswith("data-") and name not in KEYS and PHRASE.search(PART.sub("", value)))
            inner = list(tokens(self.source, start, start + len(value)))
            if is_worded:
                self._split(inner, "attribute")
            else:
                for part in inner:
                    self._within(part)

    def _collect(self, text: str, start: int, end: int, kind: str, tags: dict[str, Token]) -> None:
        bare = PART.sub("", text)
        is_machine = (not tags and MACHINE.fullmatch(bare)) or (self.is_item and re.fullmatch(r"[a-z]+", text))
        if not is_machine:
            self.collected.append(Piece(Message("", text, is_template=True), start, end, kind, tags))
