"""Rules across records, each with a name and a reason. A rule yields the problems it finds."""

import typing
from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated

from pydantic import BaseModel

from skillsdivide.derive.surface import STANCES
from skillsdivide.diagnostics import Problem, one_of
from skillsdivide.load.catalog import Catalog, Entry, Loading
from skillsdivide.schema.records import Record, Reference

SIDES = ("exposed", "growing")
"""The ids of the two sides, as the divide is drawn."""

RESERVED = {"compare", "index"}

UNFIT_FOR_A_KEY = ("contradicted", "outdated", "not-found", "not-checked")


def check(catalog: Catalog, loading: Loading) -> list[Problem]:
    """Every problem that any rule finds."""
    return [problem for rule in RULES for problem in rule(catalog, loading)]


def references_stand(catalog: Catalog, loading: Loading) -> Iterator[Problem]:
    """An id that points to another record must find it; a page would link to nothing."""
    for collection in loading.entries:
        if collection == "items":
            continue  # they are reached through their sections
        for entry in loading.entries[collection].values():
            for where, wanted, key in references(entry.record):
                if wanted not in loading.broken and key not in catalog.collections[wanted]:
                    yield entry.problem(where, f"no {_singular(wanted)} has the id {key!r}", one_of(key, catalog.collections[wanted]))


def references(record: Record, where: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Every reference inside a record, as (steps to it, collection, id)."""
    for name, collection in _reference_fields(type(record)):
        value = getattr(record, name)
        if isinstance(value, str):
            yield (*where, name), collection, value
        elif value is not None:
            for index, key in enumerate(value):
                yield (*where, name, index), collection, key
    for name in _record_fields(type(record)):
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from references(value, (*where, name))
        elif value is not None:
            for index, child in enumerate(value):
                if isinstance(child, Record):
                    yield from references(child, (*where, name, index))


@cache
def _reference_fields(kind: type[Record]) -> list[tuple[str, str]]:
    hints = typing.get_type_hints(kind, include_extras=True)
    return [(name, mark.collection) for name in kind.model_fields for mark in _marks(hints[name])]


@cache
def _record_fields(kind: type[Record]) -> list[str]:
    hints = typing.get_type_hints(kind)
    return [name for name in kind.model_fields if any(issubclass(part, BaseModel) for part in _classes(hints[name]))]


def _marks(hint: object) -> Iterator[Reference]:
    if typing.get_origin(hint) is Annotated:
        yield from (mark for mark in hint.__metadata__ if isinstance(mark, Reference))
    for part in typing.get_args(hint):
        yield from _marks(part)


def _classes(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and not typing.get_args(hint):
        yield hint
    for part in typing.get_args(hint):
        yield from _classes(part)


def _singular(collection: str) -> str:
    return {"statuses": "status", "evidence": "evidence"}.get(collection, collection.removesuffix("s"))


def vocabulary_has_the_known_words(catalog: Catalog, loading: Loading) -> Iterator[Problem]:
    """The surface's formula and the divide's picture know these ids; labels are free."""
    for collection, needed in (("stances", STANCES), ("sides", SIDES)):
        if collection not in catalog.collections or not loading.entries[collection]:
            continue
        for entry in loading.entries[collection].values():
            if entry.record.id not in needed:
                yield entry.problem(("id",), f"{entry.record.id!r} is none of the {collection} that the site knows", one_of(entry.record.id, needed))
        for key in needed:
            if key not in catalog.collections[collection]:
                entry = next(iter(loading.entries[collection].values()))
                yield entry.problem((), f"the {_singular(collection)} {key!r} is missing", f"add it with a label and a description to {collection}")


def pages_stand(catalog: Catalog, loading: Loading) -> Iterator[Problem]:
    """A link to a chapter must find its page."""
    for collection in ("claims", "roles", "sections", "steps"):
        for entry in loading.entries[collection].values():
            for where, page in _pages(entry.record):
                path = page.partition("#")[0]
                if path not in catalog.pages:
                    yield entry.problem(where, f"docs/ has no page {path!r}", one_of(path, catalog.pages))


def _pages(record: Record) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for name in ("chapter", "page", "passage"):
        page = getattr(record, name, None)
        if page is not None:
            yield (name,), page
    for name in ("advice", "items"):
        for index, child in enumerate(getattr(record, name, ())):
            for where, page in _pages(child):
                yield (name, index, *where), page


def ids_are_unique_inside_a_record(catalog: Catalog, loading: Loading) -> Iterator[Problem]:
    """A task listed twice would count twice in the surface; a skill twice, in the overlap."""
    lists = (
        ("roles", "tasks", "id"),
        ("roles", "skills", "skill"),
        ("roles", "occupations", "soc"),
        ("sections", "objectives", "id"),
        ("occupations", "scores", "measure"),
    )
    for collection, name, key in lists:
        for entry in loading.entries[collection].values():
            seen = set()
            for index, child in enumerate(getattr(entry.record, name)):
                value = getattr(child, key)
                if value in seen:
                    yield entry.problem((name, index, key), f"{value!r} stands twice in {name}", "keep one of the two, or rename one")
                seen.add(value)


def tasks_have_their_own_ids(catalog: Catalog, loading: Loading) -> Iterator[Problem]:
    """Readers' audits keep tasks by id, so no two roles may share one; it belongs to the role whose id it begins with."""
    places: dict[str, list[tuple[Entry, int]]] = {}
    for entry in loading.entries["roles"].values():
        for index, task in enumerate(entry.record.tasks):
            places.setdefault(task.id, []).append((entry, index))
    for task, found in places.items():
        owner = next((entry for entry, _ in found if task.startswith(f"{entry.record.id}-")), found[0][0])
        for entry, index in found:
            if entry is not owner:
                yield entry.problem(("tasks", index, "id"), f"the task id {task!r} is taken by the role {owner.record.id!r}", "begin it with the role's own id")


def scales_have_two_ends(catalog: Catalog, loading: Loading) -> Iterator[Problem]:
    """A score is drawn between the ends of its measure's scale, so the low end comes first."""
    for entry in loading.entries["measures"].values():
        low, high = entry.record.low, entry.record.high
        if low >= high:
            yield entry.problem(("high",), f"the scale ends at {high} and begins at {low}", "write the larger end as high")


def scores_lie_on_their_scale(catalog: Catalog, loading: Loading) -> Iterator[Problem]:
    """A value outside its measure's range is a slip of the pen."""
    measures = catalog.collections["measures"]
    for entry in loading.entries["occupations"].values():
        for index, score in enumerate(entry.record.scores):
            measure = measures.get(score.measure)
            high = score.of if score.of is not None else measure.high if measure else None
            if measure and not measure.low <= score.value <= high:
                yield entry.problem(
                    ("scores", index, "value"), f"{score.value} is off the scale of {measure.id!r}", f"write a number from {measure.low} to {high}"
                )


def roles_leave_pages_free(catalog: Catalog, loading: Loading) -> Iterator[Problem]:
    """A role's page is roles/<id>.md; a hand-written page there would be lost."""
    for entry in loading.entries["roles"].values():
        if entry.record.id in RESERVED:
            yield entry.problem(("id",), f"roles/{entry.record.id}.md is a page of its own", "choose another id")


def sections_belong_somewhere(catalog: Catalog, loading: Loading) -> Iterator[Problem]:
    """A section ends one chapter or is about one role; otherwise nobody finds it."""
    for entry in loading.entries["sections"].values():
        if (entry.record.page is None) == (entry.record.role is None):
            yield entry.problem((), "the section names not exactly one of 'page' and 'role'", "write one of the two")


def objectives_stand(catalog: Catalog, loading: Loading) -> Iterator[Problem]:
    """An item's objective is one of its own section."""
    for entry in loading.entries["sections"].values():
        known = {objective.id for objective in entry.record.objectives}
        for index, item in enumerate(entry.record.items):
            if item.objective is not None and item.objective not in known:
                yield entry.problem(("items", index, "objective"), f"the section has no objective {item.objective!r}", one_of(item.objective, known))


def draws_leave_something_out(catalog: Catalog, loading: Loading) -> Iterator[Problem]:
    """A sitting cannot show more items than there are."""
    for entry in loading.entries["sections"].values():
        draw, total = entry.record.draw, len(entry.record.items)
        if draw is not None and draw >= total:
            yield entry.problem(("draw",), f"{draw} of {total} items is no draw", f"write a number below {total}, or leave the line out")


def pictures_can_be_shown(catalog: Catalog, loading: Loading) -> Iterator[Problem]:
    """A page would show a gap, or run what somebody else wrote into a picture."""
    for entry in loading.entries["sections"].values():
        for index, item in enumerate(entry.record.items):
            unfit = loading.unfit.get(item.picture.file) if item.picture else None
            if unfit is not None:
                yield entry.problem(("items", index, "picture", "file"), unfit.what, unfit.remedy)


def made_ids_are_kept(catalog: Catalog, loading: Loading) -> Iterator[Problem]:
    """An item made from the data would take the place, or stand beside, one of the same id."""
    for entry in loading.entries["items"].values():
        if entry.record.id.startswith("made-"):
            yield entry.problem(("id",), "ids that begin with 'made-' are kept for items made from the data", "choose another id")


def keys_do_not_rest_on_fallen_claims(catalog: Catalog, loading: Loading) -> Iterator[Problem]:
    """An item about a claim that does not stand must ask what stands: it names the verdict's claim and shows why."""
    for entry in loading.entries["sections"].values():
        for index, item in enumerate(entry.record.items):
            claim = catalog.collections["claims"].get(item.claim) if item.claim else None
            if claim is not None and claim.verdict in UNFIT_FOR_A_KEY and item.rationale is None:
                yield entry.problem(
                    ("items", index),
                    f"the claim {claim.id!r} is {claim.verdict}, and the item does not say so",
                    "add a rationale that tells what the check found",
                )


RULES: tuple[Callable[[Catalog, Loading], Iterator[Problem]], ...] = (
    vocabulary_has_the_known_words,
    references_stand,
    pages_stand,
    ids_are_unique_inside_a_record,
    tasks_have_their_own_ids,
    scales_have_two_ends,
    scores_lie_on_their_scale,
    roles_leave_pages_free,
    sections_belong_somewhere,
    objectives_stand,
    draws_leave_something_out,
    pictures_can_be_shown,
    made_ids_are_kept,
    keys_do_not_rest_on_fallen_claims,
)
