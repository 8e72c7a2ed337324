"""Items made from the dataset: the same every time, and never with a second right answer."""

from __future__ import annotations

from functools import cache

import pytest
from conftest import ROOT

from skillsdivide.catalog import Catalog
from skillsdivide.items import ChoiceItem
from skillsdivide.site import prepare


@cache
def made() -> Catalog:
    """The real catalog with its generated sections."""
    return prepare(ROOT, ROOT / "docs").catalog


def generated() -> dict[str, ChoiceItem]:
    """Every item that was not written by hand."""
    return {item.id: item for section in made().sections.values() for item in section.items if item.id.startswith("made-")}


def of_kind(kind: str) -> list[ChoiceItem]:
    """The generated items of one kind."""
    return [item for key, item in generated().items() if key.startswith(f"made-{kind}-")]


def test_the_same_data_give_the_same_items() -> None:
    """Ids, texts and order do not depend on the run."""
    again = prepare(ROOT, ROOT / "docs").catalog
    assert {key: section.model_dump() for key, section in again.sections.items()} == {key: section.model_dump() for key, section in made().sections.items()}


@pytest.mark.parametrize("kind", ["judgement-task", "first-task", "reason", "role-of-skill", "new-skill", "credential", "side", "rank", "claim", "term"])
def test_each_kind_is_made(kind: str) -> None:
    """Ten kinds of questions come out of the real data."""
    assert of_kind(kind)


def test_ids_are_unique_in_the_whole_bank() -> None:
    """No generated id meets another, made or written."""
    ids = [item.id for section in made().sections.values() for item in section.items]
    assert len(ids) == len(set(ids))


def test_choices_differ_and_carry_feedback() -> None:
    """Three different choices, each with a reason."""
    for item in generated().values():
        texts = [item.key.text, *(each.text for each in item.distractors)]
        assert len(set(texts)) == 3, item.id
        assert all(each.feedback for each in (item.key, *item.distractors)), item.id


def stances() -> dict[str, str]:
    """The stance of every task by its text."""
    return {task.text: task.stance for role in made().roles.values() for task in role.tasks}


def test_task_items_have_one_right_answer_under_the_data() -> None:
    """The key's stance is asked for; no distractor has it."""
    for kind, wanted in (("judgement-task", "human"), ("first-task", "substitutable")):
        for item in of_kind(kind):
            assert stances()[item.key.text] == wanted, item.id
            assert all(stances()[each.text] != wanted for each in item.distractors), item.id


def test_skill_items_have_one_right_answer_under_the_data() -> None:
    """The distractors' roles do not list the skill."""
    titles = {role.title: {made().of("skills", entry.skill).title for entry in role.skills} for role in made().roles.values()}
    for item in of_kind("role-of-skill"):
        skill = item.stem.split("“")[1].split("”")[0]
        assert skill in titles[item.key.text], item.id
        assert all(skill not in titles[each.text] for each in item.distractors), item.id


def test_claim_items_ask_for_the_verdict() -> None:
    """The key is the verdict of the claim, and a neighbour of it is no distractor."""
    for item in of_kind("claim"):
        claim = made().of("claims", item.claim)
        labels = {verdict.label: verdict.id for verdict in made().all("verdicts")}
        assert labels[item.key.text] == claim.verdict, item.id
        assert claim.verdict not in {labels[each.text] for each in item.distractors}, item.id


def test_rank_items_ask_for_the_highest() -> None:
    """The key's occupation scores above both distractors'."""
    scores = {each.title: next((s.value for s in each.scores if s.measure == "observed-exposure"), None) for each in made().all("occupations")}
    for item in of_kind("rank"):
        assert all(scores[item.key.text] > scores[each.text] for each in item.distractors), item.id
