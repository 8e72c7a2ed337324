"""What stands behind a line of a plan, on the real dataset."""

from __future__ import annotations

from dataclasses import replace

import pytest
import real_content

from skillsdivide.derive import evidence_links
from skillsdivide.load.catalog import Catalog
from skillsdivide.publish.browser_data import planning


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The real dataset."""
    return real_content.catalog()


def test_every_step_leads_to_the_questions_of_its_chapter(catalog: Catalog) -> None:
    """The anchor is the section's on that very page, whatever part of the chapter the step names."""
    for step in catalog.steps.values():
        page, _, section = evidence_links.quiz_url(step, catalog).partition("#quiz-")
        assert catalog.sections[section].page == step.chapter.partition("#")[0]
        assert page == step.chapter.partition(".md")[0] + "/"


def test_a_chapter_without_questions_has_no_quiz(catalog: Catalog) -> None:
    """No address is made up."""
    step = next(iter(catalog.steps.values())).model_copy(update={"chapter": "method.md"})
    assert evidence_links.quiz_url(step, catalog) is None


def test_every_credential_and_skill_leads_to_a_source(catalog: Catalog) -> None:
    """Each current credential has sources, each skill a public list."""
    plan = planning(catalog)
    assert min(len(plan[name]) for name in ("credentials", "skills", "steps")) > 0
    assert [each["id"] for each in plan["credentials"] if not each["sources"]] == []
    assert [key for key, links in plan["skills"].items() if not links] == []
    assert all(each["sources"] for each in plan["steps"] if each["about"] != "skill")


def test_two_sources_of_one_publisher_have_two_names(catalog: Catalog) -> None:
    """Their titles; where a publisher has one, its name is enough."""
    credential, first = next((each, catalog.sources[each.sources[0]]) for each in catalog.credentials.values() if each.sources)
    sources = {id_: first.model_copy(update={"id": id_, "title": id_, "publisher": name}) for id_, name in (("a", "One"), ("b", "One"), ("c", "Two"))}
    links = evidence_links.credential(credential.model_copy(update={"sources": list(sources)}), replace(catalog, sources=sources))
    assert [(link.title, link.url) for link in links] == [(name, f"learn/sources/#source-{id_}") for id_, name in (("a", "a"), ("b", "b"), ("c", "Two"))]


def test_a_public_list_that_is_no_source_of_the_site_is_left_out(catalog: Catalog) -> None:
    """A fork may do without ESCO, and its skills keep the codes that they came with."""
    skill = next(each for each in catalog.skills.values() if each.esco_group and not each.nice_competency)
    bare = replace(catalog, sources={key: source for key, source in catalog.sources.items() if key != "esco"}, resources={})
    assert [link.url for link in evidence_links.skill(skill, replace(catalog, resources={}))] == [catalog.source_url("esco")]
    assert list(evidence_links.skill(skill, bare)) == []


def test_a_skill_on_a_pathway_leads_to_two_resources(catalog: Catalog) -> None:
    """The one to begin with first, before the public lists, on the page that lists them all; a beginner's is one of the two."""
    links = [link for link in evidence_links.skill(catalog.skills["programming"], catalog) if link.url.startswith("you/resources/")]
    assert [link.url for link in links] == ["you/resources/#skill-programming"] * 2
    assert links[0].title == "Programming with Python"
    for skill in catalog.skills.values():
        offered = [each for each in catalog.resources.values() if skill.id in each.skills and not each.card]
        links = [link for link in evidence_links.skill(skill, catalog) if link.hours]
        assert [link.hours for link in links[:1]] == sorted(each.hours for each in offered)[:1]
        basic = sorted(each.hours for each in offered if each.level == "basic")[:1]
        assert sorted(link.hours for link in links if link.basic)[:1] == basic
        assert [link.hours for link in evidence_links.skill(skill, catalog, it_years=0) if link.basic][:1] == basic
