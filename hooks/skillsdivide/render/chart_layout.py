"""Where things stand in a picture: records and numbers in, numbers out. Templates turn them into marks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from skillsdivide.schema.evidence import Measure, Occupation, Score
from skillsdivide.schema.records import Role

T = TypeVar("T")


@dataclass(frozen=True)
class Mark:
    """A role on the scale of a measure, at the score of its nearest occupation."""

    number: int
    """What the role is called in the picture: its place among the roles shown, from 1."""
    role: Role
    occupation: Occupation
    score: Score
    x: float
    """Units from the start of the scale."""
    level: int
    """How many marks it stands above the scale, so that none covers another."""


def along(value: float, low: float, high: float, length: float) -> float:
    """How far a value lies along a line that runs from low to high, to a tenth of a unit; what lies outside stays on its end."""
    return round(length * min(max((value - low) / (high - low), 0), 1), 1)


def levels(places: Sequence[float], width: float) -> list[int]:
    """For each place along a line the lowest level on which a mark of that width touches no other."""
    ends: list[float] = []
    found = [0] * len(places)
    for index in sorted(range(len(places)), key=places.__getitem__):
        free = next((level for level, end in enumerate(ends) if places[index] - end >= width), len(ends))
        ends[free : free + 1] = [places[index]]
        found[index] = free
    return found


def marks(roles: Iterable[Role], occupations: Mapping[str, Occupation], measure: Measure, length: float, width: float) -> list[Mark]:
    """The roles on a measure's scale of that length, in their own order; those whose nearest occupation has no score are left out.

    A counted score (6 of 19 tasks) stands on a scale from none to all of its own count.
    """
    found = []
    for number, role in enumerate(roles, 1):
        occupation = occupations[role.occupations[0].soc] if role.occupations else None
        score = next((score for score in occupation.scores if score.measure == measure.id), None) if occupation else None
        if occupation and score:
            ends = (0, score.of) if score.of else (measure.low, measure.high)
            found.append((number, role, occupation, score, along(score.value, *ends, length)))
    return [Mark(*each, level) for each, level in zip(found, levels([x for *_, x in found], width), strict=True)]


def around(row: Sequence[T], place: int, count: int) -> Sequence[T]:
    """At most `count` of a row, the one at that place as near their middle as the ends allow."""
    start = min(max(place - count // 2, 0), max(len(row) - count, 0))
    return row[start : start + count]
