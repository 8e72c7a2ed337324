"""Our reading of calendars beside another's: hours by name and week, over calendars out of numbers."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from conftest import NODE, ROOT, some
from generated_calendars import calendar

HERE = Path(__file__).parent
FIRST = "2026-10-19"
CLOSE = 0.011
"""Hours are kept to the hundredth."""


def answer(*command: str, asked: dict) -> list:
    """What a reader says of some calendars."""
    done = subprocess.run(command, cwd=ROOT, input=json.dumps(asked), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("zone", some(["Europe/Berlin", "America/New_York"], ["America/New_York"]))
def test_another_reader_finds_the_same_hours(zone: str) -> None:
    """Three hundred calendars for a reader in each zone; every event has its place as well."""
    texts = [calendar(number) for number in range(300)]
    asked = {"calendars": texts, "first": FIRST, "zone": zone}
    ours = answer(NODE, str(HERE / "first_reader.mjs"), asked=asked)
    theirs = answer(str(ROOT / ".venv/readers/bin/python"), str(HERE / "second_reader.py"), asked=asked)
    assert sum(bool(found) for found in theirs) > 200, "too few of them say anything"
    for text, own, other in zip(texts, ours, theirs, strict=True):
        assert own["refused"] == [], text
        assert own["tasks"].keys() == other.keys(), text
        for name, weeks in other.items():
            assert own["tasks"][name] == pytest.approx(weeks, abs=CLOSE), f"{name}\n{text}"
        assert own["entries"] == text.count("BEGIN:VEVENT")
