"""What changed in the data as readers see it: a day's commits as one, by day, collection and kind; and each record's own history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from skillsdivide.load.data_history import FieldChange, RecordChange

KEPT = 5
"""How many days a record's own history goes back."""


@dataclass(frozen=True)
class ChangeGroup:
    """The records of one collection to which the same happened on one day."""

    day: str
    collection: str
    kind: str
    """changed, removed or added."""
    records: tuple[RecordChange, ...]


def daily_changes(changes: Iterable[RecordChange]) -> list[RecordChange]:
    """The changes, the oldest first, with those of one record on one day made one; what came and went within a day is none."""
    folded: dict[tuple[str, str, str], RecordChange] = {}
    for change in changes:
        place = change.day, change.collection, change.key
        merged = _merged(folded.pop(place), change) if place in folded else change
        if merged:
            folded[place] = merged
    return list(folded.values())


def change_groups(changes: Iterable[RecordChange]) -> list[ChangeGroup]:
    """Daily changes by day, the newest first, then by kind and collection."""
    kinds = ("changed", "removed", "added")
    ordered = sorted(changes, key=lambda each: (kinds.index(each.kind), each.collection))
    ordered.sort(key=lambda each: each.day, reverse=True)
    return [ChangeGroup(*key, tuple(records)) for key, records in groupby(ordered, lambda each: (each.day, each.collection, each.kind))]


def record_histories(changes: Iterable[RecordChange]) -> Mapping[tuple[str, str], list[RecordChange]]:
    """By collection and key, the last days on which a record's fields changed, the newest first."""
    histories: dict[tuple[str, str], list[RecordChange]] = {}
    for change in changes:
        if change.kind == "changed":
            histories.setdefault((change.collection, change.key), []).insert(0, change)
    return {place: days[:KEPT] for place, days in histories.items()}


def _merged(first: RecordChange, then: RecordChange) -> RecordChange | None:
    """Two changes of one record on one day as one; None where nothing is left of them."""
    if (first.kind, then.kind) in {("added", "removed"), ("removed", "added")}:
        return None
    if first.kind == "added":
        return replace(then, kind="added", fields=())
    if then.kind != "changed":
        return then
    fields = {each.name: each for each in first.fields}
    for each in then.fields:
        fields[each.name] = FieldChange(each.name, fields[each.name].old if each.name in fields else each.old, each.new)
    left = tuple(each for each in fields.values() if each.old != each.new)
    return replace(then, fields=left) if left else None
