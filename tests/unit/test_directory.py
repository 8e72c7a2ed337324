"""The directory of occupations: how its file is read, what each rule on it finds."""

from __future__ import annotations

import pytest
from conftest import SAMPLE

from skillsdivide.check import directory
from skillsdivide.load.csv_tables import parse_table
from skillsdivide.load.dataset import load, parse_and_validate
from skillsdivide.schema.data_files import DirectoryFile
from skillsdivide.schema.evidence import DIRECTORY_MEASURES

PATH = "docs/data/directory.csv"
HEADER = "soc,title,tasks,e0,e1,e2,t0,t1,t2,t3,t4,exposure_model,exposure_human,observed_use\n"
LINES = """25-4022.00,Librarians,10,2,3,5,1,2,3,4,0,0.55,0.5,0.2032
25-4031.00,"Technicians, Library",4,4,0,0,4,0,0,0,0,0,0.1,0.054
43-4121.00,Library Assistants,8,2,2,4,0,4,2,1,1,0.5,0.25,
"""
MEASURE = "- {{id: {}, title: M, short: M, unit: share, low: 0, high: 1, year: 2023, source: study, licence: CC0, median: {}, occupations: {}, meaning: m, limits: l}}\n"
OCCUPATIONS = (
    "measures:\n"
    + "".join(MEASURE.format(name, median, count) for name, median, count in zip(DIRECTORY_MEASURES, (0.5, 0.25, 0.25, 0.129), (3, 3, 3, 2), strict=True))
    + """occupations:
- soc: 25-4022.00
  title: Librarians
  scores:
  - {measure: beta-model, value: 0.55, percentile: 67}
  - {measure: high-automation, value: 4, of: 10}
  - {measure: observed-exposure, value: 0.203, rank: 1}
occupation_groups:
- {id: education, code: "25", title: Education}
- {id: office, code: "43", title: Office}
"""
)

TITLES = """# yaml-language-server: $schema=schema/job-titles.json
job_titles:
- role: cataloguer
  en: [cataloguer, cataloger]
  fr: [catalogueuse]
- occupation: 25-4022.00
  en: [librarian]
"""


def read(text: str) -> list[str]:
    """What is wrong with a file, line by line."""
    return [str(problem) for problem in parse_and_validate(DirectoryFile, text, PATH)[2]]


FAULTS = [
    ("25-4022.00", "25-4022", "2:1: directory 1 soc: '25-4022' is no O*NET-SOC code; write it as 15-1252.00"),
    ('"Technicians', '"Tech"nicians', None),
    ('"Technicians, Library",4', '"Technicians, Library",four', "3:35: directory 2 tasks: 'four' is not a whole number; write a whole number"),
    (",8,2,", ",8.5,2,", "4:31: directory 3 tasks: '8.5' is not a whole number; write a whole number"),
    ("0.55,", "1.55,", "2:42: directory 1 exposure_model: 1.55 is out of range; write a number less than or equal to 1"),
    ("0.55,", "nan,", "2:42: directory 1 exposure_model: 'nan' is not a number; write a number"),
    ("0.55,", "1_0,", "2:42: directory 1 exposure_model: '1_0' is not a number; write a number"),
    ("Librarians,10", ",10", "2:1: the key 'title' is missing; add 'title': Its name in that classification"),
    ("4,0,0,0,0,0,0.1", "4,0,0,0,0,0.1", "3:1: the line has 13 cells, and the header 14; give each column its cell; one with a comma stands in double quotes"),
    (
        "4,0,0,0,0,0,0.1",
        "4,0,0,0,0,0,0,0.1",
        "3:1: the line has 15 cells, and the header 14; give each column its cell; one with a comma stands in double quotes",
    ),
    ("Librarians", "Libra\u200brians", "2:17: the unseen character U+200B stands here; take it out"),
    ("soc,title,", "soc,titel,", "1:5: unknown column 'titel'; write 'title'"),
    ("soc,title,", "soc,soc,title,", "1:5: the column 'soc' stands twice; keep one of the two"),
    (",observed_use", ",observed_use,", "1:84: unknown column ''; write one of: e0, e1, e2, exposure_human, exposure_model, observed_use and 8 more"),
]


@pytest.mark.parametrize(("old", "new", "line"), FAULTS)
def test_a_fault_is_named_with_its_place(old: str, new: str, line: str | None) -> None:
    """Line, column and remedy; None: the quotes are wrong, and the words are Python's."""
    problems = read((HEADER + LINES).replace(old, new, 1))
    assert problems
    assert line is None or problems[0] == f"{PATH}:{line}"


def test_a_sound_file_is_read_as_it_stands() -> None:
    """A cell in quotes keeps its comma; an empty cell is no zero."""
    record, document, problems = parse_and_validate(DirectoryFile, HEADER + LINES, PATH)
    assert problems == ()
    rows = record.directory
    assert [row.title for row in rows] == ["Librarians", "Technicians, Library", "Library Assistants"]
    assert [row.observed_use for row in rows] == [0.2032, 0.054, None]
    assert "observed-exposure" not in rows[2].shares
    assert rows[1].shares["beta-model"] == 0
    assert str(document.problem(("directory", 1, "tasks"), "a", "b")) == f"{PATH}:3:35: a; b"


@pytest.mark.parametrize("text", ["", "\n", "soc\n", '"', "a,b\n1"])
def test_a_file_that_is_none_is_refused(text: str) -> None:
    """In words, and without a table."""
    table, problems = parse_table(DirectoryFile, text, PATH)
    assert table is None
    assert problems


RULES = [
    ("directory_lines_add_up", PATH, "10,2,3,5", "10,2,3,6", [2]),
    ("directory_lines_add_up", PATH, "4,0,0,0,0,0,0.1", "3,0,0,0,0,0,0.1", [3]),
    ("specialities_share_their_use", PATH, "43-4121.00,Library Assistants", "25-4031.01,Library Assistants", [4]),
    ("directory_stands_on_measures_and_groups", PATH, "43-4121.00", "44-4121.00", [4]),
    ("directory_stands_on_measures_and_groups", "docs/data/occupations.yml", "id: beta-human", "id: beta-people", [-2]),
    ("titles_are_told_apart", PATH, "Library Assistants", "Librarians", [4]),
    ("titles_are_told_apart", "docs/data/occupations.yml", 'code: "43"', 'code: "25"', [15]),
    ("occupations_agree_with_the_directory", "docs/data/occupations.yml", "soc: 25-4022.00", "soc: 25-4021.00", [7]),
    ("occupations_agree_with_the_directory", "docs/data/occupations.yml", "  title: Librarians", "  title: Librarian", [8]),
    ("occupations_agree_with_the_directory", "docs/data/occupations.yml", "value: 0.55", "value: 0.56", [10]),
    ("occupations_agree_with_the_directory", "docs/data/occupations.yml", "percentile: 67", "percentile: 68", [10]),
    ("occupations_agree_with_the_directory", "docs/data/occupations.yml", "of: 10", "of: 11", [11]),
    ("occupations_agree_with_the_directory", "docs/data/occupations.yml", "rank: 1", "rank: 2", [12]),
    ("measures_agree_with_the_directory", "docs/data/occupations.yml", "median: 0.5", "median: 0.51", [2]),
    ("job_titles_lead_to_one_place", "docs/data/job-titles.yml", "- role: cataloguer", "- role: cataloguer\n  occupation: 25-4022.00", [3]),
    ("job_titles_lead_to_one_place", "docs/data/job-titles.yml", "- occupation: 25-4022.00\n  en", "- en", [6]),
    ("job_titles_stand_once", "docs/data/job-titles.yml", "cataloger]", "Cataloguer]", [4]),
    ("measures_agree_with_the_directory", "docs/data/occupations.yml", "occupations: 2", "occupations: 3", [5]),
]


@pytest.fixture
def library(small):
    """The small site with a directory of three occupations."""
    (small.folder / PATH).write_text(HEADER + LINES, encoding="utf-8")
    (small.folder / "docs/data/occupations.yml").write_text(OCCUPATIONS, encoding="utf-8")
    (small.folder / "docs/data/job-titles.yml").write_text(TITLES, encoding="utf-8")
    return small


def places(library, name: str) -> list[tuple[str, int]]:
    """File and line of what one rule finds."""
    catalog, report = load(library.folder, library.folder / "docs")
    assert report.problems == []
    rule = next(rule for rule in directory.RULES if rule.__name__ == name)
    return [(problem.path, problem.line) for problem in rule(catalog, report)]


@pytest.mark.parametrize(("name", "path", "old", "new", "lines"), RULES)
def test_a_rule_finds_its_fault(library, name: str, path: str, old: str, new: str, lines: list[int]) -> None:
    """And nothing in the same data without it. A line below zero is one of the directory, whichever file was changed."""
    assert places(library, name) == []
    library.change(path, old, new)
    assert places(library, name) == [(path, line) if line > 0 else (PATH, -line) for line in lines]


def test_each_rule_has_a_case() -> None:
    """A new rule comes with a fault that it finds."""
    assert {rule.__name__ for rule in directory.RULES} == {case[0] for case in RULES}


def test_the_real_directory_is_whole() -> None:
    """Every occupation that the rated tasks name; what was not measured is empty, and a measured zero is written."""
    record, _, problems = parse_and_validate(DirectoryFile, (SAMPLE / PATH).read_text(encoding="utf-8"), PATH)
    assert problems == ()
    rows = record.directory
    assert len(rows) == 923
    assert sum(row.tasks for row in rows) == 19_265
    measured = {row.six_digits: row.observed_use for row in rows if row.observed_use is not None}
    assert (len(measured), sum(row.observed_use is None for row in rows)) == (756, 47)
    assert (measured["15-1251"], measured["13-1051"]) == (0.7451, 0)
