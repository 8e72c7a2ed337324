"""The substitution surface by its laws, and roles in the order of theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillsdivide.derive.surface import Surface, ranked, role_surface, surface
from skillsdivide.schema.records import Role, Task
from skillsdivide.schema.vocabulary import STANCES

WEIGHED = st.lists(st.tuples(st.sampled_from(STANCES), st.integers(0, 1000)))


@pytest.mark.parametrize(
    ("weighed", "expected"),
    [
        ([], (0, 0, 0)),
        ([("substitutable", 1)], (1, 1, 1)),
        ([("augmented", 1)], (0, 1, 1)),
        ([("human", 1)], (0, 0, 1)),
        ([("substitutable", 3), ("augmented", 4), ("human", 3)], (3, 7, 10)),
        ([("human", 2.5), ("substitutable", 0), ("augmented", 0.5)], (0, 0.5, 3)),
    ],
)
def test_the_surface_counts(weighed: list[tuple[str, float]], expected: tuple[float, float, float]) -> None:
    """Substitutable work is the low end, augmented work lifts the high one."""
    assert surface(weighed) == Surface(*expected)


@given(WEIGHED)
def test_low_high_and_total_stand_in_order(weighed: list[tuple[str, int]]) -> None:
    """0 <= low <= high <= total."""
    counted = surface(weighed)
    assert 0 <= counted.low <= counted.high <= counted.total


@given(WEIGHED, st.integers(1, 50))
def test_scaled_weights_scale_the_surface(weighed: list[tuple[str, int]], factor: int) -> None:
    """Minutes or hours, the shares are the same."""
    one, many = surface(weighed), surface((stance, weight * factor) for stance, weight in weighed)
    assert (many.low, many.high, many.total) == (one.low * factor, one.high * factor, one.total * factor)


@given(WEIGHED, WEIGHED)
def test_two_weeks_add_up(first: list[tuple[str, int]], second: list[tuple[str, int]]) -> None:
    """The surface of two logs together is the sum of theirs."""
    a, b, both = surface(first), surface(second), surface([*first, *second])
    assert (both.low, both.high, both.total) == (a.low + b.low, a.high + b.high, a.total + b.total)


@given(st.text().filter(lambda text: text not in STANCES))
def test_an_unknown_stance_is_refused_by_its_name(stance: str) -> None:
    """The message shows what was given."""
    with pytest.raises(ValueError, match="unknown stance") as caught:
        surface([(stance, 1)])
    assert str(caught.value) == f"unknown stance {stance!r}, expected one of {STANCES}"


@pytest.mark.parametrize("weight", [-1, -0.1, float("nan")])
def test_a_weight_below_nothing_is_refused(weight: float) -> None:
    """So is one that is no number."""
    with pytest.raises(ValueError, match="a weight is 0 or more"):
        surface([("human", weight)])


def test_roles_are_ranked_by_the_part_of_their_tasks() -> None:
    """By the low end, then the high one, then the id; the least first."""
    mixes = {"b": "sshh", "a": "sshh", "c": "saah", "d": "sahh", "e": "ssshhhhh"}
    roles = [Role.model_construct(id=key, tasks=[task(sign) for sign in mix]) for key, mix in mixes.items()]
    assert [role.id for role in ranked(roles)] == ["d", "c", "e", "a", "b"]


def task(sign: str) -> Task:
    """A task of which the stance alone matters."""
    return Task(id="t", text="Do it", stance={"s": "substitutable", "a": "augmented", "h": "human"}[sign], reason="r")


def test_a_role_is_counted_in_whole_tasks(small) -> None:
    """Four, two and two of eight tasks, as whole numbers."""
    counted = role_surface(small.catalog().roles["cataloguer"])
    assert counted == Surface(4, 6, 8)
    assert {type(value) for value in (counted.low, counted.high, counted.total)} == {int}
