"""Orders and pairs of the chapters, held against lists, tables and records."""

from __future__ import annotations

import re

import pytest
from typed_content import DATA, items, key, long_words, page, passage, records, verdict

LISTS = {
    "plan-weeks-04": ("learn/plan-twenty-six-weeks", "The order of the weeks"),
    "production-22": ("learn/production-visibility", "Four steps, and one before them"),
    "divide-35": ("learn/skills-divide", "How to read your role"),
    "secure-30": ("learn/security-cross-skill", "What to fix first"),
    "leads-22": ("learn/where-2027-leads", "A forecast, told as a forecast"),
    "takeaways-03": ("learn/key-takeaways", "Key takeaways of the argument"),
    "credential-27": ("learn/one-credential", "How to choose"),
}
"""Orderings of what a page has as a numbered list: the page and the heading."""

IN_OTHER_WORDS = {
    "The number as it is without a tool": "baseline",
    "A log of five weeks with its surface": "audit",
    "Both numbers side by side, with the guard": "compare",
    "Which skill do I lack?": "gap",
    "Does the exam exist today?": "exists",
    "How many years are advised?": "years",
    "One effect for an order given twice": "idempotency",
    "The spending pays for years of building": "building",
}
"""Steps that say a thing otherwise than the page, with a word of the page."""


@pytest.mark.parametrize("name", LISTS)
def test_an_order_is_that_of_the_page(name: str) -> None:
    """Each step shares the most words with an entry further down than the one before it."""
    entries = [long_words(re.sub(r"<!--.*?-->|\(\S+\)", "", each)) for each in re.findall(r"^\d+\. (.*)$", passage(*LISTS[name]), re.MULTILINE)]
    steps = [long_words(IN_OTHER_WORDS.get(step, step)) for step in items()[name]["sequence"]]
    shared = [[len(step & entry) for entry in entries] for step in steps]
    assert all(max(row) for row in shared), shared
    places = [row.index(max(row)) for row in shared]
    assert places == sorted(set(places)), shared


def years_advised(credential: str) -> float:
    """The years of technical work that are asked or advised before a credential."""
    (found,) = (each for each in records("credentials")["credentials"] if each["id"] == credential)
    return float(found["experience"]["it_years"])


def test_exams_stand_in_order_of_the_years_that_are_advised() -> None:
    """And no two ask for the same."""
    exams = {
        "AWS Machine Learning Engineer, Associate": "aws-mla-c01",
        "AWS Generative AI Developer, Professional": "aws-aip-c01",
        "Google Professional ML Engineer": "google-pmle",
        "CompTIA SecurityX": "comptia-securityx",
    }
    years = [years_advised(exams[each]) for each in items()["credential-28"]["sequence"]]
    assert years == sorted(set(years))


VERDICTS = {
    "secure-33": {
        "AI systems open new ways in": "attack-surface",
        "Security is the least exposed field": "security-lowest-exposure",
        "Security engineers earn a premium": "security-pay-premium",
        "Regulated industries ask for a review": "security-review",
    },
    "credential-31": {
        "Each credential takes under six months": "six-months",
        "One credential moves a CV to a safe pile": "specialist-pile",
        "Three have the strongest hiring signal": "strongest-hiring-signal",
        "The AWS Specialty is a top choice": "aws-mls",
    },
}
"""Matchings of claims with verdicts: the claim behind each prompt."""


@pytest.mark.parametrize("name", VERDICTS)
def test_a_claim_is_paired_with_its_verdict(name: str) -> None:
    """As the record has it; no decoy is the verdict of one of them."""
    item = items()[name]
    assert {pair["prompt"]: pair["answer"] for pair in item["pairs"]} == {prompt: verdict(claim) for prompt, claim in VERDICTS[name].items()}
    assert not {verdict(claim) for claim in VERDICTS[name].values()} & set(item["decoys"])


def test_two_claims_of_a_choice_have_the_verdicts_of_its_key() -> None:
    """In the order of the stem."""
    found = [verdict(claim).lower() for claim in ("retained-owned-production", "ticket-reduction")]
    assert key("production-30") == f"P {found[0]}, Q {found[1]}"


def test_a_situation_is_paired_with_the_project_of_its_schedule() -> None:
    """Situation and hours name one schedule, and its brief is what the answer says in short."""
    situations = {"in work": "work", "studying": "study", "without work": "without-work"}
    schedules = [records(f"schedules/{file.stem}") for file in (DATA / "schedules").glob("*.yml")]
    item = items()["plan-weeks-28"]
    for pair in item["pairs"]:
        who, hours = re.fullmatch(r"(.*), (\d+) hours a week", pair["prompt"]).groups()
        (found,) = (each for each in schedules if (each["situation"], each["hours_a_week"]) == (situations[who.lower()], int(hours)))
        assert f"[{pair['answer']}](../you/schedules/{found['id']}.md)" in page("learn/plan-twenty-six-weeks")


ROWS = {
    "production-23": ("learn/production-visibility", "Choose your project"),
    "plan-weeks-32": ("learn/plan-twenty-six-weeks", "Stop or change"),
    "paradox-26": ("learn/spending-paradox", "Exposure is not automation is not layoffs"),
}
"""Matchings whose pairs stand in a line of a page each: the page and the heading."""


@pytest.mark.parametrize("name", ROWS)
def test_prompt_and_answer_stand_in_one_line_of_the_page(name: str) -> None:
    """The line that shares the most words with a prompt shares more with its answer than with any other."""
    item = items()[name]
    lines = [line for line in passage(*ROWS[name]).splitlines() if re.match(r"\||\d", line)]
    for pair in item["pairs"]:
        numbers = re.findall(r"\d+", pair["prompt"])
        line = max(
            (each for each in lines if all(re.search(rf"\b{number}\b", each) for number in numbers)),
            key=lambda each: len(long_words(each) & long_words(pair["prompt"])),
        )
        answers = [each["answer"] for each in item["pairs"]] + item.get("decoys", [])
        shares = {answer: len(long_words(answer) & long_words(line)) / len(long_words(answer)) for answer in answers}
        assert max(shares, key=shares.__getitem__) == pair["answer"], (pair["prompt"], shares)
