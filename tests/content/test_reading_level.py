"""The prose stays easy to read for people whose first language is not English."""

from __future__ import annotations

import pytest
from conftest import SAMPLE
from reading_level import WORD, Level, level, pages, sentences


@pytest.mark.parametrize("prose", pages(SAMPLE / "docs"), ids=lambda prose: prose.path)
def test_a_page_is_easy_to_read(prose: Level) -> None:
    """It stays under its ceiling, and none of its sentences is too long."""
    assert not prose.too_hard, f"LIX {prose.lix:.1f} of {prose.ceiling:g}; the longest sentence: {prose.longest}"


def test_what_is_no_prose_does_not_count() -> None:
    """Front matter, code, shortcodes, tables, headings and addresses are left out; a link keeps its words, and an entry of a list ends a sentence."""
    page = "---\ntitle: T\n---\n# Head\n\nRead [the claims](x.md) <!-- verdict: a --> now.\n\n| a | b |\n|---|---|\n\n- first\n- second one\n\n```sh\nrun it\n```\n"
    assert sentences(page) == ["Read the claims now.", "- first", "- second one"]


def test_long_words_and_long_sentences_raise_the_level() -> None:
    """Three words of which one is long give 3 + 33; the ceiling of a chapter is lower than that of other pages."""
    assert level("learn/a.md", "We read carefully.").lix == pytest.approx(3 + 100 / 3)
    hard = "Notwithstanding organisational responsibilities, " * 2 + "professionals procrastinate."
    assert level("learn/a.md", hard).too_hard
    assert level("about.md", " ".join(["word"] * 40) + ".").too_hard
    assert len(WORD.findall("a second-language reader's")) == 3
