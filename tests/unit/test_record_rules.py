"""Each rule across records finds what it is there for, and nothing in sound data."""

from __future__ import annotations

import pytest

from skillsdivide.check import directory, grounds
from skillsdivide.check.records import RULES
from skillsdivide.load.dataset import load

ROLE = "docs/data/roles/cataloguer.yml"
QUIZ = "quizzes/catalogues.yml"
NUMBER = "  answer: 360\n  unit: books\n  feedback: 12 times 30.\n"
NEXT = NUMBER + "- type: {}\n  id: cat-04\n  stem: What belongs where?\n"
ORDER = NEXT.format("order") + '  sequence: ["{}", "{}",\n    "{}"]\n  feedback: So it is done.\n'
MATCH = NEXT.format("match") + (
    '  pairs: [{{prompt: "{0}", answer: "{2}", feedback: So it is.}},\n    {{prompt: "{1}", answer: "{3}", feedback: So it is.}}]\n  decoys: ["{4}"]\n'
)
AUDIT = "docs/data/audits/a-branch-library.yml"
SCHEDULE = "docs/data/schedules/evenings.yml"
PROJECT = "docs/data/projects/count-lost-books.yml"
MEASURED = """measures:
- {id: use, title: Use, short: Use, unit: share, low: 0, high: 1, year: 2026, source: study, licence: CC0, occupations: 3, meaning: m, limits: l}
occupations:
- soc: 15-1252.00
  title: Developers
  scores:
  - {measure: use, value: %s}
"""
UNMEASURED = "measures: []\noccupations: []\n"
VOCABULARY = "docs/data/vocabulary.yml"
OCCUPATIONS = "docs/data/occupations.yml"

CASES = [
    ("vocabulary_has_the_known_words", VOCABULARY, "- id: human", "- id: person", [23, 17]),
    ("references_stand", ROLE, "reason: the record exists already", "reason: the record exists already\n  seniorities: [middle]", [16]),
    ("sides_can_be_told_apart", VOCABULARY, "colour: teal\n  sign: square", "colour: rust\n  sign: disc", [14]),
    ("sides_without_the_article_say_so", VOCABULARY, "plural: growing roles", "plural: growing roles\n  placed: false", [16]),
    ("placed_roles_cite_the_article", ROLE, "article: The essay names it.\n", "", [4]),
    ("placed_roles_cite_the_article", ROLE, "claims:\n- shelves-move\n", "claims: []\n", [4]),
    ("seniorities_tell_tasks_apart", ROLE, "reason: the record exists already", "reason: the record exists already\n  seniorities: [new, new]", [16]),
    ("seniorities_tell_tasks_apart", ROLE, "reason: the record exists already", "reason: the record exists already\n  seniorities: [settled, new]", [16]),
    ("references_stand", ROLE, "skill: metadata", "skill: metdata", [49]),
    ("references_stand", ROLE, "- shelves-move", "- shelves-moved", [9]),
    ("references_stand", "docs/data/claims.yml", "    source: essay", "    source: essai", [15]),
    ("references_stand", "docs/data/credentials.yml", "domain: open-collections", "domain: open", [6]),
    ("references_stand", QUIZ, "- id: cat-01\n", "- id: cat-01\n  bloom: recall\n", [11]),
    ("pages_stand", ROLE, "chapter: learn/readers.md", "chapter: learn/reader.md", [63]),
    ("pages_stand", QUIZ, "  passage: learn/catalogues.md\n", "  passage: roles/nobody.md\n", [22]),
    ("ids_are_unique_inside_a_record", ROLE, "id: cataloguer-t02", "id: cataloguer-t01", [16]),
    ("ids_are_unique_inside_a_record", ROLE, "skill: interviewing", "skill: cataloguing", [47]),
    ("ids_are_unique_inside_a_record", QUIZ, "objectives:\n", "objectives:\n- {id: tell-records, text: Tell}\n", [8]),
    ("tasks_have_their_own_ids", ROLE, "id: cataloguer-t01", "id: shelving-clerk-t01", [12]),
    ("scales_have_two_ends", OCCUPATIONS, UNMEASURED, (MEASURED % "1").replace("high: 1", "high: 0"), [2]),
    ("scores_lie_on_their_scale", OCCUPATIONS, UNMEASURED, MEASURED % "1.5", [7]),
    ("scores_lie_on_their_scale", OCCUPATIONS, UNMEASURED, MEASURED % "20, of: 19", [7]),
    ("roles_leave_pages_free", ROLE, "id: cataloguer\n", "id: compare\n", [2]),
    ("sections_belong_somewhere", QUIZ, "page: learn/catalogues.md\n", "", [2]),
    ("sections_belong_somewhere", QUIZ, "as_of", "role: cataloguer\nas_of", [2]),
    ("objectives_stand", QUIZ, "- id: cat-01\n", "- id: cat-01\n  objective: tell\n", [11]),
    ("draws_leave_something_out", QUIZ, "as_of", "draw: 3\nas_of", [5]),
    ("pictures_can_be_shown", QUIZ, "- id: cat-01\n", "- id: cat-01\n  picture: {file: assets/none.svg, alt: None}\n", [11]),
    ("made_ids_are_kept", QUIZ, "- id: cat-01\n", "- id: made-cat-01\n", [10]),
    ("references_stand", PROJECT, "[card-file]", "[card-fire]", [14]),
    ("references_stand", PROJECT, "metadata, statistics", "metadata, statistic", [15]),
    ("references_stand", "docs/data/resources.yml", "[metadata]", "[meta]", [12]),
    ("days_of_check_have_been", "docs/data/materials.yml", "2026-11-28", "2999-01-01", [8]),
    ("days_of_check_have_been", PROJECT, "2026-11-28", "2999-01-01", [40]),
    ("days_of_check_have_been", "docs/data/claims.yml", "    source: essay\n", "    source: essay\n    checked: 2999-01-01\n", [16]),
    ("what_ages_says_when_it_was_checked", "docs/data/sources.yml", "  checked: 2026-11-23\n", "", [3]),
    ("lists_name_an_id_once", PROJECT, "[card-file]", "[card-file, card-file]", [14]),
    ("lists_name_an_id_once", "docs/data/resources.yml", "[metadata]", "[metadata, metadata]", [12]),
    ("records_have_their_page", PROJECT, "id: count-lost-books", "id: count-books", [2]),
    ("records_have_their_page", AUDIT, "id: a-branch-library", "id: a-branch", [2]),
    ("logs_name_tasks_of_their_role", AUDIT, "data-steward-t05", "data-steward-t99", [7]),
    ("logs_name_tasks_of_their_role", AUDIT, "role: data-steward\n", "", [6]),
    ("logs_hold_twenty_lines_at_first", AUDIT, "[4, 4, 4, 4, 4]", "[0, 0, 0, 0, 0]", [7]),
    ("records_have_their_page", SCHEDULE, "id: evenings", "id: mornings", [2]),
    ("references_stand", SCHEDULE, "resource: metadata-handbook", "resource: handbook", [9]),
    ("references_stand", SCHEDULE, "project: count-lost-books", "project: count-books", [6]),
    ("weeks_name_one_source", SCHEDULE, "resource: metadata-handbook, ", "", [9]),
    ("pages_stand", SCHEDULE, "page: you/audit.md", "page: you/audits.md", [10]),
    ("texts_are_shown", "docs/data/claims.yml", "finding: ", 'finding: "![a](b)" #', [8]),
    ("entries_can_be_told_apart", QUIZ, NUMBER, ORDER.format("Open it", "Read it", "**open**  it"), [40]),
    ("entries_can_be_told_apart", QUIZ, NUMBER, MATCH.format("a", "b", "x", "*x*", "y"), [40]),
    ("entries_can_be_told_apart", QUIZ, NUMBER, MATCH.format("a", "**a**", "x", "y", "z"), [40]),
    ("entries_can_be_told_apart", QUIZ, NUMBER, MATCH.format("a", "b", "x", "y", "X"), [41]),
    ("weeks_of_decision_are_kept", SCHEDULE, ", decide: Stop or change if nobody reads it", "", [12]),
    ("weeks_of_decision_are_kept", SCHEDULE, "Page 1, ", "Page 1, decide: Stop, ", [9]),
    ("facts_found_have_sources", "docs/data/local-facts.yml", "[essay]", "[]", [8]),
    ("references_stand", "docs/data/local-facts.yml", "[essay]", "[essai]", [8]),
    ("references_stand", AUDIT, "stance: human", "stance: person", [8]),
    ("keys_do_not_rest_on_fallen_claims", QUIZ, "- id: cat-01\n", "- id: cat-01\n  claim: shelves-move\n", [10]),
]


def places_of(small, name: str) -> list[tuple[str, int]]:
    """File and line of what one rule finds in the small site."""
    catalog, report = load(small.folder, small.folder / "docs")
    assert {name} <= {rule.__name__ for rule in RULES}
    return [(problem.path, problem.line) for rule in RULES if rule.__name__ == name for problem in rule(catalog, report)]


@pytest.mark.parametrize(("name", "path", "old", "new", "places"), CASES)
def test_a_rule_finds_its_fault(small, name: str, path: str, old: str, new: str, places: list[int]) -> None:
    """The line to mend, in the file that was changed, and no other."""
    if old == UNMEASURED:
        (small.folder / path).write_text(new, encoding="utf-8")
    else:
        small.change(path, old, new)
    expected = [(path, place) for place in places]
    actual = places_of(small, name)
    if name == "tasks_have_their_own_ids":  # which of the two files is blamed is a case of its own in tests/broken
        assert len(actual) == 1
    else:
        assert actual == expected


@pytest.mark.no_cover
@pytest.mark.parametrize("name", [rule.__name__ for rule in RULES])
def test_a_rule_is_content_with_the_small_site(small, name: str) -> None:
    """Sound data give no problem."""
    assert places_of(small, name) == []


def test_each_rule_has_a_case() -> None:
    """A new rule comes with a fault that it finds; those on what verdicts rest on have theirs in test_grounds.py, those on the directory in test_directory.py."""
    assert {rule.__name__ for rule in RULES if rule not in {*grounds.RULES, *directory.RULES}} - {case[0] for case in CASES} == set()


def test_each_rule_says_why() -> None:
    """A rule's docstring is its reason."""
    assert [rule.__name__ for rule in RULES if not rule.__doc__] == []


def test_one_answer_may_belong_to_two_prompts_and_code_may_differ_in_case(small) -> None:
    """An answer is offered once, however many prompts it belongs to."""
    small.change(
        QUIZ,
        NUMBER,
        MATCH.format("a", "b", "x", "x", "`X`").replace("pairs: [", "pairs: [{prompt: c, answer: '`x`', feedback: So it is.}, ").replace('"x"', '"y"'),
    )
    assert places_of(small, "entries_can_be_told_apart") == []


def test_a_score_on_its_scale_is_left_alone(small) -> None:
    """Both ends belong to the scale, and a count is measured by what it is out of."""
    for value in ("0", "1", "19, of: 19"):
        (small.folder / OCCUPATIONS).write_text(MEASURED % value, encoding="utf-8")
        assert places_of(small, "scores_lie_on_their_scale") == [], value


def test_a_score_on_an_unknown_measure_is_a_reference_that_leads_nowhere(small) -> None:
    """And nothing is said of its scale."""
    (small.folder / OCCUPATIONS).write_text((MEASURED % "2").replace("measure: use", "measure: us"), encoding="utf-8")
    assert small.lines() == ["docs/data/occupations.yml:7:15: no measure has the id 'us'; write 'use'"]


def test_a_task_id_belongs_to_the_role_whose_id_and_hyphen_it_begins_with(small) -> None:
    """Without either it belongs to the first role that has it."""
    for role in ("cataloguer", "data-steward"):
        small.change(f"docs/data/roles/{role}.yml", f"id: {role}-t01", "id: data-stewards-t01")
    assert [path for path, _ in places_of(small, "tasks_have_their_own_ids")] == ["docs/data/roles/data-steward.yml"]


def test_a_claim_that_fell_may_be_asked_about_with_a_rationale(small) -> None:
    """The item then tells what the check found."""
    small.change(QUIZ, "- id: cat-01\n", "- id: cat-01\n  claim: shelves-move\n  rationale: Nothing was found.\n")
    assert small.lines() == []


def test_what_refers_to_an_unreadable_file_is_not_judged(small) -> None:
    """One broken file gives one line, and no echo from each record that names it."""
    (small.folder / "docs/data/skills.yml").write_text("skills: [", encoding="utf-8")
    assert [line.partition(":")[0] for line in small.lines()] == ["docs/data/skills.yml"]
