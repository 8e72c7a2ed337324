"""Anki's own importer: for each line of packages in, one line of what a new collection holds after each of them.

Runs under .venv/readers, where anki is.
"""

import base64
import json
import sys
import tempfile
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageRequest

COUNTS = ("new", "updated", "duplicate", "conflicting", "first_field_match", "missing_notetype", "missing_deck", "empty_first_field")


def imported(packages: list[str]) -> list[dict]:
    """What Anki says of each import, and the notes after it. Between two imports every card is learnt."""
    collections = []
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        for content in packages:
            file = Path(folder) / "deck.apkg"
            file.write_bytes(base64.b64decode(content))
            options = collection._backend.get_import_anki_package_presets()
            log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(file), options=options)).log
            collections.append(
                {"log": {name: len(getattr(log, name)) for name in COUNTS}, "notes": notes(collection), "types": types(collection), **media(collection)}
            )
            collection.sched.set_due_date(collection.find_cards(""), "7")
        collection.close()
    return collections


def notes(collection: Collection) -> list[dict]:
    """Every note with its cards, as they are stored and as they are shown."""
    notes = []
    for key in collection.find_notes(""):
        note = collection.get_note(key)
        cards = note.cards()
        shown = [card.render_output() for card in cards]
        notes.append(
            {
                "fields": dict(note.items()),
                "guid": note.guid,
                "tags": note.tags,
                "decks": [collection.decks.name(card.did) for card in cards],
                "intervals": [card.ivl for card in cards],
                "fronts": [each.question_text for each in shown],
                "backs": [each.answer_text for each in shown],
                "sounds": sum(len(each.question_av_tags) + len(each.answer_av_tags) for each in shown),
            }
        )
    return sorted(notes, key=lambda note: note["fields"]["Id"])


def media(collection: Collection) -> dict[str, object]:
    """The files of the notes by their names, and what is missing or not used."""
    folder = Path(collection.media.dir())
    check = collection.media.check()
    return {"media": {file.name: base64.b64encode(file.read_bytes()).decode() for file in folder.iterdir()}, "amiss": [*check.missing, *check.unused]}


def types(collection: Collection) -> dict[str, str]:
    """The style of each type of note that has notes, by its name."""
    kinds = {note.mid: note.note_type() for note in map(collection.get_note, collection.find_notes(""))}
    return {kind["name"]: kind["css"] for kind in kinds.values()}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(imported(json.loads(line))), flush=True)
