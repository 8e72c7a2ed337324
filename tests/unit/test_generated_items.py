"""Generated items are held to the rules of item writing; one with a flaw is left out."""

from __future__ import annotations

from datetime import date

import pytest
import real_content

from skillsdivide.check.generated_items import NOT_JUDGED, flaws, without_flawed_items
from skillsdivide.check.item_writing import ITEM_RULES
from skillsdivide.derive.item_generation import generate
from skillsdivide.derive.skill_gaps import nearest_roles
from skillsdivide.load.catalog import Catalog
from skillsdivide.render.environment import TemplateRenderer
from skillsdivide.schema.items import Choice, ChoiceItem, Objective, Section

WHY = "That is the reason, told in full."


def item(name: str, key: str = "The records of the archive", *distractors: str) -> ChoiceItem:
    """A question as the dataset gives it."""
    texts = distractors or ("The shelves of the archive", "The readers of the archive")
    distractors = [Choice(text=text, feedback=WHY, misconception="Reads another line") for text in texts]
    return ChoiceItem(id=name, stem="What comes first?", key=Choice(text=key, feedback=WHY), distractors=distractors, passage="roles/x.md")


def section(*items: ChoiceItem, draw: int | None = None) -> Section:
    """A generated section of these items."""
    return Section(id="x-from-data", title="X", role="x", as_of=date(2026, 1, 1), draw=draw, objectives=[Objective(id="read", text="Read")], items=list(items))


FLAWED = item("made-flawed", "The records of the archive", "The records of the archive", "All shelves of the archive")


def test_a_flawed_item_is_left_out_and_the_sound_ones_stay() -> None:
    """Here a distractor says what the key says, and another speaks of all."""
    (kept,) = without_flawed_items([section(item("made-a"), FLAWED, item("made-b"))], Catalog())
    assert [each.id for each in kept.items] == ["made-a", "made-b"]


def test_a_section_without_a_sound_item_is_left_out() -> None:
    """As one is of which no question could be made."""
    assert list(without_flawed_items([section(FLAWED)], Catalog())) == []


def test_a_sitting_never_draws_more_than_there_is() -> None:
    """Where as many are left as a sitting shows, all are shown."""
    (kept,) = without_flawed_items([section(item("made-a"), FLAWED, item("made-b"), draw=2)], Catalog())
    assert kept.draw is None


@pytest.mark.parametrize("rule", NOT_JUDGED)
def test_an_exception_is_a_rule_with_a_reason(rule: str) -> None:
    """Each names a rule that there is, and says why it does not count here."""
    assert rule in ITEM_RULES
    assert len(NOT_JUDGED[rule].split()) > 5


def test_the_real_dataset_loses_no_question() -> None:
    """Its records are written so that none of their questions has a flaw."""
    catalog = real_content.catalog()
    sections = generate(catalog, nearest_roles(catalog), TemplateRenderer(catalog=catalog).render_fields)
    assert [item.id for section in sections for item in section.items if any(flaws(item, catalog))] == []
