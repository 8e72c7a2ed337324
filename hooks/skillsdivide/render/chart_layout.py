"""Lays charts out: records and numbers in, positions out. Templates turn positions into marks."""

from collections import Counter
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
    """What the role is called in the chart: its place among the roles shown, from 1."""
    role: Role
    occupation: Occupation
    score: Score
    x: float
    """Units from the start of the scale."""
    level: int
    """How many marks it stands above the scale, so that none covers another."""


def linear_scale(value: float, low: float, high: float, length: float) -> float:
    """The position of a value on a line of that length which runs from low to high, to a tenth of a unit; what lies outside stays on its end."""
    return round(length * min(max((value - low) / (high - low), 0), 1), 1)


def stack(positions: Sequence[float], width: float) -> list[int]:
    """For each position on a line the lowest level, from 0, on which a mark of that width touches no other."""
    ends: list[float] = []
    levels = [0] * len(positions)
    for index in sorted(range(len(positions)), key=positions.__getitem__):
        free = next((level for level, end in enumerate(ends) if positions[index] - end >= width), len(ends))
        ends[free : free + 1] = [positions[index]]
        levels[index] = free
    return levels


def marks(roles: Iterable[Role], occupations: Mapping[str, Occupation], measure: Measure, length: float, width: float) -> list[Mark]:
    """The roles as marks of that width on a measure's scale of that length, in their own order.

    A role whose nearest occupation has no score is left out. A counted score (6 of 19 tasks) stands on a scale from none to all of its own count.
    """
    scored = []
    for number, role in enumerate(roles, 1):
        occupation = occupations[role.occupations[0].soc] if role.occupations else None
        score = next((score for score in occupation.scores if score.measure == measure.id), None) if occupation else None
        if occupation and score:
            ends = (0, score.of) if score.of else (measure.low, measure.high)
            scored.append((number, role, occupation, score, linear_scale(score.value, *ends, length)))
    return [Mark(*each, level) for each, level in zip(scored, stack([x for *_, x in scored], width), strict=True)]


def first_of_each_side(roles: Iterable[Role], most: int) -> list[Role]:
    """The roles in their order, so many of each side at most."""
    counts: Counter[str] = Counter()
    shown = []
    for role in roles:
        counts[role.side] += 1
        if counts[role.side] <= most:
            shown.append(role)
    return shown


def window(row: Sequence[T], index: int, count: int) -> Sequence[T]:
    """At most `count` of a row, the one at that index as near their middle as the ends allow."""
    start = min(max(index - count // 2, 0), max(len(row) - count, 0))
    return row[start : start + count]
