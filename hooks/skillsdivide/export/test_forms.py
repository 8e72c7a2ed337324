"""Forms A to D of a batch on paper: the same questions in another order, with their choices in another order."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from string import ascii_lowercase
from typing import TypeVar

from skillsdivide.derive import quiz_layout
from skillsdivide.derive.quiz_layout import PINS, Offer, Step
from skillsdivide.export.batch import Batch
from skillsdivide.render.environment import Layout
from skillsdivide.schema.export_formats import Format
from skillsdivide.schema.items import ChoiceItem, Item, MatchItem, MultipleItem, OrderItem, Section

LETTERS = "ABCD"

T = TypeVar("T")


@dataclass(frozen=True)
class Form:
    """One form of a batch. Its orders follow from the batch's id, the letter and the texts, and never from what is right."""

    letter: str
    batch: Batch
    layout: Layout = quiz_layout
    """What lays items out; the orders of translated ones follow from the texts of their sources."""

    def items(self, format_: Format) -> list[tuple[Section, Item]]:
        """The items that the format carries, each with its section, in the order of this form."""
        return self._shuffled(self.batch.items(format_), lambda each: each[1].id)

    def offers(self, item: ChoiceItem | MultipleItem, section: Section) -> list[Offer]:
        """The choices with the letters of this form; pinned ones stand first or last."""
        offers = self._shuffled(self.layout.offers(item, section), lambda each: self._name(item, each.choice.text))
        offers.sort(key=lambda each: PINS.index(each.choice.pin))
        return [Offer(letter, each.choice, each.is_key) for letter, each in zip(ascii_lowercase, offers, strict=False)]

    def answers(self, item: MatchItem) -> dict[str, str]:
        """What a matching offers, each answer once, with its letter."""
        return dict(zip(self._shuffled(self.layout.answers(item), lambda each: self._name(item, each)), ascii_lowercase, strict=False))

    def steps(self, item: OrderItem) -> list[Step]:
        """The steps of an ordering, and never in the right order."""
        steps = self._shuffled(self.layout.steps(item), lambda each: self._name(item, each.text))
        if [each.place for each in steps] == sorted(each.place for each in steps):
            steps = steps[1:] + steps[:1]
        return [Step(letter, each.text, each.place) for letter, each in zip(ascii_lowercase, steps, strict=False)]

    def _name(self, item: Item, text: str) -> str:
        return f"{item.id} {self.layout.source_text(item, text)}"

    def _shuffled(self, things: Iterable[T], name: Callable[[T], str]) -> list[T]:
        return sorted(things, key=lambda thing: hashlib.blake2b(f"{self.batch.id} {self.letter} {name(thing)}".encode(), digest_size=8).digest())


def parallel_forms(batch: Batch, layout: Layout = quiz_layout) -> list[Form]:
    """Every form of a batch."""
    return [Form(letter, batch, layout) for letter in LETTERS]


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
