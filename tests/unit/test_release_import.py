"""A new release of a public measure: the present figures with ten changed, in the form that its makers publish, and everything that is refused."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml
from conftest import SAMPLE, some

from skillsdivide.__main__ import main
from skillsdivide.diagnostics import ValidationFailed
from skillsdivide.load.csv_tables import parse_table
from skillsdivide.load.releases import read_release
from skillsdivide.pipeline import Project, Sources, load
from skillsdivide.publish.release_import import Provenance, compare_release, import_release
from skillsdivide.schema.data_files import DirectoryFile

PATHS = {"beta-model": "occ_level.csv", "high-automation": "full_labelset.tsv", "observed-exposure": "job_exposure.csv"}
"""By a measure of the directory, the name of the file that its makers publish."""

Rows = list[list[str]]


def directory() -> list[dict]:
    """The lines of the real directory."""
    table, _ = parse_table(DirectoryFile, (SAMPLE / "docs/data/directory.csv").read_text(encoding="utf-8"), "directory.csv")
    return table.value["directory"]


def occupations() -> list[dict]:
    """The real occupations that stand for roles."""
    return yaml.safe_load((SAMPLE / "docs/data/occupations.yml").read_text(encoding="utf-8"))["occupations"]


def task_ratings() -> dict[tuple[str, int], tuple[str, str]]:
    """The ratings of tasks that the real roles name."""
    roles = (yaml.safe_load(file.read_text(encoding="utf-8")) for file in (SAMPLE / "docs/data/roles").glob("*.yml"))
    named = (task["onet"] for role in roles for task in role["tasks"] if "onet" in task)
    return {(each["soc"], each["task"]): (each["exposure"], each["automation"]) for each in named}


@cache
def by_task() -> Rows:
    """A rated task a row, so that the counts of the directory come out, with the tasks that roles name among them."""
    rows, named = [["", "O*NET-SOC Code", "Task ID", "Task", "Title", "gpt4_exposure", "gpt4_automation"]], task_ratings()
    for line in directory():
        exposures = [label.upper() for label in ("e0", "e1", "e2") for _ in range(line[label])]
        automations = [label.upper() for label in ("t0", "t1", "t2", "t3", "t4") for _ in range(line[label])]
        own = [(task, *classes) for (soc, task), classes in named.items() if soc == line["soc"]]
        for _, exposure, automation in own:
            exposures.remove(exposure)
            automations.remove(automation)
        for task, exposure, automation in [*own, *zip(range(900_000, 1_000_000), exposures, automations, strict=False)]:
            rows.append([str(len(rows)), line["soc"], f"{task}.0", "A task, as written", line["title"], exposure, automation])
    return rows


def release(measure: str) -> Rows:
    """The present figures as the makers of a measure publish them, with columns that nobody reads."""
    if measure == "high-automation":
        return [list(row) for row in by_task()]
    if measure == "observed-exposure":
        uses = {line["soc"][:7]: line["observed_use"] for line in directory() if "observed_use" in line}
        return [["occ_code", "observed_exposure"], *([code, str(float(use))] for code, use in uses.items())]
    if measure == "aioe":
        own = {score.get("code", each["soc"][:7]): score["value"] for each in occupations() for score in each["scores"] if score["measure"] == "aioe"}
        others = [[f"99-{number:04}", "Another occupation of 2010", str((number - 330) / 150)] for number in range(774 - len(own))]
        return [["SOC Code", "Occupation Title", "AIOE"], *([code, "As it was called", str(value)] for code, value in own.items()), *others]
    head = ["O*NET-SOC Code", "Title", "dv_rating_alpha", "dv_rating_beta", "human_rating_beta"]
    return [head, *([line["soc"], line["title"], "0.1", str(line["exposure_model"]), str(line["exposure_human"])] for line in directory())]


def changed(measure: str, rows: Rows) -> Rows:
    """The release with ten values changed."""
    if measure == "high-automation":
        named = {f"{task}.0" for _, task in task_ratings()}
        for row in [row for row in rows if row[2] in named][:10]:
            row[-1] = "T4" if row[-1] != "T4" else "T3"
    else:
        column = rows[0].index("dv_rating_beta" if measure == "beta-model" else "observed_exposure")
        for row in rows[5:400:40]:
            row[column] = f"{(float(row[column]) + 0.4) % 0.9:.6f}"
    return rows


@pytest.fixture(scope="module")
def sources() -> Sources:
    """The real dataset, with the places of its records."""
    return load(Project(SAMPLE, SAMPLE / "docs"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the files that a release changes."""
    (tmp_path / "docs").mkdir()
    shutil.copytree(SAMPLE / "docs/data", tmp_path / "docs/data")
    return tmp_path


def fetched(folder: Path, measure: str, rows: Sequence[Sequence[str]]) -> Path:
    """The file of a release."""
    file = folder / PATHS.get(measure, "AIOE_DataAppendix.csv")
    with file.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out, delimiter="\t" if file.suffix == ".tsv" else ",").writerows(rows)
    return file


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the dataset."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted((folder / "docs/data").rglob("*")) if file.is_file()}


PROVENANCE = Provenance(2027, "CC BY 4.0: data", date(2027, 5, 1))


@pytest.mark.no_cover
@pytest.mark.parametrize("measure", some(PATHS, [*PATHS][:1]))
def test_ten_changed_values_are_told_and_written(project: Path, sources: Sources, measure: str) -> None:
    """The present figures differ nowhere. Of ten changed ones each is a row with occupation, measure, old and new, and stands in the files.

    What kept its figures is as it was written, comments too. Ranks, percentiles and middles follow, or the rules of the dataset would refuse them.
    """
    catalog = sources.catalog
    assert compare_release(read_release(measure, fetched(project, measure, release(measure)), catalog.directory), catalog) == []
    figures = read_release(measure, fetched(project, measure, changed(measure, release(measure))), catalog.directory)
    done = import_release(figures, PROVENANCE, catalog, sources.report, project)
    of_tasks = [each for each in done.differences if each.name.startswith("task ")]
    assert len(of_tasks) == 10 or len({each.soc[:7] for each in done.differences}) == 10, "specialities share the use of their six-digit code"
    assert [re.split(r" {2,}", str(each)) for each in done.differences] == [
        [each.soc, each.title[:40].strip(), each.name, *("not measured" if value is None else str(value) for value in (each.old, each.new))]
        for each in done.differences
    ]
    before = contents(project)
    done.write(project)
    after = contents(project)
    assert {path for path in after if after[path] != before[path]} == set(done.files)
    assert {"docs/data/directory.csv", "docs/data/occupations.yml"} <= set(done.files)
    assert any(path.startswith("docs/data/roles/") for path in done.files) == bool(of_tasks)
    measures = {each["id"]: each for each in yaml.safe_load(after["docs/data/occupations.yml"])["measures"]}
    assert (measures[measure]["year"], measures[measure]["licence"], measures[measure]["checked"]) == (2027, PROVENANCE.licence, PROVENANCE.read)
    assert measures["aioe"]["year"] == 2021
    old, new = (set(content["docs/data/directory.csv"].decode().splitlines()) for content in (before, after))
    assert len(old - new) == len(
        {each.soc for each in done.differences} - ({each.soc for each in of_tasks} - {each.soc for each in done.differences if each not in of_tasks})
    )
    assert b"\n# Five public measures" in after["docs/data/occupations.yml"]


def test_scores_by_older_codes_are_told_and_written(project: Path, sources: Sources) -> None:
    """AIOE lists occupations by the codes of 2010: each score says by which, six share one, and all of a code change with it. The directory has none."""
    catalog, rows = sources.catalog, release("aioe")
    assert compare_release(read_release("aioe", fetched(project, "aioe", rows), catalog.directory), catalog) == []
    for row in rows[1:6]:
        row[2] = str(-float(row[2]) / 2)
    shared = next(row for row in rows if row[0] == "15-1199")
    shared[2] = "2.345"
    figures = read_release("aioe", fetched(project, "aioe", rows), catalog.directory)
    done = import_release(figures, PROVENANCE, catalog, sources.report, project)
    changed = {row[0] for row in rows[1:6]} | {"15-1199"}
    codes = {each["soc"]: score.get("code", each["soc"][:7]) for each in occupations() for score in each["scores"] if score["measure"] == "aioe"}
    assert {each.soc for each in done.differences} == {soc for soc, code in codes.items() if code in changed}
    assert sum(each.new == 2.35 or each.new == 2.34 for each in done.differences) == 6
    assert set(done.files) == {"docs/data/occupations.yml"}
    done.write(project)
    written = yaml.safe_load((project / "docs/data/occupations.yml").read_text(encoding="utf-8"))
    (measure,) = (each for each in written["measures"] if each["id"] == "aioe")
    assert (measure["year"], measure["licence"], measure["occupations"], measure["checked"]) == (2027, PROVENANCE.licence, 774, PROVENANCE.read)
    (score,) = (score for each in written["occupations"] if each["soc"] == "15-1299.04" for score in each["scores"] if score["measure"] == "aioe")
    assert score == {
        "measure": "aioe",
        "value": round(2.345, 2),
        "percentile": round(100 * sum(float(row[2]) < 2.345 for row in rows[1:]) / 774),
        "code": "15-1199",
    }


def test_the_command_tells_writes_and_leaves_a_sound_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a year and a licence it writes nothing; what it writes is checked once more, whole."""
    for name in ("docs", "quizzes"):
        shutil.copytree(SAMPLE / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    file, before = fetched(tmp_path, "observed-exposure", changed("observed-exposure", release("observed-exposure"))), contents(tmp_path)
    assert main(["import", "observed-exposure", file.name, "", ""]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].split() == ["code", "occupation", "measure", "old", "new"]
    assert told[-1] == f"{len(told) - 2} figures differ. Nothing is written; YEAR and LICENCE of the release write it."
    assert contents(tmp_path) == before
    assert main(["import", "observed-exposure", file.name, "2027", "CC BY"]) == 0
    assert "Written: docs/data/directory.csv, docs/data/occupations.yml" in capsys.readouterr().out
    assert main(["check"]) == 0, capsys.readouterr().out


def spoilt(rows: Rows, line: int, column: str, value: str) -> Rows:
    """The release with one cell changed."""
    rows[line][rows[0].index(column)] = value
    return rows


NO_NUMBER = "and no number; write a number in plain digits, or take the line out"
STRANGER = "take the line out, or add the occupation to directory.csv first"
COLUMNS = "fetch the table that the makers publish, or say in load/releases.py what the columns are called now"
LACKS = "occ_level.csv:1:1: 1 occupations of directory.csv are missing, such as {}; fetch the whole file, or take their lines out of directory.csv"
UNMEASURED = "the release does not measure 15-1252.00; take the score out, and say so in the occupation's note"


def in_lines(project: Path, message: str) -> str:
    """The message with the number of the line that a pattern in braces ends in."""
    path, pattern = re.match(r"([^:]*):(?:\{(.*)\}:)?", message).groups()
    if not pattern:
        return message
    text = (project / path).read_text(encoding="utf-8")
    line = text.count("\n", 0, re.search(pattern, text, re.DOTALL).end()) + 1
    return message.replace(f"{{{pattern}}}", str(line))


@pytest.mark.parametrize(
    ("measure", "spoil", "expected"),
    [
        (
            "beta-model",
            lambda rows: spoilt(rows, 7, "dv_rating_beta", "1.2"),
            "occ_level.csv:8:1: dv_rating_beta is 1.2, out of range; write a number from 0 to 1",
        ),
        ("beta-model", lambda rows: spoilt(rows, 7, "dv_rating_beta", "-0.2"), f"occ_level.csv:8:1: dv_rating_beta is '-0.2', {NO_NUMBER}"),
        ("beta-model", lambda rows: spoilt(rows, 7, "human_rating_beta", ""), f"occ_level.csv:8:1: human_rating_beta is '', {NO_NUMBER}"),
        ("beta-model", lambda rows: spoilt(rows, 7, "human_rating_beta", "nan"), f"occ_level.csv:8:1: human_rating_beta is 'nan', {NO_NUMBER}"),
        (
            "beta-model",
            lambda rows: spoilt(rows, 7, "O*NET-SOC Code", "99-0000.00"),
            f"{LACKS.format('11-2022.00')}\nocc_level.csv:8:1: directory.csv has no occupation '99-0000.00'; {STRANGER}",
        ),
        ("beta-model", lambda rows: [row[:3] + row[4:] for row in rows], f"occ_level.csv:1:1: columns are missing: dv_rating_beta; {COLUMNS}"),
        ("beta-model", lambda rows: rows[:9] + rows[10:], LACKS.format("11-2033.00")),
        ("beta-model", lambda rows: [*rows, rows[5]], "occ_level.csv:925:1: the code '11-2011.00' stands 2 times; keep one of the lines"),
        (
            "beta-model",
            lambda rows: [*rows[:9], rows[9][:3], *rows[10:]],
            "occ_level.csv:10:1: the line has 3 cells, and the header 5; fetch the whole file again",
        ),
        ("beta-model", lambda _: [], f"occ_level.csv:1:1: columns are missing: O*NET-SOC Code, dv_rating_beta, human_rating_beta; {COLUMNS}"),
        (
            "high-automation",
            lambda rows: spoilt(rows, 3, "gpt4_automation", "T5"),
            "full_labelset.tsv:4:1: gpt4_automation is 'T5'; write one of: T0, T1, T2, T3, T4",
        ),
        (
            "high-automation",
            lambda rows: [row for row in rows if row[2] != "14639.0"],
            "docs/data/roles/manual-qa-tester.yml:{task: 14639}:13: the release has no task 14639 of 15-1253.00; name the task that took its place, or take onet out",
        ),
        ("observed-exposure", lambda rows: spoilt(rows, 3, "occ_code", "11-10"), f"job_exposure.csv:4:1: directory.csv has no occupation '11-10'; {STRANGER}"),
        (
            "observed-exposure",
            lambda rows: [row for row in rows if row[0] != "15-1252"],
            f"docs/data/occupations.yml:{{soc: 15-1252.*?observed-exposure}}:9: {UNMEASURED}",
        ),
        ("aioe", lambda rows: spoilt(rows, 3, "AIOE", "-3.01"), "AIOE_DataAppendix.csv:4:1: AIOE is -3.01, out of range; write a number from -3 to 3"),
        ("aioe", lambda rows: spoilt(rows, 3, "AIOE", "--1"), f"AIOE_DataAppendix.csv:4:1: AIOE is '--1', {NO_NUMBER}"),
        ("aioe", lambda rows: [*rows, rows[5]], "AIOE_DataAppendix.csv:776:1: the code '13-1161' stands 2 times; keep one of the lines"),
        ("aioe", lambda rows: [row for row in rows if row[0] != "15-1132"], f"docs/data/occupations.yml:{{soc: 15-1252.*?aioe}}:9: {UNMEASURED}"),
    ],
)
def test_what_is_amiss_is_named_and_nothing_is_written(
    project: Path, sources: Sources, monkeypatch: pytest.MonkeyPatch, measure: str, spoil: Callable[[Rows], Rows], expected: str
) -> None:
    """One line with file, line and remedy; every file stays as it was."""
    before = contents(project)
    monkeypatch.chdir(project)
    file = fetched(project, measure, spoil(release(measure))).relative_to(project)
    with pytest.raises(ValidationFailed) as refused:
        import_release(read_release(measure, file, sources.catalog.directory), PROVENANCE, sources.catalog, sources.report, project)
    assert [str(problem) for problem in refused.value.problems] == [in_lines(project, each) for each in expected.split("\n")], refused.value
    assert contents(project) == before


def test_what_was_asked_amiss_is_said(sources: Sources, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown measure, a file that is not there, half of the words, a year of no release, an older release."""
    directory = sources.catalog.directory
    for measure, file, said in [
        ("beta", "none.csv", "docs/data/occupations.yml:1:1: no release is read for the measure 'beta'; write "),
        ("beta-model", "none.csv", "none.csv:1:1: the file is missing; "),
    ]:
        with pytest.raises(ValidationFailed, match=re.escape(said)):
            read_release(measure, Path(file), directory)
    assert main(["import", "beta-model", "none.csv", "2027", ""]) == 1
    assert main(["import", "beta-model", "none.csv", "next", "MIT"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "a release has a year and a licence; give both, or neither to see what differs",
        "'next' is no year; write the release's, as 2027",
    ]
    figures = read_release("observed-exposure", fetched(project, "observed-exposure", release("observed-exposure")), directory)
    with pytest.raises(ValidationFailed, match="a release of 2020 would take the place of one of 2026; give the year of the new release"):
        import_release(figures, replace(PROVENANCE, year=2020), sources.catalog, sources.report, project)
    import_release(figures, replace(PROVENANCE, year=2026), sources.catalog, sources.report, project)  # its makers corrected it within the year
