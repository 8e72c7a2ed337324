"""Files out of the cache are what they would be anew, whatever was changed since."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT

from skillsdivide import build_cache as keeping
from skillsdivide.export import export_all as writing
from skillsdivide.export import pdf as paper
from skillsdivide.export.batch import Site
from skillsdivide.pipeline import prepare

QUIZ = "quizzes/catalogues.yml"
EXTRA = "quizzes/more.yml"
SOURCES = "docs/data/sources.yml"


def text(path: str, old: str, new: str) -> Callable[[Path], None]:
    """A change of a file's text."""

    def change(folder: Path) -> None:
        file = folder / path
        found = file.read_text(encoding="utf-8")
        assert old in found, f"stale test: {old!r} is not in {path}"
        file.write_text(found.replace(old, new, 1), encoding="utf-8")

    return change


CHANGES: dict[str, Callable[[Path], None]] = {
    "nothing": lambda folder: None,
    "a stem": text(QUIZ, "What does a record describe?", "What is a record about?"),
    "a key": text(QUIZ, "text: One book", "text: A book"),
    "a section's title": text(QUIZ, "title: Catalogues", "title: Catalogue work"),
    "a day": text(QUIZ, "as_of: 2026-11-23", "as_of: 2026-11-22"),
    "a publisher": text(SOURCES, "publisher: The site itself", "publisher: This site"),
    "a role, and so what is asked of it": text("docs/data/roles/cataloguer.yml", "title: Cataloguer", "title: Record keeper"),
    "a section gone": lambda folder: (folder / EXTRA).unlink(),
}

SITES: dict[str, dict[str, object]] = {
    "name": {"name": "Shelves"},
    "address": {"url": "https://example.com/"},
    "day": {"changed": 7},
    "player": {"player": {"player.js": b"1", "player.css": b"", "plain.css": b""}},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small site in a folder of its own, with a second section; an item of each names its source."""
    shutil.copytree(ROOT / "tests/other-profession", tmp_path / "project", symlinks=True)
    project = tmp_path / "project"
    text(QUIZ, "- id: cat-01\n", "- id: cat-01\n  source: essay\n")(project)
    section = (project / QUIZ).read_text(encoding="utf-8").replace("id: catalogues", "id: more").replace("id: cat-", "id: more-")
    (project / EXTRA).write_text(section.replace("page: learn/catalogues.md", "role: cataloguer"), encoding="utf-8")
    return project


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site with an empty cache, and a typesetter that takes no time: what it makes are the data that it is given."""
    monkeypatch.setattr(paper, "_made", lambda template, name, told: f"{template} {name} {told}".encode())
    return Site("Books", "https://example.org/books/", {"player.js": b"", "player.css": b"", "plain.css": b""}, cache=tmp_path / "kept")


def made(folder: Path, site: Site) -> dict[str, bytes]:
    """Every file, by its path."""
    return dict(writing.files(prepare(folder, folder / "docs"), site))


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_the_data_is_in_every_file(name: str, folder: Path, here: Site) -> None:
    """With the cache of what stood there before, and without one: the same bytes."""
    before = made(folder, here)
    CHANGES[name](folder)
    after = made(folder, here)
    assert after == made(folder, replace(here, cache=None))
    assert (after == before) is (name == "nothing")


@pytest.mark.parametrize("name", SITES)
def test_another_site_has_other_files(name: str, folder: Path, here: Site) -> None:
    """Its name, its address, its day and its player stand in them."""
    before = made(folder, here)
    there = replace(here, **SITES[name])
    after = made(folder, there)
    assert after == made(folder, replace(there, cache=None)) != before


def test_other_means_make_files_anew(folder: Path, here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed line of our code or templates, or another package, and nothing is taken from before."""
    made(folder, here)
    monkeypatch.setattr(writing, "written", lambda *_: pytest.fail("made anew"))
    made(folder, here)
    monkeypatch.setattr(writing, "means", lambda: "others")
    with pytest.raises(pytest.fail.Exception, match="made anew"):
        made(folder, here)


def test_the_means_are_all_our_files_and_all_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file of the core counts, by its place and by what it holds; compiled ones do not."""
    copy = tmp_path / "core"
    shutil.copytree(keeping.CODE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    seen = [keeping.means(copy)]
    assert seen == [keeping.means()]
    for change in (
        lambda: (copy / "templates/exports/gift.txt.j2").write_text("otherwise", encoding="utf-8"),
        lambda: (copy / "quiz.py").rename(copy / "quizzes.py"),
        lambda: monkeypatch.setattr(keeping, "distributions", list),
    ):
        change()
        keeping.running.cache_clear()
        seen.append(keeping.means(copy))
    assert len(set(seen)) == len(seen)


def test_the_cache_keeps_one_file_of_a_batch(folder: Path, here: Site) -> None:
    """It does not grow with the number of builds."""
    made(folder, here)
    before = sum(1 for each in here.cache.rglob("*") if each.is_file())
    CHANGES["a stem"](folder)
    made(folder, here)
    assert sum(1 for each in here.cache.rglob("*") if each.is_file()) == before


def test_builds_at_once_leave_each_other_alone(tmp_path: Path) -> None:
    """Each of several processes gets what it made, however they take turns in one folder, and nothing half-written stays."""
    code = "import sys; from pathlib import Path; from skillsdivide.keeping import kept\n"
    code += "for turn in range(300): assert kept(Path(sys.argv[1]), f'{sys.argv[2]}-{turn % 3}', lambda: sys.argv[2].encode()) == sys.argv[2].encode()"
    command = [sys.executable, "-c", code, str(tmp_path / "kept")]
    running = [subprocess.Popen([*command, name], env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")}) for name in "abcd"]
    assert [each.wait() for each in running] == [0] * len(running)
    assert not list((tmp_path / "kept").glob(".*"))
