"""The site's scripts: node's own tests of the pure parts, their size and their schedule."""

from __future__ import annotations

import itertools
import json
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from conftest import NODE, ROOT
from fsrs import Card, Rating, Scheduler


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs node on something in the project."""
    return subprocess.run([NODE, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def test_pure_scripts_pass_their_own_tests() -> None:
    """Scoring and shuffling, table by table, in one process: to begin sixteen takes as long as a third of them."""
    done = run("--test", "--experimental-test-isolation=none", *map(str, sorted((ROOT / "tests/js").glob("*.test.js"))))
    assert done.returncode == 0, done.stdout + done.stderr


def test_scripts_stay_small() -> None:
    """No script of ours grows past 300 lines of at most 120 characters."""
    long = [file.name for file in (ROOT / "hooks/theme/scripts").rglob("*.js") if len(file.read_text(encoding="utf-8").splitlines()) > 300]
    assert long == []


START = datetime(2026, 3, 2, 9, tzinfo=UTC)
GAPS = (1, 3, 8, 21)
"""Days from one answer to the next."""

HISTORIES = [
    list(zip(itertools.accumulate((0, *GAPS[: length - 1])), ratings, strict=False))
    for length in range(1, 6)
    for ratings in itertools.product((1, 2, 3), repeat=length)
]
"""Every run of up to five answers, as (day, rating)."""


def test_reviews_fall_due_as_another_implementation_says() -> None:
    """Stability and difficulty of each history agree with PyPI's fsrs; so does the day, up to one rule of ts-fsrs.

    ts-fsrs keeps a day between the answers again, hard and good, so its day may be up to two later.
    """
    logs = [[[int((START + timedelta(days=day)).timestamp() * 1000), rating] for day, rating in history] for history in HISTORIES]
    done = subprocess.run([NODE, "tests/js/schedule.mjs"], cwd=ROOT, input=json.dumps(logs), capture_output=True, text=True, check=True)
    ours = json.loads(done.stdout)
    assert len(ours) == 363
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    for history, found in zip(HISTORIES, ours, strict=True):
        card = Card(due=START)
        for day, rating in history:
            card, _ = scheduler.review_card(card, Rating(rating), START + timedelta(days=day))
        assert found["stability"] == pytest.approx(card.stability, rel=1e-4), history
        assert found["difficulty"] == pytest.approx(card.difficulty, rel=1e-4), history
        later = (found["due"] / 1000 - card.due.timestamp()) / 86400
        assert later == pytest.approx(round(later), abs=1e-3), history
        assert 0 <= round(later) <= (0 if history[-1][1] == 1 else 2), history
