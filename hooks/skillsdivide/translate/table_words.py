"""The words in the tables of what files for platforms say of themselves."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from skillsdivide.translate.messages import Message

TABLES = ("schema/export_formats.yml", "export/tables.yml")
KEYS = frozenset({"id", "suffix", "part", "types"})
"""What of a table is no word."""


def table_messages(core: Path) -> Iterator[Message]:
    """The texts of the tables by their names and the keys above them: export_formats.yml formats.gift.title."""
    for path in TABLES:
        file = core / path
        yield from _texts(yaml.safe_load(file.read_text(encoding="utf-8")), f"{file.name} ")


def _texts(value: object, place: str) -> Iterator[Message]:
    if isinstance(value, str):
        yield Message(place, value, place)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in KEYS:
                yield from _texts(each, f"{place}{'' if place.endswith(' ') else '.'}{key}")
    elif isinstance(value, list):
        for number, each in enumerate(value, 1):
            yield from _texts(each, f"{place}.{each.get('id', number) if isinstance(each, dict) else number}")
