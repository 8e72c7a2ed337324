"""Items made from the dataset: the same every time, and never with a second right answer."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from conftest import ROOT, SAMPLE
from real_content import catalog

from skillsdivide.derive.surface import role_surface
from skillsdivide.markdown import plain
from skillsdivide.pipeline import prepare
from skillsdivide.schema.items import ChoiceItem


def generated() -> dict[str, ChoiceItem]:
    """Every item that was not written by hand."""
    return {item.id: item for section in catalog().sections.values() for item in section.items if item.id.startswith("made-")}


def of_kind(kind: str) -> list[ChoiceItem]:
    """The generated items of one kind."""
    return [item for key, item in generated().items() if key.startswith(f"made-{kind}-")]


def test_the_same_data_give_the_same_items() -> None:
    """Ids, texts and order do not depend on the run."""
    again = prepare(SAMPLE, SAMPLE / "docs").catalog
    assert {key: section.model_dump() for key, section in again.sections.items()} == {key: section.model_dump() for key, section in catalog().sections.items()}


@pytest.mark.parametrize(
    "kind", ["judgement-task", "first-task", "reason", "handed-over", "role-of-skill", "new-skill", "credential", "side", "rank", "claim", "term"]
)
def test_each_kind_is_made(kind: str) -> None:
    """Eleven kinds of questions come out of the real data."""
    assert of_kind(kind)


def test_ids_are_unique_in_the_whole_bank() -> None:
    """No generated id meets another, made or written."""
    ids = [item.id for section in catalog().sections.values() for item in section.items]
    assert len(ids) == len(set(ids))


def test_choices_differ_and_carry_feedback() -> None:
    """Three different choices, each with a reason."""
    for item in generated().values():
        texts = [item.key.text, *(each.text for each in item.distractors)]
        assert len(set(texts)) == 3, item.id
        assert all(each.feedback for each in (item.key, *item.distractors)), item.id


def stances() -> dict[str, str]:
    """The stance of every task by its text."""
    return {task.text: task.stance for role in catalog().roles.values() for task in role.tasks}


def test_task_items_have_one_right_answer_under_the_data() -> None:
    """The key's stance is asked for; no distractor has it."""
    for kind, stance in (("judgement-task", "human"), ("first-task", "substitutable")):
        for item in of_kind(kind):
            assert stances()[item.key.text] == stance, item.id
            assert all(stances()[each.text] != stance for each in item.distractors), item.id


def test_a_task_handed_over_changes_the_surface_as_the_key_says() -> None:
    """The role is counted anew with the task marked substitutable; no distractor says the same."""
    for item in of_kind("handed-over"):
        role = catalog().roles[item.id.removeprefix("made-handed-over-")]
        (taken,) = (task for task in role.tasks if f"“{task.text}”" in item.stem)
        assert taken.stance != "substitutable", item.id
        changed = role.model_copy(update={"tasks": [task.model_copy(update={"stance": "substitutable"}) if task is taken else task for task in role.tasks]})
        surface = role_surface(changed)
        assert item.key.text == f"{surface.low} to {surface.high} of {surface.total} tasks", item.id


def test_skill_items_have_one_right_answer_under_the_data() -> None:
    """The distractors' roles do not list the skill."""
    titles = {role.title: {catalog().skills[entry.skill].title for entry in role.skills} for role in catalog().roles.values()}
    for item in of_kind("role-of-skill"):
        skill = item.stem.split("“")[1].split("”")[0]
        assert skill in titles[item.key.text], item.id
        assert all(skill not in titles[each.text] for each in item.distractors), item.id


def test_claim_items_ask_for_the_verdict() -> None:
    """The key is the verdict of the claim, and a neighbour of it is no distractor."""
    for item in of_kind("claim"):
        claim = catalog().claims[item.claim]
        labels = {verdict.label: verdict.id for verdict in catalog().verdicts.values()}
        assert labels[item.key.text] == claim.verdict, item.id
        assert claim.verdict not in {labels[each.text] for each in item.distractors}, item.id


def test_rank_items_ask_for_the_highest() -> None:
    """The key's occupation scores above both distractors'."""
    scores = {each.title: next((s.value for s in each.scores if s.measure == "observed-exposure"), None) for each in catalog().occupations.values()}
    for item in of_kind("rank"):
        assert all(scores[item.key.text] > scores[each.text] for each in item.distractors), item.id


def test_reasons_asked_for_belong_to_one_stance() -> None:
    """No distractor is the reason of a task with the key's stance, in any role."""
    reasons = {}
    for role in catalog().roles.values():
        for task in role.tasks:
            reasons.setdefault((role.id, folded(task.reason)), set()).add(task.stance)
    for item in of_kind("reason"):
        role = item.id.removeprefix("made-reason-")
        own = reasons[role, folded(item.key.text)]
        assert all(not own & reasons[role, folded(each.text)] for each in item.distractors), item.id


def folded(text: str) -> str:
    """A text without regard to its first letter's case."""
    return " ".join(text.split()).casefold()


def test_new_skills_are_missing_and_distractors_are_held() -> None:
    """The target role lists all three; the present role lists the distractors and not the key."""
    listed = {role.title: {folded(catalog().skills[entry.skill].title) for entry in role.skills} for role in catalog().roles.values()}
    for item in of_kind("new-skill"):
        here, there = re.findall(r"“(.*?)”", item.stem)[:2]
        assert folded(item.key.text) in listed[there] - listed[here], item.id
        assert {folded(each.text) for each in item.distractors} <= listed[here] & listed[there], item.id


def test_one_credential_alone_closes_part_of_the_gap() -> None:
    """The key exercises a skill that is missing, the distractors none, and the key can be taken."""
    skills = {role.title: {entry.skill for entry in role.skills} for role in catalog().roles.values()}
    credentials = {each.title: each for each in catalog().credentials.values()}
    for item in of_kind("credential"):
        here, there = re.findall(r"“(.*?)”", item.stem)[:2]
        missing = skills[there] - skills[here]
        assert set(credentials[item.key.text].skills) & missing, item.id
        assert credentials[item.key.text].status == "current", item.id
        assert not any(set(credentials[each.text].skills) & missing for each in item.distractors), item.id


def test_the_side_item_says_side_and_rating_as_the_data_do() -> None:
    """Its key is read off the record again; both distractors miss one half."""
    beta = catalog().measures["beta-model"]
    for item in of_kind("side"):
        role = catalog().roles[item.id.removeprefix("made-side-")]
        scores = catalog().occupations[role.occupations[0].soc].scores
        above = next(score.value for score in scores if score.measure == beta.id) > beta.median
        put = catalog().sides[role.side].put
        side_and_rating = (put in item.key.text.lower(), "above" in item.key.text)
        assert side_and_rating == (True, above), item.id
        assert {(put in each.text.lower(), "above" in each.text) for each in item.distractors} == {(False, above), (True, not above)}, item.id


def test_a_definition_belongs_to_its_term() -> None:
    """The key's definition is in the stem and no distractor's is."""
    definitions = {entry.term: entry.definition for entry in catalog().glossary.values()}
    for item in of_kind("term"):
        assert definitions[item.key.text] in plain(item.stem), item.id
        assert not any(definitions[each.text] in plain(item.stem) for each in item.distractors), item.id


def test_another_process_makes_the_same_items(small) -> None:
    """Python's hash seed, which differs from run to run, decides nothing."""
    code = "import sys; from pathlib import Path; from skillsdivide.pipeline import prepare; d = Path(sys.argv[1]); print({k: s.model_dump_json() for k, s in prepare(d, d / 'docs').catalog.sections.items()})"
    runs = [
        subprocess.run(
            [sys.executable, "-c", code, str(small.folder)],
            env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert "made-judgement-task-cataloguer" in runs[0]
    assert runs[0] == runs[1]


def test_the_small_site_has_at_least_four_kinds(small) -> None:
    """Another profession gets its questions from its own data, without a measure or a large dataset."""
    ids = [item.id for section in small.catalog().sections.values() for item in section.items if item.id.startswith("made-")]
    kinds = {re.sub("-(cataloguer|data-steward|shelving-clerk|metadata|shelfmark|catalogue|shelves-move)$", "", key) for key in ids}
    assert kinds >= {"made-judgement-task", "made-first-task", "made-reason", "made-new-skill", "made-term"}


def test_a_changed_text_keeps_the_other_items(small) -> None:
    """Editing one task's reason leaves every item that does not show it as it was, ids included."""
    before = {item.id: item for section in small.catalog().sections.values() for item in section.items}
    small.change("docs/data/roles/cataloguer.yml", "the record exists already", "the record is there already")
    after = {item.id: item for section in small.catalog().sections.values() for item in section.items}
    assert set(after) == set(before)
    changed = {key for key in after if after[key] != before[key]}
    assert "made-reason-cataloguer" in changed
    assert all(key.endswith("-cataloguer") and "the record" in before[key].model_dump_json().casefold() for key in changed)


def test_the_texts_of_made_items_carry_no_entities() -> None:
    """An item's text is Markdown as an author would type it; whoever reads the JSON wants an apostrophe."""
    assert [item.id for item in generated().values() if re.search(r"&(#\d+|amp|lt|gt|quot);", item.model_dump_json())] == []
