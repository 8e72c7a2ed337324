"""Questions in other words, laid out as in the source: the same letters, orders and versions, so that an answer given in one language stands in all."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from skillsdivide.derive import quiz_layout
from skillsdivide.derive.item_drawing import RenderFields
from skillsdivide.derive.item_generation import generate
from skillsdivide.derive.quiz_layout import Offer, Step
from skillsdivide.derive.skill_gaps import Gap
from skillsdivide.load.catalog import Catalog
from skillsdivide.schema.fields import Record
from skillsdivide.schema.items import ChoiceItem, Item, MatchItem, MultipleItem, OrderItem, Section, choices


class SourceLayout:
    """Lays out translated items as their sources are laid out; it has the functions of derive/quiz_layout.py."""

    def __init__(self, source: Catalog) -> None:
        self.sections = source.sections
        self.items: dict[str, Any] = {item.id: item for section in source.sections.values() for item in section.items}

    def source_text(self, item: Item, text: str) -> str:
        """The text of the item's source that stands where this choice, step or answer does."""
        return dict(zip(_offered(item), _offered(self.items[item.id]), strict=True))[text]

    def version(self, item: Item) -> str:
        """The version of the item's source: the question is the same in every language."""
        return quiz_layout.version(self.items[item.id])

    def offers(self, item: ChoiceItem | MultipleItem, section: Section) -> list[Offer]:
        """The choices of an item under the letters of its source's."""
        source = self.items[item.id]
        translated = dict(zip(map(id, choices(source)), choices(item), strict=True))
        return [replace(offer, choice=translated[id(offer.choice)]) for offer in quiz_layout.offers(source, self.sections[section.id])]

    def steps(self, item: OrderItem) -> list[Step]:
        """The steps of an ordering in the scramble of its source."""
        return [replace(step, text=item.sequence[step.place - 1]) for step in quiz_layout.steps(self.items[item.id])]

    def answers(self, item: MatchItem) -> list[str]:
        """What a matching offers, in the order of its source."""
        source = self.items[item.id]
        translated = dict(zip(_answers(source), _answers(item), strict=True))
        return [translated[answer] for answer in quiz_layout.answers(source)]


def _offered(item: Item) -> list[str]:
    match item:
        case ChoiceItem() | MultipleItem():
            return [choice.text for choice in choices(item)]
        case OrderItem():
            return item.sequence
        case MatchItem():
            return _answers(item)
    return []


def _answers(item: MatchItem) -> list[str]:
    return [*(pair.answer for pair in item.pairs), *item.decoys]


def translated_sections(
    source: Catalog, generated: Iterable[str], nearest: Mapping[str, list[Gap]], render_fields: RenderFields, replaced: Mapping[int, Record]
) -> list[Section]:
    """The sections with these ids, drawn from the source and worded by records in the place of its own. Items that the source left out stay out.

    `render_fields` renders templates in the other language; `replaced`: by the `id` of a record, the one in its place.
    """
    kept = {key: {item.id for item in source.sections[key].items} for key in generated}

    def in_other_words(template: str, **parameters: object) -> dict[str, str]:
        return render_fields(template, **{name: _in_place(value, replaced) for name, value in parameters.items()})

    drawn = (section for section in generate(source, nearest, in_other_words) if section.id in kept)
    return [section.model_copy(update={"items": [item for item in section.items if item.id in kept[section.id]]}) for section in drawn]


def _in_place(value: Any, replaced: Mapping[int, Record]) -> Any:
    """The value with each record in it replaced, however deep it stands."""
    if isinstance(value, Record):
        return replaced.get(id(value), value)
    if isinstance(value, list | tuple):
        return type(value)(_in_place(each, replaced) for each in value)
    if isinstance(value, dict):
        return {key: _in_place(each, replaced) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _in_place(getattr(value, each.name), replaced) for each in fields(value)})
    return value
