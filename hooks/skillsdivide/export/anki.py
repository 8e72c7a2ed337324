"""Anki decks. What a learner sees stands in templates/exports/anki/.

Ids follow from ours, so that a second import finds the notes of the first: it adds none twice, and brings what was changed since.
"""

import hashlib
import itertools
import json
import sqlite3
from contextlib import closing
from functools import partial

from genanki import Deck, Model, Note, Package, guid_for

from skillsdivide.export.archive import archive
from skillsdivide.export.batch import BANK, Batch
from skillsdivide.export.context import ExportContext, tags
from skillsdivide.load.images import Image
from skillsdivide.markdown import plain
from skillsdivide.render.environment import TEMPLATES
from skillsdivide.schema.export_formats import Format
from skillsdivide.schema.items import Item, Section

FOLDER = TEMPLATES / "exports" / "anki"

FIELDS = ("Id", "Stem", "Choices", "Answer", "Feedback", "Hints", "Passage", "Source")

SEPARATOR = "\x1f"
"""The character between two fields of a note, in our template and in Anki."""


def write_anki(batch: Batch, format_: Format, context: ExportContext) -> bytes:
    """Writes an Anki package: a deck for each section, all below one of the site's name."""

    def fields(section: Section, item: Item) -> list[str]:
        links = {"passage": context.passage_url(item, section), "source": context.source_url(item)}
        html = context.render("anki/note.html.j2", batch, format_, section=section, item=item, image_url=media_name, **links)
        return [_without_brackets(field) for field in str(html).split(SEPARATOR)]

    def number(key: str) -> int:
        return _number(key + context.site.suffix)

    site = context.site
    model = Model(number("question"), site.title, [{"name": name} for name in FIELDS], [_card(context)], _file("style.css"))
    decks = [Deck(number(BANK), site.title)]
    for section in batch.sections:
        deck = Deck(number(section.id), f"{site.title}::{_deck_name(section.title)}")
        for item in section.items:
            note = context.shared("anki", item, partial(fields, section, item))
            deck.add_note(Note(model, note, tags=tags(item, section), guid=guid_for(item.id + site.suffix)))
        decks.append(deck)
    images = {media_name(image): image.content for image in context.images_of(batch, format_).values()}
    media = {str(number): name for number, name in enumerate(images)}
    files = {number: images[name] for number, name in media.items()}
    return archive({"collection.anki2": _collection(decks, site.changed), "media": json.dumps(media).encode(), **files})


def media_name(image: Image) -> str:
    """A picture's name among all of a learner's, so that none takes the place of another."""
    name, _, kind = image.name.rpartition(".")
    return f"{name}-{hashlib.blake2b(image.content, digest_size=4).hexdigest()}.{kind}"


def _without_brackets(html: str) -> str:
    """A field with its brackets escaped, which would begin a sound or a formula of Anki's."""
    return html.strip().replace("[", "&#91;")


def _card(context: ExportContext) -> dict[str, str]:
    """The two sides of a card; Anki fills them in, so they are no templates of Jinja."""
    sides = {"qfmt": "front.html", "afmt": "back.html"}
    shown = {name: _file(file) for name, file in sides.items()}
    if context.words:
        shown = {name: context.words.template(f"templates/exports/anki/{sides[name]}", html) for name, html in shown.items()}
    return {"name": "card", **shown}


def _file(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _deck_name(title: str) -> str:
    """A title as one level of Anki's tree of decks, where two colons begin the next level."""
    return plain(title).replace("::", ":")


def _number(key: str) -> int:
    """A number as Anki's own ids, which are times in milliseconds, derived from one of our ids."""
    return 1 << 40 | int.from_bytes(hashlib.blake2b(key.encode(), digest_size=5).digest(), "big")


def _collection(decks: list[Deck], changed: int) -> bytes:
    """The decks as Anki's database, built in memory: a file would bring a clock into the package."""
    with closing(sqlite3.connect(":memory:")) as connection:
        Package(decks).write_to_db(connection.cursor(), changed, itertools.count(changed * 1000 + 1))
        connection.commit()
        return connection.serialize()
