"""A chapter and its quiz may be in another language than the site: each text says so, and the site's own words beside it stay in the site's."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from skillsdivide.pipeline import Project, load
from skillsdivide.render.environment import Renderer
from skillsdivide.render.prose import complete_page
from skillsdivide.render.shortcodes import expand_shortcodes
from skillsdivide.translate.source_words import source_messages

QUIZ, PAGE = "quizzes/catalogues.yml", "docs/learn/catalogues.md"


@pytest.fixture
def foreign(small):
    """The small site, a chapter of which is in Arabic by its own word, as is its quiz."""
    return small.change(QUIZ, "title: Catalogues\n", "title: Catalogues\nlanguage: ar\n").change(PAGE, "---\ntitle:", "---\nlang: ar\ntitle:")


class Languages(HTMLParser):
    """The texts of a piece of an English page, each with the languages in which a browser takes it."""

    VOID = ("br", "img", "input", "link", "meta", "progress")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stack = [("main", "en", "ltr")]
        self.found: dict[str, set[tuple[str, str]]] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            own = dict(attrs)
            self.stack.append((tag, own.get("lang") or self.stack[-1][1], own.get("dir") or self.stack[-1][2]))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            while self.stack.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self.stack[-1][0] not in {"script", "style", "option"}:
            self.found.setdefault(" ".join(data.split()), set()).add(self.stack[-1][1:])


def test_each_text_of_a_quiz_says_its_language(foreign) -> None:
    """Questions, choices, feedback, objectives and steps in Arabic; buttons and counts in English."""
    catalog = foreign.catalog()
    words = Languages(expand_shortcodes("<!-- quiz: catalogues --><!-- objectives: catalogues -->", Renderer(catalog))).found
    for text in ("What does a record describe?", "One shelf", "Yes, one record for one book.", "Tell a record from a book"):
        assert words[text] == {("ar", "rtl")}, text
    for text in ("Check", "Try again", "Read the passage again", "How sure are you?"):
        assert words[text] == {("en", "ltr")}, text
    own = Languages(expand_shortcodes("<!-- quiz: claims-from-data -->", Renderer(catalog))).found
    assert {each for languages in own.values() for each in languages} <= {("en", "ltr")}


def test_what_the_site_adds_to_a_page_is_in_its_own_language(foreign) -> None:
    """A list among Arabic text is a block in English, and a number within a sentence a part of it."""
    renderer = Renderer(foreign.catalog())
    html = complete_page("<p>A <!-- count: roles --> b</p><!-- list: roles -->", "learn/catalogues.md", renderer, lang="ar")
    assert html.startswith('<p>A <span lang="en" dir="ltr">3</span> b</p><div lang="en" dir="ltr">')
    assert complete_page("<p>A <!-- count: roles --> b</p>", "learn/catalogues.md", renderer) == "<p>A 3 b</p>"


def test_translators_are_asked_for_neither(foreign) -> None:
    """What stands in one language wherever it is shown needs no other words."""
    sources = load(Project(foreign.folder, foreign.folder / "docs"))
    messages = source_messages(foreign.folder, foreign.folder / "docs", sources.catalog, sources.report)
    assert not messages.get(QUIZ)
    assert not messages.get(PAGE)
    assert messages["docs/data/roles/cataloguer.yml"]


@pytest.mark.parametrize("typed", ["French", "fr_DZ", "FR"])
def test_a_language_is_written_as_bcp_47_has_it(small, typed: str) -> None:
    """In a quiz and in a page, with the line."""
    small.change(QUIZ, "title: Catalogues\n", f"title: Catalogues\nlanguage: {typed}\n").change(PAGE, "---\ntitle:", f"---\nlang: {typed}\ntitle:")
    told = f"'{typed}' is no code of a language; write it as fr, fr-DZ or zh-Hant"
    assert [(line.split(":")[:2], line.endswith(told)) for line in small.lines()] == [([PAGE, "2"], True), ([QUIZ, "4"], True)]
