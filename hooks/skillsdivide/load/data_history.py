"""What each commit changed in the records of docs/data, read from git once and kept by commit.

Only the text of records that a commit touched is parsed, so the work grows with what was changed and not with the
dataset. Comments, formatting, order, and the file in which a record stands are no part of it.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml

from skillsdivide.build_cache import digest, get_or_build
from skillsdivide.load.git import git_text, run_git
from skillsdivide.load.source_files import INVISIBLE
from skillsdivide.load.yaml_documents import Loader

KEYS = ("id", "soc", "skill", "measure", "role", "occupation", "title")
"""The fields by which an entry of a list is known, the first that it has."""

ITEM = re.compile(r"^( *)- ", re.MULTILINE)
COLLECTION = re.compile(r"^(\w+):[ \t]*(?:#.*)?$", re.MULTILINE)

Fields = dict[str, str | list[str]]
"""A record laid flat: by the words that lead to a value, the value, or the sorted values of a list."""


@dataclass(frozen=True)
class FieldChange:
    """One field of a record before and after; of a list, what left it and what came."""

    name: str
    old: str | None
    """None where it was not there."""
    new: str | None


@dataclass(frozen=True)
class RecordChange:
    """What one commit changed in a record."""

    day: str
    """The day of the commit, as 2026-11-23."""
    collection: str
    key: str
    title: str
    kind: str
    """added, removed or changed."""
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class DataHistory:
    """The changes of every record, the oldest first."""

    state: str = "none"
    """whole; shallow, where the clone has not all commits; none, where git or a repository is missing."""
    changes: tuple[RecordChange, ...] = ()


def data_history(folder: Path, docs: Path, cache: Path | None) -> DataHistory:
    """The history of the dataset below `docs` of the project in a folder; kept in the folder `cache` until a commit touches the data."""
    data = f"{docs.relative_to(folder).as_posix()}/data" if docs.is_relative_to(folder) else ""
    shallow = git_text(folder, "rev-parse", "--is-shallow-repository").strip()
    last = git_text(folder, "log", "-1", "--format=%H", "--", data).strip() if data and shallow == "false" else ""
    if not last:
        return DataHistory("shallow" if shallow == "true" else "none")
    key = digest([last, data, Path(__file__).read_bytes()])
    kept = get_or_build(cache, key, lambda: {"changes.json": json.dumps([asdict(each) for each in _changes(folder, data)]).encode()})
    rows = json.loads(kept["changes.json"])
    return DataHistory("whole", tuple(RecordChange(**{**row, "fields": tuple(FieldChange(**each) for each in row["fields"])}) for row in rows))


def _changes(folder: Path, data: str) -> Iterator[RecordChange]:
    """The changes commit by commit. A file that YAML refuses is passed over until it can be read again."""
    commits = list(_commits(folder, data))
    contents = _contents(folder, {blob for _, files in commits for blob in files.values() if blob})
    blocks: dict[str, dict[str, str]] = {}  # by path: of each block of the last readable version its collection
    for day, files in commits:
        gone: dict[tuple[str, str], dict[str, Any]] = {}
        come: dict[tuple[str, str], dict[str, Any]] = {}
        for path, blob in files.items():
            old, new = blocks.get(path, {}), _blocks(contents[blob], path.removeprefix(f"{data}/")) if blob else {}
            try:
                came = dict(_records(new, [block for block in new if block not in old]))
            except yaml.YAMLError:
                continue
            come |= came
            gone |= dict(_records(old, [block for block in old if block not in new]))
            blocks[path] = new
        yield from _compared(day, gone, come)


def _commits(folder: Path, data: str) -> Iterator[tuple[str, dict[str, str]]]:
    """(day, the new blob of each data file by its path, empty where it is gone) of each commit of the main line, the oldest first."""
    form = ("--first-parent", "--diff-merges=first-parent", "--raw", "--no-abbrev", "--no-renames", "--relative", "--reverse", "--format=%n%cs")
    log = git_text(folder, "-c", "core.quotePath=false", "log", *form, "--", f"{data}/*.yml", f"{data}/*.csv")
    for entry in re.split(r"\n(?=\d{4}-\d\d-\d\d\n)", log):
        day, _, rows = entry.strip().partition("\n")
        files = {path: "" if set(blob) == {"0"} else blob for blob, path in re.findall(r"^:\d+ \d+ \w+ (\w+) \w\t(.+)$", rows, re.MULTILINE)}
        if files:
            yield day, files


def _contents(folder: Path, blobs: Iterable[str]) -> Mapping[str, str]:
    """The text of each blob, from one process of git's."""
    wanted = sorted(blobs)
    answer = run_git(folder, "cat-file", "--batch", stdin="\n".join(wanted).encode())
    texts, place = {}, 0
    for blob in wanted:
        head = answer.index(b"\n", place)
        size = int(answer[place:head].rsplit(b" ", 1)[1])
        texts[blob] = answer[head + 1 : head + 1 + size].decode("utf-8", "replace")
        place = head + size + 2
    return texts


def _blocks(text: str, path: str) -> dict[str, str]:
    """The collection of each record's text in a file: list entries below a key, lines of a table, or the whole of a file in a folder."""
    folder, _, name = path.rpartition("/")
    if folder:
        return {text: folder.rpartition("/")[2]}
    if name.endswith(".csv"):
        return {json.dumps(row): name.removesuffix(".csv") for row in csv.DictReader(text.splitlines())}
    blocks = {}
    starts = list(COLLECTION.finditer(text))
    for start, end in zip(starts, [*(each.start() for each in starts[1:]), len(text)], strict=False):
        body = text[start.end() : end]
        first = ITEM.search(body)
        if first:
            for block in re.split(rf"^(?={first[1]}- )", body, flags=re.MULTILINE)[1:]:
                blocks[block] = start[1]
    return blocks


def _records(collections: Mapping[str, str], blocks: Iterable[str]) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    """The records in some blocks by collection and key; an entry without a key is none."""
    for block in blocks:
        value: Any = json.loads(block) if block.startswith("{") else yaml.load(block, Loader)  # noqa: S506  (both are safe loaders)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, dict) and (key := _key(value)):
            yield (collections[block], key), value


def _key(record: Mapping[str, Any]) -> str:
    if "from_role" in record:
        return f"{record['from_role']} {record.get('to_role')}"
    return next((_words(record[name]) for name in KEYS if name in record), "")


def _compared(day: str, gone: Mapping[tuple[str, str], dict[str, Any]], come: Mapping[tuple[str, str], dict[str, Any]]) -> Iterator[RecordChange]:
    """What lies between the records that a commit took away and those that it put in. One that only has another key was renamed."""
    renamed = {(collection, _body(record)) for (collection, key), record in gone.items() if (collection, key) not in come}
    for (collection, key), record in come.items():
        title = _title(record, key)
        before = gone.get((collection, key))
        if before is not None:
            fields = tuple(_field_changes(_flat(before), _flat(record)))
            if fields:
                yield RecordChange(day, collection, key, title, "changed", fields)
        elif (collection, _body(record)) in renamed:
            renamed.remove((collection, _body(record)))
        else:
            yield RecordChange(day, collection, key, title, "added")
    for (collection, key), record in gone.items():
        if (collection, key) not in come and (collection, _body(record)) in renamed:
            yield RecordChange(day, collection, key, _title(record, key), "removed")


def _body(record: Mapping[str, Any]) -> str:
    """What a record says beside its key."""
    return json.dumps({name: value for name, value in record.items() if name not in {"id", "soc"}}, default=str, sort_keys=True)


def _flat(value: Any, name: str = "") -> Fields:
    """A record laid flat. Entries of a list that have a key are known by it, others by their words."""
    if isinstance(value, dict):
        parts = ((f"{name} {key}".strip(), each) for key, each in value.items() if each is not None)
    elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
        parts = ((f"{name} {_key(each) if isinstance(each, dict) else ''}".strip(), each) for each in value)
    else:
        return {name.replace("_", " "): sorted(map(_words, value)) if isinstance(value, list) else _words(value)}
    return {key: each for part, inner in parts for key, each in _flat(inner, part).items()}


def _words(value: Any) -> str:
    """A value in one line, without signs that XML refuses or nobody sees."""
    return str(value).lower() if isinstance(value, bool) else " ".join(INVISIBLE.sub("", str(value)).split())


def _title(record: Mapping[str, Any], key: str) -> str:
    return _words(record.get("title") or record.get("term") or key)


def _field_changes(old: Fields, new: Fields) -> Iterator[FieldChange]:
    """The fields that differ. A value that left one field and came into another was moved or its field renamed."""
    left, arrived = [value for name, value in old.items() if name not in new], [value for name, value in new.items() if name not in old]
    for name in dict.fromkeys([*old, *new]):
        before, after = old.get(name), new.get(name)
        if before == after or (before is None and after in left) or (after is None and before in arrived):
            continue
        if isinstance(before, list) or isinstance(after, list):
            was, now = (set(each) if isinstance(each, list) else {each} if each else set() for each in (before, after))
            yield FieldChange(name, ", ".join(sorted(was - now)) or None, ", ".join(sorted(now - was)) or None)
        else:
            yield FieldChange(name, before, after)
