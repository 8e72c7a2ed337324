"""Rules over the real projects, materials and resources."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest
from conftest import SAMPLE

from skillsdivide.load.catalog import Catalog
from skillsdivide.load.dataset import load

PROJECTS = sorted(file.stem for file in (SAMPLE / "docs/data/projects").glob("*.yml"))


@cache
def catalog() -> Catalog:
    """The real dataset."""
    return load(SAMPLE, SAMPLE / "docs")[0]


def pathway_skills() -> set[str]:
    """The skills of every role to which a pathway leads."""
    return {entry.skill for _, target in catalog().pathways for entry in catalog().roles[target].skills}


def test_there_are_projects_for_each_domain() -> None:
    """At least twelve in all, one for every domain."""
    assert len(PROJECTS) >= 12
    assert {project.domain for project in catalog().projects.values()} == set(catalog().domains)


def test_projects_serve_readers_without_a_card_and_in_other_languages() -> None:
    """Four or more need a laptop alone; two or more have French material first or Arabic material first."""
    projects = catalog().projects.values()
    assert sum(project.laptop_alone for project in projects) >= 4
    assert sum(project.languages[0] in {"ar", "fr"} for project in projects) >= 2


@pytest.mark.parametrize("key", PROJECTS)
def test_a_brief_fits_into_evenings(key: str) -> None:
    """Between 20 and 60 hours, and what is measured before is recorded before the last step."""
    project = catalog().projects[key]
    assert 20 <= project.hours <= 60
    assert any("baseline" in step.title.lower() for step in project.steps[:-1])


def test_every_material_is_used() -> None:
    """A tool that no brief names would be checked for nothing."""
    used = {key for project in catalog().projects.values() for key in project.materials}
    assert set(catalog().materials) == used


def test_each_skill_on_a_pathway_has_a_project_and_two_resources() -> None:
    """Otherwise a plan would name a gap and no way to close it."""
    resources = Counter(skill for resource in catalog().resources.values() for skill in resource.skills)
    projects = Counter(skill for project in catalog().projects.values() for skill in project.skills)
    assert {skill for skill in pathway_skills() if resources[skill] < 2} == set()
    assert {skill for skill in pathway_skills() if projects[skill] < 1} == set()


def test_no_address_stands_twice() -> None:
    """Two records for one page would be checked apart."""
    counted = Counter(resource.url.rstrip("/") for resource in catalog().resources.values())
    assert [url for url, times in counted.items() if times > 1] == []


def test_an_account_or_a_card_is_explained() -> None:
    """A resource that asks for a card says for what."""
    assert [key for key, resource in catalog().resources.items() if resource.card and not (resource.account or resource.note)] == []


def test_the_projects_stand_in_the_navigation() -> None:
    """Each page once."""
    listed = re.findall(r"build/([a-z0-9-]+)\.md", (SAMPLE / "mkdocs.yml").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted([*PROJECTS, "index"])


def test_the_prose_on_ways_between_roles_counts_as_the_data_do() -> None:
    """Ways across the divide and others, how many of each are weak, and the most that one carries over."""
    sides = {key: role.side for key, role in catalog().roles.items()}
    skills = {key: {entry.skill for entry in role.skills} for key, role in catalog().roles.items()}
    across: list[tuple[int, int]] = []
    others: list[tuple[int, int]] = []
    for origin, target in catalog().pathways:
        group = across if (sides[origin], sides[target]) == ("exposed", "growing") else others
        group.append((len(skills[origin] & skills[target]), len(skills[target])))
    weak = [sum(4 * shared < listed for shared, listed in group) for group in (across, others)]
    best = [max(group, key=lambda pair: pair[0] / pair[1]) for group in (across, others)]
    text = (SAMPLE / "docs/learn/questions-and-answers.md").read_text(encoding="utf-8")
    assert f"We wrote out {len(across)} ways from an exposed role to a growing one. Of these, {weak[0]} are weak:" in text
    assert f"Of our {len(others)} other ways between roles, {weak[1]} are weak, and the best carries over {best[1][0]} skills of {best[1][1]}." in text
    assert best[0] == (4, 10), "the question below speaks of four of ten"


def test_schedules_leave_room() -> None:
    """Two empty weeks each, none beside the other; at 5 hours a week about 110 hours of work are laid out, at 10 about 220."""
    for schedule in catalog().schedules.values():
        first, second = (number for number, week in enumerate(schedule.weeks, 1) if week.empty)
        assert second - first > 6, schedule.id
        assert schedule.planned_hours / schedule.hours_a_week == pytest.approx(22, abs=0.5)


def test_the_chapter_on_half_a_year_links_every_schedule() -> None:
    """Each once, by its situation and hours."""
    text = (SAMPLE / "docs/learn/plan-twenty-six-weeks.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"you/schedules/([a-z0-9-]+)\.md", text)) == sorted([*catalog().schedules, "index"])
