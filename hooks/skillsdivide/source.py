"""YAML text to plain values that can still tell their line and column.

PyYAML alone keeps the last of two equal keys and follows any alias; both are faults here.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from skillsdivide.problems import Problem

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader where PyYAML has it: several times the speed of the Python one."""

DEEPEST = 20
"""No file of ours nests deeper; it bounds what a hostile one can make us do."""

MOST_BYTES = 4_000_000

MANY = 500
STEEP = re.compile(r"(?:[-?][ \t]+){50}|^ {100}", re.MULTILINE)

UNSEEN = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff\\ufffe\\uffff]")
"""Control characters, those that turn the direction of text, and code points that are no characters: XML allows none."""


@dataclass(frozen=True)
class Document:
    """One YAML file: its path as authors know it, its value, and the nodes that know their place."""

    path: str
    value: object
    root: yaml.Node

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


def read(file: Path, path: str) -> tuple[Document | None, list[Problem]]:
    """The document in a file, with what is wrong with it as YAML; None where it cannot be read at all."""
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return None, [Problem(path, 1, 1, "the file is missing", "create it; CONTRIBUTING.md shows what it holds")]
    except OSError as error:
        return None, [Problem(path, 1, 1, f"the file cannot be read ({error.strerror})", "make it a readable file")]
    if len(data) > MOST_BYTES:
        return None, [Problem(path, 1, 1, f"the file has {len(data)} bytes", f"split it: {MOST_BYTES} is the limit")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [Problem(path, line, 1, "a byte is not UTF-8", "save the file in the encoding UTF-8")]
    return parse(text, path)


def parse(text: str, path: str) -> tuple[Document | None, list[Problem]]:
    """The same for a text already read."""
    loader = None
    try:
        deep = _too_deep(text, path)
        if deep:
            return None, [deep]
        loader = Loader(text)
        root = loader.get_single_node()
        if root is None:
            return None, [Problem(path, 1, 1, "the file is empty", "write its records; CONTRIBUTING.md shows them")]
        builder = _Builder(path, loader)
        value = builder.build(root, 0)
        return (None if builder.torn else Document(path, value, root)), builder.problems
    except yaml.MarkedYAMLError as error:
        at_the_end = "end of stream" in str(error.problem)
        mark = (error.context_mark if at_the_end else None) or error.problem_mark or error.context_mark
        if error.problem == "but found another document":
            return None, [
                Problem(
                    path, error.problem_mark.line + 1, error.problem_mark.column + 1, "this is not YAML: a second document begins", "take the line with --- out"
                )
            ]
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return None, [Problem(path, line, column, f"this is not YAML: {error.problem or error.context}", _yaml_remedy(error))]
    except (yaml.YAMLError, RecursionError) as error:
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

    def __init__(self, path: str, loader: yaml.SafeLoader):
        self.path = path
        self.loader = loader
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
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if depth > DEEPEST:
            self.report(node, f"more than {DEEPEST} levels are nested", "flatten this part")
            self.torn = True
            return None
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, depth + 1) for child in node.value]
        return self.mapping(node, depth)

    def mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, object]:
        value: dict[str, object] = {}
        for key_node, child in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else None
            if key is None or key_node.tag == "tag:yaml.org,2002:merge":
                self.report(key_node, "this key is not a plain word", "write the keys one by one")
                continue
            if key in value:
                self.report(key_node, f"the key {key!r} stands twice in one record", "keep one of the two")
                continue
            value[key] = self.build(child, depth + 1)
        return value

    def scalar(self, node: yaml.ScalarNode) -> object:
        if node.tag == "tag:yaml.org,2002:str":
            unseen = UNSEEN.search(node.value)
            if unseen:
                self.report(
                    node, f"the text holds the control character U+{ord(unseen[0]):04X}", "take it out; it shows nothing and breaks files made from the text"
                )
            return node.value
        try:
            return self.loader.construct_object(node)
        except (yaml.YAMLError, ValueError, OverflowError):
            if node.tag == "tag:yaml.org,2002:timestamp":
                self.report(node, f"{node.value!r} is no day of the calendar", "write a date such as 2026-11-23")
                return None
            self.report(node, f"{node.value[:40]!r} is not a value that YAML knows", "put quotes round it")
            return None
