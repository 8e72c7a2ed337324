"""Brings a new release of a public measure into the dataset: what differs, and the files as they will stand, checked before one of them is written."""

import csv
import io
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from statistics import median

from skillsdivide.check import records
from skillsdivide.check.directory import RULES, percentile_of, rank_of
from skillsdivide.diagnostics import Problem, Steps, ValidationFailed
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.dataset import LoadReport, parse_and_validate
from skillsdivide.load.releases import Figures
from skillsdivide.load.yaml_documents import Document
from skillsdivide.schema.data_files import DirectoryFile, OccupationsFile
from skillsdivide.schema.evidence import RatedOccupation, Score, measure_columns

DIRECTORY, OCCUPATIONS = "docs/data/directory.csv", "docs/data/occupations.yml"
ROUNDED, SCORE_ROUNDED = 3, 2
"""To how many decimals occupations.yml keeps a share, and a score without fixed ends."""

PLAIN = re.compile(r"[A-Za-z][\w ,.;()/-]*[\w.)]")
"""A text that YAML takes without quotes."""


@dataclass(frozen=True)
class Difference:
    """A figure before and after."""

    soc: str
    title: str
    name: str
    """The column of directory.csv, or the rating of a task."""
    old: object
    new: object

    def __str__(self) -> str:
        """A row of the table."""
        old, new = ("not measured" if value is None else value for value in (self.old, self.new))
        return f"{self.soc}  {self.title[:40]:40}  {self.name:24}  {old!s:>12}  {new!s:>12}"


HEAD = Difference("code      ", "occupation", "measure", "old", "new")


@dataclass(frozen=True)
class Import:
    """A release beside the dataset."""

    differences: list[Difference]
    files: Mapping[str, str]
    """The text of each file that changes, by its path as seen from the project's folder."""

    def write(self, folder: Path) -> None:
        """Puts each file in the place of the old one in one step."""
        for path, text in self.files.items():
            new = folder / f"{path}.new"
            new.write_text(text, encoding="utf-8")
            os.replace(new, folder / path)  # noqa: PTH105  (in one step, over what stands there)


def compare_release(figures: Figures, catalog: Catalog) -> list[Difference]:
    """What a release says otherwise than the dataset, in the order of the directory, then task by task."""
    differences = [
        Difference(soc, catalog.directory[soc].title, name, old, new)
        for soc, fields in figures.occupations.items()
        for name, new in fields.items()
        if (old := getattr(catalog.directory[soc], name)) != new
    ]
    order = {soc: place for place, soc in enumerate(catalog.directory)}
    differences += [
        Difference(soc, occupation.title, score.measure, score.value, share)
        for soc, occupation in catalog.occupations.items()
        for score in occupation.scores
        if figures.scores and score.measure in figures.release.measures and (share := _score_value(figures, soc, score)) != score.value
    ]
    differences.sort(key=lambda each: order[each.soc])
    for _, _, soc, task, name, old, new in _task_ratings(figures, catalog):
        if old != new:
            differences.append(Difference(soc, catalog.directory[soc].title, f"task {task} {name}", old, new))
    return differences


def _score_value(figures: Figures, soc: str, score: Score) -> float | None:
    """What a release by codes of its own says of an occupation, rounded as occupations.yml has it; None where it has none."""
    value = figures.scores.get(score.code or soc[:7])
    return None if value is None else round(value, SCORE_ROUNDED)


@dataclass(frozen=True)
class Provenance:
    """What somebody who fetched a release says of it."""

    year: int
    licence: str
    read: date
    """The day on which it is brought in."""


def import_release(figures: Figures, provenance: Provenance, catalog: Catalog, report: LoadReport, folder: Path) -> Import:
    """The files as they will stand. Raises ValidationFailed where the dataset would not be sound with them."""
    problems = list(_year_problems(figures, catalog, report, provenance.year))
    table = _directory_text((folder / DIRECTORY).read_text(encoding="utf-8"), figures)
    directory, _, invalid = parse_and_validate(DirectoryFile, table, DIRECTORY)
    problems += [*invalid, *_missing_tasks(figures, catalog, report)]
    if directory is None or problems:
        raise ValidationFailed(problems)
    rows = {each.soc: each for each in directory.directory}
    values, lacking = _occupation_values(figures, catalog, report, rows)
    for measure in figures.release.measures:
        column = _columns(figures, rows)[measure]
        old, (_, base) = catalog.measures[measure], report.origins["measures", measure]
        values |= {(*base, "year"): str(provenance.year), (*base, "licence"): _text(provenance.licence), (*base, "occupations"): str(len(column))}
        values |= {(*base, "median"): _number(round(median(column), ROUNDED))} if old.median is not None else {}
        values |= {(*base, "checked"): provenance.read.isoformat()} if old.checked is not None else {}
    scored = _document(report, "measures", figures.release.measures[0]).with_values(values)
    files = {DIRECTORY: table, OCCUPATIONS: scored, **_role_texts(figures, catalog, report)}
    occupations, _, invalid = parse_and_validate(OccupationsFile, scored, OCCUPATIONS)
    problems = [*lacking, *invalid]
    if occupations is not None and not problems:
        measures = {each.id: each for each in occupations.measures}
        whole = replace(catalog, directory=rows, measures=measures, occupations={each.soc: each for each in occupations.occupations})
        problems += [problem for rule in (records.scores_lie_on_their_scale, *RULES) for problem in rule(whole, report)]
    if problems:
        raise ValidationFailed(problems)
    return Import(compare_release(figures, catalog), {path: text for path, text in files.items() if text != (folder / path).read_text(encoding="utf-8")})


def _year_problems(figures: Figures, catalog: Catalog, report: LoadReport, year: int) -> Iterator[Problem]:
    """A release is of a year of our time, and no older than what stands there."""
    for measure in figures.release.measures:
        if measure not in catalog.measures:
            yield Problem(OCCUPATIONS, 1, 1, f"no measure has the id {measure!r}", "describe it under measures first")
        elif not catalog.measures[measure].year <= year <= 2100:
            what = f"a release of {year} would take the place of one of {catalog.measures[measure].year}"
            yield report.problem("measures", measure, ("year",), what, "give the year of the new release")


def _document(report: LoadReport, collection: str, key: str) -> Document:
    document, _ = report.origins[collection, key]
    if not isinstance(document, Document):
        raise TypeError(document)
    return document


def _directory_text(text: str, figures: Figures) -> str:
    """The table with other figures; lines that keep theirs stay as they are written."""
    head, *lines = text.splitlines()
    names = head.split(",")
    place = names.index("soc")
    written = [head]
    for line in lines:
        (cells,) = csv.reader([line])
        fields = figures.occupations.get(cells[place], {})
        changed = [_number(fields[name]) if name in fields else cell for name, cell in zip(names, cells, strict=True)]
        if changed != cells:
            out = io.StringIO()
            csv.writer(out, lineterminator="").writerow(changed)
            line = out.getvalue()  # noqa: PLW2901
        written.append(line)
    return "\n".join(written) + "\n"


def _number(value: float | None) -> str:
    """A number as the files write it: no idle zeros, and nothing for what was not measured."""
    return "" if value is None else str(value) if isinstance(value, int) else f"{value:.4f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return text if PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _columns(figures: Figures, rows: Mapping[str, RatedOccupation]) -> dict[str, list[float]]:
    """The sorted values of all occupations on each measure."""
    scores = sorted(figures.scores.values())
    return {**measure_columns(rows.values()), **(dict.fromkeys(figures.release.measures, scores) if scores else {})}


def _occupation_values(figures: Figures, catalog: Catalog, report: LoadReport, rows: Mapping[str, RatedOccupation]) -> tuple[dict[Steps, str], list[Problem]]:
    """The scores of the occupations that stand for roles, with their places; and a problem for each that the release no longer measures."""
    columns, values, problems = _columns(figures, rows), dict[Steps, str](), []
    for soc, occupation in catalog.occupations.items():
        _, base = report.origins["occupations", soc]
        for index, score in enumerate(occupation.scores):
            if score.measure not in figures.release.measures or soc not in rows:
                continue
            share = figures.scores.get(score.code or soc[:7]) if figures.scores else rows[soc].shares.get(score.measure)
            if share is None:
                what = f"the release does not measure {soc}"
                problems.append(report.problem("occupations", soc, ("scores", index), what, "take the score out, and say so in the occupation's note"))
                continue
            new = _score_fields(score, share, rows[soc], columns[score.measure]) | ({"value": round(share, SCORE_ROUNDED)} if figures.scores else {})
            values |= {(*base, "scores", index, name): _number(value) for name, value in new.items()}
    return values, problems


def _score_fields(score: Score, share: float, row: RatedOccupation, column: list[float]) -> dict[str, float | int]:
    """The fields that a score has, anew."""
    fields: dict[str, float | int] = {"value": round(share, ROUNDED)} if score.of is None else {"value": row.highly_automatable, "of": row.tasks}
    if score.percentile is not None:
        fields["percentile"] = percentile_of(share, column)
    if score.rank is not None:
        fields["rank"] = rank_of(share, column)
    return fields


def _task_ratings(figures: Figures, catalog: Catalog) -> Iterator[tuple[str, int, str, int, str, str, str]]:
    """(role, index of its task, occupation, O*NET's number, what is rated, old, new) of each rating that the release has."""
    for role in catalog.roles.values():
        for index, each in enumerate(role.tasks):
            if each.onet and (each.onet.soc, each.onet.task) in figures.tasks:
                exposure, automation = figures.tasks[each.onet.soc, each.onet.task]
                yield role.id, index, each.onet.soc, each.onet.task, "exposure", each.onet.exposure, exposure
                yield role.id, index, each.onet.soc, each.onet.task, "automation", each.onet.automation, automation


def _missing_tasks(figures: Figures, catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A task that a role names must be in a release of task ratings."""
    for role in catalog.roles.values() if figures.tasks else ():
        for index, each in enumerate(role.tasks):
            if each.onet and (each.onet.soc, each.onet.task) not in figures.tasks:
                what = f"the release has no task {each.onet.task} of {each.onet.soc}"
                yield report.problem("roles", role.id, ("tasks", index, "onet", "task"), what, "name the task that took its place, or take onet out")


def _role_texts(figures: Figures, catalog: Catalog, report: LoadReport) -> dict[str, str]:
    """The file of each role of which a task is rated otherwise."""
    values: dict[str, dict[Steps, str]] = {}
    for role, index, _, _, name, old, new in _task_ratings(figures, catalog):
        if old != new:
            values.setdefault(role, {})["tasks", index, "onet", name] = new
    documents = {role: _document(report, "roles", role) for role in values}
    return {documents[role].path: documents[role].with_values(own) for role, own in values.items()}
