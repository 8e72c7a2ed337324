"""Brings the files of translators up to the sources, and says how far they are."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from skillsdivide.diagnostics import Problem, ValidationFailed
from skillsdivide.load.source_files import read_text
from skillsdivide.translate.messages import Message
from skillsdivide.translate.po_files import FOLDER, Counts, Entry, count, merge, po_text, read_entries
from skillsdivide.translate.source_words import po_path
from skillsdivide.translate.terms import TermCheck, read_terms
from skillsdivide.translate.word_checks import check_words, incomplete


class UnknownPlace(Exception):
    """A place that no message of the sources has."""


def update_files(folder: Path, language: str, sources: Mapping[str, Sequence[Message]], keep: str = "") -> Mapping[str, Counts]:
    """Writes a language's files anew where they differ, takes away those without a source, and returns the counts by file.

    `keep`: a place whose words still hold though its English was changed. Raises UnknownPlace, and ValidationFailed where a file cannot be read.
    """
    if keep and not any(message.place == keep for messages in sources.values() for message in messages):
        raise UnknownPlace(f"no text stands at {keep!r}; write the msgctxt of a message, without its quotes")
    entries, problems = read_entries(folder, language)
    if problems:
        raise ValidationFailed(problems)
    by_place = {entry.place: entry for entry in entries}
    texts = {message.place: message.text for messages in sources.values() for message in messages}
    moved: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.words and texts.get(entry.place) != entry.source:
            moved.setdefault(entry.source, []).append(entry)
    counts: dict[str, Counts] = {}
    for source, messages in sources.items():
        path = f"{FOLDER}/{language}/{po_path(source)}"
        merged = merge(messages, by_place, moved, keep)
        file = folder / path
        text = po_text(language, source, messages, merged)
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        counts[path] = count(merged)
    for file in (folder / FOLDER / language).glob("**/*.po"):
        if file.relative_to(folder).as_posix() not in counts:
            file.unlink()
    return counts


def checked_entries(
    folder: Path, language: str, sources: Mapping[str, Sequence[Message]], pages: Collection[str], *, is_complete: bool = False
) -> tuple[list[Entry], list[Problem]]:
    """The entries of a language's files, and every fault in them; where it calls itself complete, every text without a translation too.

    `pages`: those to which links may lead.
    """
    entries, problems = read_entries(folder, language)
    texts = {messages[0].place.partition(" ")[0].partition("#")[0]: path for path, messages in sources.items() if path.endswith(".md")}
    read = {page: read_text(folder / path, path)[0] for page, path in texts.items()}
    missing = incomplete(sources, entries) if is_complete else ()
    terms, unread = read_terms(folder, language)
    return entries, [*problems, *unread, *check_words(sources, entries, read, pages, TermCheck(language, terms)), *missing]
