"""Marks readers' answers to the papers, and lists the items that were guessed without their stem.

PYTHONPATH=hooks:tests python tests/protocol/scores.py .build/protocol
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from protocol.papers import FORMS, LETTERS, TEMPLATES

ANSWER = re.compile(r"\s*(\d+)\s*[.:)]?\s+([A-Za-z])\W*")
TARGETS = {"choices": ("at most", 40), "stems": ("at most", 65), "pages": ("at least", 90)}
"""What a form may earn, in per cent of its questions."""


class UnreadableAnswers(Exception):
    """Answers with faults, a line each: path:line: what; remedy."""


@dataclass(frozen=True)
class Reading:
    """What one reader answered to one form."""

    form: str
    reader: str
    right: frozenset[int]
    """The numbers answered rightly."""


def read_answers(text: str, where: str, key: Mapping[int, Mapping[str, Any]]) -> dict[int, str]:
    """The letter given to each number; empty lines and lines that begin with # are passed over."""
    answers: dict[int, str] = {}
    faults = []
    for count, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = ANSWER.fullmatch(line)
        number, letter = (int(match[1]), match[2].upper()) if match else (0, "")
        if not match:
            faults.append(f"{where}:{count}: {line.strip()!r} is no answer; write a number and a letter, as in 12 B")
        elif number not in key:
            faults.append(f"{where}:{count}: no question has the number {number}; write 1 to {len(key)}")
        elif letter not in LETTERS[: key[number]["choices"]]:
            faults.append(f"{where}:{count}: question {number} has no choice {letter}; write one of {LETTERS[: key[number]['choices']]}")
        elif number in answers:
            faults.append(f"{where}:{count}: question {number} is answered twice; keep one of the two")
        else:
            answers[number] = letter
    if faults:
        raise UnreadableAnswers("\n".join(faults))
    return answers


def mark(form: str, reader: str, answers: Mapping[int, str], key: Mapping[int, Mapping[str, Any]]) -> Reading:
    """What was right; a question without an answer counts as wrong."""
    return Reading(form, reader, frozenset(number for number, letter in answers.items() if key[number]["key"] == letter))


def read_folder(folder: Path) -> tuple[str, dict[int, dict[str, Any]], list[Reading]]:
    """The seed, the key by number, and every reading in answers/<form>-<reader>.txt."""
    stored = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    key = {each["number"]: each for each in stored["questions"]}
    readings, faults = [], []
    for file in sorted((folder / "answers").glob("*.txt")):
        form, _, reader = file.stem.partition("-")
        if form not in FORMS or not reader:
            faults.append(f"{file}:1: {file.name!r} names no form and reader; call it choices-NAME.txt, stems-NAME.txt or pages-NAME.txt")
            continue
        try:
            readings.append(mark(form, reader, read_answers(file.read_text(encoding="utf-8"), str(file), key), key))
        except UnreadableAnswers as fault:
            faults.append(str(fault))
    if faults:
        raise UnreadableAnswers("\n".join(faults))
    return stored["seed"], key, readings


def summary(seed: str, key: Mapping[int, Mapping[str, Any]], readings: list[Reading]) -> str:
    """Markdown: the score of each form beside its target, what was guessed without a stem, what was missed with the pages."""
    scores = []
    for form in FORMS:
        found = [reading for reading in readings if reading.form == form]
        if found:
            bound, target = TARGETS[form]
            score = 100 * sum(len(each.right) for each in found) / (len(found) * len(key))
            scores.append((form, found, score, bound, target, score <= target if bound == "at most" else score >= target))
    guessed = {number: [each.reader for each in readings if each.form == "choices" and number in each.right] for number in key}
    missed = {number: [each.reader for each in readings if each.form == "pages" and number not in each.right] for number in key}
    chance = 100 * sum(1 / each["choices"] for each in key.values()) / len(key)
    return TEMPLATES.get_template("scores.md.j2").render(seed=seed, key=key, scores=scores, chance=chance, guessed=guessed, missed=missed)


def main() -> int:
    """Prints the scores and writes them beside the papers."""
    folder = Path(sys.argv[1])
    try:
        text = summary(*read_folder(folder))
    except UnreadableAnswers as faults:
        print(faults, file=sys.stderr)
        return 1
    (folder / "scores.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
