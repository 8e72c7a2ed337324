"""Versions A to D of a batch on paper: the same questions in another order, with their choices in another order."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from string import ascii_lowercase
from typing import TypeVar

from skillsdivide.derive import quiz_layout as quiz
from skillsdivide.derive.quiz_layout import Offer, Step
from skillsdivide.export.batch import Batch
from skillsdivide.schema.export_formats import Format
from skillsdivide.schema.items import ChoiceItem, Item, MatchItem, MultipleItem, OrderItem, Section

LETTERS = "ABCD"

PINS = ("first", None, "last")

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Version:
    """One version of a batch. Its orders follow from the batch's id, the letter and the texts, and never from what is right."""

    letter: str
    batch: Batch

    def items(self, format_: Format) -> list[tuple[Section, Item]]:
        """The items that the format carries, each with its section, in the order of this version."""
        return self._mixed(self.batch.items(format_), lambda each: each[1].id)

    def offers(self, item: ChoiceItem | MultipleItem, section: Section) -> list[Offer]:
        """The choices with the letters of this version; pinned ones stand first or last."""
        mixed = self._mixed(quiz.offers(item, section), lambda each: f"{item.id} {each.choice.text}")
        mixed.sort(key=lambda each: PINS.index(each.choice.pin))
        return [Offer(letter, each.choice, each.is_key) for letter, each in zip(ascii_lowercase, mixed, strict=False)]

    def answers(self, item: MatchItem) -> dict[str, str]:
        """What a matching offers, each answer once, with its letter."""
        return dict(zip(self._mixed(quiz.answers(item), lambda each: f"{item.id} {each}"), ascii_lowercase, strict=False))

    def steps(self, item: OrderItem) -> list[Step]:
        """The steps of an ordering, and never in the right order."""
        mixed = self._mixed(quiz.steps(item), lambda each: f"{item.id} {each.text}")
        if [each.place for each in mixed] == sorted(each.place for each in mixed):
            mixed = mixed[1:] + mixed[:1]
        return [Step(letter, each.text, each.place) for letter, each in zip(ascii_lowercase, mixed, strict=False)]

    def _mixed(self, things: Iterable[Thing], name: Callable[[Thing], str]) -> list[Thing]:
        return sorted(things, key=lambda thing: hashlib.blake2b(f"{self.batch.id} {self.letter} {name(thing)}".encode(), digest_size=8).digest())


def versions(batch: Batch) -> list[Version]:
    """Every version of a batch."""
    return [Version(letter, batch) for letter in LETTERS]


def points(item: Item) -> int:
    """What an item is worth on paper: its parts one each. Several answers are worth two whatever their number, which the sheet must not tell."""
    match item:
        case MultipleItem():
            return 2
        case MatchItem():
            return len(item.pairs)
        case OrderItem():
            return len(item.sequence) - 1
    return 1
