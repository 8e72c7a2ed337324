"""YAML text to plain values that can still tell their line and column.

PyYAML alone keeps the last of two equal keys and follows any alias; both are faults here.
"""

import math
import re
from dataclasses import dataclass
from functools import cached_property

import yaml

from skillsdivide.diagnostics import Problem
from skillsdivide.load.source_files import UNSEEN

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader where PyYAML has it: several times the speed of the Python one."""

DEEPEST = 20
"""No file of ours nests deeper; it bounds what a hostile one can make us do."""

MANY = 500
STEEP = re.compile(r"(?:[-?][ \t]+){50}|^ {100}", re.MULTILINE)

YAML = "tag:yaml.org,2002:"
TEXT, MERGE, TIMESTAMP = (YAML + name for name in ("str", "merge", "timestamp"))
TAGS = {
    yaml.MappingNode: {YAML + "map"},
    yaml.SequenceNode: {YAML + "seq"},
    yaml.ScalarNode: {TEXT, MERGE, TIMESTAMP, *(YAML + name for name in ("int", "float", "bool", "null", "value"))},
}
"""What a node may be, without the tag that an author can write before it."""

LONGEST_VALUE = 40
"""No number or date is longer; a hostile one takes long to read."""

NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)?(\.[0-9]*)?(e[-+]?[0-9]+)?|[-+]?\.(inf|nan)", re.IGNORECASE)
"""How people write numbers. YAML also takes 010 for 8 and 1:30 for 90."""

LARGEST = 2**53
"""Beyond it, programs that read our JSON files would each see another number."""


@dataclass(frozen=True)
class Document:
    """One YAML file: its path as authors know it, its value, and its text."""

    path: str
    value: object
    text: str

    @cached_property
    def root(self) -> yaml.Node:
        """The nodes, which know their places: composed again where something is wrong, so that sound files do not fill the memory."""
        return yaml.compose(self.text, Loader)

    def problem(self, where: tuple[str | int, ...], what: str, remedy: str, *, at_key: bool = False) -> Problem:
        """A problem at the value that `where` leads to; steps that lead nowhere are passed over.

        With `at_key` the last step's key is pointed at rather than its value.
        """
        node = self.root
        mark = node.start_mark
        for step in where:
            key, child = _child(node, step)
            if child is not None:
                mark = key.start_mark if key is not None and at_key else child.start_mark
                node = child
        return Problem(self.path, mark.line + 1, mark.column + 1, what, remedy)


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node | None]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None, None


def parse(text: str, path: str) -> tuple[Document | None, list[Problem]]:
    """The document in a file's text, with what is wrong with it as YAML; None where it cannot be read at all."""
    loader = None
    try:
        deep = _too_deep(text, path)
        if deep:
            return None, [deep]
        loader = Loader(text)
        root = loader.get_single_node()
        if root is None:
            return None, [Problem(path, 1, 1, "the file is empty", "write its records; CONTRIBUTING.md shows them")]
        builder = _Builder(path, loader, wary="\\" in text or UNSEEN.search(text) is not None)
        value = builder.build(root, 0)
        return (None if builder.torn else Document(path, value, text)), builder.problems
    except yaml.MarkedYAMLError as error:
        at_the_end = "end of stream" in str(error.problem)
        mark = (error.context_mark if at_the_end else None) or error.problem_mark or error.context_mark
        if error.problem == "but found another document":
            return None, [
                Problem(
                    path, error.problem_mark.line + 1, error.problem_mark.column + 1, "this is not YAML: a second document begins", "take the line with --- out"
                )
            ]
        lines = len(text.splitlines())  # the end may be marked on a line that is not there
        line, column = (min(mark.line + 1, lines), mark.column + 1) if mark else (1, 1)
        return None, [Problem(path, line, column, f"this is not YAML: {error.problem or error.context}", _yaml_remedy(error))]
    except (yaml.YAMLError, RecursionError, UnicodeEncodeError) as error:
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        return None, [Problem(path, line, 1, "this is not YAML: a character or a nesting that YAML refuses", "take it out")]
    finally:
        if loader is not None:
            loader.dispose()


def _too_deep(text: str, path: str) -> Problem | None:
    """Found in the flat run of events, because libyaml composes nested ones by recursion in C and ends the process.

    Only a text with very many brackets, hyphens in a row or spaces at a line's start can nest that deep.
    """
    if text.count("[") + text.count("{") < MANY and not STEEP.search(text):
        return None
    depth = 0
    for event in yaml.parse(text, Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST + 1:
            mark = event.start_mark
            return Problem(path, mark.line + 1, mark.column + 1, f"more than {DEEPEST} levels are nested", "flatten this part")
    return None


def _yaml_remedy(error: yaml.MarkedYAMLError) -> str:
    said = str(error.problem)
    if "mapping values are not allowed" in said:
        return "check the indentation, and put quotes round a text that contains a colon and a space"
    if "tab" in said or "cannot start any token" in said:
        return "indent with spaces, and put quotes round a text that starts with a sign"
    if "expected <block end>" in said or "did not find expected" in said:
        return "check the indentation and the quotes of this line and the one before"
    return "mend the line, or put quotes round its text"


class _Builder:
    """Builds values from nodes and gathers what YAML itself lets pass."""

    def __init__(self, path: str, loader: yaml.SafeLoader, *, wary: bool):
        self.path = path
        self.loader = loader
        self.wary = wary
        """Whether a text may hold a character that nobody sees: the file does, or has escapes that make one."""
        self.problems: list[Problem] = []
        self.seen: set[int] = set()
        self.torn = False
        """Whether a part could not be built, so that judging the rest would mislead."""

    def report(self, node: yaml.Node, what: str, remedy: str) -> None:
        self.problems.append(Problem(self.path, node.start_mark.line + 1, node.start_mark.column + 1, what, remedy))

    def build(self, node: yaml.Node, depth: int) -> object:
        if id(node) in self.seen:
            self.report(node, "a YAML alias repeats this part", "write the part out where it is used")
            self.torn = True
            return None
        self.seen.add(id(node))
        kind = type(node)
        if node.tag not in TAGS[kind]:
            tag = node.tag.replace(YAML, "!!")
            self.report(node, f"the tag {_short(tag)} has no meaning here", "take it out")
            self.torn = True
            return None
        if kind is yaml.ScalarNode:
            return node.value if node.tag == TEXT and not self.wary else self.scalar(node)
        if depth > DEEPEST:
            self.report(node, f"more than {DEEPEST} levels are nested", "flatten this part")
            self.torn = True
            return None
        if kind is yaml.SequenceNode:
            return [self.build(child, depth + 1) for child in node.value]
        return self.mapping(node, depth)

    def mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, object]:
        value: dict[str, object] = {}
        for key_node, child in node.value:
            key = key_node.value
            if not isinstance(key, str) or key_node.tag == MERGE:
                self.report(key_node, "this key is not a plain word", "write the keys one by one")
                continue
            if key in value:
                self.report(key_node, f"the key {_short(key)} stands twice in one record", "keep one of the two")
                continue
            value[key] = self.build(child, depth + 1)
        return value

    def scalar(self, node: yaml.ScalarNode) -> object:
        if node.tag == TEXT:
            unseen = UNSEEN.search(node.value)
            if unseen:
                self.report(
                    node, f"the text holds the unseen character U+{ord(unseen[0]):04X}", "take it out; it shows nothing and breaks files made from the text"
                )
            return node.value
        try:
            value = self.loader.construct_object(node) if len(node.value) <= LONGEST_VALUE else None
        except (yaml.YAMLError, ValueError, OverflowError, LookupError, AttributeError):  # the last two where a tag such as !!bool stands before other words
            if node.tag == TIMESTAMP:
                self.report(node, f"{_short(node.value)} is no day of the calendar", "write a date such as 2026-11-23")
                return None
            self.report(node, f"{_short(node.value)} is not a value that YAML knows", "put quotes round it")
            return None
        if value is None and len(node.value) > LONGEST_VALUE:
            self.report(node, f"{_short(node.value)} is longer than a number or a date can be", "shorten it, or put quotes round it if it is a text")
        elif isinstance(value, int | float) and not isinstance(value, bool):
            return self.number(node, value)
        return value

    def number(self, node: yaml.ScalarNode, value: float) -> float | None:
        if not NUMBER.fullmatch(node.value):
            self.report(node, f"YAML reads {node.value!r} as {value}", "write the number in plain digits, or put quotes round it if it is a text")
            return None
        if math.isfinite(value) and abs(value) > LARGEST:
            self.report(node, f"{node.value} is too large to be read alike by all programs", "write a smaller number of a larger unit")
            return None
        return value


def _short(value: str) -> str:
    return repr(value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}...")
