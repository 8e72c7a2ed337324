"""The words in records: one walk that finds them, and lays others over them."""

from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from skillsdivide.load.catalog import COLLECTIONS, Catalog
from skillsdivide.load.dataset import LoadReport
from skillsdivide.schema.fields import Forms, Markdown, Record, Untranslated
from skillsdivide.schema.items import Section
from skillsdivide.schema.walk import marked_fields, record_fields
from skillsdivide.translate.messages import Change, InLanguage, Message, messages_of

WHOLE = ("items/", "claims/")
"""How the places of records begin that are shown in one language: an English choice among others would give the key away."""

NOTES = {Markdown.NONE: "No Markdown.", Markdown.LINE: "", Markdown.BLOCKS: "Paragraphs, lists and code may stand here."}

FORMS = "A form a line, as many as the language has; those in English go on being known."


def record_messages(catalog: Catalog, report: LoadReport) -> Iterator[tuple[str, Message]]:
    """Each text of the dataset and the item bank that is translated, with the path of its file."""
    for collection, key, record in catalog.records():
        if _has_own_language(record):
            continue
        document, _ = report.origins[collection, key]
        walk = partial(_with_words, record, f"{place_of(collection, key)} ", replaced={})
        yield from ((document.path, message) for message in messages_of(walk))


def place_of(collection: str, key: Any) -> str:
    """A record's place: its collection and what it is known by there."""
    return f"{collection}/{key if isinstance(key, str) else '/'.join(key)}"


def translated_catalog(catalog: Catalog, change: Change, replaced: MutableMapping[int, Record]) -> Catalog:
    """The catalog in other words. `replaced` gets, by the `id` of a record, the one in its place, for those inside of others too."""
    collections: dict[str, Any] = {name: {} for name in COLLECTIONS}
    for collection, key, record in catalog.records():
        collections[collection][key] = record if _has_own_language(record) else _with_words(record, f"{place_of(collection, key)} ", change, replaced)
    collections["items"] = {item.id: item for section in collections["sections"].values() for item in section.items if item.id in catalog.items}
    return replace(catalog, **collections)


def with_marked_languages(catalog: Catalog) -> Catalog:
    """The catalog in which the texts of each section in a language of its own are known as such, whatever the site's."""
    own = {key: _with_words(section, "", partial(_in_language, section.language), {}) for key, section in catalog.sections.items() if section.language}
    sections: dict[str, Any] = {**catalog.sections, **own}
    items = {item.id: item for section in sections.values() for item in section.items if item.id in catalog.items}
    return replace(catalog, sections=sections, items=items) if own else catalog


def _in_language(code: str, message: Message) -> InLanguage:
    return InLanguage(message.text, code)


def _has_own_language(record: Record) -> bool:
    """Whether it is shown in one language wherever it stands."""
    return isinstance(record, Section) and record.language is not None


def _with_words(record: Record, place: str, change: Change, replaced: MutableMapping[int, Record]) -> Record:
    """The record with its words and those of the records in it changed; `place` is what their places begin with."""
    kept = {name for name, _ in marked_fields(type(record), Untranslated)}
    forms = {name for name, _ in marked_fields(type(record), Forms)}
    changes: dict[str, object] = {}
    for name, mark in marked_fields(type(record), Markdown):
        value = getattr(record, name)
        if name in kept or not value:
            continue
        field = type(record).model_fields[name]
        described = " ".join(filter(None, (" ".join((field.description or "").split()), NOTES[mark], FORMS if name in forms else "")))
        whole = Message(f"{place}{name}", value if isinstance(value, str) else "\n".join(value), _unit(place, name), described, mark, is_free=name in forms)
        if isinstance(value, str):
            changes[name] = change(whole)
        elif whole.is_free:  # forms of the source go on being known: people type them
            changes[name] = value if (text := change(whole)) == whole.text else [*(form.strip() for form in text.splitlines() if form.strip()), *value]
        else:
            changes[name] = [change(replace(whole, place=f"{whole.place}.{number}", text=text)) for number, text in enumerate(value, 1)]
    for name in record_fields(type(record)):
        value = getattr(record, name)
        if isinstance(value, Record):
            changes[name] = _with_words(value, f"{place}{name}.", change, replaced)
        elif isinstance(value, Sequence):
            changes[name] = [_with_words(each, _child_place(record, place, name, number, each), change, replaced) for number, each in enumerate(value, 1)]
    changes = {name: value for name, value in changes.items() if value is not getattr(record, name)}
    translated = record.model_copy(update=changes) if changes else record
    replaced[id(record)] = translated
    return translated


def _child_place(record: Record, place: str, name: str, number: int, child: Record) -> str:
    """What the places in a record of a list begin with. An item stands for itself, so that it may go to another section."""
    if isinstance(record, Section) and name == "items":
        return f"items/{getattr(child, 'id', number)} "
    return f"{place}{name}.{getattr(child, 'id', number)}."


def _unit(place: str, name: str) -> str:
    return place.partition(" ")[0] if place.startswith(WHOLE) else f"{place}{name}"
