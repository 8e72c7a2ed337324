"""Files as they stand on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillsdivide.load.catalog import Catalog
from skillsdivide.load.source_files import display_path, locate


def test_a_character_is_located_where_it_first_stands(tmp_path: Path) -> None:
    """Quizzes come before the dataset, and each in the order of the names."""
    for path, text in {"quizzes/b.yml": "x\n  y\u6f22", "quizzes/a.yml": "none", "docs/data/roles/c.yml": "\u6f22"}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert locate("\u6f22", tmp_path, tmp_path / "docs") == ("quizzes/b.yml", 2, 4)
    (tmp_path / "quizzes/b.yml").unlink()
    assert locate("\u6f22", tmp_path, tmp_path / "docs") == ("docs/data/roles/c.yml", 1, 1)


def test_a_character_that_stands_in_neither_is_sought_in_the_settings(tmp_path: Path) -> None:
    """The site's name comes from there."""
    assert locate("\u6f22", tmp_path, tmp_path / "docs") == ("mkdocs.yml", 1, 1)


def test_files_are_named_from_the_project_s_folder_on(tmp_path: Path) -> None:
    """Others by their whole path."""
    assert display_path(tmp_path / "docs/a.md", tmp_path) == "docs/a.md"
    assert display_path(tmp_path / "docs/a.md", tmp_path / "other") == (tmp_path / "docs/a.md").as_posix()


def test_a_collection_is_known_by_its_name_alone() -> None:
    """Fields of the catalog that are no collections are none by name either."""
    with pytest.raises(KeyError, match="pages"):
        Catalog().collection("pages")
