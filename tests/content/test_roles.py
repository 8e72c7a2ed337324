"""Each role against each rule. What test_bank.py asks of roles is not asked again."""

from __future__ import annotations

import re

import pytest
from conftest import SAMPLE
from real_content import catalog

from skillsdivide.derive.plans import plan_lines, skills_at_once
from skillsdivide.derive.skill_gaps import nearest_roles, projects_closing
from skillsdivide.derive.surface import role_surface
from skillsdivide.derive.this_week import this_week

ROLES = sorted(file.stem for file in (SAMPLE / "docs/data/roles").glob("*.yml"))
NO_VERB = re.compile(
    r"(?i)^(the|an?|all|some|this|that|these|it|they|we|you|to|being|having|responsible|daily|manual|\w+(ing|tion|ment|ity|ness|ance|ence|ly))\b"
)
"""How a sentence begins that does not begin with a verb in its plain form; a few verbs that look alike follow."""
VERBS = {"bring", "document", "implement", "question", "experiment", "balance", "enhance", "reference", "mention", "apply", "rely"}


def test_the_article_places_ten_roles() -> None:
    """It speaks of ten; all others say that it does not place them."""
    assert len(catalog().placed_roles) == 10


@pytest.mark.parametrize("key", ROLES)
def test_it_has_eight_to_twelve_tasks_with_their_own_words(key: str) -> None:
    """Each task its own text and its own reason, under an id that begins with the role's."""
    role = catalog().roles[key]
    assert 8 <= len(role.tasks) <= 12
    assert len({task.text.casefold() for task in role.tasks}) == len(role.tasks)
    assert len({task.reason.casefold() for task in role.tasks}) == len(role.tasks)
    assert [task.id for task in role.tasks if not task.id.startswith(f"{key}-")] == []


@pytest.mark.parametrize("key", ROLES)
def test_its_tasks_start_with_a_verb_and_end_without_a_full_stop(key: str) -> None:
    """A task is something that people do, said in one sentence."""
    for task in catalog().roles[key].tasks:
        first = task.text.split()[0]
        assert first[0].isupper(), task.text
        assert first.casefold() in VERBS or not NO_VERB.match(task.text), task.text
        assert not task.text.endswith((".", "!", "?", ";")), task.text
        assert not re.search(r"[.!?] [A-Z]", task.text), f"two sentences: {task.text}"


@pytest.mark.parametrize("key", ROLES)
def test_its_reasons_carry_on_a_sentence(key: str) -> None:
    """Templates end the sentence, so a reason has no full stop of its own."""
    assert [task.reason for task in catalog().roles[key].tasks if task.reason.endswith(".")] == []


@pytest.mark.parametrize("key", ROLES)
def test_it_has_every_stance_and_a_surface_that_is_a_range(key: str) -> None:
    """No role is all machine or all human, and none is judged to a point."""
    role = catalog().roles[key]
    assert {stance.id for stance in catalog().stances.values()} - {task.stance for task in role.tasks} == set()
    counted = role_surface(role)
    assert 0 < counted.low < counted.high < counted.total


@pytest.mark.parametrize("key", ROLES)
def test_its_prose_is_whole_sentences(key: str) -> None:
    """Summary, article and counterpoint begin with a capital and end with a full stop."""
    role = catalog().roles[key]
    texts = [role.summary, role.counterpoint, *filter(None, [role.article]), *(each.text for each in role.advice)]
    assert [text for text in texts if not (text[0].isupper() or text[0] in "“*[") or not text.endswith((".", ")", "”"))] == []


@pytest.mark.parametrize("key", ROLES)
def test_its_claims_and_sources_are_named_once(key: str) -> None:
    """A doubled id would be a doubled card."""
    role = catalog().roles[key]
    for ids in (role.claims, role.sources):
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("key", ROLES)
def test_it_leads_somewhere(key: str) -> None:
    """An exposed role has a written pathway to a growing one; a growing one has one that ends in it; one that the article does not place has both."""
    ends = {"exposed": (0,), "growing": (1,)}.get(catalog().roles[key].side, (0, 1))
    for end in ends:
        assert key in {way[end] for way in catalog().pathways}


def test_a_role_s_week_begins_with_the_first_skill_of_its_plan() -> None:
    """Of the plan that its page leads to, toward the domain of the nearest role."""
    resources, briefs = list(catalog().resources.values()), list(catalog().projects.values())
    for role in catalog().roles.values():
        gaps = nearest_roles(catalog())[role.id]
        begun = [each.skill for each in this_week(role, gaps, resources, catalog().domains.values(), briefs) if each.skill]
        domain = next(each for each in catalog().domains.values() if gaps[0].target in catalog().roles_toward(each))
        brief, _ = projects_closing(gaps[0].missing, briefs, domain, 1)[0]
        at_once = skills_at_once(gaps[0].missing, brief, resources, role.it_years)
        planned = [line.skill for line in plan_lines(at_once, catalog().steps.values(), credential=False) if line.skill]
        assert begun == planned[:1] != [], role.id
