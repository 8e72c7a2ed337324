"""Reads a release of a public measure as its makers publish it: figures by occupation, or every reason why it is refused."""

import csv
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from skillsdivide.diagnostics import Problem, ValidationFailed, one_of
from skillsdivide.load.source_files import read_text
from skillsdivide.schema.evidence import RatedOccupation

MOST_BYTES = 40_000_000
"""The largest table that is read; the one of 19,265 rated tasks has a tenth of it."""

NUMBER = re.compile(r"\d+(\.\d+)?(e-\d+)?", re.IGNORECASE)
DIGITS = 4
"""To how many decimals directory.csv keeps a share."""


@dataclass(frozen=True)
class Release:
    """How the makers of some measures publish them: one table, whose other columns are passed over."""

    measures: tuple[str, ...]
    code: str
    """The column of occupation codes."""
    columns: Mapping[str, str]
    """The columns that are read, each with the field of directory.csv that it fills, or nothing."""
    codes: Literal["occupation", "six digits", "own"] = "occupation"
    """Whether codes are those of directory.csv, those without their speciality, or of an edition of the makers' own, by the codes of scores."""
    low: float = 0
    high: float = 1
    """What a number lies between."""


CLASSES = {"gpt4_exposure": ("E0", "E1", "E2"), "gpt4_automation": ("T0", "T1", "T2", "T3", "T4")}
"""The classes of tasks that each column may name."""

TASK = "Task ID"
RELEASES = (
    Release(("beta-model", "beta-human"), "O*NET-SOC Code", {"dv_rating_beta": "exposure_model", "human_rating_beta": "exposure_human"}),
    Release(("high-automation",), "O*NET-SOC Code", {TASK: "", "gpt4_exposure": "", "gpt4_automation": ""}),
    Release(("observed-exposure",), "occ_code", {"observed_exposure": "observed_use"}, codes="six digits"),
    Release(("aioe",), "SOC Code", {"AIOE": ""}, codes="own", low=-3, high=3),
)
"""GPTs are GPTs by occupation (occ_level.csv) and by task (full_labelset.tsv), the Anthropic Economic Index (job_exposure.csv), and AIOE.

The last is Appendix A of a workbook (AIOE_DataAppendix.xlsx), saved from a spreadsheet as CSV.
"""


@dataclass(frozen=True)
class Figures:
    """What a release says."""

    release: Release
    occupations: Mapping[str, Mapping[str, float | int | None]]
    """By an occupation's code, the fields of its line in directory.csv."""
    tasks: Mapping[tuple[str, int], tuple[str, str]] = field(default_factory=dict)
    """The classes of exposure and automation of each rated task, by occupation and O*NET's number."""
    scores: Mapping[str, float] = field(default_factory=dict)
    """By the makers' own code, the value on a measure that stands in occupations.yml alone."""


@dataclass(frozen=True)
class _Row:
    line: int
    code: str
    cells: tuple[str, ...]


def read_release(measure: str, file: Path, directory: Mapping[str, RatedOccupation]) -> Figures:
    """The figures in a file that somebody fetched. Raises ValidationFailed with every problem at once."""
    release = next((each for each in RELEASES if measure in each.measures), None)
    if release is None:
        known = [name for each in RELEASES for name in each.measures]
        raise ValidationFailed([Problem("docs/data/occupations.yml", 1, 1, f"no release is read for the measure {measure!r}", one_of(measure, known))])
    path = file.as_posix()
    text, problems = read_text(file, path, MOST_BYTES)
    rows = [] if problems else list(_rows(release, text, path, problems))
    if not problems:
        codes = {"occupation": set(directory), "six digits": {each.six_digits for each in directory.values()}, "own": {row.code for row in rows}}[release.codes]
        problems += _code_problems(rows, codes, path, whole=release.codes == "occupation", once=TASK not in release.columns)
        problems += [Problem(path, row.line, 1, *wrong) for row in rows for wrong in _cell_problems(release, row)]
    if problems:
        raise ValidationFailed(problems)
    if release.codes == "own":
        return Figures(release, {}, scores={row.code: float(row.cells[0]) for row in rows})
    return _task_figures(release, rows) if TASK in release.columns else _share_figures(release, rows, directory)


def _rows(release: Release, text: str, path: str, problems: list[Problem]) -> Iterator[_Row]:
    reader = csv.reader(text.splitlines(keepends=True), delimiter="\t" if path.endswith(".tsv") else ",", strict=True)
    names = next(reader, [])
    missing = [name for name in (release.code, *release.columns) if name not in names]
    if missing:
        remedy = "fetch the table that the makers publish, or say in load/releases.py what the columns are called now"
        problems.append(Problem(path, 1, 1, f"columns are missing: {', '.join(missing)}", remedy))
        return
    places = [names.index(name) for name in (release.code, *release.columns)]
    try:
        for cells in reader:
            if len(cells) != len(names):
                problems.append(
                    Problem(path, reader.line_num, 1, f"the line has {len(cells)} cells, and the header {len(names)}", "fetch the whole file again")
                )
                continue
            code, *values = (cells[place] for place in places)
            yield _Row(reader.line_num, code, tuple(values))
    except csv.Error as error:
        problems.append(Problem(path, reader.line_num, 1, f"the line cannot be read ({error})", "fetch the whole file again"))


def _code_problems(rows: list[_Row], known: Collection[str], path: str, *, whole: bool, once: bool) -> Iterator[Problem]:
    """Codes that the directory has not or the release has twice, and where a release must be `whole`, those that it lacks."""
    for row in rows:
        if row.code not in known:
            yield Problem(path, row.line, 1, f"directory.csv has no occupation {row.code!r}", "take the line out, or add the occupation to directory.csv first")
    for code, count in Counter(row.code for row in rows).items() if once else ():
        if count > 1:
            line = next(row.line for row in reversed(rows) if row.code == code)
            yield Problem(path, line, 1, f"the code {code!r} stands {count} times", "keep one of the lines")
    lacking = sorted(set(known) - {row.code for row in rows}) if whole else []
    if lacking:
        shown = ", ".join(lacking[:3])
        remedy = "fetch the whole file, or take their lines out of directory.csv"
        yield Problem(path, 1, 1, f"{len(lacking)} occupations of directory.csv are missing, such as {shown}", remedy)


def _cell_problems(release: Release, row: _Row) -> Iterator[tuple[str, str]]:
    for name, cell in zip(release.columns, row.cells, strict=True):
        if name in CLASSES and cell not in CLASSES[name]:
            yield f"{name} is {cell!r}", f"write one of: {', '.join(CLASSES[name])}"
        elif name not in CLASSES and not NUMBER.fullmatch(cell.removeprefix("-") if release.low < 0 else cell):
            yield f"{name} is {cell!r}, and no number", "write a number in plain digits, or take the line out"
        elif name not in CLASSES and name != TASK and not release.low <= float(cell) <= release.high:
            yield f"{name} is {cell}, out of range", f"write a number from {release.low} to {release.high}"


def _share_figures(release: Release, rows: list[_Row], directory: Mapping[str, RatedOccupation]) -> Figures:
    shares = {row.code: [round(float(cell), DIGITS) for cell in row.cells] for row in rows}
    occupations: dict[str, dict[str, float | int | None]] = {}
    for soc, each in directory.items():
        values = shares.get(soc) or shares.get(each.six_digits)
        occupations[soc] = {name: values[place] if values else None for place, name in enumerate(release.columns.values())}
    return Figures(release, occupations)


def _task_figures(release: Release, rows: list[_Row]) -> Figures:
    tasks = {(row.code, int(float(row.cells[0]))): (row.cells[1], row.cells[2]) for row in rows}
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        counts.setdefault(row.code, Counter()).update(row.cells[1:])
    names = [label for labels in CLASSES.values() for label in labels]
    occupations: dict[str, dict[str, float | int | None]] = {}
    for code, count in counts.items():
        occupations[code] = {"tasks": sum(count[label] for label in CLASSES["gpt4_exposure"]), **{label.lower(): count[label] for label in names}}
    return Figures(release, occupations, tasks)
