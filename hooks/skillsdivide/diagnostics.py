"""What is wrong with a file, said so that its author can mend it."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault, with the place to mend it and the remedy. Lines and columns count from 1."""

    path: str
    line: int
    column: int
    what: str
    remedy: str

    def __str__(self) -> str:
        """The one line that authors see: path:line:column: what is wrong; what to write instead."""
        return f"{self.path}:{self.line}:{self.column}: {self.what}; {self.remedy}"


class ValidationFailed(Exception):
    """The input has faults; `problems` lists them all, sorted by place."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(set(problems))
        count = len(self.problems)
        lines = "\n".join(map(str, self.problems))
        super().__init__(f"{count} fault{'s' if count > 1 else ''} found, nothing was built:\n{lines}")


def one_of(value: object, known: Iterable[str]) -> str:
    """The remedy for an unknown name: the nearest known one, or the list of them."""
    names = sorted(known)
    near = difflib.get_close_matches(str(value), names, n=1, cutoff=0.6)
    if near:
        return f"write {near[0]!r}"
    if not names:
        return "none is defined yet: add it, or take the reference out"
    shown = ", ".join(names[:6])
    return f"write one of: {shown}" + (f" and {len(names) - 6} more" if len(names) > 6 else "")
