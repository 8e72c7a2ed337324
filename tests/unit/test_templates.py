"""What no template may hold."""

from __future__ import annotations

import pytest
from conftest import ROOT

pytestmark = pytest.mark.no_cover  # it goes through all, and reaches no line that another test does not

TEMPLATES = sorted(
    file for folder in ("hooks/skillsdivide/templates", "hooks/theme") for file in (ROOT / folder).rglob("*") if file.suffix in {".j2", ".html", ".js"}
)


def test_templates_are_found() -> None:
    """So that the rule below has something to look at."""
    assert len(TEMPLATES) > 100


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_no_field_is_the_browsers_for_numbers(file) -> None:
    """It changes what was typed, 1,5 to 15, and its value turns with the wheel; a text field with a keyboard of digits and lib/numbers.js do not."""
    assert 'type="number"' not in file.read_text(encoding="utf-8")
