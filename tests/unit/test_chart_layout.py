"""Where marks stand: on their scales, in their order, none upon another."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillsdivide.render.chart_layout import linear_scale, stack, window

PLACES = st.lists(st.floats(0, 300).map(lambda place: round(place, 1)), max_size=20)


@pytest.mark.parametrize(
    ("value", "low", "high", "expected"),
    [(0, 0, 1, 0), (1, 0, 1, 300), (0.361, 0, 1, 108.3), (0, -3, 3, 150), (6, 0, 19, 94.7), (-4, -3, 3, 0), (9, -3, 3, 300)],
)
def test_a_value_stands_along_its_scale(value: float, low: float, high: float, expected: float) -> None:
    """In proportion, to a tenth; what lies outside stays on the end."""
    assert linear_scale(value, low, high, 300) == expected


@given(PLACES)
def test_no_mark_covers_another(places: list[float]) -> None:
    """Marks on one level keep their width between them."""
    actual = stack(places, 20)
    for (one, level), (other, same) in combinations(zip(places, actual, strict=True), 2):
        assert level != same or abs(one - other) >= 20


@given(PLACES)
def test_a_mark_stands_no_higher_than_it_must(places: list[float]) -> None:
    """The lowest level is the scale itself, and no level between is left out."""
    assert set(stack(places, 20)) == set(range(max(stack(places, 20), default=-1) + 1))


@pytest.mark.parametrize(
    ("one", "count", "expected"),
    [("a", 3, "abc"), ("c", 3, "bcd"), ("e", 3, "cde"), ("d", 9, "abcde"), ("b", 1, "b")],
)
def test_a_window_holds_the_one_it_is_about(one: str, count: int, expected: str) -> None:
    """In the middle where the ends allow, and never more than asked for."""
    assert "".join(window("abcde", "abcde".index(one), count)) == expected
