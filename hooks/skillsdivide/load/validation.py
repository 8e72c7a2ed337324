"""Validates a document as a record; what pydantic reports becomes problems with file, line, column and remedy."""

import difflib
import types
import typing
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from skillsdivide.diagnostics import Locatable, Problem, Steps, one_of
from skillsdivide.schema.export_formats import TYPES
from skillsdivide.schema.fields import Record

R = TypeVar("R", bound=Record)

PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": ("is no id", "use lower-case letters and digits, joined by hyphens"),
    r"^https?://[^\s]+$": ("is no web address", "begin with https:// and leave no space"),
    r"^\d{2}-\d{4}\.\d{2}$": ("is no O*NET-SOC code", "write it as 15-1252.00"),
    r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$": ("is no code of a language", "write it as fr, fr-DZ or zh-Hant"),
    r"^\d{4}(-\d{2}(-\d{2})?)?$|^undated$": ("is no date of a source", "write '2026', '2026-05', '2026-05-04' or undated"),
    r"^([a-z0-9][a-z0-9_-]*/)*[a-z0-9][a-z0-9_-]*\.(svg|png|jpg|webp)$": (
        "is no picture below docs/",
        "write it as assets/pictures/ten-tasks.svg, in lower case; it ends in .svg, .png, .jpg or .webp",
    ),
    r"^[\w/-]+\.md(#[\w-]+)?$": ("is no page of docs/", "write it as learn/key-takeaways.md or learn/key-takeaways.md#heading"),
}

DATE = ("a date", "a date such as 2026-11-23, without quotes and without a time")
RECORD = ("a record of keys and values", "")

EXPECTED = {
    "string_type": ("a text", ""),
    "int_type": ("a whole number", ""),
    "int_from_float": ("a whole number", ""),
    "float_type": ("a number", ""),
    "bool_type": ("true or false", ""),
    "date_type": DATE,
    "date_from_datetime_inexact": DATE,
    "list_type": ("a list", "a list, each entry on a line that starts with a hyphen"),
    "dict_type": RECORD,
    "model_type": RECORD,
    "model_attributes_type": RECORD,
}
"""By pydantic's name of an error: what was expected, and what to write where that needs more words."""

BRANCHES = ("float", "int", "str")
"""pydantic's names for the branches of a union in an error's location; authors do not know them."""


def validate(kind: type[R], document: Locatable) -> tuple[R | None, list[Problem]]:
    """The record in a document, or every problem that keeps it from being one."""
    try:
        return kind.model_validate(document.value), []
    except ValidationError as error:
        details = _one_for_each_place(error.errors(include_url=False))
        return None, [_problem(kind, document, detail) for detail in details if not _misspelt(detail, details)]


def _one_for_each_place(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """The first error of each place: the branches of a union each complain of the same value."""
    first: dict[tuple[object, ...], ErrorDetails] = {}
    for detail in details:
        loc = tuple(step for step in detail["loc"] if not str(step).startswith("constrained-") and step not in BRANCHES)
        first.setdefault(loc, detail)
    return list(first.values())


def _misspelt(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Whether a key is missing because it stands there misspelt, which another line says already."""
    *record, name = detail["loc"] or ("",)
    typed = [str(other["loc"][-1]) for other in details if other["type"] == "extra_forbidden" and [*other["loc"][:-1]] == record]
    return detail["type"] == "missing" and bool(difflib.get_close_matches(str(name), typed, n=1, cutoff=0.6))


def _problem(kind: type[Record], document: Locatable, detail: ErrorDetails) -> Problem:
    steps, error = detail["loc"], detail["type"]
    name = str(steps[-1]) if steps else ""
    if error == "extra_forbidden":
        return document.problem(steps, f"unknown key {name!r}", one_of(name, _fields(kind, steps[:-1])), "unknown-key", at_key=True)
    if error == "missing":
        return document.problem(steps[:-1], f"the key {name!r} is missing", f"add {name!r}: {_purpose(kind, steps)}", "missing-key")
    what, remedy = _words(detail)
    return document.problem(steps, f"{_key_path(steps)}: {what}", remedy, error.replace("_", "-"))


def _key_path(steps: Steps) -> str:
    """The last keys and list positions that lead to a value, in words: tasks 3 stance; without types of items, of which `text` alone is a key too, the last."""
    keys = [step if isinstance(step, str) else str(step + 1) for step in steps if step not in BRANCHES and (step not in TYPES or step == steps[-1])]
    first = max(0, len(keys) - 3)
    return " ".join(keys[first - (first > 0 and keys[first].isdigit()) :]) or "the file"


def _words(detail: ErrorDetails) -> tuple[str, str]:
    """What is wrong and the remedy, from an error of pydantic's."""
    error, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    shown = repr(value if not isinstance(value, str) or len(value) < 60 else value[:57] + "...")
    if isinstance(value, dict | list) and error in EXPECTED:
        shown = "a list" if isinstance(value, list) else "a record"
    if error == "string_type" and isinstance(value, bool | int | float | date):
        return f"YAML reads this as {value} and not as a text", "put quotes round it"
    if error in EXPECTED:
        expected, example = EXPECTED[error]
        return "the value is missing" if value is None else f"{shown} is not {expected}", f"write {example or expected}"
    match error:
        case "finite_number":
            return f".{value} is not a number", "write a number"
        case "string_pattern_mismatch":
            what, remedy = PATTERNS.get(context["pattern"], ("has another form than the key asks", f"match {context['pattern']}"))
            return f"{shown} {what}", remedy
        case "literal_error":
            return f"{shown} is unknown", f"write one of: {context['expected'].replace(' or ', ', ')}"
        case "union_tag_invalid":
            return f"{context['tag']!r} is no type of item", f"write as type one of: {context['expected_tags']}"
        case "too_short":
            return f"{context['actual_length']} entries are too few", f"list {context['min_length']} or more"
        case "too_long":
            return f"{context['actual_length']} entries are too many", f"list {context['max_length']} or fewer"
        case "string_too_short":
            return "the text is empty", "write it, or take the key out where it may be left out"
        case "string_too_long":
            return f"the text is longer than {context['max_length']} characters", "shorten it"
        case "greater_than_equal" | "less_than_equal":
            return f"{shown} is out of range", detail["msg"].replace("Input should be", "write a number")
    return f"{shown}: {detail['msg'][0].lower()}{detail['msg'][1:]}", "mend the value"


def _fields(kind: type[Record], steps: Steps) -> list[str]:
    record = _record_at(kind, steps)
    return list(record.model_fields) if record else []


def _purpose(kind: type[Record], steps: Steps) -> str:
    """The description of a field from its docstring, to tell authors what to add."""
    record = _record_at(kind, steps[:-1])
    field = record.model_fields.get(str(steps[-1])) if record else None
    text = (field.description if field else None) or "every record of this kind has it"
    return " ".join(text.split()).rstrip(".")


def _record_at(kind: type[Record], steps: Steps) -> type[Record] | None:
    """The class of the record that a path of keys, indexes and union tags leads to."""
    current: Any = kind
    for step in steps:
        current = _step(current, step)
        if current is None:
            return None
    return next((option for option in _options(current) if isinstance(option, type) and issubclass(option, Record)), None)


def _step(annotation: Any, step: str | int) -> Any:
    for option in _options(annotation):
        if isinstance(step, int) and typing.get_origin(option) is list:
            return typing.get_args(option)[0]
        if isinstance(option, type) and issubclass(option, Record):
            if step in option.model_fields:
                return option.model_fields[step].annotation
            declared = option.model_fields.get("type")
            if declared is not None and step in typing.get_args(declared.annotation):
                return option
    return None


def _options(annotation: Any) -> list[Any]:
    """The plain types that an annotation allows, without the wrappings of Annotated and unions."""
    origin = typing.get_origin(annotation)
    if origin is Annotated:
        return _options(typing.get_args(annotation)[0])
    if origin in {typing.Union, types.UnionType}:
        return [plain for option in typing.get_args(annotation) for plain in _options(option)]
    return [annotation]
