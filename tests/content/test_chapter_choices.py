"""Single choices of the chapters with something to work out, worked out again from their stems, pages and records."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from typed_content import DOCS, as_day, figures, items, key, marks, page, passage, records


def day_text(day: date) -> str:
    """A day as choices write it: 16 March."""
    return f"{day.day} {day:%B}"


def faulty_sum() -> str:
    """Which line of the log's head contradicts the others."""
    _, low, augmented, human, bottom, top, total, *_ = figures("audit-28")
    right = {"The low end": low == bottom, "The high end": low + augmented == top, "The total of hours": low + augmented + human == total}
    (faulty,) = (name for name, holds in right.items() if not holds)
    return faulty


def ends_apart() -> str:
    """The augmented and the human hours that follow from a surface."""
    low, high, total = figures("audit-29")
    return f"{high - low:.0f} augmented, {total - high:.0f} human"


def clusters() -> dict[str, list[float]]:
    """The hours of each cluster that the picture draws, by stance: full, hatched, empty; four units are an hour."""
    found: dict[str, list[float]] = {}
    for each in ET.parse(DOCS / "assets/pictures/imaginary-log.svg").getroot():
        if each.tag.endswith("}text") and each.get("font-weight") == "600":
            found[current := each.text] = [0, 0, 0]
        elif each.tag.endswith("}rect") and found:
            kind = {"none": 2}.get(each.get("fill"), 1 if each.get("fill").startswith("url") else 0)
            found[current][kind] += float(each.get("width")) / 4
    return found


def first_cluster() -> str:
    """The cluster without hours of judgement, and all hours outside the surface."""
    (name,) = (name for name, hours in clusters().items() if not hours[2])
    return f"At {name}; {sum(hours[2] for hours in clusters().values()):.0f} hours"


def after_handing_over() -> str:
    """Two weeks of checking, and the next list after three months."""
    begun = as_day("2 March 2027")
    step = passage("learn/audit-your-role", "Step 4: shrink it")
    assert "two weeks" in step
    assert "three months" in step
    return f"Until {day_text(begun + timedelta(weeks=2))}; at the start of {begun.replace(month=begun.month + 3):%B}"


def gained_by_routine() -> str:
    """Who gave up substitutable hours and has them all again among the others."""
    before = {"Substitutable": 60, "Augmented": 40, "Human": 60}
    moved = [(row[""], [row[stance] - hours for stance, hours in before.items()]) for row in marks("audit-32")]
    (name,) = (name for name, (routine, *others) in moved if routine < 0 and min(others) >= 0 and routine + sum(others) == 0)
    return f"{name}'s"


def argued(audit: str, *starts: str) -> list[str]:
    """The stances of the lines of a worked audit that begin so."""
    return [next(line["stance"] for line in records(f"audits/{audit}")["lines"] if line["text"].startswith(start)) for start in starts]


def first_to_go() -> str:
    """The substitutable line that the audit names first among those handed over, with its hours of five weeks."""
    audit = records("audits/helpdesk-in-a-hospital")
    hours = {line["text"]: sum(line["hours"]) for line in audit["lines"] if line["stance"] == "substitutable"}
    (line,) = (line for line in hours if line.startswith("Sort new tickets") and audit["handed_over"].startswith("Sorting tickets"))
    assert max(hours, key=hours.__getitem__) != line
    return f"Sort new tickets, {hours[line]} h"


def too_full() -> str:
    """Which line of a plan breaks the check-list: here the hours add up to all that there are."""
    learnt, built, measured, total = map(
        int, re.search(r"(\d+) hours learnt, (\d+) built, (\d+) measured, of (\d+)", items()["plan-weeks-24"]["stem"]).groups()
    )
    assert learnt + built + measured >= total
    assert "add up to fewer than you have" in passage("learn/plan-twenty-six-weeks", "Make it")
    return "The line on hours"


def weeks_of(*steps: str) -> list[str]:
    """The weeks of some of the six things in the order of the half-year."""
    return [re.search(rf"\*\*{step}\*\* \((weeks .*?)\)", passage("learn/plan-twenty-six-weeks", "The order of the weeks"))[1] for step in steps]


def worse_than_people() -> str:
    """At week 12 the first version is compared with what people did."""
    found, people = map(int, re.search(r"finds (\d+) of 24 .* People had found (\d+)", items()["plan-weeks-29"]["stem"]).groups())
    return f"Week 12, since it does {'worse' if found < people else 'better'} than people did"


def places(risk: str) -> int:
    """A risk's place in the list of 2026."""
    return int(re.search(rf"^\| (\d+) \| {risk} \|", page("learn/security-cross-skill"), re.MULTILINE)[1])


ORDINALS = {3: "third", 10: "tenth"}


def shared_rank() -> str:
    """The rank of an occupation that others of its group of codes have too."""
    ranks = {}
    for each in records("occupations")["occupations"]:
        ranks[each["title"]] = (each["soc"][:7], next((score.get("rank") for score in each["scores"] if score["measure"] == "observed-exposure"), None))
    names = ("Information Security Analysts", "Information Security Engineers")
    (rank,) = (ranks[name][1] for name in names if sum(other == ranks[name] for other in ranks.values()) > 1)
    return f"The rank of {rank}"


def favours(start: str) -> str:
    """What a scenario for 2027 would favour."""
    return next(line.strip("| ").split("|")[-1].strip() for line in page("learn/where-2027-leads").splitlines() if line.startswith(f"| **{start}"))


def scenarios_for_karim() -> str:
    """The scenarios that favour experience in one field, and skills that carry."""
    names = {
        "The article's path": "The article's path",
        "The money slows": "the slower money",
        "Work changes shape": "the changed work",
        "The specialists' turn": "the specialists' turn",
    }
    found = [
        next(short for start, short in names.items() if favours(start) == wanted)
        for wanted in ("Production experience in one field", "Skills that carry across employers")
    ]
    return ", then ".join(found)


CHOICES: dict[str, Callable[[], str]] = {
    "audit-24": lambda: "P {}, Q {}".format(*argued("tester-at-a-bank", "Prepare test data for transfers", "Say before a release")),
    "audit-28": faulty_sum,
    "audit-29": ends_apart,
    "audit-30": first_cluster,
    "audit-31": after_handing_over,
    "audit-32": gained_by_routine,
    "audit-33": first_to_go,
    "plan-weeks-24": too_full,
    "plan-weeks-25": lambda: "W" + ", and ".join(weeks_of("Ask", "Show and secure"))[1:],
    "plan-weeks-29": worse_than_people,
    "secure-21": lambda: f"Output handling {ORDINALS[places('Improper output handling')]}, excessive agency {ORDINALS[places('Excessive agency')]}",
    "secure-32": shared_rank,
    "leads-26": scenarios_for_karim,
}
"""Single choices whose key can be worked out, with the text that it must have."""


@pytest.mark.parametrize("name", CHOICES)
def test_a_choice_says_what_was_worked_out(name: str) -> None:
    """And no distractor does."""
    found = CHOICES[name]()
    assert key(name) == found
    assert found not in [each["text"] for each in items()[name]["distractors"]]
