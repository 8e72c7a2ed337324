"""The files of translators: `make words` on a copy of the small site, and what it keeps when the English changes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from conftest import ROOT

from skillsdivide.__main__ import main
from skillsdivide.translate.languages import UnknownLanguage, languages

ROLE = "docs/data/roles/cataloguer.yml"
SUMMARY = "Cataloguer in a public library and its branches."
FRENCH = "Catalogueur d'une bibliothèque publique et de ses annexes."


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small site, which is the working folder."""
    shutil.copytree(ROOT / "tests/other-profession", tmp_path / "site")
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path / "site"


def change(file: Path, old: str, new: str) -> None:
    """Replaces a text that must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def entry(file: Path, place: str) -> str:
    """What a file says of a place."""
    return next(each for each in file.read_text(encoding="utf-8").split("\n\n") if f'msgctxt "{place}"' in each)


def test_words_are_kept_marked_and_counted(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A translation stands as long as its English does; then it is stale, until somebody mends it or says that it still holds."""
    assert main(["words", "fr", ""]) == 0
    file, place = site / "words/fr/docs/data/roles/cataloguer.po", "roles/cataloguer summary"
    first = file.read_bytes()
    assert main(["words", "", ""]) == 0
    assert file.read_bytes() == first
    told = capsys.readouterr().out.splitlines()[-1]
    counts = [each.read_text(encoding="utf-8").count("\nmsgctxt ") for each in (site / "words/fr").rglob("*.po")]
    assert told == f"fr: 0 translated, 0 stale, {sum(counts)} missing, in {len(counts)} files"

    change(file, f'msgid "{SUMMARY}"\nmsgstr ""', f'# reviewed by machine\nmsgid "{SUMMARY}"\nmsgstr "{FRENCH}"')
    change(site / ROLE, SUMMARY, "Cataloguer in a library.")
    assert main(["words", "fr", ""]) == 0
    assert entry(file, place).startswith("# reviewed by machine\n#, fuzzy\n")
    assert 'msgid "Cataloguer in a library."' in entry(file, place)
    assert FRENCH in entry(file, place)
    assert "words/fr/docs/data/roles/cataloguer.po: 0 translated, 1 stale, " in capsys.readouterr().out

    assert main(["words", "fr", place]) == 0
    assert "fuzzy" not in entry(file, place)
    assert "cataloguer.po: 1 translated, 0 stale, " in capsys.readouterr().out

    (site / "words/fr/docs/gone.po").write_text('msgctxt "gone.md title"\nmsgid "Gone"\nmsgstr "Parti"\n', encoding="utf-8")
    assert main(["words", "fr", ""]) == 0
    assert not (site / "words/fr/docs/gone.po").exists()


@pytest.mark.no_cover
def test_what_only_moved_keeps_its_words(site: Path) -> None:
    """A list without ids counts its places, so that one more entry would move all that follow."""
    assert main(["words", "ar", ""]) == 0
    file = site / "words/ar/docs/data/roles/cataloguer.po"
    old = entry(file, "roles/cataloguer would_change.1")
    change(file, old, old.replace('msgstr ""', 'msgstr "كلمات"'))
    change(site / ROLE, "would_change:\n", "would_change:\n- Something new is seen.\n")
    assert main(["words", "ar", ""]) == 0
    assert 'msgstr ""' in entry(file, "roles/cataloguer would_change.1")
    assert "كلمات" in entry(file, "roles/cataloguer would_change.2")


@pytest.mark.no_cover
def test_the_same_english_keeps_its_different_words(site: Path) -> None:
    """Two places may say the same in English and not in another language; when both move, each keeps its own."""
    again = "- Something is seen.\n"
    role = (site / ROLE).read_text(encoding="utf-8")
    (known,) = re.findall(r"would_change:\n(- .*\n)", role)
    change(site / ROLE, known, again + known + again)
    assert main(["words", "ar", ""]) == 0
    file, places = site / "words/ar/docs/data/roles/cataloguer.po", [f"roles/cataloguer would_change.{number}" for number in (1, 3)]
    for place, words in zip(places, ("كلمات", "أخرى"), strict=True):
        old = entry(file, place)
        change(file, old, old.replace('msgstr ""', f'msgstr "{words}"'))
    change(site / ROLE, "would_change:\n", "would_change:\n- Something new is seen.\n")
    assert main(["words", "ar", ""]) == 0
    assert "كلمات" in entry(file, "roles/cataloguer would_change.2")
    assert "أخرى" in entry(file, "roles/cataloguer would_change.4")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("", ""), "no language is there yet; begin one as in: make words LANGUAGE=fr"),
        (("xx-nowhere", ""), "'xx-nowhere' is no language that CLDR knows; write it as fr or fr-DZ"),
        (("en", ""), "English is the source and has no files of words; take en out"),
        (("fr", "roles/nobody title"), "no text stands at 'roles/nobody title'; write the msgctxt of a message, without its quotes"),
    ],
)
def test_what_cannot_be_done_is_said(site: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, str], told: str) -> None:
    """In one line, and nothing is written."""
    assert main(["words", *arguments]) == 1
    assert capsys.readouterr().out.strip() == told
    assert not (site / "words").exists()


def test_a_file_that_is_no_po_file_is_named(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the line at which the format ends."""
    (site / "words/fr").mkdir(parents=True)
    (site / "words/fr/x.po").write_text('msgid "a"\nmsgstr "b"\nhello\n', encoding="utf-8")
    assert main(["words", "", ""]) == 1
    assert "words/fr/x.po:3:1: this is no PO file: " in capsys.readouterr().out


def test_settings_of_languages_are_read_or_refused(site: Path) -> None:
    """What mkdocs.yml may say of a language."""
    french, arabic = languages({"fr": {"name": "Français", "formats": "fr-DZ"}, "ar": {"name": "العربية", "complete": True}})
    assert (french.formats, french.direction, french.is_complete) == ("fr-DZ", "ltr", False)
    assert (arabic.formats, arabic.direction, arabic.is_complete) == ("ar", "rtl", True)
    assert languages(None) == []
    for wrong in (["fr"], {"fr": "Français"}, {"fr": {"name": "Français", "colour": "red"}}):
        with pytest.raises(UnknownLanguage, match=r"extra\.languages"):
            languages(wrong)
    change(site / "mkdocs.yml", "extra:\n", "extra:\n  languages:\n    fr: {name: Français}\n")
    assert main(["words", "", ""]) == 0
    assert (site / "words/fr").is_dir()
