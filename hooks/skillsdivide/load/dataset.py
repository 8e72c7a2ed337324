"""Loads the dataset and the item bank from their files: the catalog, and a report of where each record came from and what is wrong."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from skillsdivide.diagnostics import Locatable, Problem, Steps
from skillsdivide.load.catalog import COLLECTIONS, Catalog
from skillsdivide.load.csv_tables import parse_table
from skillsdivide.load.images import Image, InvalidImage, load_image
from skillsdivide.load.source_files import display_path, read_text, unread_files, written_files
from skillsdivide.load.validation import validate
from skillsdivide.load.yaml_documents import parse
from skillsdivide.schema.data_files import FILES, FOLDERS, TABLES
from skillsdivide.schema.evidence import Occupation, RatedOccupation
from skillsdivide.schema.fields import Record
from skillsdivide.schema.items import Section
from skillsdivide.schema.records import Pathway

R = TypeVar("R", bound=Record)

Key = str | tuple[str, str]
"""What a record is known by in its collection."""


@dataclass
class LoadReport:
    """What loading learned besides the records: where each of them stands, which files could not be used, and every problem so far."""

    problems: list[Problem] = field(default_factory=list)
    origins: dict[tuple[str, Key], tuple[Locatable, Steps]] = field(default_factory=dict)
    """By collection and key, the document that a record stands in and the steps that lead to it there."""
    unreadable: set[str] = field(default_factory=set)
    """Collections of which a file could not be read: references to them are not judged."""
    invalid_images: dict[str, InvalidImage] = field(default_factory=dict)
    """What is wrong with pictures that cannot be shown, by their paths."""

    def problem(self, collection: str, key: Key, steps: Steps, what: str, remedy: str) -> Problem:
        """A problem at the value to which the steps lead from a record."""
        document, start = self.origins[collection, key]
        return document.problem((*start, *steps), what, remedy)


def load(folder: Path, docs: Path, course: Iterable[str] = ()) -> tuple[Catalog, LoadReport]:
    """Reads the dataset below `docs` and the bank in `folder`/quizzes. The catalog is complete only if the report holds no problem.

    `course`: the pages in the order of the navigation.
    """
    loader = _Loader(folder, docs)
    for name, kind in FILES.items():
        loader.load_shared_file(docs / "data" / f"{name}.yml", kind)
    for name, kind in TABLES.items():
        loader.load_shared_file(docs / "data" / f"{name}.csv", kind)
    for name, kind in FOLDERS.items():
        loader.load_folder(name, docs / "data" / name, kind)
    sections = loader.load_folder("sections", folder / "quizzes", Section)
    for section, document in sections:
        loader.add("items", section.items, document, "items")
    written = frozenset(page.relative_to(docs).as_posix() for page in written_files(docs, "**/*.md"))
    generated = frozenset(f"roles/{key}.md" for key in loader.collections["roles"])
    return Catalog(**loader.collections, pages=written | generated, course=tuple(course), images=loader.load_images()), loader.report


class _Loader:
    """A load under way: the records by collection and key, and the report."""

    def __init__(self, folder: Path, docs: Path):
        self.folder, self.docs = folder, docs
        self.collections: dict[str, dict[Any, Any]] = {name: {} for name in COLLECTIONS}
        self.unread = dict(unread_files(folder, docs, set(FILES)))
        self.report = LoadReport([*self.unread.values()])

    def load_shared_file(self, file: Path, kind: type[Record]) -> None:
        """Files the records of a file that holds many; its keys name the collections."""
        if not os.path.lexists(file) and not any(each.is_required() for each in kind.model_fields.values()):
            return
        record, document = self.load_record(file, kind)
        if record is None or document is None:
            self.report.unreadable.update(kind.model_fields)
            return
        for collection in kind.model_fields:
            self.add(collection, getattr(record, collection), document, collection)

    def load_folder(self, collection: str, folder: Path, kind: type[R]) -> list[tuple[R, Locatable]]:
        """Files the record of each file in a folder; the file must be named by the record's id."""
        loaded = []
        for file in written_files(folder, "*.yml"):
            record, document = self.load_record(file, kind)
            if record is None or document is None:
                self.report.unreadable.add(collection)
                continue
            key = key_of(record)
            if key == file.stem or not (folder / f"{key}.yml").is_file():  # else it is a copy, and the original has a right to the id
                loaded.append((record, document))
                self.add(collection, [record], document, None)
            if key != file.stem:
                copied = (folder / f"{key}.yml").is_file()
                remedy = "take it out if it is a copy, else give it an id and a name of its own" if copied else f"write {file.stem!r}, or rename the file"
                self.report.problems.append(document.problem(("id",), f"the id {key!r} is not the file's name", remedy, "file-name"))
        return loaded

    def load_record(self, file: Path, kind: type[R]) -> tuple[R | None, Locatable | None]:
        """The record and the document of a file; None where there is none, and the reason is in the report."""
        if file in self.unread:
            return None, None
        path = display_path(file, self.folder)
        text, problems = read_text(file, path)
        if problems:
            self.report.problems += problems
            return None, None
        record, document, invalid = parse_and_validate(kind, text, path)
        self.report.problems += invalid
        return record, document

    def add(self, collection: str, records: Iterable[Record], document: Locatable, base: str | None) -> None:
        """Files records under their keys; the second of two equal keys is a problem."""
        for index, record in enumerate(records):
            key = key_of(record)
            steps: Steps = (base, index) if base else ()
            if key in self.collections[collection]:
                first, _ = self.report.origins[collection, key]
                name = key if isinstance(key, str) else " ".join(key)
                what = f"the id {name!r} is taken in {first.path}"
                self.report.problems.append(document.problem((*steps, _key_field(record)), what, "choose another id", "duplicate-id"))
            else:
                self.collections[collection][key] = record
                self.report.origins[collection, key] = document, steps

    def load_images(self) -> dict[str, Image]:
        """The pictures of all items that can be shown; what is wrong with the others goes into the report."""
        images = {}
        for path in sorted({item.picture.file for item in self.collections["items"].values() if item.picture}):
            try:
                images[path] = load_image(self.docs, path)
            except InvalidImage as error:
                self.report.invalid_images[path] = error
        return images


@lru_cache(maxsize=50_000)
def parse_and_validate(kind: type[R], text: str, path: str) -> tuple[R | None, Locatable | None, tuple[Problem, ...]]:
    """Parses a file's text and validates its record, memoised: under `serve` most texts are what they were."""
    document, problems = parse_table(kind, text, path) if path.endswith(".csv") else parse(text, path)
    if document is None:
        return None, None, tuple(problems)
    reported = {(problem.line, problem.column) for problem in problems}
    record, invalid = validate(kind, document)
    return record, document, (*problems, *(problem for problem in invalid if (problem.line, problem.column) not in reported))


def key_of(record: Record) -> Key:
    """What a record is known by in its collection: its id, an occupation's code, a pathway's two roles."""
    if isinstance(record, Pathway):
        return record.from_role, record.to_role
    key: str = getattr(record, _key_field(record))
    return key


def _key_field(record: Record) -> str:
    return "soc" if isinstance(record, Occupation | RatedOccupation) else "from_role" if isinstance(record, Pathway) else "id"
