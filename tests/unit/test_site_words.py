"""How much of each file of a language is translated, and who reviewed it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import ROOT
from pseudo_words import same, write_words

from skillsdivide.diagnostics import ValidationFailed
from skillsdivide.pipeline import Project, load, read_words
from skillsdivide.translate.languages import Language, UnknownLanguage, chosen
from skillsdivide.translate.site_words import Share

SPANISH = Language("es", "Español", "es")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The small site with every text in words of its own."""
    for name in ("docs", "quizzes"):
        shutil.copytree(ROOT / "tests/other-profession" / name, tmp_path / name)
    write_words(tmp_path, "es", same)
    return Project(tmp_path, tmp_path / "docs")


def shares(project: Project) -> dict[str, Share]:
    """The share of each source file."""
    return dict(read_words(load(project), [SPANISH])[0].shares)


def test_a_file_counts_what_stands_in_english(project: Project) -> None:
    """A page below four fifths is not shown in the language."""
    (project.folder / "words/es/docs/method.po").unlink()
    found = shares(project)
    assert found["docs/index.md"].in_english == 0
    assert found["docs/index.md"].is_shown
    assert found["docs/method.md"].in_english == found["docs/method.md"].total > 0
    assert not found["docs/method.md"].is_shown


@pytest.mark.parametrize(("in_english", "total", "shown"), [(1, 5, True), (2, 10, True), (20, 100, True), (21, 100, False), (2, 5, False), (0, 0, True)])
def test_four_fifths_are_enough(in_english: int, total: int, shown: bool) -> None:  # noqa: FBT001
    """To the text."""
    assert Share(in_english, total).is_shown is shown


def test_a_file_is_reviewed_as_far_as_each_of_its_texts(project: Project) -> None:
    """One that a machine alone compared among others that a person did makes it a machine's."""
    for name, remarks in {"index": ["a person"], "method": ["a person", "a machine"], "glossary": ["a person", ""]}.items():
        file = project.folder / f"words/es/docs/{name}.po"
        first, *others = file.read_text(encoding="utf-8").split("msgctxt")
        marked = [f"# reviewed by {remark}\nmsgctxt" if (remark := remarks[min(index, len(remarks) - 1)]) else "msgctxt" for index in range(len(others))]
        file.write_text(first + "".join(mark + other for mark, other in zip(marked, others, strict=True)), encoding="utf-8")
    found = shares(project)
    assert [found[f"docs/{name}.md"].reviewer for name in ("index", "method", "glossary", "claims")] == ["person", "machine", "nobody", "nobody"]


def test_what_is_wrong_with_a_file_ends_the_reading(project: Project) -> None:
    """With its line."""
    file = project.folder / "words/es/docs/index.po"
    file.write_text(file.read_text(encoding="utf-8").replace("msgctxt", "msgctx", 1), encoding="utf-8")
    with pytest.raises(ValidationFailed, match=r"words/es/docs/index\.po:\d+:1: this is no PO file"):
        read_words(load(project), [SPANISH])


def test_a_build_has_the_languages_that_are_wanted() -> None:
    """One that mkdocs.yml does not name is told, and not passed over."""
    french = Language("fr", "Français", "fr-DZ")
    named = [french, SPANISH]
    assert [chosen(named, wanted) for wanted in ("all", "none", "fr", "es fr")] == [named, [], [french], named]
    with pytest.raises(UnknownLanguage, match=r"^LANGUAGES names 'de', which extra.languages does not; write all, none or codes that stand there$"):
        chosen(named, "fr de")


@pytest.mark.parametrize(
    ("code", "direction"), [("ar", "rtl"), ("ar-DZ", "rtl"), ("fa", "rtl"), ("he", "rtl"), ("ur", "rtl"), ("fr", "ltr"), ("en", "ltr"), ("kab", "ltr")]
)
def test_a_language_is_read_from_its_side(code: str, direction: str) -> None:
    """Whatever its country."""
    assert Language(code, "", code).direction == direction
