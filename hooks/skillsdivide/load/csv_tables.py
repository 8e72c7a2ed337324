"""Parses CSV into plain values whose lines and columns can still be looked up: a header with the names of a record's fields, then a record a line."""

import csv
import re
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from skillsdivide.diagnostics import Problem, Steps, one_of, place_at
from skillsdivide.load.source_files import INVISIBLE
from skillsdivide.schema.fields import Record
from skillsdivide.schema.walk import classes

NUMBERS: tuple[tuple[type, re.Pattern[str]], ...] = (
    (int, re.compile(r"-?(0|[1-9][0-9]{0,14})")),
    (float, re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")),
)
"""What a cell of a number may hold; anything else stays a text, which validation refuses in words."""


@dataclass(frozen=True)
class Table:
    """A parsed CSV file: its path as messages show it, its rows under the collection's name, and where each row stands."""

    path: str
    value: dict[str, list[dict[str, object]]]
    text: str
    names: tuple[str, ...]
    """The header."""
    lines: tuple[int, ...]
    """The line of each row, from 1."""

    def problem(self, steps: Steps, what: str, remedy: str, code: str = "", *, at_key: bool = False) -> Problem:
        """A problem at the cell to which the steps (collection, row, column) lead; `at_key` says the same, as a row has no keys of its own."""
        row = next((step for step in steps if isinstance(step, int)), None)
        if row is None:
            return Problem(self.path, 1, 1, what, remedy, code)
        name = str(steps[-1])
        index = self.names.index(name) if name in self.names else 0
        return Problem(self.path, self.lines[row], _column(self.text.split("\n")[self.lines[row] - 1], index), what, remedy, code)


def parse_table(kind: type[Record], text: str, path: str) -> tuple[Table | None, list[Problem]]:
    """The rows of a CSV file whose records go into the one list of `kind`, or the problems that keep it from being read."""
    ((collection, entry),) = kind.model_fields.items()
    (record,) = typing.get_args(entry.annotation)
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        names = tuple(next(reader, ()))
        problems = list(_header_problems(path, names, record))
        if problems:
            return None, problems
        readers = [_cell_reader(record.model_fields[name].annotation) for name in names]
        rows, lines = [], []
        for cells in reader:
            line = reader.line_num
            if len(cells) != len(names):
                what = f"the line has {len(cells)} cells, and the header {len(names)}"
                problems.append(Problem(path, line, 1, what, "give each column its cell; one with a comma stands in double quotes", "csv-cells"))
            rows.append({name: read(cell) for name, read, cell in zip(names, readers, cells, strict=False) if cell})
            lines.append(line)
    except csv.Error as error:
        return None, [Problem(path, reader.line_num or 1, 1, f"the line cannot be read as CSV ({error})", "close its quotes, and double a quote inside", "csv")]
    if invisible := INVISIBLE.search(text):
        what = f"the unseen character U+{ord(invisible[0]):04X} stands here"
        problems.append(Problem(path, *place_at(text, invisible.start()), what, "take it out", "invisible-character"))
    return (None, problems) if problems else (Table(path, {collection: rows}, text, names, tuple(lines)), [])


def _header_problems(path: str, names: tuple[str, ...], record: type[Record]) -> Iterator[Problem]:
    known = list(record.model_fields)
    if not names:
        yield Problem(path, 1, 1, "the file is empty", f"begin it with the line {','.join(known)}", "csv-header")
        return
    for index, name in enumerate(names):
        column = 1 + sum(len(each) + 1 for each in names[:index])
        if name not in known:
            yield Problem(path, 1, column, f"unknown column {name!r}", one_of(name, known), "csv-header")
        elif name in names[:index]:
            yield Problem(path, 1, column, f"the column {name!r} stands twice", "keep one of the two", "csv-header")
    missing = [name for name in known if name not in names and record.model_fields[name].is_required()]
    if missing:
        yield Problem(path, 1, 1, f"columns are missing: {', '.join(missing)}", f"the header is {','.join(known)}", "csv-header")


def _cell_reader(annotation: Any) -> Any:
    """What makes a value of a cell's text: a number where the field is one and the cell looks like one."""
    kinds = set(classes(annotation))
    for kind, pattern in NUMBERS:
        if kind in kinds:
            return lambda cell: kind(cell) if pattern.fullmatch(cell) else cell
    return str


def _column(line: str, index: int) -> int:
    """Where the cell at an index begins in a line, from 1."""
    start, quoted = 0, False
    for place, sign in enumerate(line):
        if sign == '"':
            quoted = not quoted
        elif sign == "," and not quoted:
            if index == 0:
                break
            index, start = index - 1, place + 1
    return start + 1
