"""The brief that was carried out: its page shows what its files measure, and they need nothing but Python."""

from __future__ import annotations

import ast
import importlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from conftest import SAMPLE
from standalone import measuring

FOLDER = SAMPLE / "docs/build/worked-example"
FILES = sorted(FOLDER.glob("*.py"))
NAMES = {file.stem for file in FILES}
TALKS = {"asyncio", "ftplib", "http.client", "http.server", "os", "shutil", "smtplib", "socket", "subprocess", "urllib"}


@pytest.fixture(scope="module")
def measure() -> Iterator[ModuleType]:
    """The project's own module measure, with those that it imports."""
    with measuring(FOLDER) as module:
        yield module


@pytest.fixture(scope="module")
def entry() -> str:
    """The Markdown of the page."""
    return (FOLDER / "index.md").read_text(encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The files as a reader has them."""
    return Path(shutil.copytree(FOLDER, tmp_path / "worked-example"))


def run(folder: Path, program: str, *arguments: str) -> str:
    """What a program prints, without the packages of this project."""
    command = [sys.executable, "-S", "-E", folder / program, *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, cwd=folder).stdout


def test_the_page_shows_what_was_measured(measure: ModuleType, entry: str) -> None:
    """The three tables, and the numbers that the prose repeats."""
    index = measure.load()
    tables = [measure.versions(), measure.failures(measure.QUESTIONS, index), measure.failures(measure.KEPT_BACK, index)]
    assert re.findall(r"```text\n(.*?)\n```", entry, re.DOTALL) == tables
    last, baseline = (measure.counted(measure.QUESTIONS, measure.load(version)).split() for version in ("3", "0"))
    assert f"among the three that are shown for **{last[0]}**" in entry
    assert f"one could build, gave {baseline[0]}." in entry
    assert f"do not answer, it declined **{last[3]}**" in entry
    assert f"It got **{measure.counted(measure.KEPT_BACK, index).split()[0]}**" in entry
    assert f"{len({each['page'] for each in index.passages})} pages" in entry
    assert f"{len(index.passages)} passages" in entry


def test_the_questions_are_as_the_brief_asks(measure: ModuleType) -> None:
    """Thirty with six that have no answer, each mark a passage that there is, no question twice."""
    assert len(measure.QUESTIONS) == 30
    assert sum(not question["right"] for question in measure.QUESTIONS) == 6
    every = [*measure.QUESTIONS, *measure.KEPT_BACK]
    assert [question["id"] for question in every] == list(range(1, len(every) + 1))
    assert len({question["asked"] for question in every}) == len(every)
    names = {tuple(each[name] for name in ("page", "heading", "part")) for each in measure.load().passages}
    names |= {name[:2] for name in names}
    assert [mark for question in every for mark in question["right"] if tuple(mark) not in names] == []


def test_the_limit_follows_from_ten_questions_alone(measure: ModuleType) -> None:
    """Whatever the others say, the limit stays."""
    index = measure.load("3")
    assert measure.best_limit(index) == index.limit
    others, measure.QUESTIONS[10:] = measure.QUESTIONS[10:], []
    assert measure.best_limit(index) == index.limit
    measure.QUESTIONS[10:] = others


def test_one_command_measures_and_one_goes_back(copy: Path) -> None:
    """The log has a line for each question; version 2 is in use afterwards and shows passages where version 3 declines."""
    assert "30 lines in log.jsonl" in run(copy, "measure.py", "--log", "log.jsonl")
    lines = [json.loads(line) for line in (copy / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == list(range(1, 31))
    assert {line["cost_dzd"] for line in lines} == {0}
    assert run(copy, "search.py", "Which laptop should I buy?").strip() == "I found no passage that answers this."
    assert run(copy, "search.py", "--use", "2").strip() == "Version 2 is in use."
    assert "https://" in run(copy, "search.py", "Which laptop should I buy?")
    run(copy, "search.py", "--use", "3")
    assert (copy / "versions.json").read_bytes() == (FOLDER / "versions.json").read_bytes()
    assert run(copy, "search.py", "--use", "9").strip() == "There is no version 9; there are 0, 1, 2, 3."


def test_a_built_site_is_cut_into_passages(tmp_path: Path, measure: ModuleType) -> None:
    """Headings with what stands below, entries of a list as parts, and nothing that nobody reads."""
    collect = importlib.import_module("collect")
    (tmp_path / "privacy").mkdir()
    (tmp_path / "privacy/index.html").write_text(
        '<nav>menu</nav><article><h1 id="a">Top<a class="headerlink" href="#a">#</a></h1><script>no</script><p>One.</p><h2>List</h2>'
        '<ul><li id="fact-x"><strong>First?</strong> Yes.</li></ul></article><p>foot</p>',
        encoding="utf-8",
    )
    assert collect.collect(tmp_path) == [
        {"page": "privacy", "anchor": "a", "title": "Top", "heading": "Top", "part": "", "text": "One."},
        {"page": "privacy", "anchor": "fact-x", "title": "Top", "heading": "List", "part": "First?", "text": "First? Yes."},
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_files_need_python_alone(file: Path) -> None:
    """Every import is one of the files or of the standard library, and none opens a network or a process."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} <= NAMES | sys.stdlib_module_names
    assert not imported & TALKS
