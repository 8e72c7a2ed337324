"""The items that are made from the real dataset, and what tests read off them."""

from __future__ import annotations

import re

from real_content import catalog

from skillsdivide.schema.items import ChoiceItem, Item
from skillsdivide.schema.records import Role


def generated() -> dict[str, Item]:
    """Every item that was not written by hand."""
    return {item.id: item for section in catalog().sections.values() for item in section.items if item.id.startswith("made-")}


def of_kind(kind: str) -> list[Item]:
    """The generated items of one kind."""
    return [item for key, item in generated().items() if key in {f"made-{kind}-{about}" for about in (*catalog().roles, *catalog().claims)}]


def choices() -> list[ChoiceItem]:
    """The single choices among the generated items."""
    return [item for item in generated().values() if isinstance(item, ChoiceItem)]


def numbers(text: str) -> list[float]:
    """The numbers in a text."""
    return [float(each) for each in re.findall(r"\d+(?:\.\d+)?", text)]


def role_of(item: Item, kind: str) -> Role:
    """The role that an item of a kind is about."""
    return catalog().roles[item.id.removeprefix(f"made-{kind}-")]
