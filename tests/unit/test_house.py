"""The plan of the house, held by tests over the code itself."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLE

from skillsdivide.check.item_writing import BANK_RULES, ITEM_RULES
from skillsdivide.schema import course, evidence, fields, items, records, vocabulary

CORE = sorted((ROOT / "hooks/skillsdivide").glob("*.py"))
ENTRIES = sorted((ROOT / "hooks").glob("*.py"))


def imports(file: Path) -> set[str]:
    """The top names that a module imports."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return {name.partition(".")[0] for name in found | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}}


@pytest.mark.parametrize("file", ENTRIES, ids=lambda file: file.name)
def test_entries_stay_thin_and_apart(file: Path) -> None:
    """An entry imports no other entry and stays under eighty lines."""
    others = {entry.stem for entry in ENTRIES} - {file.stem}
    assert not imports(file) & others
    assert len(file.read_text(encoding="utf-8").splitlines()) < 80


@pytest.mark.parametrize("file", [*CORE, *ENTRIES], ids=lambda file: file.name)
def test_no_room_grows_past_four_hundred_lines(file: Path) -> None:
    """Where it would, two names say it better."""
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 400


def test_every_yaml_file_names_its_schema() -> None:
    """So that editors complete and check it."""
    for file in [*(SAMPLE / "docs/data").rglob("*.yml"), *(SAMPLE / "quizzes").glob("*.yml")]:
        first = file.read_text(encoding="utf-8").splitlines()[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found, file
        assert (file.parent / found[1]).resolve().is_file(), file


def test_the_guide_names_every_field() -> None:
    """People who change the content find each field in CONTRIBUTING.md."""
    guide = set(re.findall(r"`(\w+)`", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    kinds = [
        each
        for module in (course, evidence, records, vocabulary, items)
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, fields.Record)
    ]
    files = {"Record", "Vocabulary"} | {each.__name__ for each in kinds if each.__name__.endswith("File")}
    names = {name for each in kinds if each.__name__ not in files for name in each.model_fields}
    assert names - guide == set()


def test_every_rule_of_item_writing_is_explained() -> None:
    """One heading a rule, and no heading without one."""
    page = (SAMPLE / "docs/item-writing.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## (\S+)$", page, re.MULTILINE)) == {*ITEM_RULES, *BANK_RULES, "key-position"}
