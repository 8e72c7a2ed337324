"""Runs all questions and prints the tables: `python3 measure.py`, or `python3 measure.py --log log.jsonl` to keep a line for each answer.

It needs Python 3.11 or later, no network and no package, and takes a few seconds.
"""

import itertools
import json
import sys
import time
from pathlib import Path
from typing import Any

sys.dont_write_bytecode = True  # so that the folder stays as it was downloaded

from search import HERE, Hit, Index, load, settings  # noqa: E402

ASKED = json.loads((HERE / "questions.json").read_text(encoding="utf-8"))
QUESTIONS: list[dict[str, Any]] = ASKED["questions"]
KEPT_BACK: list[dict[str, Any]] = ASKED["kept_back"]


def right(hit: Hit, marks: list[list[str]]) -> bool:
    """Says whether a passage is one of those that were marked as right: page and heading, and the entry where one is named."""
    page, heading, part = (hit.passage[name] for name in ("page", "heading", "part"))
    return any([page, heading] == mark[:2] and (not part or len(mark) == 2 or part == mark[2]) for mark in marks)


def outcome(question: dict[str, Any], index: Index) -> str:
    """Returns what became of a question: right, wrong or silent where it has an answer, declined or misled where it has none."""
    shown = index.answers(question["asked"])
    if not question["right"]:
        return "misled" if shown else "declined"
    return "right" if any(right(hit, question["right"]) for hit in shown) else "wrong" if shown else "silent"


def counted(questions: list[dict[str, Any]], index: Index) -> str:
    """Returns the two numbers: right among those with an answer, declined among those without."""
    outcomes = [outcome(question, index) for question in questions]
    answerable = sum(bool(question["right"]) for question in questions)
    return f"{outcomes.count('right'):>3} of {answerable:<3} {outcomes.count('declined'):>3} of {len(questions) - answerable}"


def best_limit(index: Index) -> float:
    """Returns the limit chosen on the first ten questions: where most come out well, and of equals the one that declines more, in the middle of its gap."""
    ten = [(index.search(question["asked"])[0].part, question) for question in QUESTIONS[: ASKED["limit_on"]]]
    edges = sorted({0.0, 1.0, *(part for part, _ in ten)})

    def quality(gap: tuple[float, float]) -> tuple[int, float]:
        index.limit = sum(gap) / 2
        outcomes = [outcome(question, index) for _, question in ten]
        return outcomes.count("right") + outcomes.count("declined"), gap[0]

    before = index.limit
    best = max(itertools.pairwise(edges), key=quality)
    index.limit = before
    return round(sum(best) / 2, 2)


def versions() -> str:
    """Returns the numbers of each version, for the thirty questions and for those kept back."""
    lines = [f"{'':<10}{'thirty questions':<22}kept back, run once", f"{'version':<10}{'right':<11}{'declined':<11}{'right':<11}declined"]
    for name in settings()["versions"]:
        index = load(name)
        lines.append(f"{name:<9}{counted(QUESTIONS, index)}    {counted(KEPT_BACK, index)}")
    return "\n".join(lines)


def failures(questions: list[dict[str, Any]], index: Index) -> str:
    """Returns what went wrong, a line for each question."""
    lines = [f"{question['id']:>2} {outcome(question, index):<9}{question['asked']}" for question in questions]
    return "\n".join(line for line in lines if line[3:11].strip() not in {"right", "declined"})


def log(index: Index, file: Path) -> float:
    """Writes a line for each of the thirty questions, and returns the milliseconds of an answer on the average. Nothing is paid to anybody."""
    total = 0.0
    with file.open("w", encoding="utf-8") as lines:
        for question in QUESTIONS:
            began = time.perf_counter()
            hits = index.search(question["asked"])
            took = 1000 * (time.perf_counter() - began)
            total += took
            line = {
                "at": time.strftime("%Y-%m-%dT%H:%M:%S"),
                "id": question["id"],
                "shown": [f"{hit.passage['page']}/#{hit.passage['anchor']}" for hit in hits] if hits[0].part >= index.limit else [],
                "score": round(hits[0].score, 2),
                "part": round(hits[0].part, 2),
                "ms": round(took, 1),
                "cost_dzd": 0,
            }
            lines.write(json.dumps(line) + "\n")
    return total / len(QUESTIONS)


def main(arguments: list[str]) -> None:
    """Prints the tables, and writes the log where a file is named."""
    index = load()
    print(f"{versions()}\n\nWHAT WENT WRONG, OF THE THIRTY\n{failures(QUESTIONS, index)}\n\nKEPT BACK\n{failures(KEPT_BACK, index)}\n")
    print(f"limit {index.limit}, chosen on the first {ASKED['limit_on']} questions")
    if arguments[:1] == ["--log"]:
        print(f"{log(index, Path(arguments[1])):.1f} ms for an answer, 0 dinars; {len(QUESTIONS)} lines in {arguments[1]}")


if __name__ == "__main__":
    main(sys.argv[1:])
