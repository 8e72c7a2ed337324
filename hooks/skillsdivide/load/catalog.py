"""Loads the whole dataset and the item bank: a Catalog, or every problem at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from skillsdivide.derive.skill_gaps import Gap, nearest
from skillsdivide.diagnostics import Problem
from skillsdivide.load.images import Image, Unfit
from skillsdivide.load.images import load as picture
from skillsdivide.load.source_files import called, strays, text
from skillsdivide.load.validation import validated
from skillsdivide.load.yaml_documents import Document, parse
from skillsdivide.schema import records as model
from skillsdivide.schema.data_files import FILES
from skillsdivide.schema.items import Section
from skillsdivide.schema.records import Record, Role

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Entry:
    """A record with the file and the steps that lead to it, for messages and edit links."""

    record: Record
    document: Document
    where: tuple[str | int, ...] = ()

    def problem(self, where: tuple[str | int, ...], what: str, remedy: str) -> Problem:
        """A problem at a place inside the record."""
        return self.document.problem((*self.where, *where), what, remedy)


@dataclass(frozen=True)
class Catalog:
    """Everything the site is made of, by collection and id. Collections keep the order of the files."""

    collections: Mapping[str, Mapping[str, Record]]
    pages: frozenset[str] = frozenset()
    """The Markdown pages that stand below docs/, as posix paths."""
    course: tuple[str, ...] = ()
    """The pages in the order in which the navigation names them."""
    pictures: Mapping[str, Image] = field(default_factory=dict)
    """The pictures of items, by their paths."""
    places: Mapping[str, str] = field(default_factory=dict)
    """The page on which each section stands by a marker."""
    _ways: dict[str, list[Gap]] = field(default_factory=dict, repr=False, compare=False)
    """What `ways` found: all roles are looked through once for each, in every copy of the catalog."""

    def of(self, collection: str, key: str) -> Record:
        """One record; KeyError if there is none."""
        return self.collections[collection][key]

    def all(self, collection: str) -> list:
        """The records of a collection."""
        return list(self.collections[collection].values())

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        return self.collections["roles"]

    @cached_property
    def sections(self) -> Mapping[str, Section]:
        return self.collections["sections"]

    @cached_property
    def pathways(self) -> Mapping[tuple[str, str], model.Pathway]:
        """What was written about pairs of roles, by (from, to)."""
        return {(each.from_role, each.to_role): each for each in self.all("pathways")}

    @cached_property
    def chapters(self) -> Mapping[str, Section]:
        """The sections that end a chapter, by its page, in the order of the course; pages out of it come last."""
        pages = {section.page: section for section in self.sections.values() if section.page}
        order = {page: place for place, page in enumerate(self.course)}
        return dict(sorted(pages.items(), key=lambda each: (order.get(each[0], len(order)), each[0])))

    def page_of(self, section: Section) -> str | None:
        """The page on which a section's items can be answered; None where it stands on none."""
        return f"roles/{section.role}.md" if section.role else section.page or self.places.get(section.id)

    @property
    def placed(self) -> dict[str, list[Section]]:
        """The sections that stand on a page, by the page."""
        found: dict[str, list[Section]] = {}
        for section in self.sections.values():
            page = self.page_of(section)
            if page is not None:
                found.setdefault(page, []).append(section)
        return found

    def quizzes_of(self, role: str) -> list[Section]:
        """The sections about a role, the hand-written one first."""
        return self._by_role.get(role, [])

    @cached_property
    def _by_role(self) -> dict[str, list[Section]]:
        roles: dict[str, list[Section]] = {}
        for section in self.sections.values():
            if section.role:
                roles.setdefault(section.role, []).append(section)
        return roles

    @property
    def counts(self) -> Mapping[str, int]:
        """How many there are of what prose counts; items are those written by hand."""
        return {
            "chapters": len(self.chapters),
            "claims": len(self.collections["claims"]),
            "credentials": len(self.collections["credentials"]),
            "items": len(self.collections["items"]),
            "roles": len(self.roles),
            "sources": len(self.collections["sources"]),
        }

    def with_sections(self, sections: Iterable[Section]) -> "Catalog":
        """The same catalog with more sections, such as those made from it."""
        more = {**self.sections, **{section.id: section for section in sections}}
        return replace(self, collections={**self.collections, "sections": more})

    @cached_property
    def stances(self) -> Mapping[str, str]:
        """The stance of each task, by its text without regard to case."""
        return {task.text.casefold(): task.stance for role in self.roles.values() for task in role.tasks}

    def ways(self, role: Role) -> list[Gap]:
        """The gaps to the growing roles that lie nearest, five at most, the nearest first."""
        if role.id not in self._ways:
            self._ways[role.id] = nearest(role, self.side("growing"), 5)
        return self._ways[role.id]

    def side(self, side: str) -> list[Role]:
        """The roles on one side of the divide."""
        return self._by_side.get(side, [])

    @cached_property
    def _by_side(self) -> dict[str, list[Role]]:
        sides: dict[str, list[Role]] = {}
        for role in self.roles.values():
            sides.setdefault(role.side, []).append(role)
        return sides


@dataclass
class Loading:
    """A load under way: the documents, the entries found so far, and the problems."""

    folder: Path
    docs: Path
    problems: list[Problem] = field(default_factory=list)
    entries: dict[str, dict[str, Entry]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    """Collections of which a file could not be read: what refers to them is not judged."""
    unfit: dict[str, Unfit] = field(default_factory=dict)
    """Pictures of items that cannot be shown, by their paths."""
    strays: frozenset[Path] = frozenset()
    """Files that must not be read."""

    def load(self, file: Path, kind: type[R]) -> tuple[R | None, Document | None]:
        if file in self.strays:
            return None, None
        path = called(file, self.folder)
        found, problems = text(file, path)
        if problems:
            self.problems += problems
            return None, None
        record, document, told = judged(kind, found, path)
        self.problems += told
        return record, document

    def add(self, collection: str, records: Iterable[Record], document: Document, base: str | None) -> None:
        """Files records under their ids; the second of two equal ids is a problem."""
        known = self.entries.setdefault(collection, {})
        for index, record in enumerate(records):
            entry = Entry(record, document, (base, index) if base else ())
            key = key_of(record)
            if key in known:
                first = known[key].document.path
                self.problems.append(entry.problem((_key_field(record),), f"the id {key!r} is taken in {first}", "choose another id"))
            else:
                known[key] = entry


@lru_cache(maxsize=50_000)
def judged(kind: type[R], said: str, path: str) -> tuple[R | None, Document | None, tuple[Problem, ...]]:
    """The record that a file's text is, with its document and its problems; a text that was judged before, under `serve`, is what it was."""
    document, problems = parse(said, path)
    if document is None:
        return None, None, tuple(problems)
    told = {(each.line, each.column) for each in problems}
    record, faults = validated(kind, document)
    return record, document, (*problems, *(each for each in faults if (each.line, each.column) not in told))


def key_of(record: Record) -> str:
    """What a record is known by in its collection."""
    if isinstance(record, model.Pathway):
        return f"{record.from_role} {record.to_role}"
    return getattr(record, _key_field(record))


def _key_field(record: Record) -> str:
    return "soc" if isinstance(record, model.Occupation) else "from_role" if isinstance(record, model.Pathway) else "id"


def load(folder: Path, docs: Path, course: Iterable[str] = ()) -> tuple[Catalog, Loading]:
    """The catalog of a project folder (it holds quizzes/) and its docs folder, with the loading that made it; it is whole only if that has no problems."""
    astray = dict(strays(folder, docs, set(FILES)))
    loading = Loading(folder, docs, [*astray.values()], strays=frozenset(astray))
    for name, kind in FILES.items():
        record, document = loading.load(docs / "data" / f"{name}.yml", kind)
        for collection in kind.model_fields:
            loading.entries.setdefault(collection, {})
            if record is None or document is None:
                loading.broken.add(collection)
            else:
                loading.add(collection, getattr(record, collection), document, collection)
    _folder(loading, "roles", docs / "data" / "roles", Role)
    _folder(loading, "sections", folder / "quizzes", Section)
    loading.entries["items"] = {}
    for entry in loading.entries["sections"].values():
        loading.add("items", entry.record.items, entry.document, "items")
    pages = frozenset(page.relative_to(docs).as_posix() for page in sorted(docs.rglob("*.md")))
    roles = frozenset(f"roles/{key}.md" for key in loading.entries["roles"])
    collections = {name: {key: entry.record for key, entry in found.items()} for name, found in loading.entries.items()}
    return Catalog(collections, pages | roles, tuple(course), _pictures(loading)), loading


def _pictures(loading: Loading) -> dict[str, Image]:
    """The pictures of all items; what cannot be shown is left to the checks, which know the lines."""
    found = {}
    for path in sorted({entry.record.picture.file for entry in loading.entries["items"].values() if entry.record.picture}):
        try:
            found[path] = picture(loading.docs, path)
        except Unfit as unfit:
            loading.unfit[path] = unfit
    return found


def _folder(loading: Loading, collection: str, folder: Path, kind: type[Record]) -> None:
    """One record a file; the file is named by the record's id."""
    loading.entries[collection] = {}
    for file in sorted(folder.glob("*.yml")):
        record, document = loading.load(file, kind)
        if record is None or document is None:
            loading.broken.add(collection)
            continue
        loading.add(collection, [record], document, None)
        if record.id != file.stem:
            loading.problems.append(document.problem(("id",), f"the id {record.id!r} is not the file's name", f"write {file.stem!r}, or rename the file"))
