"""The words in the tables of what files for platforms say of themselves."""

from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml

from skillsdivide.translate.messages import Change, Message, messages_of

CORE = Path(__file__).parents[1]

FORMATS, TABLES, SHEETS = "schema/export_formats.yml", "export/tables.yml", "export/sheets.yml"
"""The tables, by their paths below the core."""
KEYS = frozenset({"id", "suffix", "part", "types"})
"""What of a table is no word."""


def table_messages() -> Iterator[Message]:
    """The texts of the tables by their names and the keys above them: export_formats.yml formats.gift.title."""
    for path in (FORMATS, TABLES, SHEETS):
        yield from messages_of(partial(translated_table, path))


@cache
def english_table(path: str) -> Any:
    """A table as it is written."""
    return yaml.safe_load((CORE / path).read_text(encoding="utf-8"))


def translated_table(path: str, change: Change) -> Any:
    """A table in other words."""
    return _translated(english_table(path), f"{Path(path).name} ", change)


def _translated(value: Any, place: str, change: Change) -> Any:
    if isinstance(value, str):
        return change(Message(place, value, place, is_template="{" in value))
    if isinstance(value, dict):
        step = "" if place.endswith(" ") else "."
        return {key: each if key in KEYS else _translated(each, f"{place}{step}{key}", change) for key, each in value.items()}
    if isinstance(value, list):
        named = [(each.get("id", number) if isinstance(each, dict) else number, each) for number, each in enumerate(value, 1)]
        return [_translated(each, f"{place}.{name}", change) for name, each in named]
    return value
