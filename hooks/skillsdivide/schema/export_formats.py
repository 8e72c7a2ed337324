"""The table of formats, and what each loses of an item. Its words stand in export_formats.yml."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, get_args

import yaml
from pydantic import Field

from skillsdivide.schema.fields import Id, Record, Text
from skillsdivide.schema.items import ChoiceItem, Item, MatchItem, MultipleItem, choices

ItemType = Literal["choice", "multiple", "true-false", "numeric", "text", "match", "order"]

Part = Literal[
    "type", "feedback", "pair-feedback", "hints", "partial", "tolerance", "unit", "variants", "pin", "decoys", "sureness", "passage", "interaction", "picture"
]
"""What an item has that a format may not carry. `type`: the whole item. `sureness`: the question how sure one is."""

TYPES: tuple[ItemType, ...] = get_args(ItemType)


class Loss(Record):
    """Something that a format cannot carry, and what becomes of it."""

    part: Part
    types: tuple[ItemType, ...] = TYPES
    what: Text


class Format(Record):
    """A kind of file that other software reads."""

    id: Id
    title: Text
    suffix: Annotated[str, Field(pattern=r"^[a-zA-Z0-9.-]+$")]
    """What a file of this kind ends with, after the batch's id."""
    opens: Text
    """The software that reads it."""
    again: Text | None = None
    """What becomes of questions that were imported before; left out for files that nothing is imported from."""
    whole_bank: bool = True
    """Whether the whole bank is written as one file too."""
    printed: bool = False
    """Whether the file is set in fonts of ours, which may lack a sign."""
    english_only: bool = False
    """Whether there is no such file in other languages, as it holds the others once more."""
    losses: tuple[Loss, ...] = ()


class FormatsFile(Record):
    """schema/export_formats.yml"""

    formats: tuple[Format, ...]


@cache
def formats() -> dict[str, Format]:
    """Every format by its id, in the order of the file."""
    text = (Path(__file__).parent / "export_formats.yml").read_text(encoding="utf-8")
    return formats_in(yaml.safe_load(text))


def formats_in(table: object) -> dict[str, Format]:
    """The formats of a table such as that of the file, by their ids."""
    return {each.id: each for each in FormatsFile.model_validate(table, strict=False).formats}


def path(batch: str, format_: Format) -> str:
    """The path of a batch's file below the site's root."""
    return f"teach/files/{batch}/{batch}.{format_.suffix}"


def carries(format_: Format, item: Item) -> bool:
    """Whether the format holds an item of this type at all."""
    return not any(loss.part == "type" and item.type in loss.types for loss in format_.losses)


def losses(format_: Format, item: Item) -> Iterator[Loss]:
    """The losses of one item in a format: none of a part that the item does not have."""
    for loss in format_.losses:
        if item.type in loss.types and _has(item, loss.part):
            yield loss


def _has(item: Item, part: Part) -> bool:
    match part:
        case "hints":
            return bool(item.hints)
        case "pin":
            return isinstance(item, ChoiceItem | MultipleItem) and any(choice.pin for choice in choices(item))
        case "picture":
            return item.picture is not None
        case "decoys":
            return isinstance(item, MatchItem) and bool(item.decoys)
        case _:
            return True
