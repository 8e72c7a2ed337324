"""What the hook says where a package, a font or a sign is missing: a sentence with the remedy, and no traceback."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from conftest import ROOT
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme

from skillsdivide.export.pdf import Unprintable
from skillsdivide.load.catalog import Catalog
from skillsdivide.publish import assets, packages
from skillsdivide.render.environment import Renderer


@pytest.fixture
def plugin(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The hook file, loaded as MkDocs does: under its path, its folder in front of sys.path while it runs."""
    name = str(ROOT / "hooks/plugin.py")
    spec = importlib.util.spec_from_file_location(name, name)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.syspath_prepend(ROOT / "hooks")
    spec.loader.exec_module(module)
    monkeypatch.setattr(module.pipeline, "publish", lambda renderer: iter(()))
    monkeypatch.setattr(module, "generated_pages", lambda renderer: iter(()))
    return module


def config(plugin: ModuleType, folder: Path) -> SimpleNamespace:
    """What the event asks of MkDocs, for a project without a dataset."""
    (folder / "docs").mkdir(exist_ok=True)
    extra = {
        "build": plugin.BuildState(
            plugin.pipeline.Project(folder, folder / "docs"), Renderer(Catalog()), serving=False, progress=plugin.ProgressBar(plugin.LOGGER)
        )
    }
    site = {"site_name": "S", "site_url": "https://s/", "site_dir": str(folder / "site"), "use_directory_urls": True}
    return SimpleNamespace(
        extra=extra,
        config_file_path=str(folder / "mkdocs.yml"),
        docs_dir=str(folder / "docs"),
        plugins=SimpleNamespace(_current_plugin="hook"),
        theme={},
        **site,
    )


def test_a_package_that_is_missing_says_make_setup(plugin: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """package.json is there, the packages are not."""
    (tmp_path / "package.json").write_text((ROOT / "hooks/packages/package.json").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(packages, "PACKAGES", tmp_path)
    with pytest.raises(PluginError, match=r"^hooks/packages/node_modules/@expo-google-fonts/\S+\.ttf is missing; run: make setup$"):
        plugin.on_files(Files([]), config(plugin, tmp_path))


def test_a_library_that_is_missing_says_make_setup(plugin: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than the bundler's words."""
    monkeypatch.setattr(plugin, "package_files", lambda cache, languages: iter(()))
    monkeypatch.setattr(assets, "PACKAGES", tmp_path)
    with pytest.raises(PluginError, match=r"^hooks/packages/node_modules/\S+ is missing; run: make setup$"):
        plugin.on_files(Files([]), config(plugin, tmp_path))


@pytest.fixture
def without_assets(plugin: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site of exports alone."""
    monkeypatch.setattr(plugin, "package_files", lambda cache, languages: iter(()))
    monkeypatch.setattr(plugin, "bundle", lambda: assets.Assets({}, {"colours.js": b"", "failures.js": b""}, {}))


def failing(error: Exception) -> object:
    """Stands in for the writing of exports."""

    def write(*_: object) -> Iterator[object]:
        raise error

    return write


@pytest.mark.usefixtures("without_assets")
def test_a_sign_that_no_font_has_is_named_with_its_place(plugin: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the file that people wrote."""
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes/q.yml").write_text("id: q\ntitle: A \u6f22\n", encoding="utf-8")
    monkeypatch.setattr(plugin.pipeline, "export_files", failing(Unprintable("\u6f22")))
    with pytest.raises(PluginError, match=r"quizzes/q.yml:2:10: no font of the worksheets has the sign '\u6f22'; write it in other signs"):
        plugin.on_files(Files([]), config(plugin, tmp_path))


@pytest.mark.usefixtures("without_assets")
def test_fonts_of_worksheets_that_are_missing_stop_the_build(plugin: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the words of export/pdf.py."""
    monkeypatch.setattr(plugin.pipeline, "export_files", failing(FileNotFoundError("fonts is missing; run: make setup")))
    with pytest.raises(PluginError, match=r"^fonts is missing; run: make setup$"):
        plugin.on_files(Files([]), config(plugin, tmp_path))


def test_a_full_disk_is_one_line(plugin: ModuleType) -> None:
    """What the system refused, and what to do."""
    with pytest.raises(PluginError, match=r"^site/x: No space left on device; the site could not be written, make room"):
        plugin.on_build_error(OSError(28, "No space left on device", "site/x"))


def test_a_page_too_deep_for_the_engine_is_one_line(plugin: ModuleType) -> None:
    """MkDocs has named the page already."""
    with pytest.raises(PluginError, match="write it flat"):
        plugin.on_build_error(RecursionError())


def test_what_editors_and_systems_leave_behind_is_not_published(plugin: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs itself would copy such files beside the page that they are of."""
    monkeypatch.setattr(plugin, "package_files", lambda cache, languages: iter(()))
    monkeypatch.setattr(plugin, "_replace_assets", lambda files, config: None)
    settings = config(plugin, tmp_path)
    settings.extra["exports"] = False
    names = ("index.md", "index.md~", "#index.md#", ".index.md.swp", ".#index.md", "learn/._one.md", "learn/Thumbs.db", "learn/one.md", "assets/one.svg")
    files = [File(name, settings.docs_dir, settings.site_dir, use_directory_urls=True) for name in names]
    assert [each.src_uri for each in plugin.on_files(Files(files), settings)] == ["index.md", "learn/one.md", "assets/one.svg"]


def test_a_language_that_the_theme_does_not_speak_is_named(plugin: ModuleType) -> None:
    """Its own words, such as those of the search, would be missing on every page."""
    theme = plugin.build_languages.__globals__["_theme"]
    with pytest.raises(PluginError, match=r"^the theme has no words in 'ht'; write hooks/theme/partials/languages/ht.html, or take the language out"):
        theme(Theme("material"), "ht", None)
    assert theme(Theme("material"), "ar", None)["language"] == "ar"
