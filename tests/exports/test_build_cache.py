"""Files out of the cache are what they would be anew, whatever was changed since."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest
from conftest import ROOT, some

from skillsdivide import build_cache
from skillsdivide.export import export_all, pdf
from skillsdivide.export.batch import Batch
from skillsdivide.export.context import ExportContext, Site
from skillsdivide.load.catalog import Catalog
from skillsdivide.pipeline import prepare

QUIZ = "quizzes/catalogues.yml"
EXTRA = "quizzes/more.yml"
SOURCES = "docs/data/sources.yml"


def text(path: str, old: str, new: str) -> Callable[[Path], None]:
    """A change of a file's text."""

    def change(folder: Path) -> None:
        file = folder / path
        content = file.read_text(encoding="utf-8")
        assert old in content, f"stale test: {old!r} is not in {path}"
        file.write_text(content.replace(old, new, 1), encoding="utf-8")

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
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, and a typesetter that takes no time: what it compiles are the data that it is given."""
    monkeypatch.setattr(pdf, "compile_pdf", lambda template, name, data: f"{template} {name} {data}".encode())
    return tmp_path / "cache"


SITE = Site("Books", "https://example.org/books/", {"player.js": b"", "player.css": b"", "plain.css": b""})


def written(folder: Path, cache: Path | None, site: Site = SITE) -> dict[str, bytes]:
    """Every file, by its path."""
    catalog = prepare(folder, folder / "docs").catalog
    return dict(export_all.export_files(catalog, ExportContext(site, catalog.sources, catalog.images, cache)))


@pytest.mark.parametrize("name", some(CHANGES, ("nothing", "a stem", "a publisher", "a section gone")))
def test_a_change_of_the_data_is_in_every_file(name: str, folder: Path, cache: Path) -> None:
    """With the cache of what stood there before, and without one: the same bytes."""
    before = written(folder, cache)
    CHANGES[name](folder)
    after = written(folder, cache)
    assert after == written(folder, None)
    assert (after == before) is (name == "nothing")


@pytest.mark.parametrize("name", some(SITES, ("address", "player")))
def test_another_site_has_other_files(name: str, folder: Path, cache: Path) -> None:
    """Its name, its address, its day and its player stand in them."""
    before = written(folder, cache)
    site = replace(SITE, **SITES[name])
    after = written(folder, cache, site)
    assert after == written(folder, None, site) != before


def test_other_code_builds_files_anew(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed line of our code or templates, or another package, and nothing is taken from before."""
    written(folder, cache)
    monkeypatch.setattr(export_all, "write_batch", lambda *_: pytest.fail("built anew"))
    written(folder, cache)
    monkeypatch.setattr(export_all, "inputs_digest", lambda: "others")
    with pytest.raises(pytest.fail.Exception, match="built anew"):
        written(folder, cache)


def test_templates_see_nothing_that_the_key_leaves_out(catalog: Catalog, context: ExportContext, bank: dict[str, Batch]) -> None:
    """A file follows from its batch and the context, whose parts are all in its digest; a template has no way to the catalog."""
    assert {field.name for field in fields(ExportContext) if field.init} == {"site", "sources", "images", "cache", "words", "layout"}
    assert not {"catalog", "roles", "claims"} & set(context._renderer.env.globals)
    assert not [value for value in context._renderer.env.globals.values() if isinstance(value, Catalog)]


def test_code_templates_and_packages_are_in_the_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file of the core counts, by its place and by what it holds; compiled ones do not."""
    copy = tmp_path / "core"
    shutil.copytree(build_cache.CODE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    build_cache.code_digest.cache_clear()  # what it was as this process began may be another
    digests = [build_cache.inputs_digest(copy)]
    assert digests == [build_cache.inputs_digest()]
    for change in (
        lambda: (copy / "templates/exports/gift.txt.j2").write_text("otherwise", encoding="utf-8"),
        lambda: (copy / "derive/surface.py").rename(copy / "derive/surfaces.py"),
        lambda: monkeypatch.setattr(build_cache, "distributions", list),
    ):
        change()
        build_cache.code_digest.cache_clear()
        digests.append(build_cache.inputs_digest(copy))
    build_cache.code_digest.cache_clear()
    assert len(set(digests)) == len(digests)


def test_the_cache_keeps_the_last_files_of_a_batch(folder: Path, cache: Path) -> None:
    """It does not grow with the number of builds."""
    written(folder, cache)
    before = sum(1 for each in cache.rglob("*") if each.is_file())
    CHANGES["a stem"](folder)
    written(folder, cache)
    assert sum(1 for each in cache.rglob("*") if each.is_file()) == before


def test_a_folder_is_copied_under_its_key_alone(tmp_path: Path) -> None:
    """What becomes of the copy changes nothing of what is kept, and one folder is kept."""
    cache, target, made = tmp_path / "cache", tmp_path / "site", []

    def fill() -> None:
        made.append((target / "below").mkdir(parents=True))
        (target / "below/page").write_text("as made", encoding="utf-8")

    for key, times in (("first", 1), ("first", 1), ("second", 2), ("first", 3)):
        build_cache.copy_or_fill(cache / key, target, fill)
        assert len(made) == times
        assert (target / "below/page").read_text(encoding="utf-8") == "as made"
        assert [each.name for each in cache.iterdir()] == [key]
        (target / "below/page").write_text("changed later", encoding="utf-8")


def test_builds_at_once_leave_each_other_alone(tmp_path: Path) -> None:
    """Each of several processes gets what it built, however they take turns in one folder, and nothing half-written stays."""
    code = """
import sys
from pathlib import Path
from skillsdivide.build_cache import get_or_build
folder, name = sys.argv[1:]
for turn in range(300):
    for key in (f"{name}-{turn % 3}", f"shared-{turn % 3}"):
        files = {"a": key.encode(), "b": key.encode()}
        assert get_or_build(Path(folder), key, lambda: files) == files
"""
    command = [sys.executable, "-c", code, str(tmp_path / "cache")]
    running = [subprocess.Popen([*command, name], env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")}) for name in "abcd"]
    assert [each.wait() for each in running] == [0] * len(running)
    assert not list((tmp_path / "cache").glob(".*"))
