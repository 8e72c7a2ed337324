"""What SCORM 1.2 and SCORM 2004 let a page set, by their run-time documents: stricter than the platforms that run them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

DECIMAL = r"-?\d{1,10}(\.\d{1,7})?"
PERCENT = r"100(\.0+)?|\d{1,2}(\.\d+)?"
SHORT = r"[\w.:-]{1,250}"
SAFE_TEXT = r"(?!\{)(?!.*\[,\]).{1,250}"

RULES = {
    "scorm12": {
        r"cmi\.core\.score\.(raw|min|max)": PERCENT,
        r"cmi\.core\.lesson_status": "passed|completed|failed|incomplete|browsed",
        r"cmi\.core\.exit": "|time-out|suspend|logout",
        r"cmi\.core\.session_time": r"\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?",
        r"cmi\.suspend_data": r"[ -~]{0,4096}",
        r"cmi\.interactions\.\d+\.id": r"[A-Za-z0-9_]{1,255}",
        r"cmi\.interactions\.\d+\.type": "true-false|choice|fill-in|matching|performance|sequencing|likert|numeric",
        r"cmi\.interactions\.\d+\.time": r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?",
        r"cmi\.interactions\.\d+\.weighting": DECIMAL,
        r"cmi\.interactions\.\d+\.result": rf"correct|wrong|unanticipated|neutral|{DECIMAL}",
    },
    "scorm2004": {
        r"cmi\.score\.(raw|min|max)": PERCENT,
        r"cmi\.score\.scaled": r"-?(0(\.\d{1,7})?|1(\.0+)?)",
        r"cmi\.completion_status": "completed|incomplete|not attempted|unknown",
        r"cmi\.success_status": "passed|failed|unknown",
        r"cmi\.exit": "|time-out|suspend|logout|normal",
        r"cmi\.session_time": r"PT\d+(\.\d{1,2})?S",
        r"cmi\.suspend_data": r"[\s\S]{0,64000}",
        r"cmi\.interactions\.\d+\.id": r"\S{1,4000}",
        r"cmi\.interactions\.\d+\.type": "true-false|choice|fill-in|long-fill-in|matching|performance|sequencing|likert|numeric|other",
        r"cmi\.interactions\.\d+\.timestamp": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,2}(Z|[+-]\d\d:\d\d))?",
        r"cmi\.interactions\.\d+\.weighting": DECIMAL,
        r"cmi\.interactions\.\d+\.result": rf"correct|incorrect|unanticipated|neutral|{DECIMAL}",
        r"cmi\.interactions\.\d+\.description": r"(?!\{).{0,250}",
    },
}
"""Each element that may be set, with its values."""

ONE = "[0-9a-z]"

RESPONSES = {
    "scorm12": {
        "true-false": "[01tf]",
        "choice": f"{ONE}(,{ONE})*",
        "fill-in": ".{1,255}",
        "numeric": DECIMAL,
        "matching": rf"{ONE}\.{ONE}(,{ONE}\.{ONE})*",
        "sequencing": f"{ONE}(,{ONE})*",
    },
    "scorm2004": {
        "true-false": "true|false",
        "choice": rf"{SHORT}(\[,\]{SHORT})*",
        "fill-in": SAFE_TEXT,
        "numeric": DECIMAL,
        "matching": rf"{SHORT}\[\.\]{SHORT}(\[,\]{SHORT}\[\.\]{SHORT})*",
        "sequencing": rf"{SHORT}(\[,\]{SHORT})*",
    },
}
"""Responses by the type of the interaction; what is right is written alike but for numbers in 2004."""

RANGE = rf"({DECIMAL})?\[:\]({DECIMAL})?"

RESPONSE = re.compile(r"cmi\.interactions\.\d+\.(student_response|learner_response)|cmi\.interactions\.\d+\.correct_responses\.(\d+)\.pattern")
INTERACTION = re.compile(r"cmi\.interactions\.(\d+)\.(.+)")
KEPT_PATTERNS = 5


def faults(edition: str, calls: Iterable[tuple[str, str]], known: Sequence[str] = ()) -> Iterator[str]:
    """What a page set although it may not: values, and elements before those that they depend on.

    `known`: the types of the interactions that the platform has from earlier visits.
    """
    types = {str(index): type_ for index, type_ in enumerate(known)}
    count = len(known)
    for element, value in calls:
        pattern = _rule(edition, element, types)
        if pattern is None or not isinstance(value, str) or not re.fullmatch(pattern, value):
            yield f"{element} = {value!r}"
        if not (match := INTERACTION.fullmatch(element)):
            continue
        index, field = match.groups()
        if field == "type":
            types[index] = value
        if int(index) > count or (int(index) == count and field != "id"):
            yield f"{element} before the interactions before it, or before its id"
        count = max(count, int(index) + 1)


def _rule(edition: str, element: str, types: dict[str, str]) -> str | None:
    """The values of an element; none where it may not be set, or not yet."""
    response = RESPONSE.fullmatch(element)
    if not response:
        return next((rule for name, rule in RULES[edition].items() if re.fullmatch(name, element)), None)
    name, pattern = response.groups()
    if name == {"scorm12": "learner_response", "scorm2004": "student_response"}[edition] or int(pattern or 0) >= KEPT_PATTERNS:
        return None
    type_ = types.get(element.split(".")[2])
    return RANGE if pattern and edition == "scorm2004" and type_ == "numeric" else RESPONSES[edition].get(type_)
