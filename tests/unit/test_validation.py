"""Findings of the model, told to authors."""

from __future__ import annotations

import pytest

from skillsdivide.diagnostics import Problem, one_of
from skillsdivide.load.validation import validate
from skillsdivide.load.yaml_documents import parse
from skillsdivide.schema.data_files import ClaimsFile, CredentialsFile, OccupationsFile, PlanFile, SkillsFile, SourcesFile
from skillsdivide.schema.fields import Record
from skillsdivide.schema.items import Section

SOURCE = "sources:\n- id: a\n  publisher: P\n  title: T\n  date: '2026'\n  taken: t\n  licence: CC0\n  read: original\n"
CLAIM = """claims:
- id: a
  title: T
  text: t
  attributed_to: x
  verdict: stands
  finding: f
  sources: []
  figure:
    value: 1
    unit: u
    year: 2026
    source: e
  chapter: learn/a.md
  checked: 2026-11-23
"""
CREDENTIAL = (
    "credentials:\n- id: a\n  title: T\n  issuer: I\n  domain: d\n  status: current\n  evidence: none\n  checked: 2026-11-23\n  note: n\n  sources: []\n"
)
SECTION = """id: s
title: S
page: learn/a.md
as_of: 2026-11-23
objectives:
- id: o
  text: O
items:
- id: i
  stem: x
  key: {text: a, feedback: b}
  distractors:
  - {text: c, feedback: d}
"""
SKILL = "skills:\n- id: a\n  title: T\n  description: d\n"
PLAN = "steps:\n- id: a\n  about: work\n  months: [1]\n  weight: 1\n  title: T\n  text: t\n  chapter: learn/a.md\n"
SCORED = """measures: []
occupations:
- soc: 15-1252.00
  title: T
  scores:
  - {measure: m, value: 1, percentile: 100, rank: 1}
"""
FILES = {
    SourcesFile: SOURCE,
    ClaimsFile: CLAIM,
    CredentialsFile: CREDENTIAL,
    Section: SECTION,
    SkillsFile: SKILL,
    PlanFile: PLAN,
    OccupationsFile: SCORED,
}


def problems(kind: type[Record], text: str) -> list[Problem]:
    """What is wrong with a file of a kind."""
    document, as_yaml = parse(text, "f.yml")
    assert as_yaml == []
    return validate(kind, document)[1]


def lines(kind: type[Record], text: str) -> list[str]:
    """The lines that authors see."""
    return list(map(str, problems(kind, text)))


@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.__name__)
def test_the_files_that_the_cases_change_are_sound(kind: type[Record]) -> None:
    """Otherwise the cases would prove nothing."""
    assert lines(kind, FILES[kind]) == []


@pytest.mark.parametrize(
    ("kind", "old", "new", "expected"),
    [
        (SourcesFile, "title: T", "titel: T", ["f.yml:4:3 unknown-key; write 'title'"]),
        (SourcesFile, "  title: T\n", "", ["f.yml:2:3 missing-key; add 'title': every record of this kind has it"]),
        (SourcesFile, "title: T", "title: ''", ["f.yml:4:10 string-too-short; write it, or take the key out where it may be left out"]),
        (SourcesFile, "title: T", "title: 7", ["f.yml:4:10 string-type; put quotes round it"]),
        (SourcesFile, "title: T", "title: yes", ["f.yml:4:10 string-type; put quotes round it"]),
        (SourcesFile, "title: T", "title: [a]", ["f.yml:4:10 string-type; write a text"]),
        (SourcesFile, "title: T", "title: " + "x" * 4001, ["f.yml:4:10 string-too-long; shorten it"]),
        (SourcesFile, "id: a", "id: A b", ["f.yml:2:7 string-pattern-mismatch; use lower-case letters and digits, joined by hyphens"]),
        (SourcesFile, "read: original", "read: heard", ["f.yml:8:9 literal-error; write one of: 'original', 'copy', 'second-hand', 'not-reached'"]),
        (SourcesFile, "read: original", "read: original\n  url: example.org", ["f.yml:9:8 string-pattern-mismatch; begin with https:// and leave no space"]),
        (SourcesFile, SOURCE, "sources: a", ["f.yml:1:10 list-type; write a list, each entry on a line that starts with a hyphen"]),
        (SourcesFile, SOURCE, "- a", ["f.yml:1:1 model-type; write a record of keys and values"]),
        (SourcesFile, SOURCE, "source: []", ["f.yml:1:1 unknown-key; write 'sources'"]),
        (ClaimsFile, "    unit: u", "    unti: u", ["f.yml:11:5 unknown-key; write 'unit'"]),
        (ClaimsFile, "    year: 2026\n", "", ["f.yml:10:5 missing-key; add 'year': every record of this kind has it"]),
        (ClaimsFile, "checked: 2026-11-23", "checked: '2026-11-23'", ["f.yml:15:12 date-type; write a date such as 2026-11-23, without quotes and without a time"]),
        (ClaimsFile, "learn/a.md", "learn/a", ["f.yml:14:12 string-pattern-mismatch; write it as learn/key-takeaways.md or learn/key-takeaways.md#heading"]),
        (CredentialsFile, "  note: n", "  note: n\n  price_usd: 300", ["f.yml:10:14 model-type; write a record of keys and values"]),
        (Section, "  key:", "  kye:", ["f.yml:11:3 unknown-key; write 'key'"]),
        (Section, "feedback: d", "feedbak: d", ["f.yml:13:15 unknown-key; write 'feedback'"]),
        (Section, "feedback: d}", "feedback: d, pin: middle}", ["f.yml:13:33 literal-error; write one of: 'first', 'last'"]),
        (Section, "objectives:\n- id: o\n  text: O", "objectives: []", ["f.yml:5:13 too-short; list 1 or more"]),
        (Section, "items:", "draw: 0\nitems:", ["f.yml:8:7 greater-than-equal; write a number greater than or equal to 1"]),
        (Section, "  stem: x", "  stem: x\n  hints: [a, b, c]", ["f.yml:11:10 too-long; list 2 or fewer"]),
        (SkillsFile, "title: T", "title: T\n  nice_competency: COM-1", [r"f.yml:4:20 string-pattern-mismatch; match ^NF-COM-\d{3}$"]),
        (PlanFile, "weight: 1", "weight: 0", ["f.yml:5:11 greater-than; mend the value"]),
        (OccupationsFile, "percentile: 100", "percentile: 101", ["f.yml:6:40 less-than-equal; write a number less than or equal to 100"]),
        (OccupationsFile, "rank: 1", "rank: 0", ["f.yml:6:51 greater-than-equal; write a number greater than or equal to 1"]),
    ],
)  # fmt: skip
def test_a_problem_has_its_place_its_code_and_its_remedy(kind: type[Record], old: str, new: str, expected: list[str]) -> None:
    """Each way of being wrong points at the value to change."""
    assert old in FILES[kind]
    assert [f"{each.path}:{each.line}:{each.column} {each.code}; {each.remedy}" for each in problems(kind, FILES[kind].replace(old, new, 1))] == expected


def test_every_finding_of_a_file_is_told() -> None:
    """A second fault does not wait for the first to be mended."""
    text = SOURCE.replace("title: T", "titel: T").replace("id: a", "id: A").replace("licence: CC0", "licence: 0")
    assert [line.partition(": ")[0] for line in sorted(lines(SourcesFile, text))] == ["f.yml:2:7", "f.yml:4:3", "f.yml:7:12"]


def test_a_nested_value_is_named_from_its_list_on() -> None:
    """The reader of the line learns whose value it is."""
    assert lines(ClaimsFile, CLAIM.replace("value: 1", "value: a third")) == ["f.yml:10:12: claims 1 figure value: 'a third' is not a number; write a number"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("May 2026", "f.yml:5:9: sources 1 date: 'May 2026' is no date of a source; write '2026', '2026-05', '2026-05-04' or undated"),
        ("2026-05-04", "f.yml:5:9: sources 1 date: YAML reads this as 2026-05-04 and not as a text; put quotes round it"),
    ],
)
def test_the_date_of_a_source_is_explained(typed: str, expected: str) -> None:
    """An author need not read regular expressions."""
    assert lines(SourcesFile, SOURCE.replace("'2026'", typed)) == [expected]


@pytest.mark.parametrize(
    ("typed", "known", "told"),
    [
        ("substitutible", {"substitutable", "human"}, "write 'substitutable'"),
        ("kye", {"key", "id"}, "write 'key'"),
        ("etadata", {"metadata", "ethics"}, "write 'metadata'"),
        ("negotiation", {"mediation", "mapping"}, "write one of: mapping, mediation"),
    ],
)
def test_a_slip_is_mended_and_another_word_is_not_taken_for_one(typed: str, known: set[str], told: str) -> None:
    """Whoever has not yet written the skill `negotiation` does not mean `mediation`."""
    assert one_of(typed, known) == told
