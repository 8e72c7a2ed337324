"""The splitter of hand-written pages: every word is in a message, and nothing else changes with it."""

from __future__ import annotations

import re

import markdown
import pytest
from conftest import ROOT, SAMPLE
from mkdocs.config import load_config

from skillsdivide.translate.page_words import pieces, translated_page

PAGES = sorted((SAMPLE / "docs").rglob("*.md"))
KEPT = re.compile(r"<[^<>]*>|`[^`]*`|\]\([^)]*\)|\{[^{}]*\}|https?://\S+|&\w+;|\\.")
"""What no translator changes inside a message."""

ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")


def accented(text: str) -> str:
    """A text of another language: its letters are others, and its marks the same."""
    parts = re.split(f"({KEPT.pattern})", text)
    return "".join(part if index % 2 else part.translate(ACCENTS) for index, part in enumerate(parts))


@pytest.fixture(scope="module")
def engine() -> markdown.Markdown:
    """The Markdown engine as the site sets it."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def body(text: str) -> str:
    """A page without its front matter."""
    return re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)


def html(engine: markdown.Markdown, text: str) -> str:
    """The page's HTML without what follows from the words of a heading, its anchor."""
    return re.sub(r' id="[^"]*"| href="#[^"]*"', "", engine.reset().convert(body(text)))


def test_words_change_nothing_else_on_any_page(engine: markdown.Markdown) -> None:
    """Translated to itself a page is the same; in other letters it has the same marks in the same order, and the same text in those letters."""
    for file in PAGES:
        page, text = file.relative_to(SAMPLE / "docs").as_posix(), file.read_text(encoding="utf-8")
        if "\ntranslated: false\n" in text:
            assert pieces(page, text) == []
            continue
        assert translated_page(page, text, lambda message: message.text) == text
        twice = [re.split(r"(<[^<>]*>)", html(engine, each)) for each in (text, translated_page(page, text, lambda message: accented(message.text)))]
        assert twice[1][1::2] == twice[0][1::2], page
        in_code = 0
        for tag, before, after in zip(["", *twice[0][1::2]], twice[0][::2], twice[1][::2], strict=True):
            in_code += tag.startswith("<code") - tag.startswith("</code")
            assert after.translate(ACCENTS) == before.translate(ACCENTS), page
            if not in_code:
                assert not re.search(r"[aeiou]", re.sub(r"https?://\S+|&\w+;|<!--.*", "", after)), f"{page}: {before!r}"
        places = [piece.message.place for piece in pieces(page, text)]
        assert len(places) == len(set(places))
