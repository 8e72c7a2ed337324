"""A class of any size that has handed in: its receipts as the site seals them, and its figures by another way than the site's."""

from __future__ import annotations

import base64
import json
import re
import statistics
import zlib
from collections.abc import Sequence

from playwright.sync_api import Page, expect

STEPS = 50
"""Student number n answers the first n % STEPS questions right, so that every figure follows from the number of students."""


def sealed(kind: str, value: object) -> str:
    """A value as a code, as the site seals it."""
    body = base64.urlsafe_b64encode(json.dumps(value, separators=(",", ":")).encode()).decode().rstrip("=")
    return f"{kind}1.{body}.{zlib.crc32(f'{kind}1{body}'.encode()):08x}"


def decoded(code: str) -> dict:
    """What a code carries."""
    body = code.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))


def name_of(number: int) -> str:
    """A student's name; they sort as they are numbered."""
    return f"Student {number:05}"


def receipt(number: int, items: Sequence[tuple[str, str, str]]) -> dict:
    """What one student hands in. Items are (id, type, version); what is typed in, no two students type alike."""
    right = number % STEPS
    answers = []
    for place, (item, kind, version) in enumerate(items):
        score = int(place < right)
        response = "ab"[1 - score] if kind in {"choice", "true-false"} else f"{number} metres"
        answers.append([item, version, score, score, 1, 2, response])
    return {"work": "0123abcd", "title": "A large class", "closes": "", "student": name_of(number), "bank": "00000000", "started": 1_790_000_000 + number, "ended": 1_790_000_600 + number, "items": answers}  # fmt: skip


def codes(students: int, items: Sequence[tuple[str, str, str]]) -> list[str]:
    """The codes of a whole class."""
    return [sealed("R", receipt(number, items)) for number in range(students)]


def figures(students: int, count: int) -> list[tuple[float, float | None]]:
    """(how easy, telling apart) of each question, hardest first, straight from the definition; None where everybody did alike."""
    found = []
    for place in reversed(range(count)):
        scores = [int(place < number % STEPS) for number in range(students)]
        rests = [(min(number % STEPS, count) - score) / (count - 1) for number, score in enumerate(scores)]
        found.append((statistics.fmean(scores), statistics.correlation(scores, rests) if len(set(scores)) > 1 and len(set(rests)) > 1 else None))
    return found


def hand_in(page: Page) -> str:
    """Hands in what is on the page, open questions too, and gives the result code."""
    page.get_by_role("button", name="Hand in", exact=True).click()
    anyway = page.get_by_role("button", name="Hand in anyway")
    code = page.get_by_label("Result code")
    expect(anyway.or_(code).filter(visible=True)).to_be_visible()
    if anyway.is_visible():
        anyway.click()
    expect(code).to_be_visible()  # before, the code of whoever worked here last may stand there
    expect(code).to_have_value(re.compile("."))
    return code.input_value()
