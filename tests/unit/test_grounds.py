"""Verdicts rest on the right measure and occupation, pathways on a level that fits, and hours on what is listed."""

from __future__ import annotations

import pytest

from skillsdivide.check import grounds
from skillsdivide.derive.credential_fit import fitting, out_of_reach, toward
from skillsdivide.derive.study_hours import study_hours
from skillsdivide.load.dataset import load
from skillsdivide.schema.course import Project, ProjectStep, Resource
from skillsdivide.schema.records import Credential, Domain, Experience, Role

CLAIMS = "docs/data/claims.yml"
CREDENTIALS = "docs/data/credentials.yml"
OCCUPATIONS = "docs/data/occupations.yml"
PATHWAYS = "docs/data/pathways.yml"
ROLE = "docs/data/roles/cataloguer.yml"
SOURCES = "docs/data/sources.yml"

MEASURED = """measures:
- {id: rated, kind: automation, title: Rated, short: R, unit: share, low: 0, high: 1, year: 2026, source: study, licence: CC0, occupations: 3, meaning: m, limits: l}
- {id: seen, kind: use, title: Seen, short: S, unit: share, low: 0, high: 1, year: 2026, source: study, licence: CC0, occupations: 3, meaning: m, limits: l}
occupations:
- {soc: 25-4022.00, title: Librarians, scores: [{measure: rated, value: 0.1}, {measure: seen, value: 0.5}]}
- {soc: 25-4031.00, title: Library Technicians, scores: [{measure: seen, value: 0.7}]}
"""
CITED = "  sources:\n  - essay\n"
ABOUT_ONE = "  licence: CC0\n  about_firm: One Firm\n"

CASES = {
    "a verdict that cites a measure and names none": ("measured_verdicts_name_what_was_read", {CLAIMS: (CITED, "  sources: [study]\n")}, CLAIMS, 9),
    "a verdict that names no occupation": ("measured_verdicts_name_what_was_read", {CLAIMS: (CITED, "  sources: [study]\n  measures: [seen]\n")}, CLAIMS, 10),
    "exposure taken for automation": (
        "claims_on_automation_rest_on_automation",
        {CLAIMS: (CITED, "  sources: [study]\n  measures: [seen]\n  occupations: [25-4022.00]\n"), "text": ("robots now shelve", "automation now shelves")},
        CLAIMS,
        10,
    ),
    "another occupation than the nearest": (
        "verdicts_read_the_nearest_occupation",
        {
            CLAIMS: (CITED, "  sources: [study]\n  measures: [seen]\n  occupations: [25-4031.00]\n"),
            ROLE: ("occupations: []", "occupations: [{soc: 25-4022.00, fit: closest}, {soc: 25-4031.00, fit: adjacent}]"),
        },
        CLAIMS,
        11,
    ),
    "one firm taken for a kind of work": (
        "one_firm_is_not_a_kind_of_work",
        {CLAIMS: ("verdict: not-found", "verdict: stands"), SOURCES: ("  licence: CC0\n", ABOUT_ONE)},
        CLAIMS,
        7,
    ),
    "an exam that asks for years": ("pathways_recommend_what_fits", {CREDENTIALS: ("field_years: 0", "field_years: 5")}, PATHWAYS, 8),
    "an exam after another": ("pathways_recommend_what_fits", {CREDENTIALS: ("  experience:", "  held_first: Another\n  experience:")}, PATHWAYS, 8),
    "an exam of which nobody read the rules": (
        "pathways_recommend_what_fits",
        {CREDENTIALS: ("  experience: {asked: false, it_years: 0, field_years: 0, source: essay}\n", "")},
        PATHWAYS,
        8,
    ),
}


def problems(small, name: str) -> list[tuple[str, int]]:
    """File and line of what one rule finds."""
    catalog, report = load(small.folder, small.folder / "docs")
    return [(problem.path, problem.line) for rule in grounds.RULES if rule.__name__ == name for problem in rule(catalog, report)]


@pytest.fixture
def measured(small):
    """The small site with two measures, two occupations and the study that they are from."""
    (small.folder / OCCUPATIONS).write_text(MEASURED, encoding="utf-8")
    return small


@pytest.mark.parametrize("case", CASES)
def test_a_rule_finds_its_fault(measured, case: str) -> None:
    """In the line to mend, and nothing before it was made."""
    name, changes, path, line = CASES[case]
    assert problems(measured, name) == []
    for file, (old, new) in changes.items():
        measured.change(CLAIMS if file == "text" else file, old, new)
    assert problems(measured, name) == [(path, line)]


def test_sources_about_nobody_alone_carry_a_claim(measured) -> None:
    """A source that names no firm reports on more than one."""
    measured.change(CLAIMS, "verdict: not-found", "verdict: stands")
    assert problems(measured, "one_firm_is_not_a_kind_of_work") == []


def test_a_way_on_which_little_carries_over_needs_a_caution(small, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four skills of seven carry over in the small site, which is enough; below the bound it is not, until a caution says so."""
    assert problems(small, "weak_pathways_say_so") == []
    monkeypatch.setattr(grounds, "WEAK", 0.6)
    assert problems(small, "weak_pathways_say_so") == [(PATHWAYS, 3)]
    small.change(PATHWAYS, "  credentials:", "  caution: Little carries over\n  credentials:")
    assert problems(small, "weak_pathways_say_so") == []


def test_each_rule_has_a_case() -> None:
    """A new rule comes with a fault that it finds."""
    assert {rule.__name__ for rule in grounds.RULES} == {case[0] for case in CASES.values()} | {"weak_pathways_say_so"}


FIELD = Domain.model_construct(id="field", roles=["inside"])


def exam(**fields: object) -> Credential:
    """A credential of which level and domain alone matter."""
    return Credential.model_construct(**{"id": "exam", "domain": "field", "experience": None, "held_first": None, **fields})


def wants(it_years: float, field_years: float) -> Experience:
    """Years that a credential wants."""
    return Experience(asked=True, it_years=it_years, field_years=field_years, source="s")


@pytest.mark.parametrize(
    ("credential", "years", "role", "expected"),
    [
        (exam(), 9, "inside", "unread"),
        (exam(experience=wants(0, 0), held_first="Another"), 9, "inside", "held-first"),
        (exam(experience=wants(3, 0)), 2, "outside", "it-years"),
        (exam(experience=wants(3, 0)), 3, "outside", None),
        (exam(experience=wants(0, 1)), 9, "outside", "field-years"),
        (exam(experience=wants(0, 1)), 1, "inside", None),
        (exam(experience=wants(0, 0.5)), 0, "outside", None),
    ],
)
def test_what_stands_between_a_role_and_a_credential(credential: Credential, years: float, role: str, expected: str | None) -> None:
    """Years in the field are had by those alone who work in it; half a year comes with the plan."""
    origin = Role.model_construct(id=role, it_years=years)
    assert origin.obstacle(credential, FIELD) == expected
    assert (fitting([credential], origin, {"field": FIELD}) == [credential]) is (expected is None)
    assert (out_of_reach([credential], origin, {"field": FIELD}) == [credential]) is (expected is not None)


def test_credentials_toward_a_role_are_those_of_its_domains() -> None:
    """Whatever skills the others exercise."""
    domains = {"field": FIELD, "other": Domain.model_construct(id="other", roles=["outside"])}
    offered = [exam(id="a"), exam(id="b", domain="other")]
    assert [each.id for each in toward(offered, Role.model_construct(id="inside"), domains)] == ["a"]


def resource(key: str, hours: float, skills: list[str], *, card: bool = False) -> Resource:
    """A resource of which hours, skills and price alone matter."""
    return Resource.model_construct(id=key, hours=hours, skills=skills, card=card)


def test_hours_are_a_range_from_resources_and_a_brief() -> None:
    """One resource for two skills counts once; what asks for a card is left out; a skill without any is named."""
    offered = [resource("a", 10, ["x", "y"]), resource("b", 4, ["x"]), resource("c", 30, ["y"]), resource("paid", 1, ["x", "z"], card=True)]
    briefs = [Project.model_construct(steps=[ProjectStep(title="t", text="t", hours=hours)]) for hours in (20, 40)]
    found = study_hours(["x", "y", "z"], offered, briefs)
    assert (found.low, found.high, found.uncovered) == (4 + 10 + 20, 10 + 30 + 40, ("z",))
    assert study_hours(["x"], offered, []).low == 4
