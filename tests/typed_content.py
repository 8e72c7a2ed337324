"""Questions, records and pages as their authors typed them, for tests that work keys out again without the code that shows or marks them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

import yaml
from conftest import SAMPLE

DOCS, DATA = SAMPLE / "docs", SAMPLE / "docs/data"


@cache
def items() -> dict[str, dict[str, Any]]:
    """Every question of a chapter as its author typed it, by its id."""
    chapters = {file.stem for file in (DOCS / "learn").glob("*.md")}
    sections = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted((SAMPLE / "quizzes").glob("*.yml")) if file.stem in chapters]
    return {item["id"]: item for section in sections for item in section["items"]}


@cache
def records(name: str) -> Any:
    """A file of the dataset."""
    return yaml.safe_load((DATA / f"{name}.yml").read_text(encoding="utf-8"))


@cache
def page(path: str) -> str:
    """A page as Markdown."""
    return (DOCS / f"{path}.md").read_text(encoding="utf-8")


def passage(path: str, heading: str) -> str:
    """What stands on a page under a heading."""
    return re.split(rf"^#+ {re.escape(heading)}.*$", page(path), flags=re.MULTILINE)[1].split("\n## ")[0]


def key(name: str) -> str:
    """The text of an item's key."""
    return str(items()[name]["key"]["text"])


WORDS = {word: number for number, word in enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 2)} | {"thirty": 30}


def figures(name: str) -> list[float]:
    """The numbers in a stem, in digits or in words, in their order."""
    found = re.findall(rf"\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(WORDS)})\b", items()[name]["stem"])
    return [WORDS.get(each) or float(each.replace(",", "")) for each in found]


def as_day(text: str) -> date:
    """A day as people write it: 10 January 2027."""
    day, month, year = text.split()
    months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
    return date(int(year), months.index(month) + 1, int(day))


def long_words(text: str) -> set[str]:
    """The longer words of a text, without endings of the plural."""
    return {word.casefold().removesuffix("s") for word in re.findall(r"[^\W\d_]{3,}", text)}


def verdict(claim: str) -> str:
    """The label of a claim's verdict."""
    labels = {each["id"]: each["label"] for each in records("vocabulary")["verdicts"]}
    (found,) = (each for each in records("claims")["claims"] if each["id"] == claim)
    return str(labels[found["verdict"]])


def marks(name: str) -> list[dict[str, float]]:
    """The rows of a table in a stem with their numbers by column."""
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in items()[name]["stem"].splitlines() if line.startswith("|")]
    return [{"": row[0], **{title: float(cell) for title, cell in zip(head[1:], row[1:], strict=True)}} for row in rows]
