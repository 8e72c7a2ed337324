"""What is derived from the records: surface, gaps, ratings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillsdivide.gaps import gap
from skillsdivide.model import Role, Task
from skillsdivide.ratings import disagrees
from skillsdivide.surface import STANCES, surface

WEIGHED = st.lists(st.tuples(st.sampled_from(STANCES), st.floats(0, 1e6)))


@given(WEIGHED)
def test_the_surface_is_a_range_inside_the_total(tasks: list[tuple[str, float]]) -> None:
    """0 <= low <= high <= total, whatever the work."""
    found = surface(tasks)
    assert 0 <= found.low <= found.high <= found.total
    assert found.total == pytest.approx(sum(weight for _, weight in tasks))


@given(WEIGHED, st.randoms())
def test_the_order_of_tasks_does_not_matter(tasks: list[tuple[str, float]], random) -> None:
    """A log may be written in any order."""
    mixed = tasks[:]
    random.shuffle(mixed)
    before, after = surface(tasks), surface(mixed)
    assert (after.low, after.high, after.total) == pytest.approx((before.low, before.high, before.total))


@given(WEIGHED, st.floats(0, 1e6))
def test_judgement_widens_the_total_alone(tasks: list[tuple[str, float]], hours: float) -> None:
    """More hours of human judgement leave low and high as they are."""
    before, after = surface(tasks), surface([*tasks, ("human", hours)])
    assert (after.low, after.high) == (before.low, before.high)
    assert after.total == pytest.approx(before.total + hours)


@pytest.mark.parametrize("wrong", [("robotic", 1), ("human", -1), ("human", float("nan"))])
def test_what_is_no_stance_or_weight_is_refused(wrong: tuple[str, float]) -> None:
    """An unknown stance, a negative weight and a weight that is no number are errors."""
    with pytest.raises(ValueError):
        surface([wrong])


def role(key: str, skills: list[str], tasks: int = 8) -> Role:
    """A role with these skills."""
    return Role.model_construct(id=key, title=key, skills=[type("S", (), {"skill": skill})() for skill in skills], tasks=tasks)


SKILLS = st.lists(st.sampled_from("abcdefghij"), unique=True, min_size=1)


@given(SKILLS, SKILLS)
def test_a_gap_splits_the_targets_skills(held: list[str], wanted: list[str]) -> None:
    """Shared and missing skills make up the target's, and the overlap is their share."""
    found = gap(role("a", held), role("b", wanted))
    assert sorted([*found.shared, *found.missing]) == sorted(wanted)
    assert set(found.shared) <= set(held)
    assert not set(found.missing) & set(held)
    assert found.overlap == len(set(held) & set(wanted)) / len(wanted)
    assert found.weak == (found.overlap < 0.25)


@pytest.mark.parametrize(
    ("stance", "automation", "expected"),
    [
        ("human", "T3", "higher"),
        ("human", "T4", "higher"),
        ("human", "T2", None),
        ("substitutable", "T1", "lower"),
        ("substitutable", "T3", None),
        ("augmented", "T4", None),
    ],
)
def test_where_our_stance_and_the_rating_part(stance: str, automation: str, expected: str | None) -> None:
    """Only plain disagreement is called so."""
    onet = {"match": "close", "soc": "15-1252.00", "task": 1, "exposure": "E1", "automation": automation}
    assert disagrees(Task.model_validate({"id": "t", "text": "Do", "stance": stance, "reason": "so", "onet": onet})) == expected


def test_an_unrated_task_disagrees_with_nothing() -> None:
    """Without an O*NET task there is nothing to compare with."""
    assert disagrees(Task.model_validate({"id": "t", "text": "Do", "stance": "human", "reason": "so"})) is None
