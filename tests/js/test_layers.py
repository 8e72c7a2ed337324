"""Which script may know which: features know lib/ and themselves, and a pure module knows no page and no storage."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT

SCRIPTS = ROOT / "hooks/theme/scripts"
FILES = sorted(SCRIPTS.rglob("*.js"))
STYLES = [*SCRIPTS.rglob("*.css"), *(ROOT / "hooks/theme/styles").glob("*.css")]

IMPORT = re.compile(r"""(?:from|import|import\()\s*"(\.[^"]+)"|@import "([^"]+)\"""")
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.DOTALL)
PURE = "Values in, values out"
"""What the head of a module says that takes values and gives values."""

PAGE = re.compile(r"\b(?:document|window|location|navigator|localStorage|customElements|HTMLElement|querySelector\w*|fetch)\b(?!\s*:)")
"""What only a page has."""


def imports(file: Path) -> list[Path]:
    """The files that a script or a style imports, types left out."""
    text = COMMENT.sub("", file.read_text(encoding="utf-8"))
    return [(file.parent / (script or style)).resolve() for script, style in IMPORT.findall(text)]


def room(file: Path) -> str:
    """The folder of a script below scripts/."""
    return file.relative_to(SCRIPTS).parts[0]


def is_pure(file: Path) -> bool:
    """Whether a module says of itself that it is."""
    return PURE in file.read_text(encoding="utf-8").partition("\n\n")[0]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(SCRIPTS).as_posix())
def test_a_feature_knows_lib_and_itself(file: Path) -> None:
    """What two features share is in lib/."""
    assert {room(each) for each in imports(file)} <= {"lib", room(file)}


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_the_styles_of_a_feature_know_those_of_the_site(file: Path) -> None:
    """The site's own put those of every page together."""
    allowed = {SCRIPTS.parent / "styles", file.parent}
    assert {each.parent for each in imports(file)} <= allowed or file.name == "site.css"


@pytest.mark.parametrize("file", [each for each in FILES if is_pure(each)], ids=lambda file: file.relative_to(SCRIPTS).as_posix())
def test_a_pure_module_knows_no_page_and_no_storage(file: Path) -> None:
    """It can be tested without either, and everything that it imports is pure as well."""
    assert PAGE.findall(COMMENT.sub("", file.read_text(encoding="utf-8"))) == []
    assert [each.name for each in imports(file) if not is_pure(each)] == []


def test_many_modules_are_pure() -> None:
    """Half of them or so."""
    assert sum(map(is_pure, FILES)) > len(FILES) // 3
