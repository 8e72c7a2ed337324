"""Problems of the input: where each is, what is wrong, and what its author should write instead."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

Steps = tuple[str | int, ...]
"""The keys and list indexes that lead from a record or a document to a value in it."""

Place = tuple[int, int]
"""Line and column, from 1."""


def place_at(text: str, offset: int) -> Place:
    """The place of a character in a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


@dataclass(frozen=True, order=True)
class Problem:
    """One problem with its place and its remedy. Lines and columns count from 1."""

    path: str
    line: int
    column: int
    what: str
    remedy: str
    code: str = field(default="", compare=False)
    """The kind of problem, by a name that stays when the words change."""

    def __str__(self) -> str:
        """The line that authors see: path:line:column: what is wrong; what to write instead."""
        return f"{self.path}:{self.line}:{self.column}: {self.what}; {self.remedy}"


class Locatable(Protocol):
    """A parsed file whose values can still be found in it."""

    @property
    def path(self) -> str:
        """The file as messages show it."""

    @property
    def value(self) -> object:
        """What it holds, as plain values."""

    def problem(self, steps: Steps, what: str, remedy: str, code: str = "", *, at_key: bool = False) -> Problem:
        """A problem at the value to which the steps lead, or with `at_key` at its key."""


class ValidationFailed(Exception):
    """The input has problems; `problems` lists them all, sorted by place."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(set(problems))
        count = len(self.problems)
        lines = "\n".join(map(str, self.problems))
        super().__init__(f"{count} fault{'s' if count > 1 else ''} found, nothing was built:\n{lines}")


NEAR, NEARER = 0.6, 0.75
"""How like a name must be to be put forward alone: a slip is, another word is not. A slip seldom takes the first letter, so without it more is asked."""


def one_of(value: object, known: Iterable[str]) -> str:
    """The remedy for an unknown name: to write the nearest known one, or one of the list."""
    names = sorted(known)
    typed = str(value)
    begun = [name for name in names if name[:1] == typed[:1]]
    near = difflib.get_close_matches(typed, begun, n=1, cutoff=NEAR) or difflib.get_close_matches(typed, names, n=1, cutoff=NEARER)
    if near:
        return f"write {near[0]!r}"
    if not names:
        return "none is defined yet: add it, or take the reference out"
    shown = ", ".join(names[:6])
    return f"write one of: {shown}" + (f" and {len(names) - 6} more" if len(names) > 6 else "")
