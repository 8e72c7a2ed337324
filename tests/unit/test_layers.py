"""Who may know whom. What test_house.py asks of hosts and sizes is not asked again."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

CORE = sorted((ROOT / "hooks/skillsdivide").glob("*.py"))
ENTRIES = sorted((ROOT / "hooks").glob("*.py"))

THIRD_PARTY = {
    "settings.py": {"yaml"},
    "source.py": {"yaml"},
    "model.py": {"pydantic"},
    "items.py": {"pydantic"},
    "checks.py": {"pydantic"},
    "finding.py": {"pagefind_bin"},
    "fonts.py": {"fontTools"},
    "faults.py": {"pydantic", "pydantic_core"},
    "progress.py": {"tqdm"},
    "open_data.py": {"pydantic"},
    "markdown.py": {"markdown_it", "markupsafe"},
    "rendering.py": {"jinja2", "markupsafe"},
    "site.py": {"markupsafe"},
}
"""Each room of the core with the packages that it alone may know; all others make do with Python."""

MARKUP = re.compile(r"</\w|</|<(div|p|ul|ol|li|a|b|span|table|section|script|button|h[1-6]|br)\b")
PATTERN_CALLS = {"compile", "sub", "match", "search", "findall", "split", "fullmatch", "finditer"}
PARAGRAPH = {"<p>{}</p>"}
"""The short way of Markdown makes what the parser would; it is the one string of markup in Python."""


def tree(file: Path) -> ast.Module:
    """A module's syntax."""
    return ast.parse(file.read_text(encoding="utf-8"))


def imports(file: Path) -> Iterator[str]:
    """Every module that a file imports, by its full name."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name} imports by a relative name, which MkDocs' way of loading hooks breaks"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms(file: Path) -> set[str]:
    """The rooms of the core that a file imports."""
    names = {name.removeprefix("skillsdivide.").partition(".")[0] for name in imports(file) if name.startswith("skillsdivide.")}
    return names & {each.stem for each in CORE}


@pytest.mark.parametrize("file", CORE, ids=lambda file: file.name)
def test_a_room_knows_the_packages_it_may(file: Path) -> None:
    """No MkDocs anywhere; Jinja in rendering; markupsafe where Markup is made."""
    packages = {name.partition(".")[0] for name in imports(file)} - set(sys.stdlib_module_names) - {"skillsdivide"}
    assert packages == THIRD_PARTY.get(file.name, set())


@pytest.mark.parametrize("file", CORE, ids=lambda file: file.name)
def test_the_core_knows_no_entry(file: Path) -> None:
    """Entries are the edge; nothing inside leans on them."""
    assert {name.partition(".")[0] for name in imports(file)} & {entry.stem for entry in ENTRIES} == set()


@pytest.mark.parametrize("file", ENTRIES, ids=lambda file: file.name)
def test_an_entry_knows_python_mkdocs_and_the_core(file: Path) -> None:
    """Another engine needs only another edge."""
    packages = {name.partition(".")[0] for name in imports(file)} - set(sys.stdlib_module_names)
    assert packages <= {"mkdocs", "skillsdivide"}


def test_rooms_lead_one_way() -> None:
    """No room imports, by whatever way round, one that imports it."""
    left = {file.stem: rooms(file) for file in CORE}
    while left:
        free = {name for name, needs in left.items() if not needs & set(left)}
        assert free, f"these rooms import each other: {sorted(left)}"
        left = {name: needs for name, needs in left.items() if name not in free}


@pytest.mark.parametrize("early", ["source", "problems", "model", "faults", "files", "surface", "gaps", "items", "checks"])
def test_records_do_not_know_how_they_are_shown(early: str) -> None:
    """Loading, checking and deriving come before rendering and know nothing of it."""
    seen, left = set(), {early}
    while left:
        seen |= left
        left = {need for name in left for need in rooms(ROOT / f"hooks/skillsdivide/{name}.py")} - seen
    assert seen & {"rendering", "markers", "site", "open_data", "generators"} == set()


def strings(file: Path) -> Iterator[str]:
    """Every string of a module but docstrings and the patterns of regular expressions."""
    module = tree(file)
    skipped = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(node.value)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in PATTERN_CALLS and node.args:
            skipped.add(node.args[0])
    yield from (node.value for node in ast.walk(module) if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in skipped)


@pytest.mark.parametrize("file", [*CORE, *ENTRIES], ids=lambda file: file.name)
def test_python_writes_no_markup(file: Path) -> None:
    """Tags stand in templates; Python only reads them, by pattern."""
    assert [text for text in strings(file) if MARKUP.search(text) and text not in PARAGRAPH] == []
