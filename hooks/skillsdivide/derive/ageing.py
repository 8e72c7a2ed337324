"""How long checks count: until which day, and which of them are due.

A time to live for each kind of record stands in docs/data/vocabulary.yml. The browser asks the same on the reader's own
day (theme/scripts/lists/checked-on.js and theme/scripts/plan/data.js).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, TypeVar

from skillsdivide.diagnostics import Steps
from skillsdivide.load.catalog import Catalog
from skillsdivide.schema.evidence import Figure

PRICE = "price_usd"
"""The field of a figure that is a price; other figures are of the kind `figures`."""


class Checked(Protocol):
    """A record with a day of check."""

    @property
    def checked(self) -> date | None:
        """The day, where it is known."""


C = TypeVar("C", bound=Checked)


@dataclass(frozen=True, order=True)
class Check:
    """The last check of a record, or of a figure in one."""

    kind: str
    collection: str
    key: str
    steps: Steps
    """From the record to its figure; empty for the record itself."""
    checked: date
    until: date
    """The last day on which it counts."""


def valid_until(kind: str, checked: date | None, catalog: Catalog) -> date | None:
    """The last day on which a check counts; None where the kind does not age, or no day of check is known."""
    lifetime = catalog.lifetimes.get(kind)
    return checked + timedelta(days=lifetime.days) if lifetime and checked else None


def is_past(kind: str, checked: date | None, catalog: Catalog, today: date) -> bool:
    """Whether a check no longer counts on a day."""
    until = valid_until(kind, checked, catalog)
    return until is not None and until < today


def in_date(records: Iterable[C], kind: str, catalog: Catalog, today: date) -> list[C]:
    """The records of a kind whose checks still count on a day, in their order; no plan recommends another."""
    return [record for record in records if not is_past(kind, record.checked, catalog, today)]


def checks(catalog: Catalog) -> Iterator[Check]:
    """Every check that ages, in the order of the files; a figure's alone where it is due before that of its record."""
    for kind in catalog.lifetimes:
        if kind in {"figures", "prices"}:
            continue
        collection = kind.replace("-", "_")
        for key, record in catalog.collection(collection).items():
            checked: date | None = getattr(record, "checked", None)
            until = valid_until(kind, checked, catalog)
            if until and checked:
                yield Check(kind, collection, key, (), checked, until)
            for name in type(record).model_fields:
                figure = getattr(record, name)
                if not isinstance(figure, Figure):
                    continue
                part = "prices" if name == PRICE else "figures"
                day = figure.checked or checked
                limit = valid_until(part, day, catalog)
                if day and limit and (until is None or limit < until):
                    yield Check(part, collection, key, (name,), day, limit)
