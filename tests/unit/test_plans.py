"""How a plan is laid over its months, on steps of any months and weights. tests/js holds the browser's plan to the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillsdivide.derive.plans import MONTHS, credential_options, plan_lines, skills_at_once
from skillsdivide.schema.course import Project, Resource
from skillsdivide.schema.records import Credential, Domain, Pathway, PlanStep


def step(key: str, about: str, months: list[int], weight: float = 1) -> PlanStep:
    """A step of a plan."""
    return PlanStep(id=key, about=about, months=months, weight=weight, title="T", text="t", chapter="index.md")


MONTH_LISTS = st.lists(st.integers(1, MONTHS), min_size=1, max_size=MONTHS, unique=True).map(sorted)
STEPS = st.lists(
    st.builds(
        step,
        st.text("abc", min_size=1, max_size=3),
        st.sampled_from(["work", "skill", "credential", "project"]),
        MONTH_LISTS,
        st.integers(1, 100) | st.floats(0.5, 100),
    ),
    unique_by=lambda each: each.id,
    max_size=6,
)
MISSING = st.lists(st.sampled_from("uvwxyz"), unique=True, max_size=6)


@given(MISSING, STEPS, st.booleans())
def test_every_step_stands_in_its_months(missing: list[str], steps: list[PlanStep], credential: bool) -> None:  # noqa: FBT001
    """A step about a skill once for each missing skill, the others once a month; those about a credential only where there is one."""
    lines = plan_lines(missing, steps, credential=credential)
    for each in steps:
        own = [line for line in lines if line.step is each]
        if each.about == "skill":
            assert [line.skill for line in own] == missing
            assert {line.month for line in own} <= set(each.months)
        elif each.about == "credential" and not credential:
            assert own == []
        else:
            assert [(line.month, line.skill) for line in own] == [(month, None) for month in each.months]
    assert len({line.key for line in lines}) == len(lines)


@given(MISSING, STEPS)
def test_a_month_s_lines_share_its_time(missing: list[str], steps: list[PlanStep]) -> None:
    """By their weights; the months come in their order."""
    lines = plan_lines(missing, steps, credential=True)
    assert [line.month for line in lines] == sorted(line.month for line in lines)
    for month in {line.month for line in lines}:
        own = [line for line in lines if line.month == month]
        assert sum(line.share for line in own) == pytest.approx(1)
        assert all(line.share / own[0].share == pytest.approx(line.step.weight / own[0].step.weight) for line in own)


def test_missing_skills_are_spread_over_the_months_of_their_step() -> None:
    """As evenly as they divide."""
    lines = plan_lines(list("abcdef"), [step("learn", "skill", [2, 3, 4])], credential=False)
    assert [(line.month, line.skill) for line in lines] == [(2, "a"), (2, "b"), (3, "c"), (3, "d"), (4, "e"), (4, "f")]
    assert [line.key for line in lines][:2] == ["learn-a", "learn-b"]


DOMAIN = Domain(id="d", title="D", summary="s", in_article=True, roles=[])


def credential(key: str, skills: list[str], domain: str = "d", status: str = "current") -> Credential:
    """A credential that exercises these skills."""
    data = {"title": key, "issuer": "I", "evidence": "none", "checked": date(2026, 1, 1), "note": "n", "sources": []}
    return Credential.model_validate({"id": key, "skills": skills, "domain": domain, "status": status, **data})


OFFERED = [
    credential("a", ["x"]),
    credential("b", ["x", "y"]),
    credential("other-domain", ["x", "y", "z"], domain="e"),
    credential("retired", ["x", "y", "z"], status="retired"),
    credential("c", []),
    credential("f", []),
    credential("e", []),
]


def test_the_credentials_of_a_domain_that_exercise_most_come_first() -> None:
    """Current ones alone; one that a pathway names comes before all others."""
    assert [(each.id, skills) for each, skills in credential_options(["x", "y"], DOMAIN, OFFERED, None)] == [("b", ("x", "y")), ("a", ("x",))]
    pathway = Pathway(from_role="p", to_role="q", reason="r", project="p", credentials=["c"])
    assert [each.id for each, _ in credential_options(["x", "y"], DOMAIN, OFFERED, pathway)] == ["c", "b", "a"]


def test_where_none_exercises_a_missing_skill_the_first_three_are_offered() -> None:
    """In the order of the file."""
    assert credential_options(["none"], DOMAIN, OFFERED, None) == [(OFFERED[0], ()), (OFFERED[1], ()), (OFFERED[4], ())]
    assert credential_options(["none"], DOMAIN, [], None) == []


def brief(*skills: str) -> Project:
    """A brief that exercises these skills."""
    return Project.model_construct(id="brief", skills=list(skills))


def test_a_plan_takes_on_three_skills_those_of_its_brief_first() -> None:
    """In the order of the target; without a brief, its first three. Of them the one that is begun in the fewest hours is first."""
    assert skills_at_once(list("abcde"), brief("e", "b", "z"), [], 1) == ["a", "b", "e"]
    assert skills_at_once(list("abcde"), brief("e", "d", "c", "b"), [], 1) == ["b", "c", "d"]
    assert skills_at_once(list("abcde"), None, [], 1) == ["a", "b", "c"]
    assert skills_at_once(["a"], brief("z"), [], 1) == ["a"]
    offered = [
        Resource.model_construct(id=skill, skills=[skill], hours=hours, card=card, level=level)
        for skill, hours, card, level in (("b", 9, False, "basic"), ("c", 3, False, "working"), ("a", 1, True, "basic"))
    ]
    assert skills_at_once(list("abcde"), None, offered, 1) == ["c", "b", "a"]
    assert skills_at_once(list("abcde"), None, offered, 0) == ["b", "a", "c"]
