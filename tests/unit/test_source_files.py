"""Files as they stand on the disk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import ROOT

from skillsdivide.diagnostics import ValidationFailed
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.source_files import display_path, is_debris, locate, unread_files, written_files
from skillsdivide.pipeline import prepare


def test_a_character_is_located_wherever_it_stands(tmp_path: Path) -> None:
    """In the quizzes, each in the order of the names; in the dataset where it stands in none."""
    for path, text in {"quizzes/b.yml": "x\n  y\u6f22\n\u6f22", "quizzes/a.yml": "none", "docs/data/roles/c.yml": "\u6f22"}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert locate("\u6f22", tmp_path, tmp_path / "docs") == [("quizzes/b.yml", 2, 4), ("quizzes/b.yml", 3, 1)]
    (tmp_path / "quizzes/b.yml").unlink()
    assert locate("\u6f22", tmp_path, tmp_path / "docs") == [("docs/data/roles/c.yml", 1, 1)]


def test_a_character_that_stands_in_neither_is_sought_in_the_settings(tmp_path: Path) -> None:
    """The site's name comes from there."""
    assert locate("\u6f22", tmp_path, tmp_path / "docs") == [("mkdocs.yml", 1, 1)]


def test_files_are_named_from_the_project_s_folder_on(tmp_path: Path) -> None:
    """Others by their whole path."""
    assert display_path(tmp_path / "docs/a.md", tmp_path) == "docs/a.md"
    assert display_path(tmp_path / "docs/a.md", tmp_path / "other") == (tmp_path / "docs/a.md").as_posix()


def test_a_collection_is_known_by_its_name_alone() -> None:
    """Fields of the catalog that are no collections are none by name either."""
    with pytest.raises(KeyError, match="pages"):
        Catalog().collection("pages")


DEBRIS = ("._one.yml", ".#one.yml", "one.yml~", "#one.yml#", ".one.yml.swp", ".DS_Store", "Thumbs.db", ".obsidian/one.yml")


def test_what_editors_and_systems_leave_behind_is_no_source(tmp_path: Path) -> None:
    """Copies, lock files that lead nowhere, and what macOS writes beside each file are neither read nor named."""
    roles = tmp_path / "docs/data/roles"
    (roles / ".obsidian").mkdir(parents=True)
    (roles / "one.yml").write_text("", encoding="utf-8")
    for name in DEBRIS:
        if name.startswith(".#"):
            (roles / name).symlink_to("me@host.1234:567")
        else:
            (roles / name).write_text("", encoding="utf-8")
    assert all(is_debris(Path(name)) for name in DEBRIS)
    assert [file.name for file in written_files(roles, "**/*.yml")] == ["one.yml"]
    assert list(unread_files(tmp_path, tmp_path / "docs", set())) == []


def test_of_a_copied_file_the_copy_is_named(tmp_path: Path) -> None:
    """Whatever comes first in the alphabet, the original keeps its id and has no fault."""
    folder = tmp_path / "site"
    shutil.copytree(ROOT / "tests/other-profession", folder)
    roles = folder / "docs/data/roles"
    shutil.copy(roles / "cataloguer.yml", roles / "cataloguer-copy.yml")
    with pytest.raises(ValidationFailed) as caught:
        prepare(folder, folder / "docs")
    assert [str(problem) for problem in caught.value.problems] == [
        "docs/data/roles/cataloguer-copy.yml:2:5: the id 'cataloguer' is not the file's name; take it out if it is a copy, else give it an id and a name of its own"
    ]


def test_a_name_with_accents_of_their_own_is_explained(tmp_path: Path) -> None:
    """It looks like the name that other files say, and is another one."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/e\u0301valuation.md").write_text("", encoding="utf-8")
    ((_, problem),) = unread_files(tmp_path, tmp_path / "docs", set())
    assert str(problem) == (
        "docs/e\u0301valuation.md:1:1: the accents in this name are signs of their own, as some systems write them (NFD), and other names would not match it; "
        "rename it, with '\u00e9valuation.md' typed anew"
    )
