"""How a section is laid out for its page."""

from __future__ import annotations

from collections import Counter
from datetime import date

from skillsdivide.items import ChoiceItem, MatchItem, Objective, OrderItem, Section
from skillsdivide.quiz import answers, offers, steps, version


def item(name: str, **changes: object) -> ChoiceItem:
    """A choice item with three choices."""
    data = {
        "id": name,
        "stem": "Which?",
        "key": {"text": "right", "feedback": "Yes."},
        "distractors": [{"text": "wrong", "feedback": "No."}, {"text": "off", "feedback": "No."}],
    }
    return ChoiceItem.model_validate(data | changes)


def section(*items: ChoiceItem) -> Section:
    """A section with these items."""
    return Section(id="s", title="S", role=None, as_of=date(2026, 1, 1), objectives=[Objective(id="o", text="O")], items=list(items))


def test_keys_fall_on_all_positions_alike() -> None:
    """In a section of thirty items each position holds the key ten times."""
    items = [item(f"i-{n}") for n in range(30)]
    places = Counter(next(i for i, offer in enumerate(offers(each, section(*items))) if offer.is_key) for each in items)
    assert places == {0: 10, 1: 10, 2: 10}


def test_the_scramble_is_the_same_every_time_and_keeps_every_choice() -> None:
    """Same data, same bytes, nothing lost."""
    found = offers(item("a"), section(item("a")))
    assert found == offers(item("a"), section(item("a")))
    assert sorted(offer.choice.text for offer in found) == ["off", "right", "wrong"]
    assert [offer.letter for offer in found] == ["a", "b", "c"]


def test_pinned_choices_keep_their_place() -> None:
    """First stays first, last stays last, whatever the id."""
    key = {"text": "right", "feedback": "Yes.", "pin": "last"}
    distractors = [{"text": "w", "feedback": "No."}, {"text": "f", "feedback": "No.", "pin": "first"}]
    items = [item(f"i-{n}", key=key, distractors=distractors) for n in range(50)]
    for each in items:
        found = offers(each, section(*items))
        assert [found[0].choice.text, found[-1].choice.text] == ["f", "right"]


def test_the_version_follows_the_content() -> None:
    """Any change of the text makes another version, so no stored answer outlives it."""
    assert version(item("a")) == version(item("a"))
    assert version(item("a")) != version(item("a", stem="Which one?"))
    assert version(item("a")) != version(item("a", rationale="Because."))


def test_an_ordering_is_never_shown_solved() -> None:
    """The scramble of the steps is not their order."""
    for n in range(100):
        found = steps(OrderItem.model_validate({"id": f"o-{n}", "type": "order", "stem": "Order.", "sequence": ["one", "two", "three"], "feedback": "So."}))
        assert sorted(step.place for step in found) == [1, 2, 3]
        assert [step.place for step in found] != [1, 2, 3]


def test_a_matching_offers_each_answer_once() -> None:
    """Answers that two prompts share stand once, decoys too."""
    pairs = [{"prompt": p, "answer": a, "feedback": "So."} for p, a in (("1", "x"), ("2", "x"), ("3", "y"))]
    found = answers(MatchItem.model_validate({"id": "m", "type": "match", "stem": "Pair.", "pairs": pairs, "decoys": ["z"]}))
    assert sorted(found) == ["x", "y", "z"]
