"""What the questions on the roles around data and on reliability take from the dataset, worked out again."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from real_content import catalog

from skillsdivide.derive.skill_gaps import gap
from skillsdivide.schema.records import Task


def tasks(role: str, numbers: str) -> list[Task]:
    """Tasks of a role by their numbers."""
    known = {task.id.rpartition("-t")[2]: task for task in catalog().roles[role].tasks}
    return [known[number] for number in numbers.split()]


AUDITS = {
    "analyst-22": ("data-analyst", "03 07 05 10", 2),
    "science-22": ("data-scientist", "02 05 08 09", 3),
    "database-admin-22": ("database-administrator", "03 07 02 12", 2),
    "reliability-21": ("site-reliability-engineer", "02 04 03 05", 2),
}
"""Items that show an audit with one line that departs from the role's page: the role, its tasks, which line it is."""


@pytest.mark.parametrize("key", AUDITS)
def test_one_line_of_an_audit_departs_from_the_page(key: str) -> None:
    """And no other."""
    role, numbers, index = AUDITS[key]
    written = [each.replace("human judgement", "human") for each in re.findall(r": ([\w ]+)`", catalog().items[key].stem)]
    assert [place for place, task in enumerate(tasks(role, numbers)) if task.stance != written[place]] == [index]


HOURS = {
    "analyst-23": ("data-analyst", "01 05 06 08 09 11", ("substitutable", "augmented")),
    "science-21": ("data-scientist", "01 04 05 06 10 11", ("augmented",)),
    "database-admin-21": ("database-administrator", "01 02 06 07 10 11", ("human",)),
    "reliability-34": ("site-reliability-engineer", "02 03 05 06 10 12", ("substitutable",)),
}
"""Items that ask for hours of a week: the role, the tasks in the order of the stem, the stances that are added up."""


@pytest.mark.parametrize("key", HOURS)
def test_hours_of_a_week_add_up_to_the_answer(key: str) -> None:
    """By the stances of the role's page."""
    role, numbers, wanted = HOURS[key]
    hours = [int(each) for each in re.findall(r"(\d+) h`", catalog().items[key].stem)]
    assert catalog().items[key].answer == sum(each for each, task in zip(hours, tasks(role, numbers), strict=True) if task.stance in wanted)


def score(soc: str, measure: str) -> float:
    """An occupation's value on a measure; of a count, its share."""
    entry = next(each for each in catalog().occupations[soc].scores if each.measure == measure)
    return entry.value / (entry.of or 1)


def highest(role: str, measure: str) -> list[str]:
    """The occupations of a role by a measure, the highest first."""
    return sorted((entry.soc for entry in catalog().roles[role].occupations), key=lambda soc: -score(soc, measure))


def lead(soc: str, other: str) -> list[str]:
    """The measures on which one occupation scores higher than another, of those that both have."""
    both = [entry.measure for entry in catalog().occupations[soc].scores if any(each.measure == entry.measure for each in catalog().occupations[other].scores)]
    return [measure for measure in both if score(soc, measure) > score(other, measure)]


def rated(role: str, stance: str) -> dict[str, str | None]:
    """The automation ratings beside a role's tasks of one stance, by the tasks' numbers."""
    return {task.id.rpartition("-t")[2]: task.onet.automation if task.onet else None for task in catalog().roles[role].tasks if task.stance == stance}


def levels(role: str, number: str) -> list[str]:
    """The levels at which a task is usual."""
    return tasks(role, number)[0].seniorities


def missing(origin: str, target: str) -> int:
    """How many skills of the target the origin lacks."""
    return len(gap(catalog().roles[origin], catalog().roles[target]).missing)


RELIABILITY = "site-reliability-engineer"

FACTS: dict[str, Callable[[], bool]] = {
    "analyst-25": lambda: (
        sorted(highest("data-analyst", "beta-model"), key=lambda soc: score(soc, "beta-model") - score(soc, "beta-human"))
        == ["13-1161.00", "15-2051.01", "15-2051.00"]
    ),
    "analyst-31": lambda: [levels("data-analyst", each) for each in ("01", "02", "03", "04")] == [["junior", "mid"]] * 3 + [[]],
    "analyst-33": lambda: highest("data-analyst", "observed-exposure")[0] == highest("data-analyst", "beta-model")[-1] == "13-1161.00",
    "analyst-34": lambda: rated("data-analyst", "augmented") == {"06": None, "07": "T3", "08": "T3"},
    "science-26": lambda: [soc for soc in highest("data-scientist", "beta-model") if score(soc, "beta-model") == score(soc, "beta-human")] == ["15-2031.00"],
    "science-31": lambda: rated("data-scientist", "augmented") == {"05": "T3", "06": "T2", "07": "T3", "08": "T3", "09": None},
    "science-32": lambda: missing("data-scientist", "ai-safety-evaluation-engineer") == 6,
    "science-33": lambda: lead("15-2031.00", "15-2051.00") == ["beta-human"],
    "database-admin-25": lambda: lead("15-1242.00", "15-1243.00") == ["beta-model", "high-automation"],
    "database-admin-28": lambda: score("15-1243.00", "observed-exposure") > score("15-1244.00", "observed-exposure") > score("15-1242.00", "observed-exposure"),
    "database-admin-29": lambda: highest("database-administrator", "observed-exposure")[-1] == highest("database-administrator", "beta-model")[0],
    "database-admin-32": lambda: missing("database-administrator", RELIABILITY) == 6,
    "reliability-30": lambda: rated(RELIABILITY, "human") == {"09": "T2", "10": None, "11": None, "12": None},
    "reliability-31": lambda: all(len(catalog().occupations[entry.soc].scores) == 5 for entry in catalog().roles[RELIABILITY].occupations),
    "reliability-32": lambda: (
        [highest(RELIABILITY, each)[0] for each in ("beta-model", "beta-human")] == ["15-1252.00", "15-1299.08"]
        and highest(RELIABILITY, "beta-human")[-1] == "15-1252.00"
    ),
    "reliability-33": lambda: missing(RELIABILITY, "ml-infrastructure-engineer") == 3,
    "reliability-35": lambda: highest(RELIABILITY, "observed-exposure") == ["15-1244.00", "15-1299.08", "15-1252.00"],
}
"""What must be so for an item's key to be right."""


@pytest.mark.parametrize("key", FACTS)
def test_the_dataset_still_says_what_an_item_asks(key: str) -> None:
    """The item is there, and its fact holds."""
    assert key in catalog().items
    assert FACTS[key]()
