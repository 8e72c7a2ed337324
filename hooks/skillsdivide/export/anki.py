"""Anki decks. What a learner sees stands in templates/exports/anki/.

Ids follow from ours, so that a second import finds what is there: it adds nothing, and brings what was changed since.
"""

import hashlib
import itertools
import json
import sqlite3
from contextlib import closing
from functools import partial

from genanki import Deck, Model, Note, Package, guid_for

from skillsdivide.export.batch import BANK, Batch, Site
from skillsdivide.export.context import archive, passage, pictures, render, source, tags
from skillsdivide.load.images import Image
from skillsdivide.markdown import plain
from skillsdivide.render.environment import TEMPLATES, Renderer
from skillsdivide.schema.export_formats import Format
from skillsdivide.schema.items import Item, Section

FOLDER = TEMPLATES / "exports" / "anki"

FIELDS = ("Id", "Stem", "Choices", "Answer", "Feedback", "Hints", "Passage", "Source")

BETWEEN = "\x1f"
"""What stands between two fields of a note, here and in Anki."""


def anki(batch: Batch, format_: Format, renderer: Renderer, site: Site) -> bytes:
    """A package with a deck for each section, all below one of the site's name."""
    held = {media_name(image): image.content for image in pictures(batch, format_, renderer).values()}

    def fields(section: Section, item: Item) -> list[str]:
        told = {"section": section, "item": item, "passage": passage(item, section, site), "source": source(item, renderer, site), "pictured": media_name}
        html = str(render("anki/note.html.j2", batch, format_, renderer, site, **told))
        return [_guarded(field) for field in html.split(BETWEEN)]

    model = Model(_number("question"), site.name, [{"name": name} for name in FIELDS], [_card()], _file("style.css"))
    decks = [Deck(_number(BANK), site.name)]
    for section in batch.sections:
        deck = Deck(_number(section.id), f"{site.name}::{_level(section.title)}")
        for item in section.items:
            deck.add_note(Note(model, batch.once("anki", item, partial(fields, section, item)), tags=tags(item, section), guid=guid_for(item.id)))
        decks.append(deck)
    media = {str(number): name for number, name in enumerate(held)}
    files = {number: held[name] for number, name in media.items()}
    return archive({"collection.anki2": _collection(decks, site.changed), "media": json.dumps(media).encode(), **files})


def media_name(image: Image) -> str:
    """What a picture is called among all of a learner's, so that none takes the place of another."""
    name, _, kind = image.name.rpartition(".")
    return f"{name}-{hashlib.blake2b(image.content, digest_size=4).hexdigest()}.{kind}"


def _guarded(html: str) -> str:
    """A field without brackets of its own, which would begin a sound or a formula of Anki's."""
    return html.strip().replace("[", "&#91;")


def _card() -> dict[str, str]:
    return {"name": "card", "qfmt": _file("front.html"), "afmt": _file("back.html")}


def _file(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _level(title: str) -> str:
    """A title as one level of Anki's tree of decks, which two colons would part."""
    return plain(title).replace("::", ":")


def _number(key: str) -> int:
    """An id of Anki's out of one of ours: as long as Anki's own, which are times in milliseconds."""
    return 1 << 40 | int.from_bytes(hashlib.blake2b(key.encode(), digest_size=5).digest(), "big")


def _collection(decks: list[Deck], changed: int) -> bytes:
    """The decks as Anki's database, made in memory: a file would bring a clock into the package."""
    with closing(sqlite3.connect(":memory:")) as connection:
        Package(decks).write_to_db(connection.cursor(), changed, itertools.count(changed * 1000 + 1))
        connection.commit()
        return connection.serialize()
