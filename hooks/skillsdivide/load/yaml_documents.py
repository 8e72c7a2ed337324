"""Parses YAML into plain values whose lines and columns can still be looked up.

PyYAML alone keeps the last of two equal keys and follows any alias; both are problems here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from skillsdivide.diagnostics import Problem, Steps
from skillsdivide.load import yaml_slips
from skillsdivide.load.source_files import INVISIBLE

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader where PyYAML has it: several times the speed of the Python one."""

DEEPEST = 20
"""Levels of nesting that a file may have: more than any of ours, and a bound on the work that a hostile one can cause."""

MANY_BRACKETS = 500
DEEP_INDENTATION = " " * 100
DEEP_LIST = re.compile(r"[-?][ \t]+(?:[-?][ \t]+){49}")
"""Fifty signs of a list or of a key in a row, each a level deeper. The first stands apart, since Python would try a group at every character of every file."""

YAML = "tag:yaml.org,2002:"
TEXT, MERGE, TIMESTAMP = (YAML + name for name in ("str", "merge", "timestamp"))
TAGS = {
    yaml.MappingNode: {YAML + "map"},
    yaml.SequenceNode: {YAML + "seq"},
    yaml.ScalarNode: {TEXT, MERGE, TIMESTAMP, *(YAML + name for name in ("int", "float", "bool", "null", "value"))},
}
"""The tags that YAML gives to nodes by itself; any other was written by the author."""

LONGEST_VALUE = 40
"""Characters that a number or a date may have; reading a longer one takes long."""

NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)?(\.[0-9]*)?(e[-+]?[0-9]+)?|[-+]?\.(inf|nan)", re.IGNORECASE)
"""Numbers in plain digits. YAML also reads 010 as 8 and 1:30 as 90."""

POWER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?e[-+]?[0-9]+", re.IGNORECASE)
"""A number with a power of ten, such as 6.022e23, which YAML 1.2 knows and PyYAML takes for a text."""

LARGEST = 2**53
"""Programs that read our JSON files disagree about larger whole numbers."""


@dataclass(frozen=True)
class Document:
    """A parsed YAML file: its path as messages show it, its value, and its text."""

    path: str
    value: object
    text: str

    @cached_property
    def root(self) -> yaml.Node:
        """The root node, which knows the places of all values; composed on demand, so that sound files take no memory for it."""
        return yaml.compose(self.text, Loader)  # type: ignore[return-value]  # parse() has refused empty files

    def problem(self, steps: Steps, what: str, remedy: str, code: str = "", *, at_key: bool = False) -> Problem:
        """A problem at the value to which the steps lead; steps that lead nowhere are skipped.

        With `at_key` it points at the last step's key instead of the value.
        """
        node = self.root
        mark = node.start_mark
        for step in steps:
            key, child = _child(node, step)
            if child is not None:
                mark = key.start_mark if key is not None and at_key else child.start_mark
                node = child
        return Problem(self.path, *_place(mark), what, remedy, code)

    def with_values(self, values: Mapping[Steps, str]) -> str:
        """The text with other values, as YAML writes them, in the place of those to which the steps lead; all else stays as it is. Raises KeyError."""
        starts = [0, *(line.end() for line in re.finditer("\n", self.text))]
        edits = []
        for steps, value in values.items():
            node = self.root
            for step in steps:
                _, child = _child(node, step)
                if child is None:
                    raise KeyError(steps)
                node = child
            begin, end = (starts[mark.line] + mark.column for mark in (node.start_mark, node.end_mark) if mark)
            old = self.text[begin:end]
            edits.append((begin, end, value + old[len(old.rstrip()) :]))  # a folded text ends behind its line's end
        text = self.text
        for begin, end, value in sorted(edits, reverse=True):
            text = text[:begin] + value + text[end:]
        return text


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node | None]:
    """The key and the value to which a step leads from a node; a list has no keys."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None, None


def _place(mark: Any) -> tuple[int, int]:
    """Line and column, from 1, of a mark of PyYAML's, which count from 0."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def parse(text: str, path: str) -> tuple[Document | None, list[Problem]]:
    """Parses a file's text; returns the document and its problems as YAML, and no document if it cannot be read at all."""
    separators = yaml_slips.line_separators(text, path)
    document, problems = _parse(yaml_slips.LINE_SEPARATORS.sub(" ", text) if separators else text, path)
    return document, [*separators, *problems]


def _parse(text: str, path: str) -> tuple[Document | None, list[Problem]]:
    loader = None
    try:
        too_deep = _too_deep(text, path)
        if too_deep:
            return None, [too_deep]
        loader = Loader(text)
        root = loader.get_single_node()
        if root is None:
            return None, [Problem(path, 1, 1, "the file is empty", "write its records; CONTRIBUTING.md shows them", "empty-file")]
        lines = text.split("\n") if yaml_slips.SUSPECT.search(text) else None
        builder = _Builder(path, loader, lines, check_invisible="\\" in text or INVISIBLE.search(text) is not None)
        value = builder.build(root, 0, is_item=True)
        anchors = yaml_slips.unused_anchors(text, path, Loader)
        return (None if builder.incomplete else Document(path, value, text)), [*builder.problems, *anchors]
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_problem(error, text, path)]
    except (yaml.YAMLError, RecursionError, UnicodeEncodeError) as error:
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        return None, [Problem(path, line, 1, "this is not YAML: a character or a nesting that YAML refuses", "take it out", "yaml-refused")]
    finally:
        if loader is not None:
            loader.dispose()


def _too_deep(text: str, path: str) -> Problem | None:
    """The problem of a text that nests too deep, read from the flat run of events: libyaml composes by recursion in C and would end the process.

    Only a text with very many brackets, hyphens in a row or spaces at a line's start can nest that deep.
    """
    if text.count("[") + text.count("{") < MANY_BRACKETS and DEEP_INDENTATION not in text and not DEEP_LIST.search(text):
        return None
    depth = 0
    for event in yaml.parse(text, Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST + 1:
            return Problem(path, *_place(event.start_mark), f"more than {DEEPEST} levels are nested", "flatten this part", "too-deep")
    return None


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    if error.problem == "but found another document":
        return Problem(path, *_place(error.problem_mark), "this is not YAML: a second document begins", "take the line with --- out", "second-document")
    gave_up, _ = _place(error.problem_mark or error.context_mark)
    slip = yaml_slips.slip_before(text.split("\n"), gave_up, misses_colon="expected ':'" in str(error.problem))
    if slip:
        return Problem(path, slip[0], *slip[1])
    at_the_end = "end of stream" in str(error.problem)
    line, column = _place((error.context_mark if at_the_end else None) or error.problem_mark or error.context_mark)
    lines = len(text.splitlines())  # the end may be marked on a line that is not there
    return Problem(path, min(line, lines), column, f"this is not YAML: {error.problem or error.context}", _syntax_remedy(str(error.problem)), "yaml-syntax")


def _syntax_remedy(message: str) -> str:
    if "mapping values are not allowed" in message:
        return "check the indentation, and put quotes round a text that contains a colon and a space"
    if "tab" in message or "cannot start any token" in message:
        return "indent with spaces, and put quotes round a text that starts with a sign"
    if "expected <block end>" in message or "did not find expected" in message:
        return "check the indentation and the quotes of this line and the one before"
    return "mend the line, or put quotes round its text"


class _Builder:
    """Builds values from nodes and collects the problems that YAML itself lets pass."""

    def __init__(self, path: str, loader: yaml.SafeLoader, lines: list[str] | None, *, check_invisible: bool):
        self.path = path
        self.loader = loader
        self.lines = lines
        """The lines of the text, where they may hold a slip that YAML takes for something else."""
        self.check_invisible = check_invisible
        """Whether a text may hold an invisible character: the file does, or has escapes that make one."""
        self.problems: list[Problem] = []
        self.built: set[int] = set()
        self.incomplete = False
        """Whether a part could not be built, so that validating the rest would mislead."""

    def report(self, node: yaml.Node, code: str, what: str, remedy: str) -> None:
        self.problems.append(Problem(self.path, *_place(node.start_mark), what, remedy, code))

    def build(self, node: yaml.Node, depth: int, *, is_item: bool = False) -> object:
        if id(node) in self.built:
            self.report(node, "alias", "a YAML alias repeats this part", "write the part out where it is used")
            self.incomplete = True
            return None
        self.built.add(id(node))
        if node.tag not in TAGS[type(node)]:
            self.report(node, "tag", f"the tag {_short(node.tag.replace(YAML, '!!'))} has no meaning here", "take it out")
            self.incomplete = True
            return None
        if isinstance(node, yaml.ScalarNode):
            if node.tag == TEXT and not node.style and len(node.value) <= LONGEST_VALUE and POWER.fullmatch(node.value):
                return float(node.value)
            if self.lines is not None and not node.style and (node.tag == TEXT or not node.value):
                self.plain_text(node, self.lines, is_item=is_item)
            return node.value if node.tag == TEXT and not self.check_invisible else self.scalar(node)
        if depth > DEEPEST:
            self.report(node, "too-deep", f"more than {DEEPEST} levels are nested", "flatten this part")
            self.incomplete = True
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, depth)
        return [self.build(child, depth + 1, is_item=True) for child in node.value]

    def plain_text(self, node: yaml.ScalarNode, lines: list[str], *, is_item: bool) -> None:
        """Reports what YAML has dropped of a text without quotes, or taken for a text."""
        end = node.end_mark
        rest = lines[end.line][end.column :] if end.line < len(lines) else ""
        slip = yaml_slips.slip_of_text(node.value, rest, is_item=is_item)
        if slip:
            what, remedy, code = slip
            self.report(node, code, what, remedy)

    def mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, object]:
        value: dict[str, object] = {}
        for key_node, child in node.value:
            key = key_node.value
            if not isinstance(key, str) or key_node.tag == MERGE:
                self.report(key_node, "key-type", "this key is not a plain word", "write the keys one by one")
                continue
            if key in value:
                self.report(key_node, "duplicate-key", f"the key {_short(key)} stands twice in one record", "keep one of the two")
                continue
            slip = yaml_slips.slip_of_key(key) if self.lines is not None else None
            if slip:
                what, remedy, code = slip
                self.report(key_node, code, what, remedy)
            value[key] = self.build(child, depth + 1)
        return value

    def scalar(self, node: yaml.ScalarNode) -> object:
        if node.tag == TEXT:
            invisible = INVISIBLE.search(node.value)
            if invisible:
                what = f"the text holds the unseen character U+{ord(invisible[0]):04X}"
                self.report(node, "invisible-character", what, "take it out; it shows nothing and breaks files made from the text")
            return node.value
        if len(node.value) > LONGEST_VALUE:
            what = f"{_short(node.value)} is longer than a number or a date can be"
            self.report(node, "long-value", what, "shorten it, or put quotes round it if it is a text")
            return None
        try:
            value = self.loader.construct_object(node)
        except (yaml.YAMLError, ValueError, OverflowError, LookupError, AttributeError):  # the last two where a tag such as !!bool stands before other words
            if node.tag == TIMESTAMP:
                self.report(node, "calendar-day", f"{_short(node.value)} is no day of the calendar", "write a date such as 2026-11-23")
            else:
                self.report(node, "yaml-value", f"{_short(node.value)} is not a value that YAML knows", "put quotes round it")
            return None
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self.number(node, value)
        return value

    def number(self, node: yaml.ScalarNode, value: float) -> float | None:
        if not NUMBER.fullmatch(node.value):
            remedy = "write the number in plain digits, or put quotes round it if it is a text"
            self.report(node, "number-form", f"YAML reads {node.value!r} as {value}", remedy)
            return None
        if isinstance(value, int) and abs(value) > LARGEST:
            self.report(node, "large-number", f"{node.value} is too large to be read alike by all programs", "write a smaller number of a larger unit")
            return None
        return value


def _short(value: str) -> str:
    return repr(value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}...")
