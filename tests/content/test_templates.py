"""The templates to copy: their files say what their pages say, and the sums are right."""

from __future__ import annotations

import csv
import math
import re
from itertools import combinations
from pathlib import Path

import pytest
from conftest import SAMPLE

PAGES = SAMPLE / "docs/you/templates"
FILES = SAMPLE / "docs/assets/templates"
FORM = re.compile(r"## To copy\n.*?```\w+\n(.*?)```", re.DOTALL)


def page(name: str) -> str:
    """The Markdown of a page."""
    return (PAGES / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "file",
    [file for file in sorted(FILES.iterdir()) if not file.stem.startswith("rating") and not file.stem.endswith(("-ar", "-fr"))],
    ids=lambda file: file.name,
)
def test_a_file_holds_the_form_of_its_page(file: Path) -> None:
    """Whoever takes the file gets what the page shows."""
    assert FORM.search(page(file.stem))[1] == file.read_text(encoding="utf-8")


def test_every_template_is_on_the_index() -> None:
    """Each page and each file once."""
    index = page("index")
    assert set(re.findall(r"\(([a-z-]+)\.md\)", index)) == {file.stem for file in PAGES.glob("*.md")} - {"index"}
    assert {Path(file).name for file in re.findall(r"assets/templates/([a-z.-]+)", index)} | {"rating-sheet-example.csv"} == {
        file.name for file in FILES.iterdir()
    }


def kappa(first: list[str], second: list[str]) -> tuple[int, float, float]:
    """How many marks are the same, the share expected by chance, and Cohen's kappa."""
    same = sum(a == b for a, b in zip(first, second, strict=True))
    chance = sum(first.count(mark) / len(first) * second.count(mark) / len(second) for mark in {*first, *second})
    return same, chance, (same / len(first) - chance) / (1 - chance)


def test_the_agreement_follows_from_the_ratings() -> None:
    """The table, the average and the marks of each rater are those of the file."""
    with (FILES / "rating-sheet-example.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    marks = {name: [row[name] for row in rows] for name in ("Anis", "Basma", "Chahra")}
    text = page("rating-guide")
    assert f"| Marked *yes*, of {len(rows)} | {' | '.join(str(each.count('yes')) for each in marks.values())} |" in text
    found = {pair: kappa(marks[pair[0]], marks[pair[1]]) for pair in combinations(marks, 2)}
    for (first, second), (same, chance, value) in found.items():
        assert f"| {first} and {second} | {same} of 20 | {same * 5} | {100 * chance:.1f} | {value:.2f} |" in text
    assert f"**Average of the three pairs: {sum(value for _, _, value in found.values()) / 3:.2f}.**" in text
    assert sum(len({row[name] for name in marks}) > 1 for row in rows) == 5
    assert "Five comments had not the same mark" in text


def test_the_sums_of_the_baseline_sheet_are_right() -> None:
    """From the four counts that were measured."""
    before, after, lost, won, total = 1087, 1130, 11, 54, 1190
    assert after - before == won - lost
    spread = 100 * math.sqrt(won + lost - (won - lost) ** 2 / total) / total
    gain = 100 * (won - lost) / total
    said = [
        f"= {100 * before / total:.1f} per cent",
        f"= {100 * after / total:.1f} per cent",
        f"= {gain:.1f} points",
        f"= {100 * (after - before) / (total - before):.0f} per cent fewer",
        f"= {spread:.1f} points",
        f"{gain - 2 * spread:.1f} to {gain + 2 * spread:.1f} points",
    ]
    assert [words for words in said if words not in page("baseline-sheet")] == []
