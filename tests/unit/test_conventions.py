"""The plan of the house, held by tests over the code itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLE

from skillsdivide.check.item_writing import BANK_RULES, WAIVABLE
from skillsdivide.schema import course, evidence, fields, items, records, vocabulary
from skillsdivide.schema.data_files import FILES, TABLES

pytestmark = pytest.mark.no_cover  # it goes through all, and reaches no line that another test does not

HOOKS = ROOT / "hooks"
MODULES = sorted(file for file in HOOKS.rglob("*.py") if "node_modules" not in file.parts)

HOOK_FILES = 2
"""At most so many files that a fork's mkdocs.yml has to name."""

LONGEST = 300

OLD_NAMES = {
    *("moulds", "frames", "made", "asked", "serving", "keeping", "behind", "finding", "disc", "files", "faults", "problems", "markers", "swapping"),
    *("release", "policy", "drawing", "gaps", "exporting", "versions", "runs", "tools", "writing", "paper", "site", "model", "lint", "checks"),
}
"""Names that said nothing of what stands in a module, or that meant several things."""


def name(file: Path) -> str:
    """A module by its path below the hooks."""
    return file.relative_to(HOOKS).as_posix()


def test_a_fork_names_one_hook_or_two() -> None:
    """And the files that MkDocs could take for a hook are no more than those."""
    assert len(list(HOOKS.glob("*.py"))) <= HOOK_FILES


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_no_module_grows_past_three_hundred_lines(file: Path) -> None:
    """Where it would, two names say it better."""
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_no_module_has_a_name_that_says_nothing() -> None:
    """A newcomer finds a module from the tree alone."""
    assert [name(file) for file in MODULES if file.stem in OLD_NAMES or file.parent.name in OLD_NAMES] == []


def undocumented(body: list[ast.stmt], prefix: str = "") -> Iterator[str]:
    """The public functions, classes and methods without a docstring; what stands inside a function is its own business."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            if not ast.get_docstring(node):
                yield prefix + node.name
            if isinstance(node, ast.ClassDef):
                yield from undocumented(node.body, f"{node.name}.")


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_everything_public_says_what_it_does(file: Path) -> None:
    """Each module, class, function and method that others may use has a docstring."""
    module = ast.parse(file.read_text(encoding="utf-8"))
    assert ast.get_docstring(module)
    assert list(undocumented(module.body)) == []


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


def test_the_guide_names_what_a_site_may_do_without() -> None:
    """The files of which no list must be there, and no other."""
    sentence = re.search(r"A site may do without (.*)", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))[1]
    kinds = {f"{name}.yml": kind for name, kind in FILES.items()} | {f"{name}.csv": kind for name, kind in TABLES.items()}
    spared = {name for name, kind in kinds.items() if not any(each.is_required() for each in kind.model_fields.values())}
    assert set(re.findall(r"`(.*?)`", sentence)) == spared


def test_every_rule_of_item_writing_is_explained() -> None:
    """One heading a rule, and no heading without one."""
    page = (SAMPLE / "docs/item-writing.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## (\S+)$", page, re.MULTILINE)) == {*WAIVABLE, *BANK_RULES, "key-position"}
