"""Lays charts out: records and numbers in, positions out. Templates turn positions into marks."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, dist, pi, sin
from typing import TypeVar

from skillsdivide.schema.evidence import Measure, Occupation, RatedOccupation, Score
from skillsdivide.schema.records import Role

T = TypeVar("T")

MARK = 20
"""The width of a numbered mark."""


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


@dataclass(frozen=True)
class Spot:
    """A numbered mark beside its dot in a cloud."""

    number: int
    occupation: RatedOccupation
    dot: tuple[float, float]
    mark: tuple[float, float]
    """Where the number stands: on the dot, or as near as no other mark does."""


def cloud(rows: Iterable[RatedOccupation], named: Iterable[RatedOccupation], measures: tuple[str, str], size: int) -> tuple[list[tuple[int, int]], list[Spot]]:
    """Occupations by two measures in a square of that size, the first from left to right, the second upwards.

    The places of the dots to a whole unit, each once, so that a picture of any number stays bounded; and the marks of the named ones.
    """

    def place(each: RatedOccupation) -> tuple[float, float]:
        across, up = (linear_scale(each.shares[measure], 0, 1, size) for measure in measures)
        return across, round(size - up, 1)

    dots = sorted({(round(x), round(y)) for x, y in map(place, rows)})
    spots: list[Spot] = []
    for number, each in enumerate(named, 1):
        dot = place(each)
        free = (mark for mark in _around(dot, size) if all(dist(mark, spot.mark) >= MARK for spot in spots))
        spots.append(Spot(number, each, dot, next(free, dot)))
    return dots, spots


def _around(dot: tuple[float, float], size: int) -> Iterator[tuple[float, float]]:
    """Places for a mark from the dot outwards, inside the square."""
    yield dot
    for ring in range(1, 9):
        for step in range(16):
            angle = step * pi / 8
            x, y = dot[0] + ring * MARK * cos(angle), dot[1] - ring * MARK * sin(angle)
            if 0 <= x <= size and 0 <= y <= size:
                yield round(x, 1), round(y, 1)


def window(row: Sequence[T], index: int, count: int) -> Sequence[T]:
    """At most `count` of a row, the one at that index as near their middle as the ends allow."""
    start = min(max(index - count // 2, 0), max(len(row) - count, 0))
    return row[start : start + count]
