"""How choices are laid out, by laws that hold for any section; examples stand in test_layout.py."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillsdivide.derive.quiz_layout import offers, steps, version
from skillsdivide.schema.items import ChoiceItem, MultipleItem, Objective, OrderItem, Section

PINS = st.lists(st.sampled_from([None, None, "first", "last"]), min_size=2, max_size=6)
NAMES = st.lists(st.from_regex(r"[a-z]{1,6}(-[0-9]{1,3})?", fullmatch=True), unique=True, min_size=1, max_size=12)


def item(name: str, pins: list[str | None]) -> ChoiceItem:
    """An item with as many choices as pins, the key first."""
    choices = [{"text": f"{name} {index}", "feedback": "So.", "pin": pin} for index, pin in enumerate(pins)]
    return ChoiceItem.model_validate({"id": name, "stem": "Which?", "key": choices[0], "distractors": choices[1:]})


def section(items: list) -> Section:
    """A section with these items."""
    return Section(id="s", title="S", as_of=date(2026, 1, 1), objectives=[Objective(id="o", text="O")], items=items)


@given(NAMES, PINS)
def test_every_choice_is_offered_once_with_its_letter(names: list[str], pins: list[str | None]) -> None:
    """Nothing is lost, one choice is the key, letters run from a."""
    items = [item(name, pins) for name in names]
    for each in items:
        offered = offers(each, section(items))
        assert sorted(offer.choice.text for offer in offered) == sorted(f"{each.id} {index}" for index in range(len(pins)))
        assert [offer.choice for offer in offered if offer.is_key] == [each.key]
        assert "".join(offer.letter for offer in offered) == "abcdef"[: len(offered)]


@given(NAMES, PINS)
def test_pinned_choices_stand_at_their_end(names: list[str], pins: list[str | None]) -> None:
    """All that are pinned first come first, all that are pinned last come last."""
    items = [item(name, pins) for name in names]
    for each in items:
        ranks = [{"first": 0, None: 1, "last": 2}[offer.choice.pin] for offer in offers(each, section(items))]
        assert ranks == sorted(ranks)


@given(st.integers(1, 40), st.integers(2, 6))
def test_keys_are_spread_as_evenly_as_can_be(count: int, choices: int) -> None:
    """In any section no position holds the key more than once more than another."""
    items = [item(f"i-{index}", [None] * choices) for index in range(count)]
    places = [next(index for index, offer in enumerate(offers(each, section(items))) if offer.is_key) for each in items]
    tally = [places.count(place) for place in range(choices)]
    assert max(tally) - min(tally) <= 1


def test_sections_do_not_all_begin_alike() -> None:
    """Over many sections the first item's key stands on every position."""
    first = set()
    for index in range(40):
        items = [item("one", [None] * 3)]
        offered = offers(items[0], section(items).model_copy(update={"id": f"s-{index}"}))
        first.add(next(offer.letter for offer in offered if offer.is_key))
    assert first == {"a", "b", "c"}


def test_the_keys_of_a_multiple_item_do_not_lead() -> None:
    """Over many ids a key stands first in some and not in others."""
    leads = set()
    for index in range(40):
        choices = [{"text": text, "feedback": "So."} for text in "vwxyz"]
        data = {"id": f"m-{index}", "type": "multiple", "stem": "Which?", "keys": choices[:2], "distractors": choices[2:]}
        leads.add(offers(MultipleItem.model_validate(data), section([]))[0].is_key)
    assert leads == {True, False}


@pytest.mark.parametrize(
    "change",
    [
        {"stem": "Which one?"},
        {"rationale": "Because."},
        {"passage": "learn/a.md"},
        {"hints": ["Look."]},
        {"key": {"text": "x 0", "feedback": "Other."}},
        {"distractors": [{"text": "x 1", "feedback": "So.", "pin": "last"}]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_change_of_content_is_another_version(change: dict) -> None:
    """A stored answer does not outlive what it answered."""
    data = item("x", [None, None]).model_dump()
    assert version(ChoiceItem.model_validate(data)) != version(ChoiceItem.model_validate(data | change))


def test_the_version_is_eight_hex_digits_that_stay() -> None:
    """The same item has the same version in every run: readers' answers are kept under it."""
    assert version(item("x", [None, None])) == "53116af2"


@given(st.lists(st.text("ab", min_size=1, max_size=3), min_size=3, max_size=6), st.integers(0, 999))
def test_steps_are_all_there_and_never_in_order(texts: list[str], number: int) -> None:
    """Every step once, with its place, even where two steps read alike."""
    scrambled = steps(OrderItem.model_validate({"id": f"o-{number}", "type": "order", "stem": "Order.", "sequence": texts, "feedback": "So."}))
    places = [step.place for step in scrambled]
    assert sorted(places) == list(range(1, len(texts) + 1))
    assert places != sorted(places)
    assert [step.text for step in scrambled] == [texts[place - 1] for place in places]
