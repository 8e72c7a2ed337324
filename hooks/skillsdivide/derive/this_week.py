"""Chooses three things that somebody in a role can do within a week, by plain rules over the records."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from skillsdivide.derive.skill_gaps import Gap
from skillsdivide.schema.course import Resource
from skillsdivide.schema.records import Role, Task
from skillsdivide.schema.vocabulary import AUGMENTED, HUMAN, SUBSTITUTABLE

FIRST_LEVEL = "basic"
"""The level of a resource for which nothing is asked."""


@dataclass(frozen=True)
class WeekStep:
    """One thing to do: with a task of the role, or for a skill that a nearest role lists."""

    kind: Literal["hand-over", "make-visible", "work-beside", "begin-skill"]
    task: Task | None = None
    skill: str | None = None
    """The id of a missing skill."""
    resource: Resource | None = None
    """The shortest free resource for it."""
    target: Role | None = None
    """The role that lists it."""


def this_week(role: Role, gaps: Sequence[Gap], resources: Iterable[Resource]) -> list[WeekStep]:
    """A task to hand to an agent, one to make visible, and a skill to begin; where one of them is lacking, a task to do beside an agent instead.

    `gaps`: the ways from the role, the nearest first.
    """
    steps = [*_with_tasks(role), *_with_a_skill(role, gaps, resources)]
    return [*steps, *(WeekStep("work-beside", task) for task in role.tasks if task.stance == AUGMENTED)][:3]


def _with_tasks(role: Role) -> Iterator[WeekStep]:
    """The substitutable task that public ratings find most automatable, and the human one that they find least; ties in the order of the record.

    A task that nobody rated is neither: it is taken where no other of its stance is rated.
    """
    for task in sorted((task for task in role.tasks if task.stance == SUBSTITUTABLE), key=lambda task: -_automation(task, unrated=-1))[:1]:
        yield WeekStep("hand-over", task)
    for task in sorted((task for task in role.tasks if task.stance == HUMAN), key=lambda task: _automation(task, unrated=5))[:1]:
        yield WeekStep("make-visible", task)


def _automation(task: Task, *, unrated: int) -> int:
    """The public rating, from 0 to 4."""
    return int(task.onet.automation.removeprefix("T")) if task.onet else unrated


def _with_a_skill(role: Role, gaps: Sequence[Gap], resources: Iterable[Resource]) -> Iterator[WeekStep]:
    """The missing skill of the nearest role for which the shortest resource is free and asks for no bank card; of the next role where it has none.

    Who brings no years of technical work begins with a resource at the first level.
    """
    free = [resource for resource in resources if not resource.card and (role.it_years > 0 or resource.level == FIRST_LEVEL)]
    for gap in gaps:
        offers = [(resource.hours, resource.id, skill, resource) for skill in gap.missing for resource in free if skill in resource.skills]
        if offers:
            _, _, skill, resource = min(offers, key=lambda offer: offer[:3])
            yield WeekStep("begin-skill", skill=skill, resource=resource, target=gap.target)
            return
