"""Items made from the dataset: the same every time, and never with a second right answer."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import pairwise

import pytest
from conftest import ROOT, SAMPLE
from real_content import catalog

from skillsdivide.markdown import plain
from skillsdivide.pipeline import prepare
from skillsdivide.schema.evidence import Score
from skillsdivide.schema.items import ChoiceItem, Item, MatchItem, OrderItem


def generated() -> dict[str, Item]:
    """Every item that was not written by hand."""
    return {item.id: item for section in catalog().sections.values() for item in section.items if item.id.startswith("made-")}


def of_kind(kind: str) -> list[Item]:
    """The generated items of one kind."""
    return [item for key, item in generated().items() if key.startswith(f"made-{kind}-")]


def test_the_same_data_give_the_same_items() -> None:
    """Ids, texts and order do not depend on the run."""
    again = prepare(SAMPLE, SAMPLE / "docs").catalog
    assert {key: section.model_dump() for key, section in again.sections.items()} == {key: section.model_dump() for key, section in catalog().sections.items()}


KINDS = [
    "task-stance",
    "surface-changes",
    "largest-part",
    "two-ways",
    "credential-skill",
    "side",
    "by-measure",
    "departs",
    "claim",
    "term",
]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_made(kind: str) -> None:
    """Ten kinds of questions come out of the real data, of nearly every role one of each."""
    assert len(of_kind(kind)) >= len(catalog().roles) - 2


def choices() -> list[ChoiceItem]:
    """The single choices among the generated items."""
    return [item for item in generated().values() if isinstance(item, ChoiceItem)]


def test_ids_are_unique_in_the_whole_bank() -> None:
    """No generated id meets another, made or written."""
    ids = [item.id for section in catalog().sections.values() for item in section.items]
    assert len(ids) == len(set(ids))


def test_choices_differ_and_carry_feedback() -> None:
    """Three different choices or four, each with a reason."""
    for item in choices():
        texts = [item.key.text, *(each.text for each in item.distractors)]
        assert len(set(texts)) == len(texts) in (3, 4), item.id
        assert all(each.feedback for each in (item.key, *item.distractors)), item.id


@pytest.mark.parametrize("kind", ["task-stance", "largest-part", "two-ways", "credential-skill", "side", "departs"])
def test_a_distractor_is_a_mistake_with_a_name(kind: str) -> None:
    """And the key is none."""
    for item in of_kind(kind):
        assert all(each.misconception for each in item.distractors), item.id
        assert item.key.misconception is None, item.id


def stances() -> dict[str, str]:
    """The stance of every task by its text."""
    return {task.text: task.stance for role in catalog().roles.values() for task in role.tasks}


def test_no_task_stands_out_by_its_stance() -> None:
    """One of each stance is offered and the stance that is asked for is the key's; each stance is asked for, none of them mostly."""
    labels = {term.label.casefold(): term.id for term in catalog().stances.values()}
    asked = []
    for item in of_kind("task-stance"):
        asked.append(labels[item.stem.split("**")[1]])
        assert stances()[item.key.text] == asked[-1], item.id
        assert {stances()[each.text] for each in (item.key, *item.distractors)} == {"substitutable", "augmented", "human"}, item.id
    assert all(asked.count(stance) <= len(asked) / 2 for stance in labels.values()), asked
    assert set(asked) == set(labels.values())


def test_a_changed_task_leaves_the_surface_that_its_pair_says() -> None:
    """Counted by hand: what is handed over becomes substitutable, what is taken back human. No answer fits two prompts, and none is the surface as it is."""
    for item in of_kind("surface-changes"):
        assert isinstance(item, MatchItem)
        role = catalog().roles[item.id.removeprefix("made-surface-changes-")]
        for pair in item.pairs:
            change, _, text = pair.prompt.partition(": ")
            after = {"Handed over": "substitutable", "Taken back": "human"}[change]
            counted = [after if task.text == text else task.stance for task in role.tasks]
            assert text in stances(), item.id
            low, high = counted.count("substitutable"), len(counted) - counted.count("human")
            assert pair.answer == f"{low} to {high} of {len(counted)} tasks", item.id
        answers = [*(pair.answer for pair in item.pairs), *item.decoys]
        assert len(set(answers)) == len(answers) >= 4, item.id
        assert item.decoys[0] in item.stem, item.id


def test_the_largest_part_is_larger_by_far() -> None:
    """A twentieth of all tasks or more lies between the key's part and any other."""
    roles = {role.title: role for role in catalog().roles.values()}
    labels = {term.label.casefold(): term.id for term in catalog().stances.values()}
    for item in of_kind("largest-part"):
        stance = labels[item.stem.split("**")[1]]
        parts = {title: sum(task.stance == stance for task in role.tasks) / len(role.tasks) for title, role in roles.items()}
        assert parts[item.key.text] >= max(parts[each.text] for each in item.distractors) + 0.05, item.id
        assert catalog().roles[item.id.removeprefix("made-largest-part-")].title in {item.key.text, *(each.text for each in item.distractors)}


def test_claim_items_ask_for_the_verdict() -> None:
    """The key is the verdict of the claim, and a neighbour of it is no distractor."""
    for item in of_kind("claim"):
        claim = catalog().claims[item.claim]
        labels = {verdict.label: verdict.id for verdict in catalog().verdicts.values()}
        assert labels[item.key.text] == claim.verdict, item.id
        assert claim.verdict not in {labels[each.text] for each in item.distractors}, item.id


def part(score: Score) -> float:
    """A score on a scale from 0 to 1."""
    ends = {"aioe": (-3, 3)}.get(score.measure, (0, 1))
    return score.value / score.of if score.of else (score.value - ends[0]) / (ends[1] - ends[0])


def values(occupation: str) -> dict[str, float]:
    """The values of an occupation by measure, from its title."""
    (found,) = (each for each in catalog().occupations.values() if each.title == occupation)
    return {score.measure: part(score) for score in found.scores}


def test_an_order_by_a_measure_has_no_near_neighbours() -> None:
    """Each is lower than the one before by a twentieth of the scale or more; one of them stands nearest to the role."""
    measures = {measure.title: measure.id for measure in catalog().measures.values()}
    asked = set()
    for item in of_kind("by-measure"):
        assert isinstance(item, OrderItem)
        measure = measures[item.stem.split("“")[1].split("”")[0]]
        asked.add(measure)
        found = [values(title)[measure] for title in item.sequence]
        assert all(one - other >= 0.0499 for one, other in pairwise(found)), item.id
        role = catalog().roles[item.id.removeprefix("made-by-measure-")]
        assert catalog().occupations[role.occupations[0].soc].title in item.sequence, item.id
    assert len(asked) > 3


def test_one_measure_departs_from_all_others() -> None:
    """Over every measure that has both occupations, and by a twentieth of its scale or more; no measure is a safe guess."""
    shorts = {measure.short: measure.id for measure in catalog().measures.values()}
    keys = []
    for item in of_kind("departs"):
        one, other = re.findall(r"(?:^|, )([^,]+?) (?:stand )?beside “", item.stem)
        apart = {measure: value - values(other)[measure] for measure, value in values(one).items() if measure in values(other)}
        assert all(abs(each) >= 0.0499 for each in apart.values()), item.id
        key = shorts[item.key.text]
        assert [measure for measure in apart if (apart[measure] > 0) == (apart[key] > 0)] == [key], item.id
        assert f"puts {one if apart[key] > 0 else other} higher?" in item.stem, item.id
        keys.append(key)
    assert max(keys.count(each) for each in keys) <= 0.4 * len(keys)


def folded(text: str) -> str:
    """A text without regard to its first letter's case."""
    return " ".join(text.split()).casefold()


def listed() -> dict[str, set[str]]:
    """The titles of the skills that each role lists, by the role's title."""
    return {role.title: {folded(catalog().skills[entry.skill].title) for entry in role.skills} for role in catalog().roles.values()}


def test_one_skill_alone_closes_a_gap_on_both_ways() -> None:
    """Both targets list the key and the origin does not; of a distractor one of the three is not so."""
    for item in of_kind("two-ways"):
        here, *there = (listed()[title] for title in re.findall(r"“(.*?)”", item.stem))
        closes = [folded(each.text) in (there[0] & there[1]) - here for each in (item.key, *item.distractors)]
        assert closes == [True, *[False] * len(item.distractors)], item.id
        assert all(folded(each.text) in there[0] | there[1] for each in item.distractors), item.id


def test_where_one_way_leads_a_new_skill_is_asked_for(small) -> None:
    """The target role lists all three; the present role lists the distractors and not the key."""
    items = [item for section in small.catalog().sections.values() for item in section.items if item.id.startswith("made-new-skill-")]
    skills = {role.title: {folded(small.catalog().skills[entry.skill].title) for entry in role.skills} for role in small.catalog().roles.values()}
    assert items
    for item in items:
        here, there = re.findall(r"“(.*?)”", item.stem)[:2]
        assert folded(item.key.text) in skills[there] - skills[here], item.id
        assert {folded(each.text) for each in item.distractors} <= skills[here] & skills[there], item.id


def test_a_credential_exercises_one_of_the_skills_that_are_missing() -> None:
    """The key is missing and in the outline; a distractor is held, or missing and not in the outline. The credential can be taken."""
    credentials = {each.title: each for each in catalog().credentials.values()}
    for item in of_kind("credential-skill"):
        name, here, there = re.findall(r"“(.*?)”", item.stem)
        outline = {folded(catalog().skills[skill].title) for skill in credentials[name].skills}
        missing = listed()[there] - listed()[here]
        assert [folded(each.text) in missing & outline for each in (item.key, *item.distractors)] == [True, False, False], item.id
        assert credentials[name].status == "current", item.id


def test_the_side_item_says_side_and_rating_as_the_data_do() -> None:
    """Its key is read off the records again; the four choices are each side with each rating, so that none stands between the others."""
    for item in of_kind("side"):
        role = catalog().roles[item.id.removeprefix("made-side-")]
        (other,) = (each for each in catalog().roles.values() if each.title == re.findall(r"“(.*?)”", item.stem)[1])
        own, theirs = (values(catalog().occupations[each.occupations[0].soc].title)["beta-model"] for each in (role, other))
        assert abs(own - theirs) >= 0.0499, item.id
        sides = [catalog().sides[each.side].put for each in (role, other)]
        expected = [f"{put[0].upper()}{put[1:]}; rated {rated}" for put in sides for rated in ("above", "below")]
        assert {item.key.text, *(each.text for each in item.distractors)} == set(expected), item.id
        assert item.key.text == expected[0 if own > theirs else 1], item.id


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
    assert "made-task-stance-cataloguer" in runs[0]
    assert runs[0] == runs[1]


def test_the_small_site_has_at_least_four_kinds(small) -> None:
    """Another profession gets its questions from its own data, without a measure or a large dataset."""
    ids = [item.id for section in small.catalog().sections.values() for item in section.items if item.id.startswith("made-")]
    kinds = {re.sub("-(cataloguer|data-steward|shelving-clerk|metadata|shelfmark|catalogue|shelves-move)$", "", key) for key in ids}
    assert kinds >= {"made-task-stance", "made-surface-changes", "made-new-skill", "made-credential-skill", "made-term"}


def test_a_changed_text_keeps_the_other_items(small) -> None:
    """Editing one task's reason leaves every item that does not show it as it was, ids included."""
    before = {item.id: item for section in small.catalog().sections.values() for item in section.items}
    small.change("docs/data/roles/cataloguer.yml", "the match can be checked", "the match can be looked up")
    after = {item.id: item for section in small.catalog().sections.values() for item in section.items}
    assert set(after) == set(before)
    changed = {key for key in after if after[key] != before[key]}
    assert "made-task-stance-cataloguer" in changed
    assert all(key.endswith("-cataloguer") and "the match" in before[key].model_dump_json().casefold() for key in changed)


def test_the_texts_of_made_items_carry_no_entities() -> None:
    """An item's text is Markdown as an author would type it; whoever reads the JSON wants an apostrophe."""
    assert [item.id for item in generated().values() if re.search(r"&(#\d+|amp|lt|gt|quot);", item.model_dump_json())] == []
