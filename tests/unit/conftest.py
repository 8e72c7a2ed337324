"""A copy of the small site that a test may break."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT

from skillsdivide.diagnostics import ValidationFailed
from skillsdivide.load.catalog import Catalog
from skillsdivide.pipeline import prepare


@dataclass(frozen=True)
class SmallSite:
    """The site of tests/other-profession in a folder of its own."""

    folder: Path

    def change(self, path: str, old: str, new: str) -> SmallSite:
        """Replaces a text once; a text that is not there means that the test is stale."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"stale test: {old!r} is not in {path}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return self

    def catalog(self) -> Catalog:
        """The checked catalog, with the items made from it."""
        return prepare(self.folder, self.folder / "docs").catalog

    def lines(self) -> list[str]:
        """Every fault as authors see it."""
        try:
            self.catalog()
        except ValidationFailed as faulty:
            return [str(problem) for problem in faulty.problems]
        return []


@pytest.fixture
def small(tmp_path: Path) -> SmallSite:
    """The small site, whole."""
    shutil.copytree(ROOT / "tests/other-profession", tmp_path / "site")
    return SmallSite(tmp_path / "site")
