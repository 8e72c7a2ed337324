"""The laboratory: its page shows what its files print, and they need nothing but Python."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from conftest import SAMPLE
from standalone import imported

FOLDER = SAMPLE / "docs/build/lab"
FILES = sorted(FOLDER.glob("*.py"))
NAMES = {file.stem for file in FILES}
TALKS = {"asyncio", "ftplib", "http", "os", "requests", "shutil", "smtplib", "socket", "subprocess", "urllib"}
"""Modules by which a program could leave its own memory."""


@pytest.fixture(scope="module")
def run() -> Iterator[ModuleType]:
    """The laboratory's own module run, with those that it imports."""
    with imported(FOLDER, "run") as module:
        yield module


def shown() -> list[str]:
    """The transcripts on the page, in its order."""
    return re.findall(r"```text\n(.*?)\n```", (FOLDER / "index.md").read_text(encoding="utf-8"), re.DOTALL)


def test_the_page_shows_what_the_files_print(run: ModuleType) -> None:
    """Every transcript and table, in the order of the page; the last attack is shown after all fixes alone."""
    pairs = [text for each in run.EVERY for text in run.both(each)]
    assert shown() == [*pairs[:-2], run.log(), run.table(), run.price(), pairs[-1]]


def test_each_risk_of_the_list_has_an_attack_that_its_fix_ends(run: ModuleType) -> None:
    """Ten risks in the order of the list; before the fix each attack succeeds, after it none does."""
    page = (FOLDER / "index.md").read_text(encoding="utf-8")
    assert [f"## {each.number}. {each.risk}" for each in run.ATTACKS] == re.findall(r"^## \d+\. .*$", page, re.MULTILINE)
    assert len(run.ATTACKS) == 10
    for each in (*run.ATTACKS, run.ACCIDENT):
        assert run.attack(each, frozenset())[1]
        assert not run.attack(each, frozenset({each.fix}))[1]
        assert not run.attack(each, run.ALL)[1]


def test_a_log_that_was_changed_says_where(run: ModuleType) -> None:
    """The chain holds until a line is changed, left out or put in."""
    log = run.attack(run.ATTACKS[0], frozenset())[0].log
    assert log.first_broken() is None
    del log.lines[1]
    assert log.first_broken() == 2


def test_one_command_prints_all_of_it(run: ModuleType) -> None:
    """Without the packages of this project, and leaving nothing in the folder."""
    before = sorted(FOLDER.iterdir())
    done = subprocess.run([sys.executable, "-S", "-E", FOLDER / "run.py"], capture_output=True, text=True, encoding="utf-8", check=True)
    assert [text for text in shown() if text not in done.stdout] == []
    assert sorted(FOLDER.iterdir()) == before


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_files_need_python_alone_and_reach_nothing(file: Path) -> None:
    """Every import is one of the files or of the standard library, and none opens a network, a process or a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    imported = {name.name.partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {node.module.partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= NAMES | sys.stdlib_module_names
    assert not imported & TALKS
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id in {"open", "exec", "eval"}]
