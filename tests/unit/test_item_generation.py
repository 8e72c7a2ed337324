"""Items made from the dataset: the same every time, and never with a second right answer."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache

import pytest
from conftest import ROOT, SAMPLE
from made_items import choices, generated, numbers, of_kind, role_of
from real_content import catalog, renderer

from skillsdivide.pipeline import prepare
from skillsdivide.render.generated_pages import GeneratedPage, generated_pages, render_page
from skillsdivide.render.shortcodes import render_piece
from skillsdivide.schema.items import MatchItem
from skillsdivide.schema.records import Role

pytestmark = pytest.mark.no_cover  # it goes through all, and reaches no line that another test does not


def test_the_same_data_give_the_same_items() -> None:
    """Ids, texts and order do not depend on the run."""
    again = prepare(SAMPLE, SAMPLE / "docs").catalog
    assert {key: section.model_dump() for key, section in again.sections.items()} == {key: section.model_dump() for key, section in catalog().sections.items()}


KINDS = sorted(file.stem for file in (ROOT / "hooks/skillsdivide/templates/items").glob("*.j2") if file.stem != "section")


def test_the_guide_has_a_row_for_each_kind() -> None:
    """Those who change the content find there what is asked of it."""
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("### Questions made from the data")[2]
    assert sorted(re.findall(r"^\| `([\w-]+)` \|", guide, re.MULTILINE)) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_made(kind: str) -> None:
    """Each comes out of the real data, of nearly every role one."""
    assert len(of_kind(kind)) >= len(catalog().roles) - 2


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


def test_a_distractor_is_a_mistake_with_a_name() -> None:
    """And the key is none."""
    for item in choices():
        assert all(each.misconception for each in item.distractors), item.id
        assert item.key.misconception is None, item.id


GUESSES = {
    "the smallest": lambda offered: [each for each in offered if each == min(offered)],
    "the largest": lambda offered: [each for each in offered if each == max(offered)],
    "one between": lambda offered: [each for each in offered if min(offered) < each < max(offered)] or offered,
}


@pytest.mark.parametrize("guess", GUESSES)
def test_no_place_among_numbers_is_a_safe_guess(guess: str) -> None:
    """Whoever takes the smallest numbers, the largest or some between earns no more than lots do and three points in a hundred."""
    earned = lots = 0.0
    numbered = [item for item in choices() if numbers(item.key.text)]
    for item in numbered:
        offered = [numbers(each.text) for each in (item.key, *item.distractors)]
        guessed = GUESSES[guess](offered)
        earned += guessed.count(offered[0]) / len(guessed) / offered.count(offered[0])
        lots += 1 / len(offered)
    assert len(numbered) > 100
    assert earned <= lots + 0.03 * len(numbered), (earned, lots)


def test_the_surface_is_counted_from_the_stances() -> None:
    """The key is counted by hand; each end stands once with each of two other ends, and no two choices are the same."""
    for item in of_kind("surface"):
        stances_of = [task.stance for task in role_of(item, "surface").tasks]
        low, high = stances_of.count("substitutable"), len(stances_of) - stances_of.count("human")
        assert item.key.text == f"{low} to {high}", item.id
        offered = [numbers(each.text) for each in (item.key, *item.distractors)]
        assert all(0 <= first < last <= len(stances_of) for first, last in offered), item.id
        assert [len({ends[place] for ends in offered}) for place in (0, 1)] == [2, 2], item.id


def test_the_rating_is_that_of_the_task_in_the_stem() -> None:
    """And no class of automation is mostly the key."""
    keys = []
    for item in of_kind("task-rating"):
        (task,) = (task for task in role_of(item, "task-rating").tasks if f"“{task.text}”" in item.stem)
        keys.append(item.key.text)
        assert keys[-1] == f"Exposure {task.onet.exposure}, automation {task.onet.automation}", item.id
    assert max(keys.count(each) for each in keys) <= len(keys) / 2


def stances() -> dict[str, str]:
    """The stance of every task by its text."""
    return {task.text: task.stance for role in catalog().roles.values() for task in role.tasks}


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
        present = [task.stance for task in role.tasks]
        assert item.decoys == [f"{present.count('substitutable')} to {len(present) - present.count('human')} of {len(present)} tasks"], item.id
        assert item.decoys[0].partition(" of ")[0] not in item.stem, "another question asks for it"


def test_claim_items_ask_for_the_verdict_and_its_sources() -> None:
    """The key is the claim's verdict with the number of its sources, and no distractor has both."""
    labels = {verdict.label: verdict.id for verdict in catalog().verdicts.values()}
    for item in of_kind("claim"):
        claim = catalog().claims[item.claim]
        said = [(labels[label], numbers(count)) for label, _, count in (each.text.partition("; sources: ") for each in (item.key, *item.distractors))]
        assert said[0] == (claim.verdict, [len(claim.sources)]), item.id
        assert len({*map(str, said)}) == 4, item.id


def folded(text: str) -> str:
    """A text without regard to its first letter's case."""
    return " ".join(text.split()).casefold()


def listed() -> dict[str, set[str]]:
    """The titles of the skills that each role lists, by the role's title."""
    return {role.title: {folded(catalog().skills[entry.skill].title) for entry in role.skills} for role in catalog().roles.values()}


def test_skills_at_a_level_are_counted() -> None:
    """And each level is asked for."""
    asked = set()
    for item in of_kind("at-level"):
        title, label = re.findall(r"“(.*?)”", item.stem)
        (level,) = (term.id for term in catalog().levels.values() if term.label.casefold() == label)
        asked.add(level)
        role = role_of(item, "at-level")
        assert title == role.title
        assert item.key.text == str([entry.level for entry in role.skills].count(level)), item.id
    assert asked == set(catalog().levels)


def test_what_carries_over_is_on_both_lists() -> None:
    """Counted by titles; the choices are three numbers in a row."""
    for item in of_kind("carry-over"):
        here, there = (listed()[title] for title in re.findall(r"“(.*?)”", item.stem))
        assert item.key.text == str(len(here & there)), item.id
        offered = sorted(int(each.text) for each in (item.key, *item.distractors))
        assert offered == list(range(offered[0], offered[0] + 3)), item.id
        assert 0 <= offered[0] <= offered[2] <= len(there), item.id


@cache
def pages() -> dict[str, GeneratedPage]:
    """The generated pages by their paths."""
    return {page.path: page for page in generated_pages(renderer())}


def laid_out(role: Role) -> list[str]:
    """The titles of the roles to which the page of a role lays out ways, as readers see it."""
    html = render_page(pages()[f"roles/{role.id}.md"], renderer()).html
    return re.findall(r'<details class="sd-path"[^>]*>\s*<summary><strong>(.*?)</strong>', html)


def test_ways_that_lack_a_skill_are_counted_on_the_page() -> None:
    """A way counts if its target lists the skill and the role does not; several do and some do not."""
    for item in of_kind("ways-lacking"):
        role = role_of(item, "ways-lacking")
        title, skill = re.findall(r"“(.*?)”", item.stem)
        ways = laid_out(role)
        assert title == role.title
        assert f"lays out {len(ways)} ways" in item.stem, item.id
        assert item.key.text == str(sum(folded(skill) in listed()[way] - listed()[title] for way in ways)), item.id
        assert 1 < int(item.key.text) < len(ways), item.id


def test_the_hours_of_a_way_stand_beside_it_on_the_page() -> None:
    """And the distractors beside other ways."""
    for item in of_kind("way-hours"):
        page = pages()[f"roles/{role_of(item, 'way-hours').id}.md"]
        lines = dict(re.findall(r"<summary><strong>([^<]*)</strong> <span>[^<]*?· (\d+ to \d+ hours)", render_page(page, renderer()).html))
        assert lines[re.findall(r"“(.*?)”", item.stem)[1]] == item.key.text, item.id
        assert all(each.text in lines.values() for each in item.distractors), item.id


def test_every_passage_leads_to_a_part_of_a_page() -> None:
    """What is asked of a role stands on its page, what is asked of claims on theirs."""
    claims = render_piece("list", "claims", renderer())
    anchors: dict[str, set[str]] = {}
    for item in generated().values():
        page, _, anchor = (item.passage or "").partition("#")
        if page == "claims.md":
            assert f'id="{anchor}"' in claims, item.id
        elif anchor:
            if page not in anchors:
                anchors[page] = {heading.id for heading in render_page(pages()[page], renderer()).headings}
            assert anchor in anchors[page], item.id
        else:
            assert page in pages() or page == "method.md", item.id


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
    assert "made-surface-cataloguer" in runs[0]
    assert runs[0] == runs[1]


def test_the_small_site_has_at_least_four_kinds(small) -> None:
    """Another profession gets its questions from its own data, without a measure or a large dataset."""
    ids = [item.id for section in small.catalog().sections.values() for item in section.items if item.id.startswith("made-")]
    kinds = {re.sub("-(cataloguer|data-steward|shelving-clerk|shelves-move)$", "", key) for key in ids}
    assert kinds >= {"made-surface", "made-surface-changes", "made-at-level", "made-carry-over"}


def test_a_changed_text_keeps_the_other_items(small) -> None:
    """Editing one task leaves every item that does not show it as it was, ids included."""
    before = {item.id: item for section in small.catalog().sections.values() for item in section.items}
    small.change("docs/data/roles/cataloguer.yml", "Assign a shelfmark", "Give a shelfmark")
    after = {item.id: item for section in small.catalog().sections.values() for item in section.items}
    assert set(after) == set(before)
    changed = {key for key in after if after[key] != before[key]}
    assert "made-surface-changes-cataloguer" in changed
    assert all(key.endswith("-cataloguer") and "Assign a shelfmark" in before[key].model_dump_json() for key in changed)


def test_the_texts_of_made_items_carry_no_entities() -> None:
    """An item's text is Markdown as an author would type it; whoever reads the JSON wants an apostrophe."""
    assert [item.id for item in generated().values() if re.search(r"&(#\d+|amp|lt|gt|quot);", item.model_dump_json())] == []
