"""What every style and every template of the look keeps to, read from their text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from conftest import ROOT, SAMPLE

THEME, TEMPLATES = ROOT / "hooks/theme", ROOT / "hooks/skillsdivide/templates"
STYLES = sorted(THEME.rglob("*.css"))
MARKUP = [file.read_text(encoding="utf-8") for file in sorted(TEMPLATES.rglob("*.html.j2"))]


def rules(pattern: str) -> Iterator[tuple[str, str]]:
    """The selector and the declarations of each rule whose declarations match."""
    for file in STYLES:
        for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", file.read_text(encoding="utf-8")):
            if re.search(pattern, body):
                yield selector.strip().rpartition("*/")[2].strip(), body


def test_lines_under_words_are_written_property_by_property() -> None:
    """WebKit passes over `text-decoration` with more than a line in it, and heads that sort would look like plain text."""
    assert list(rules(r"text-decoration: *[^;\s]+ +[^;]")) == []


def test_only_fields_of_one_line_grow() -> None:
    """Chromium makes a field that grows one line high, whatever its rows say."""
    growing = [selector for selector, _ in rules("field-sizing")]
    assert growing
    assert [selector for selector in growing if '[rows="1"]' not in selector] == []


DESTRUCTIVE = re.compile(r"<button[^>]*>\s*(?:Erase|Forget|Delete)\b")


def test_what_cannot_be_taken_back_looks_like_nothing_else() -> None:
    """A button that erases has a style of its own."""
    found = [button for text in MARKUP for button in DESTRUCTIVE.findall(text)]
    assert len(found) > 3
    assert [button for button in found if "sd-button--danger" not in button] == []


def test_sentences_stand_whatever_a_record_says() -> None:
    """A licence may be "None stated", and reads as one behind a colon alone."""
    assert [text[found.start() - 40 : found.end() + 40] for text in MARKUP for found in re.finditer(r"\blicence \{\{", text)] == []


def test_the_menu_stands_beside_every_page_but_two() -> None:
    """One column for all: the home page is a front, and a student's assignment leads nowhere else."""
    hidden = [
        file
        for file in (SAMPLE / "docs").rglob("*.md")
        if re.match(r"---\n.*?^hide:[^\n]*(\n {2}- \w+)*?[^\n]*\bnavigation\b.*?^---", file.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    ]
    assert {file.relative_to(SAMPLE / "docs").as_posix() for file in hidden} <= {"index.md", "teach/assignment.md"}


def test_the_signs_of_folds_have_a_colour_of_ours() -> None:
    """Material gives them the blue of its links."""
    assert [body for selector, body in rules(r"color: var\(--sd-") if selector.endswith("details > summary::after")]


def test_nothing_of_ours_observes_sizes() -> None:
    """What an observer changes in the frame that it is told in is an error on the page."""
    assert [file.name for file in THEME.rglob("scripts/**/*.js") if "ResizeObserver" in file.read_text(encoding="utf-8")] == []


def test_drawings_are_no_white_boxes_by_night() -> None:
    """What is drawn in dark lines is turned light."""
    assert any("slate" in selector and ".svg" in selector for selector, _ in rules(r"filter: invert"))


BASE = (THEME / "styles/base.css").read_text(encoding="utf-8")
TOKENS = [dict(re.findall(r"(--sd-[\w-]+): #([0-9a-f]{6});", scheme)) for scheme in re.findall(r"\[data-md-color-scheme[^{]*\{([^}]*--sd-paper[^}]*)\}", BASE)]
"""The colours by day and by night."""


def luminance(colour: str) -> float:
    """The relative luminance of six hexadecimal digits, as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("tokens", TOKENS, ids=["day", "night"])
def test_words_stand_out_from_every_ground_that_they_stand_on(tokens: dict[str, str]) -> None:
    """Each colour on paper and card, and on its own soft ground; ink on all of them."""
    grounds = {"--sd-paper", "--sd-card", *(name for name in tokens if name.endswith("-soft"))}
    words = tokens.keys() - grounds - {"--sd-line"}
    pairs = [(word, ground) for word in words for ground in grounds if word == "--sd-ink" or not ground.endswith("-soft") or ground == f"{word}-soft"]
    assert len(pairs) > 30
    light = {name: luminance(colour) + 0.05 for name, colour in tokens.items()}
    assert [(word, ground) for word, ground in pairs if max(light[word], light[ground]) / min(light[word], light[ground]) < 4.5] == []


def test_sides_are_those_of_the_text() -> None:
    """Pages are read from right to left too: what is set before a text stands before it in each direction."""
    assert list(rules(r"(?:margin|padding|border)-(?:left|right)|(?<![-\w])(?:left|right):|text-align: *(?:left|right)|float: *(?:left|right)")) == []
    value = r"(?:[^\s;()]|\([^()]*\))+"
    assert list(rules(rf"(?:margin|padding|inset): *{value} +({value}) +{value} +(?!\1;){value};")) == []
