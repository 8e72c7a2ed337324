"""What the entries say where an asset, a package or another entry is missing: a sentence with the remedy, and no traceback."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from conftest import ROOT
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from skillsdivide.export.pdf import Unprintable
from skillsdivide.load.catalog import Catalog
from skillsdivide.publish import assets as bundling


def entry(name: str) -> ModuleType:
    """An entry, loaded as MkDocs does."""
    spec = importlib.util.spec_from_file_location(f"entry_{name}", ROOT / f"hooks/{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def config(folder: Path, **extra: object) -> SimpleNamespace:
    """What an entry asks of MkDocs."""
    return SimpleNamespace(
        extra=extra, config_file_path=str(folder / "mkdocs.yml"), docs_dir=str(folder / "docs"), site_name="S", site_url="https://s/", mdx_configs={}
    )


def test_a_font_that_is_missing_says_make_setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The packages' file is there, the packages are not."""
    packages = entry("packages")
    shutil.copy(ROOT / "hooks/packages/package.json", tmp_path)
    monkeypatch.setattr(packages, "PACKAGES", tmp_path)
    with pytest.raises(PluginError, match=r"^hooks/packages/node_modules/@fontsource/\S+\.woff2 is missing; run: make setup$"):
        packages.on_files(Files([]), config(tmp_path))


def test_a_library_that_is_missing_says_make_setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than the bundler's words."""
    monkeypatch.setattr(bundling, "PACKAGES", tmp_path)
    with pytest.raises(PluginError, match=r"^hooks/packages/node_modules/\S+ is missing; run: make setup$"):
        entry("scripts").on_files(Files([]), config(tmp_path))


@pytest.mark.parametrize(("name", "event"), [("pages", "on_config"), ("exports", "on_files")])
def test_an_entry_without_those_before_it_says_which(tmp_path: Path, name: str, event: str) -> None:
    """hooks/dataset.py, which looks at the others, may be the one that is not there."""
    arguments = [Files([])] if event == "on_files" else []
    with pytest.raises(
        PluginError,
        match=r"^mkdocs.yml: hooks/\w+.py has nothing? .*; list hooks/dataset.py .*above it under hooks$|has no dataset to show; list hooks/dataset.py above it",
    ):
        getattr(entry(name), event)(*arguments, config(tmp_path))


def failing(fault: Exception) -> object:
    """Stands in for the writing of exports."""

    def write(*_: object) -> object:
        raise fault

    return write


def test_a_sign_that_no_font_has_is_told_with_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the file that people wrote."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes/q.yml").write_text("id: q\ntitle: A \u6f22\n", encoding="utf-8")
    exports = entry("exports")
    monkeypatch.setattr(exports, "export_files", failing(Unprintable("\u6f22")))
    with pytest.raises(PluginError, match=r"quizzes/q.yml:2:10: no font of the worksheets has the sign '\u6f22'; write it in other signs"):
        exports.on_files(Files([]), config(tmp_path, player={}, skillsdivide=SimpleNamespace(catalog=Catalog())))


def test_fonts_of_worksheets_that_are_missing_stop_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the words of export/pdf.py."""
    exports = entry("exports")
    monkeypatch.setattr(exports, "export_files", failing(FileNotFoundError("fonts is missing; run: make setup")))
    with pytest.raises(PluginError, match=r"^fonts is missing; run: make setup$"):
        exports.on_files(Files([]), config(tmp_path, player={}, skillsdivide=SimpleNamespace(catalog=Catalog())))
