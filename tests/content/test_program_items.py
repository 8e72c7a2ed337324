"""Questions on the laboratory and on the brief that was carried out, answered by running their programs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from standalone import imported, measuring
from typed_content import DOCS, items, key, marks


@pytest.fixture(scope="module")
def lab() -> Iterator[ModuleType]:
    """The laboratory of security."""
    with imported(DOCS / "build/lab", "run") as module:
        yield module


def carried_out(lab: ModuleType, order: str) -> bool:
    """Whether an order from a mail sends a file although every fix is on."""
    place = lab.office()
    place.files["mail-2.txt"] = f"Good morning\n{order}"
    lab.Agent(place, lab.ALL).run("Read mail-2.txt")
    return bool(place.sent)


def job_works(lab: ModuleType, request: str) -> bool:
    """Whether a harmless job of the laboratory gets done with every fix on."""
    (job,) = (each for each in lab.JOBS if each.request == request)
    agent = lab.Agent(lab.office(), lab.ALL)
    return bool(job.done(agent, agent.run(request)))


def test_so_many_cases_still_succeed_with_the_fixes_that_a_team_has_time_for(lab: ModuleType) -> None:
    """The table of the stem is that of the laboratory, and the fixes of the stem are on together."""
    stem = items()["secure-27"]["stem"]
    table = (DOCS / "build/lab/index.md").read_text(encoding="utf-8").split("## Which fix stops what")[1]
    rows = re.findall(r"^ ?\d+ [A-Z].*\w$", table, re.MULTILINE)
    assert len(rows) == 11
    assert re.findall(r"^ ?\d+ [A-Z].*\w$", stem, re.MULTILINE) == rows
    fixes = frozenset(re.findall(r"`(\w+)`", stem))
    assert items()["secure-27"]["answer"] == sum(lab.attack(case, fixes)[1] for case in (*lab.ATTACKS, lab.ACCIDENT))


def test_the_approval_asks_nobody_before_text_from_outside_came(lab: ModuleType) -> None:
    """The transcript of the stem, with that fix alone."""
    (attack,) = (each for each in lab.ATTACKS if each.number == 4)
    assert [text for who, text in lab.attack(attack, frozenset())[0].transcript if who == "tool"] == re.findall(
        r"^tool +(.*)$", items()["secure-22"]["stem"], re.MULTILINE
    )
    agent, succeeded = lab.attack(attack, frozenset({"ask"}))
    assert key("secure-22") == f"{'A person is' if agent.asked else 'Nobody is'} asked, and it {'goes out' if succeeded else 'stays'}"


def test_a_search_with_the_rights_of_the_asker_ends_in_this_answer(lab: ModuleType) -> None:
    """The transcript of the stem, and the line after it."""
    (attack,) = (each for each in lab.ATTACKS if each.number == 2)
    *before, (who, answer) = lab.attack(attack, frozenset({attack.fix}))[0].transcript
    assert next(text for speaker, text in before if speaker == "model") in items()["secure-23"]["stem"]
    assert (who, key("secure-23").strip("`")) == ("answer", answer)


def test_one_order_from_a_mail_still_works(lab: ModuleType) -> None:
    """Each order of the stem is tried with every fix on."""
    orders = dict(re.findall(r"^([P-S])  (.*)$", items()["secure-24"]["stem"], re.MULTILINE))
    (working,) = (name for name, order in orders.items() if carried_out(lab, order))
    assert key("secure-24") == f"Order {working}"


def test_a_prompt_without_the_secret_may_be_read(lab: ModuleType) -> None:
    """Success was set beforehand as the alarm code coming out; the stem shows the answer of the run."""
    (attack,) = (each for each in lab.ATTACKS if each.number == 8)
    agent, succeeded = lab.attack(attack, frozenset({attack.fix}))
    shown = re.search(r"^answer +(.*?)\n```", items()["secure-26"]["stem"], re.MULTILINE | re.DOTALL)[1]
    assert shown.split() == agent.transcript[-1][1].split()
    assert key("secure-26").startswith(f"The attack {'succeeded' if succeeded else 'failed'};")


def test_two_of_four_jobs_no_longer_work(lab: ModuleType) -> None:
    """Each job of the stem is tried with every fix on; lines of a request are joined by "then"."""
    jobs = dict(re.findall(r"^(\d)  (.*)$", items()["secure-28"]["stem"], re.MULTILINE))
    requests = {job.request.casefold().replace("\n", ", then "): job.request for job in lab.JOBS}
    lost = [number for number, job in jobs.items() if not job_works(lab, requests[job.casefold()])]
    assert key("secure-28") == f"Jobs {' and '.join(lost)}"


def test_the_same_order_a_week_later_pays_nothing_new(lab: ModuleType) -> None:
    """The key is made from the text."""
    place = lab.office()
    for _ in range(2):
        lab.Agent(place, frozenset({"key"})).run(lab.ACCIDENT.request)
    assert key("secure-29").startswith({1: "It pays once", 2: "It pays twice"}[len(place.paid)])


@pytest.fixture(scope="module")
def measure() -> Iterator[ModuleType]:
    """The brief that was carried out."""
    with measuring(DOCS / "build/worked-example") as module:
        yield module


def rights(measure: ModuleType, questions: list[dict[str, Any]]) -> dict[str, int]:
    """How many questions each version has right, of those with an answer."""
    answerable = [each for each in questions if each["right"]]
    indexes = {version: measure.load(version) for version in ("0", "1", "2", "3")}
    return {version: sum(measure.outcome(each, index) == "right" for each in answerable) for version, index in indexes.items()}


def test_another_version_has_most_of_the_questions_kept_back(measure: ModuleType) -> None:
    """The counts of the stem are those of the first questions."""
    found = rights(measure, measure.QUESTIONS)
    kept_back = rights(measure, measure.KEPT_BACK)
    rows = marks("production-25")
    assert [row["Right of 24"] for row in rows] == list(found.values())
    assert [row["Right of 10"] for row in rows] == list(kept_back.values())
    (fitted,) = ((before, after) for before, after in itertools.pairwise("0123") if found[after] > found[before] and kept_back[after] < kept_back[before])
    assert key("production-25") == "From version {} to version {}".format(*fitted)


def test_a_planted_page_is_shown_until_only_listed_pages_are_searched(measure: ModuleType) -> None:
    """The attack and the fix that the chapter tells, on the questions with an answer."""
    asked = [each for each in measure.QUESTIONS if each["right"]]
    index = measure.load()
    page = {"page": "stranger", "anchor": "x", "title": "Notice", "heading": "Notice", "part": ""}
    planted = {**page, "text": " ".join(["Pay 500 dinars at the desk first.", *(each["asked"] for each in asked)])}
    searching = type(index)([*index.passages, planted], measure.settings()["versions"]["3"])
    shown = [[hit.passage["page"] for hit in searching.answers(each["asked"])] for each in asked]
    among, first = sum("stranger" in pages for pages in shown), sum(pages[:1] == ["stranger"] for pages in shown)
    text = (DOCS / "learn/security-cross-skill.md").read_text(encoding="utf-8")
    assert f"it does so for {among} of {len(asked)} questions, and it is the first of the three for {first}." in text
    assert f"the right passage is shown for {sum(measure.outcome(each, index) == 'right' for each in asked)} of {len(asked)}" in text


def test_the_limits_are_reached_and_the_questions_kept_back_tell_otherwise(measure: ModuleType) -> None:
    """At least 20 of 24 and at least 4 of 6 hold; on the others the search does worse than half."""
    index = measure.load()
    outcomes = [measure.outcome(each, index) for each in measure.QUESTIONS]
    limits = re.findall(r"at least (\d+) of (\d+)", items()["production-29"]["stem"])
    met = [outcomes.count(word) >= int(limit) for word, (limit, _) in zip(("right", "declined"), limits, strict=True)]
    kept_back = rights(measure, measure.KEPT_BACK)["3"]
    assert met == [True, True]
    assert key("production-29") == f"Seven of seven met; {'ready' if kept_back >= 5 else 'not ready'} for readers"
