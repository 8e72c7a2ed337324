"""Links, receipts and files from outside, by the thousand, under node; see outside.js and brought.js."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable

import pytest
from conftest import NODE, ROOT


def tried(cases: int, seed: int) -> int:
    """How many cases held; a case that did not fails, with its like made small by fast-check."""
    environment = {**os.environ, "CASES": str(cases), "SEED": str(seed)}
    done = subprocess.run(
        [NODE, "--test", "tests/fuzz/outside.js", "tests/fuzz/brought.js"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return sum(map(int, re.findall(r"(\d+) cases, the slowest", done.stdout)))


def test_what_comes_from_outside_is_taken_or_refused() -> None:
    """Some hundreds, always the same."""
    assert tried(200, 1) >= 200


@pytest.mark.fuzz
def test_what_comes_from_outside_by_the_hundred_thousand(record_property: Callable) -> None:
    """The same, long."""
    count = tried(100_000, 2)
    record_property("cases from outside", count)
    assert count >= 100_000
