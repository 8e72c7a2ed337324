"""The About page says what holds: the oldest browsers that the tools run in, and the licences of what readers load."""

from __future__ import annotations

import json
import re
import sys

import pytest
from conftest import ROOT, SAMPLE

sys.path.insert(0, str(ROOT / "tests/tools"))
import browsers
import licences

TEXT = (SAMPLE / "docs/about/index.md").read_text(encoding="utf-8")
PACKAGES = json.loads((ROOT / "hooks/packages/package.json").read_text(encoding="utf-8"))
SHIPPED = sorted({re.match(r"(@[^/]+/)?[^/]+", file)[0] for part in ("publish", "bundle") for file in PACKAGES[part].values()})
"""The npm packages of which readers load a file."""


def letters(text: str) -> str:
    """Keeps letters and digits alone, so that "Papa Parse" and "papaparse" are the same."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def test_the_page_names_the_oldest_browsers_that_the_tools_run_in() -> None:
    """As MDN's tables have it for what our scripts use."""
    row = re.search(r"^\| Chrome, Edge.*\n.*\n(.*)$", TEXT, re.MULTILINE)[1]
    assert re.findall(r"\d+(?:\.\d+)?", row) == list(browsers.oldest("scripts").values())


@pytest.mark.parametrize("package", SHIPPED)
def test_the_page_names_each_package_that_readers_load(package: str) -> None:
    """With the licence that the package states."""
    _, licence = licences.node()[package]
    rows = [letters(line) for line in TEXT.splitlines() if line.startswith("|")]
    named = [line for line in rows if letters(package.rpartition("/")[2]) in line]
    assert len(named) == 1, package
    assert letters(licence) in named[0]
