"""Walks through a record by the marks of its fields: which values are references, pages or texts, and where each stands."""

import typing
from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel

from skillsdivide.diagnostics import Steps
from skillsdivide.schema.fields import Record

Mark = TypeVar("Mark")


def marked(record: Record, kind: Callable[..., Mark], steps: Steps = ()) -> Iterator[tuple[Steps, Mark, str]]:
    """Every text inside a record whose field has a mark of this kind, as (steps to it, mark, text)."""
    for name, mark in marked_fields(type(record), kind):
        value = getattr(record, name)
        if isinstance(value, str):
            yield (*steps, name), mark, value
        elif value is not None:
            for key, each in value.items() if isinstance(value, dict) else enumerate(value):
                yield (*steps, name, key), mark, each
    for name in record_fields(type(record)):
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from marked(value, kind, (*steps, name))
        elif value is not None:
            for index, child in enumerate(value):
                if isinstance(child, Record):
                    yield from marked(child, kind, (*steps, name, index))


@cache
def marked_fields(record: type[Record], kind: Any) -> list[tuple[str, Any]]:
    """The fields with a mark of a kind, by name; where a type is made from another, the outer mark counts."""
    hints = typing.get_type_hints(record, include_extras=True)
    marks = {name: [mark for mark in _marks(hints[name]) if isinstance(mark, kind)] for name in record.model_fields}
    return [(name, own[-1]) for name, own in marks.items() if own]


@cache
def record_fields(record: type[Record]) -> list[str]:
    """The fields that hold records."""
    hints = typing.get_type_hints(record)
    return [name for name in record.model_fields if any(issubclass(part, BaseModel) for part in classes(hints[name]))]


def _marks(hint: object) -> Iterator[object]:
    if typing.get_origin(hint) is Annotated:
        yield from typing.get_args(hint)[1:]
    for part in typing.get_args(hint):
        yield from _marks(part)


def classes(hint: object) -> Iterator[type]:
    """The plain classes that a type is made of."""
    if isinstance(hint, type) and not typing.get_args(hint):
        yield hint
    for part in typing.get_args(hint):
        yield from classes(part)
