"""The substitution surface: how much of some work an AI agent could do.

    low  = the weight of the tasks whose stance is `substitutable`
    high = low + the weight of the tasks whose stance is `augmented`

both out of the weight of all tasks listed. For a role every task weighs 1, so the surface is a
count ("3 to 7 of 10 tasks"); nobody has measured shares of a week, and none is made up here. For a
reader's own audit a task weighs the hours that the reader gave it. The idea is the article's; the
range, instead of one number, is ours.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from skillsdivide.schema.records import Role
from skillsdivide.schema.vocabulary import AUGMENTED, HUMAN, STANCES, SUBSTITUTABLE


@dataclass(frozen=True)
class Surface:
    """A range of tasks (or hours) and the total that it is out of; 0 <= low <= high <= total."""

    low: float
    high: float
    total: float


def surface(weighed: Iterable[tuple[str, float]]) -> Surface:
    """The surface of (stance, weight) pairs; weights are tasks or hours, none below 0.

    Raises ValueError for an unknown stance or a weight that is negative or no number.
    """
    weights = dict.fromkeys(STANCES, 0.0)
    for stance, weight in weighed:
        if stance not in weights:
            raise ValueError(f"unknown stance {stance!r}, expected one of {STANCES}")
        if not weight >= 0:
            raise ValueError(f"a weight is 0 or more, got {weight!r}")
        weights[stance] += weight
    low = weights[SUBSTITUTABLE]
    high = low + weights[AUGMENTED]
    return Surface(low, high, high + weights[HUMAN])


def role_surface(role: Role) -> Surface:
    """The surface of a role in whole tasks."""
    counted = surface((task.stance, 1) for task in role.tasks)
    return Surface(int(counted.low), int(counted.high), int(counted.total))


def ranked(roles: Iterable[Role]) -> list[Role]:
    """The roles by the part of their tasks that the surface covers, the least first: by its low end, then its high end, then by id."""

    def order(role: Role) -> tuple[float, float, str]:
        counted = role_surface(role)
        return counted.low / counted.total, counted.high / counted.total, role.id

    return sorted(roles, key=order)
