"""Reads and writes the files of translators: words/<language>/<source>.po, in the format of gettext.

Babel does the format. It is imported when a language is there to read, so a site in one language pays nothing.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from skillsdivide.diagnostics import Problem
from skillsdivide.load.source_files import display_path, read_text, written_files
from skillsdivide.translate.messages import Message

FOLDER = "words"

FUZZY = "fuzzy"
"""gettext's flag of a translation whose source has changed since."""


@dataclass(frozen=True)
class Entry:
    """What a translator's file says of one message."""

    place: str
    source: str
    """The English that was translated."""
    words: str
    """The translation; empty where there is none yet."""
    is_stale: bool = False
    """Whether the English has changed since."""
    remarks: tuple[str, ...] = ()
    """What translators and reviewers wrote beside it."""
    path: str = ""
    line: int = 1

    def translates(self, message: Message) -> bool:
        """Whether it holds the words for a message as it stands."""
        return bool(self.words) and not self.is_stale and self.source == message.text


def languages_with_files(folder: Path) -> list[str]:
    """The languages of which the project in a folder has files."""
    return sorted(each.name for each in (folder / FOLDER).glob("*") if each.is_dir() and not each.name.startswith("."))


def read_entries(folder: Path, language: str) -> tuple[list[Entry], list[Problem]]:
    """Every entry of a language, file by file, and what is wrong with the files themselves."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for file in written_files(folder / FOLDER / language, "**/*.po"):
        path = display_path(file, folder)
        text, unreadable = read_text(file, path)
        problems += unreadable
        if not unreadable:
            read, wrong = parse_entries(text, path)
            entries += read
            problems += wrong
    return entries, problems


def parse_entries(text: str, path: str) -> tuple[list[Entry], list[Problem]]:
    """The entries of a file's text, and what is wrong with it."""
    po = import_module("babel.messages.pofile")
    try:
        catalog = po.read_po(io.StringIO(text), ignore_obsolete=True, abort_invalid=True)
    except (po.PoFileError, ValueError, IndexError, LookupError) as error:
        line = getattr(error, "lineno", 0) + 1
        return [], [Problem(path, line, 1, f"this is no PO file: {error}", "write msgctxt, msgid and msgstr, each in quotes", "po-syntax")]
    return [_entry(message, path) for message in catalog if message.id], []


def _entry(message: Any, path: str) -> Entry:
    remarks = tuple(each for each in message.user_comments if not each.startswith("|"))
    return Entry(message.context or "", message.id, message.string or "", FUZZY in message.flags, remarks, path, message.lineno or 1)


@dataclass(frozen=True)
class Counts:
    """How far a file is translated, in messages."""

    translated: int
    stale: int
    missing: int


def merge(messages: Sequence[Message], entries: Mapping[str, Entry], moved: Mapping[str, list[Entry]], keep: str = "") -> list[Entry]:
    """The entries for the messages of a file, with all that is translated. Where the English changed, the old words are marked stale.

    `moved`: by its English, what stood at places that are gone or say something else, in their order; each is taken out for its new place, but for the last.
    `keep`: a place whose words still hold, though the English was changed.
    """
    merged = []
    for message in messages:
        old = entries.get(message.place)
        if old is not None and message.place == keep:
            old = replace(old, is_stale=False)
        elif old is None or old.source != message.text:
            changed = replace(old, is_stale=True) if old and old.words and not any(other.text == old.source for other in messages) else None
            ready = moved.get(message.text)
            old = changed if not ready else ready.pop(0) if len(ready) > 1 else ready[0]
        merged.append(replace(old, place=message.place, source=message.text) if old else Entry(message.place, message.text, ""))
    return merged


def count(entries: Iterable[Entry]) -> Counts:
    """How many of the entries are translated, stale and missing."""
    listed = list(entries)
    stale, missing = sum(entry.is_stale for entry in listed), sum(not entry.words for entry in listed)
    return Counts(len(listed) - stale - missing, stale, missing)


def po_text(language: str, source: str, messages: Sequence[Message], entries: Sequence[Entry]) -> str:
    """The text of a translator's file."""
    po, catalogs, core = (import_module(f"babel.{name}") for name in ("messages.pofile", "messages.catalog", "core"))
    catalog = catalogs.Catalog()
    for message, entry in zip(messages, entries, strict=True):
        flags = (FUZZY,) if entry.is_stale else ()
        notes = [message.note] if message.note else []
        added = catalog.add(message.text, entry.words, context=message.place, auto_comments=notes, user_comments=entry.remarks, flags=flags)
        added.flags &= {FUZZY}  # a percent sign is no format here
    out = io.BytesIO()
    po.write_po(out, catalog, width=0, omit_header=True)
    return "\n".join([*_header(language, source, core.Locale.parse(language)), out.getvalue().decode().rstrip("\n"), ""])


def _header(language: str, source: str, locale: Any) -> Iterator[str]:
    yield f"# {locale.english_name} words of {source}. `make words` keeps this file; translate the empty msgstr lines and take `fuzzy` out of what you mended."
    yield 'msgid ""\nmsgstr ""'
    fields = (f"Language: {language}", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit")
    yield from (f'"{field}\\n"' for field in fields)
    yield ""
