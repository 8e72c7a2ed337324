"""What somebody in a role can do within a week: three things, by rule."""

from __future__ import annotations

import pytest

from skillsdivide.derive.skill_gaps import brief_for, gap
from skillsdivide.derive.this_week import this_week
from skillsdivide.schema.course import Project, ProjectStep, Resource
from skillsdivide.schema.records import Domain, OnetTask, Role, RoleSkill, Task


def task(key: str, stance: str, automation: str | None = None) -> Task:
    """A task of which stance and public rating alone matter."""
    onet = OnetTask.model_construct(automation=automation) if automation else None
    return Task.model_construct(id=key, stance=stance, onet=onet)


def role(key: str, tasks: list[Task], skills: str = "a", years: float = 1) -> Role:
    """A role of these tasks and skills."""
    return Role.model_construct(id=key, tasks=tasks, skills=[RoleSkill(skill=skill, level="basic") for skill in skills], it_years=years)


def resource(key: str, hours: float, skills: str, *, card: bool = False, level: str = "working") -> Resource:
    """A resource of so many hours for these skills."""
    return Resource.model_construct(id=key, hours=hours, skills=list(skills), card=card, level=level)


@pytest.mark.parametrize(
    ("tasks", "chosen"),
    [
        ([("s1", "T1"), ("s2", None), ("s3", "T3"), ("s4", "T3")], "s3"),
        ([("s1", None), ("s2", "T0")], "s2"),
        ([("s1", None), ("s2", None)], "s1"),
    ],
)
def test_the_most_automatable_substitutable_task_is_handed_over(tasks: list[tuple[str, str | None]], chosen: str) -> None:
    """One that nobody rated is taken only where none is rated, and ties go by the order of the record."""
    (step,) = this_week(role("r", [task("h", "augmented")] + [task(key, "substitutable", rating) for key, rating in tasks]), [], [], [], [])[:1]
    assert (step.kind, step.task.id) == ("hand-over", chosen)


@pytest.mark.parametrize(
    ("tasks", "chosen"),
    [
        ([("h1", "T3"), ("h2", "T0"), ("h3", None)], "h2"),
        ([("h1", None), ("h2", "T4")], "h2"),
        ([("h1", None), ("h2", None)], "h1"),
    ],
)
def test_the_least_automatable_human_task_is_made_visible(tasks: list[tuple[str, str | None]], chosen: str) -> None:
    """The one that nobody else will do; nobody knows it of one without a rating."""
    (step,) = this_week(role("r", [task(key, "human", rating) for key, rating in tasks]), [], [], [], [])
    assert (step.kind, step.task.id) == ("make-visible", chosen)


def test_the_skill_to_begin_has_the_shortest_resource_without_a_bank_card() -> None:
    """Of the three with which the plan toward the nearest role begins for which there is one."""
    own = role("r", [task("x", "augmented")])
    gaps = [gap(own, role("near", [], "ae")), gap(own, role("far", [], "abcdf"))]
    offered = [resource("long", 9, "b"), resource("short", 3, "cd"), resource("later", 1, "f"), resource("card", 1, "b", card=True)]
    learn, beside = this_week(own, gaps, offered, [], [])
    assert (learn.kind, learn.skill, learn.resource.id, learn.target.id) == ("begin-skill", "c", "short", "far")
    assert (beside.kind, beside.task.id) == ("work-beside", "x")


@pytest.mark.parametrize(("years", "chosen"), [(0, "basic"), (2, "short")])
def test_who_never_worked_in_technology_begins_with_a_basic_resource(years: int, chosen: str) -> None:
    """However short one for the experienced is."""
    own = role("r", [], years=years)
    offered = [resource("short", 2, "b"), resource("basic", 8, "c", level="basic")]
    (step,) = this_week(own, [gap(own, role("near", [], "abc"))], offered, [], [])
    assert step.resource.id == chosen


def test_there_are_three_at_most() -> None:
    """However much a role offers."""
    tasks = [task(f"{stance}-{number}", stance) for stance in ("substitutable", "augmented", "human") for number in range(3)]
    own = role("r", tasks)
    assert [step.kind for step in this_week(own, [gap(own, role("t", [], "ab"))], [resource("x", 1, "b")], [], [])] == [
        "hand-over",
        "make-visible",
        "begin-skill",
    ]


def test_a_gap_has_the_brief_that_closes_most_of_it() -> None:
    """Of the first domain of its target, as a plan takes it; none where it has no brief."""

    def brief(key: str, domain: str, skills: str) -> Project:
        return Project.model_construct(id=key, domain=domain, skills=list(skills), steps=[ProjectStep(title="t", text="t", hours=9)])

    domains = [Domain.model_construct(id=key, roles=roles) for key, roles in (("d", ["t"]), ("e", ["t", "u"]), ("f", ["v"]))]
    briefs = [brief("one", "d", "b"), brief("two", "e", "bc"), brief("other", "f", "bcd")]
    way = gap(role("r", []), role("t", [], "abc"))
    assert brief_for(way, domains, [*briefs, brief("more", "d", "bc")]).id == "more"
    assert brief_for(way, domains, briefs).id == "one"
    assert brief_for(gap(role("r", []), role("x", [], "abc")), domains, briefs) is None
