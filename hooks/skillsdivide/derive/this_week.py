"""Chooses three things that somebody in a role can do within a week, by plain rules over the records."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from skillsdivide.derive.first_resources import first_resource
from skillsdivide.derive.plans import skills_at_once
from skillsdivide.derive.skill_gaps import Gap, brief_for
from skillsdivide.schema.course import Project, Resource
from skillsdivide.schema.records import Domain, Role, Task
from skillsdivide.schema.vocabulary import AUGMENTED, HUMAN, SUBSTITUTABLE


@dataclass(frozen=True)
class WeekStep:
    """One thing to do: with a task of the role, or for a skill that a nearest role lists."""

    kind: Literal["hand-over", "make-visible", "work-beside", "begin-skill"]
    task: Task | None = None
    skill: str | None = None
    """The id of a missing skill."""
    resource: Resource | None = None
    """The resource that begins it."""
    target: Role | None = None
    """The role that lists it."""


def this_week(role: Role, gaps: Sequence[Gap], resources: Sequence[Resource], domains: Iterable[Domain], briefs: Sequence[Project]) -> list[WeekStep]:
    """A task to hand to an agent, one to make visible, and a skill to begin; where one of them is lacking, a task to do beside an agent instead.

    `gaps`: the ways from the role, the nearest first. The skill is the one with which a plan that follows them begins.
    """
    steps = [*_with_tasks(role), *_with_a_skill(role, gaps, resources, list(domains), briefs)]
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


def _with_a_skill(role: Role, gaps: Sequence[Gap], resources: Sequence[Resource], domains: Sequence[Domain], briefs: Sequence[Project]) -> Iterator[WeekStep]:
    """The first skill of the plan toward the nearest role that a resource begins; of the plan toward the next role where it has none."""
    for gap in gaps:
        at_once = skills_at_once(gap.missing, brief_for(gap, domains, briefs), resources, role.it_years)
        resource = first_resource(at_once[0], resources, role.it_years) if at_once else None
        if resource:
            yield WeekStep("begin-skill", skill=at_once[0], resource=resource, target=gap.target)
            return
