"""The table of formats says what a reader must know, and numbers are written with the digits that authors wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillsdivide.export.context import bounds, decimal
from skillsdivide.schema.export_formats import formats
from skillsdivide.schema.items import NumericItem

IMPORTED = {"moodle", "gift", "qti12", "qti21", "qti30", "anki"}
"""Formats whose questions another program takes in among its own."""


def test_every_format_that_is_imported_says_what_a_second_import_does() -> None:
    """Only these: nothing is imported from paper or a table."""
    assert {each.id for each in formats().values() if each.again} == IMPORTED


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        (0, "0"),
        (30, "30"),
        (-7, "-7"),
        (1200, "1200"),
        (0.1, "0.1"),
        (0.5, "0.5"),
        (1e-7, "0.0000001"),
        (1e21, "1000000000000000000000"),
        (10.0, "10"),
        (-0.25, "-0.25"),
    ],
)
def test_a_number_has_its_own_digits(value: float, digits: str) -> None:
    """No exponent, no idle zero."""
    assert decimal(value) == digits


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers())
def test_no_number_changes_on_its_way(value: float) -> None:
    """A program reads what an author wrote."""
    assert float(decimal(value)) == float(value)


@pytest.mark.parametrize(
    ("answer", "tolerance", "expected"),
    [(12, 0.1, ("11.9", "12.1")), (41.7, 0.8, ("40.9", "42.5")), (27000.3, 0.1, ("27000.2", "27000.4")), (0.3, 0.1, ("0.2", "0.4")), (112, 0, ("112", "112"))],
)
def test_bounds_are_exact(answer: float, tolerance: float, expected: tuple[str, str]) -> None:
    """Sums of binary fractions would give digits that nobody wrote, such as 27000.199999999997."""
    item = NumericItem(id="q", type="numeric", stem="How many?", answer=answer, tolerance=tolerance, unit="books", feedback="So many.")
    assert bounds(item) == expected
