"""Draws tasks for a fresh judge, and says how far the judge's stances agree with ours beyond chance, by Cohen's kappa.

PYTHONPATH=hooks:tests python tests/protocol/kappa.py draw SEED FOLDER
PYTHONPATH=hooks:tests python tests/protocol/kappa.py score FOLDER
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from protocol.papers import ROOT, TEMPLATES, digest
from protocol.scores import UnreadableAnswers

from skillsdivide.load.catalog import Catalog
from skillsdivide.pipeline import prepare
from skillsdivide.schema.records import Role, Task

ANSWER = re.compile(r"\s*(\d+)\s*[.:)]\s*`?([\w-]+)`?\s*")
TASKS = 20
"""How many tasks a paper asks for."""


def draw(catalog: Catalog, seed: str, count: int = TASKS) -> list[tuple[Role, Task]]:
    """That many tasks, in an order that the seed decides, of the roles on sides that the article does not place."""
    pool = [(role, task) for role in catalog.roles.values() if not catalog.sides[role.side].placed for task in role.tasks]
    return sorted(pool, key=lambda each: digest(seed, each[1].id))[:count]


def paper(catalog: Catalog, tasks: Sequence[tuple[Role, Task]]) -> str:
    """What the judge reads: the rules, and of each task its role's title and its text alone."""
    return TEMPLATES.get_template("stances.md.j2").render(stances=list(catalog.stances.values()), tasks=tasks)


def read_stances(text: str, where: str, stances: Iterable[str]) -> dict[int, str]:
    """The stance given to each number, from lines such as 3: human; empty lines and those that begin with # are passed over."""
    known = tuple(stances)
    given: dict[int, str] = {}
    faults = []
    for count, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = ANSWER.fullmatch(line)
        if not match or match[2] not in known:
            faults.append(f"{where}:{count}: {line.strip()!r} is no stance; write a number and one of {', '.join(known)}, as in 3: {known[0]}")
        elif int(match[1]) in given:
            faults.append(f"{where}:{count}: task {match[1]} is judged twice; keep one of the two")
        else:
            given[int(match[1])] = match[2]
    if faults:
        raise UnreadableAnswers("\n".join(faults))
    return given


def confusion(ours: Mapping[int, str], theirs: Mapping[int, str]) -> Counter[tuple[str, str]]:
    """How many tasks were given each pair of stances, ours first; KeyError where the judge left one out."""
    return Counter((stance, theirs[number]) for number, stance in ours.items())


def kappa(pairs: Mapping[tuple[str, str], int]) -> float:
    """Cohen's kappa of two judges: 1 where they agree always, 0 where no more than chance has them do."""
    total = sum(pairs.values())
    rows, columns = Counter[str](), Counter[str]()
    for (ours, theirs), count in pairs.items():
        rows[ours] += count
        columns[theirs] += count
    agreed = sum(count for (ours, theirs), count in pairs.items() if ours == theirs) / total
    chance = sum(rows[each] * columns[each] for each in rows) / total**2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def table(pairs: Mapping[tuple[str, str], int], stances: Sequence[str]) -> str:
    """The pairs as a Markdown table: a row for each stance of ours, a column for each of the judge's."""
    lines = [f"| ours, judge's | {' | '.join(stances)} |", f"|---|{'---|' * len(stances)}"]
    lines += [f"| {ours} | {' | '.join(str(pairs.get((ours, theirs), 0)) for theirs in stances)} |" for ours in stances]
    return "\n".join(lines)


def main() -> int:
    """Writes kappa.md and kappa.key into a folder, or reads them there beside kappa.answers and prints figure and table."""
    catalog = prepare(ROOT, ROOT / "docs").catalog
    stances = list(catalog.stances)
    if sys.argv[1] == "draw":
        folder = Path(sys.argv[3])
        tasks = draw(catalog, sys.argv[2])
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "kappa.md").write_text(paper(catalog, tasks), encoding="utf-8")
        key = "".join(f"# {task.id}\n{number}: {task.stance}\n" for number, (_, task) in enumerate(tasks, 1))
        (folder / "kappa.key").write_text(f"# seed {sys.argv[2]}\n{key}", encoding="utf-8")
        return 0
    folder = Path(sys.argv[2])
    try:
        ours, theirs = (read_stances((folder / name).read_text(encoding="utf-8"), name, stances) for name in ("kappa.key", "kappa.answers"))
        pairs = confusion(ours, theirs)
    except UnreadableAnswers as faults:
        print(faults, file=sys.stderr)
        return 1
    except KeyError as missing:
        print(f"kappa.answers:1: task {missing} has no stance; give every task one", file=sys.stderr)
        return 1
    print(f"kappa {kappa(pairs):.2f}, {sum(pairs[each, each] for each in stances)} of {len(ours)} alike\n\n{table(pairs, stances)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
