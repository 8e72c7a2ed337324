"""Numbers that chapters ask for, worked out again from the figures of the stem and from what the course says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from typed_content import DOCS, as_day, figures, items, passage, records


def squares(picture: str) -> dict[str, int]:
    """How many squares of each kind a picture shows: full, hatched, empty."""
    uses = [each.get("href", "").removeprefix("#") for each in ET.parse(DOCS / picture).getroot().iterfind(".//{*}use")]
    return {kind: uses.count(kind) - 1 for kind in ("full", "hatched", "empty")}  # the legend has one of each


def counted(occupation: str, measure: str) -> tuple[int, int]:
    """How many of an occupation's tasks a measure counts, and of how many."""
    (found,) = (each for each in records("occupations")["occupations"] if each["title"] == occupation)
    (score,) = (each for each in found["scores"] if each["measure"] == measure)
    return score["value"], score["of"]


def high_share(occupation: str) -> float:
    """The highly automatable tasks of an occupation, in per cent."""
    count, total = counted(occupation, "high-automation")
    return 100 * count / total


def fall(before: float, after: float) -> float:
    """By how many per cent a number fell."""
    return 100 * (before - after) / before


def fact(text: str) -> float:
    """The number that an answer of the local facts gives at a place, marked by (...)."""
    answers = " ".join(" ".join(each["answer"].split()) for each in records("local-facts")["local_facts"])
    (number,) = re.findall(text, answers)
    return float(number)


def audits_of_half_a_year() -> int:
    """How often the course has the audit done in half a year."""
    assert "An audit takes an evening, twice." in passage("learn/plan-twenty-six-weeks", "Count the hours first")
    return 2


def days_between_looks() -> int:
    """After how many days the course looks again."""
    day, days, checked = re.findall(r"\*\*(\d+ \w+ \d+)\*\*, (\d+) days after our check of (\d+ \w+ \d+)", passage("learn/where-2027-leads", "Review date"))[0]
    assert as_day(day) - as_day(checked) == timedelta(days=int(days))
    return int(days)


def days_passed(name: str) -> int:
    """The days between the two dates of a stem."""
    first, second = (as_day(each) for each in re.findall(r"\d+ [A-Z]\w+ 20\d\d", items()[name]["stem"]))
    return (second - first).days


@dataclass(frozen=True)
class Row:
    """A row of a table in a stem: its words, and the largest number in it."""

    what: str
    count: float


def rows_in(name: str, *months: str) -> list[Row]:
    """The rows of the table in a stem, of some months where they are named."""
    rows = [line for line in items()[name]["stem"].splitlines() if line.startswith("|") and re.search(r"\d", line)]
    return [
        Row(line, max(float(each.replace(",", "")) for each in re.findall(r"\d[\d,]*", line)))
        for line in rows
        if not months or any(month in line for month in months)
    ]


SUMS: dict[str, Callable[..., float]] = {
    "audit-11": lambda: (found := squares("assets/pictures/imaginary-tasks.svg"))["full"] + found["hatched"],
    "plan-weeks-21": lambda few, weeks, whole, more, off: few * weeks + more * (whole - weeks - off),
    "plan-weeks-22": lambda hours, brief, _, one, other, audit, *__: hours - brief - one - other - audits_of_half_a_year() * audit,
    "plan-weeks-23": lambda hours, lost, weeks, project, _, one, other, exam: project + one + other + exam - hours * (weeks - lost),
    "production-24": lambda before, weeks, after, later, *_: fall(before / weeks, after / later),
    "secure-34": lambda *_: high_share("Information Security Analysts") - high_share("Information Security Engineers"),
    "divide-30": lambda _, __, exposed, automated, *___: exposed - automated,
    "divide-33": lambda _, wanted, shared, long, hours, short: long * hours + (wanted - shared - long) * short,
    "sources-30": lambda _, one, __, ___, other, day, both, *____: one + other - 2 * both,
    "paradox-22": lambda *_: sum(row.count for row in rows_in("paradox-22", "March", "April", "May") if "offered" not in row.what),
    "leads-23": lambda _, high, low: fall(high, low),
    "leads-32": lambda *_: days_passed("leads-32") - days_between_looks(),
    "money-21": lambda now, percent: now / (1 + percent / 100),
    "money-22": lambda *_: sum(row.count for row in rows_in("money-22") if "signed" in row.what or "contract" in row.what),
    "money-30": lambda cost, people, other, more, *_: (cost / people) / (other / more),
    "radar-28": lambda _, percent, people: people * percent / 100,
    "radar-33": lambda *_: 900_000 * fact(r"a tax of ([\d.]+) per cent of turnover") / 100,
    "takeaways-29": lambda percent, *_: 100 * percent / (100 - percent),
    "credential-32": lambda hours, *_: hours * 2 / 5,
    "answers-23": lambda _, skills, each, weeks, hours, *__: min(skills, weeks * hours // each),
}
"""Items that ask for a number, and how it follows from the figures of the stem, in their order, or from what the course says."""


@pytest.mark.parametrize("name", SUMS)
def test_a_number_follows_from_its_figures(name: str) -> None:
    """Within the tolerance of the item."""
    item = items()[name]
    assert item["answer"] == pytest.approx(SUMS[name](*figures(name)), abs=item.get("tolerance", 0) + 1e-9)


def test_every_number_of_the_course_is_worked_out_somewhere() -> None:
    """Here, or with the programs below, or in the tests of the other chapters."""
    elsewhere = {"secure-27"}
    uncounted = {"paradox-29"}  # who copied whom is told in sentences
    numeric = {name for name, item in items().items() if item.get("type") == "numeric"}
    assert numeric - set(SUMS) - elsewhere == uncounted
