"""Which checks are past their time or soon will be, each with the place of the record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from skillsdivide.derive.ageing import Check, checks
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.dataset import LoadReport


@dataclass(frozen=True, order=True)
class DueCheck:
    """A check with the number of days that it still counts, and where its record stands; they sort by what is due first."""

    days_left: int
    """Negative past its time."""
    path: str
    line: int
    column: int
    check: Check

    def __str__(self) -> str:
        """One line: path:line:column: what, when it was checked, and how many days are left or over."""
        count, each = abs(self.days_left), self.check
        left = f"{count} day{'s' if count != 1 else ''} {'left' if self.days_left >= 0 else 'over'}"
        return f"{self.path}:{self.line}:{self.column}: {each.kind} {each.key}: checked {each.checked}, counts until {each.until}; {left}"


def due_checks(catalog: Catalog, report: LoadReport, today: date, within: int) -> list[DueCheck]:
    """The checks that no longer count on a day or will not after so many days, soonest first."""
    return sorted(each for each in _placed(catalog, report, today) if each.days_left < within)


def _placed(catalog: Catalog, report: LoadReport, today: date) -> Iterator[DueCheck]:
    for each in checks(catalog):
        place = report.problem(each.collection, each.key, each.steps or ("checked",), "", "")
        yield DueCheck((each.until - today).days, place.path, place.line, place.column, each)
