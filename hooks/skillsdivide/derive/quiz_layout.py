"""Lays out a section's items: choices in a fixed scramble with letters, and versions by which a changed item is known."""

import hashlib
import json
from dataclasses import dataclass
from string import ascii_lowercase

from skillsdivide.schema.items import Choice, ChoiceItem, Item, MatchItem, MultipleItem, OrderItem, Section

PINS = ("first", None, "last")
"""Where a choice stands whatever the order of the others, from the top."""


@dataclass(frozen=True)
class Offer:
    """A choice with the letter it goes by on the page."""

    letter: str
    choice: Choice
    is_key: bool


@dataclass(frozen=True)
class Step:
    """A step of an ordering with its letter and its place in the right order, from 1."""

    letter: str
    text: str
    place: int


def source_text(item: Item, text: str) -> str:
    """The text by which a choice, a step or an answer of an item is laid out: its own."""
    return text


def version(item: Item) -> str:
    """Eight hex digits that change with the item's content, so that no stored answer outlives it."""
    text = json.dumps(item.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
    return _digest(text)[:8]


def offers(item: ChoiceItem | MultipleItem, section: Section) -> list[Offer]:
    """The choices of an item in the order in which a page without JavaScript shows them.

    The order follows from ids and texts, and within a section the keys of single-choice items fall
    on all positions alike, so authors need not think of it; pinned choices stand first or last.
    """
    keys = [item.key] if isinstance(item, ChoiceItem) else item.keys
    marked = [(choice, True) for choice in keys] + [(choice, False) for choice in item.distractors]
    marked.sort(key=lambda each: _digest(f"{item.id} {each[0].text}"))
    if isinstance(item, ChoiceItem):
        key = next(index for index, (_, is_key) in enumerate(marked) if is_key)
        marked.insert(_key_index(item, section), marked.pop(key))
    marked.sort(key=lambda each: PINS.index(each[0].pin))
    return [Offer(letter, choice, is_key) for letter, (choice, is_key) in zip(ascii_lowercase, marked, strict=False)]


def _key_index(item: ChoiceItem, section: Section) -> int:
    """The index of the key among the choices: each run of as many items as there are choices uses every index once."""
    count = len(item.distractors) + 1
    alike = [each.id for each in section.items if isinstance(each, ChoiceItem) and len(each.distractors) + 1 == count]
    run, turn = divmod(alike.index(item.id), count)
    return sorted(range(count), key=lambda position: _digest(f"{section.id} {run} {position}"))[turn]


def steps(item: OrderItem) -> list[Step]:
    """The steps of an ordering, scrambled, and never in the right order."""
    order = sorted(range(len(item.sequence)), key=lambda index: _digest(f"{item.id} {item.sequence[index]}"))
    if order == sorted(order):
        order = order[1:] + order[:1]
    return [Step(letter, item.sequence[index], index + 1) for letter, index in zip(ascii_lowercase, order, strict=False)]


def answers(item: MatchItem) -> list[str]:
    """What a matching offers for every prompt, each answer once, scrambled."""
    distinct = {*(pair.answer for pair in item.pairs), *item.decoys}
    return sorted(distinct, key=lambda answer: _digest(f"{item.id} {answer}"))


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
