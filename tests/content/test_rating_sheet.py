"""The sheets of the rating guide: fifty rows, and cells that give the agreement which the page works out."""

from __future__ import annotations

import csv
import re
from itertools import combinations

import pytest
from conftest import SAMPLE

FILES = SAMPLE / "docs/assets/templates"
PAGE = (SAMPLE / "docs/you/templates/rating-guide.md").read_text(encoding="utf-8")
ENGLISH, FRENCH = (dict(re.findall(r"^([F-H]\d) +=(.*)$", block, re.MULTILINE)) for block in re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)[:2])
NAMES = (("SOMMEPROD", "SUMPRODUCT"), ("NB.SI", "COUNTIF"), ("NBVAL", "COUNTA"), (";", ","))


def columns() -> dict[str, list[str]]:
    """The example's marks by the letter of their column, with empty rows below, as a spreadsheet has them."""
    with (FILES / "rating-sheet-example.csv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    return {letter: [row[place] for row in rows] + [""] * (50 - len(rows)) for place, letter in enumerate("ABCD")}


def worked_out(cells: dict[str, str]) -> dict[str, float]:
    """The value of each cell, with the few functions that they use."""
    marks, values = columns(), {}

    def shared(found: re.Match[str]) -> str:
        return str(sum(a == b != "" for a, b in zip(marks[found["a"]], marks[found["b"]], strict=True)))

    for name, formula in cells.items():
        text = re.sub(r'SUMPRODUCT\(\((?P<a>[B-D])2:(?P=a)51=(?P<b>[B-D])2:(?P=b)51\)\*\((?P=a)2:(?P=a)51<>""\)\)', shared, formula)
        text = re.sub(r'COUNTIF\(([B-D])2:\1(?:51),"(\w+)"\)', lambda found: str(marks[found[1]].count(found[2])), text)
        text = re.sub(r"COUNTA\(([B-D])2:\1(?:51)\)", lambda found: str(sum(map(bool, marks[found[1]]))), text)
        text = re.sub(r"[F-H]\d", lambda found: str(values[found[0]]), text).replace("^", "**")
        assert re.fullmatch(r"[\d.()+*/-]+", text), text
        values[name] = float(eval(text))  # digits and signs alone
    return values


def test_the_cells_give_the_agreement_of_the_table() -> None:
    """Each pair's kappa and the average; rows that are empty count as no agreement."""
    values = worked_out(ENGLISH)
    for column, (first, second) in zip("FGH", combinations(("Anis", "Basma", "Chahra"), 2), strict=True):
        assert re.search(rf"\| {first} and {second} \|.*\| {values[column + '4']:.2f} \|", PAGE)
    assert f"**Average of the three pairs: {values['F6']:.2f}.**" in PAGE


def test_the_french_cells_are_the_english_ones() -> None:
    """In the names and signs of a spreadsheet set to French."""
    turned = dict(FRENCH)
    for french, english in NAMES:
        turned = {cell: formula.replace(french, english) for cell, formula in turned.items()}
    assert turned == ENGLISH


def test_the_four_boxes_hold_the_example() -> None:
    """What is counted by hand for the first pair."""
    marks = columns()
    for mark in ("yes", "no"):
        row = [sum((a, b) == (mark, other) for a, b in zip(marks["B"], marks["C"], strict=True)) for other in ("yes", "no")]
        assert f"| **Anis: {mark}** | {row[0]} | {row[1]} |" in PAGE


@pytest.mark.parametrize(
    ("name", "heads"), [("sheet", ["number", "comment", "label", "why unsure"]), ("agreement", ["number", "rater 1", "rater 2", "rater 3"])]
)
def test_a_sheet_has_fifty_rows_to_fill_in(name: str, heads: list[str]) -> None:
    """Numbered, and nothing else in them."""
    with (FILES / f"rating-{name}.csv").open(encoding="utf-8") as file:
        top, *rows = csv.reader(file)
    assert top == heads
    assert rows == [[str(number), "", "", ""] for number in range(1, 51)]


def test_the_guide_passes_the_test_of_its_brief() -> None:
    """Six examples with reasons, two of them with irony."""
    guide = PAGE[PAGE.index("## The guide") : PAGE.index("## The ratings")]
    examples = re.findall(r"^- \*\*(?:Yes|No):\*\* (.*)$", guide, re.MULTILINE)
    assert len(examples) >= 6
    assert all(re.search(r'[."]"? [A-Z].*\.$', each) for each in examples), "each has a reason after it"
    assert sum("irony" in each or "Praise in form" in each for each in examples) >= 2
