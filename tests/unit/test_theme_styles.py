"""The theme's style sheets, without what styles nothing here."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest

from skillsdivide.publish.theme_styles import COMMENT, UNUSED, without_unused

SHEETS = Path(material.__file__).parent / "templates/assets/stylesheets"
(SHEET,) = SHEETS.glob("main.*.min.css")
(PALETTE,) = SHEETS.glob("palette.*.min.css")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (".md-banner{color:red}.md-grid{margin:0}", ".md-grid{margin:0}"),
        (".md-banner__inner,.md-grid{margin:0}", ".md-grid{margin:0}"),
        ("@media print{.md-tabs{display:none}}.md-nav{margin:0}", ".md-nav{margin:0}"),
        ("@media print{.md-tabs,a:is(.md-grid,b){display:none}}", "@media print{a:is(.md-grid,b){display:none}}"),
        (".md-grid:not(.md-banner){margin:0}", ".md-grid:not(.md-banner){margin:0}"),
        (".md-option--x+.md-grid{margin:0}", ""),
        (".md-optional{margin:0}", ".md-optional{margin:0}"),
        ("@keyframes a{0%{top:0}to{top:1px}}", "@keyframes a{0%{top:0}to{top:1px}}"),
        ('@charset "UTF-8";/* .md-grid */:root{--a:url("data:,{}")}', '@charset "UTF-8";:root{--a:url("data:,{}")}'),
    ],
)
def test_selectors_of_unused_parts_go(before: str, after: str) -> None:
    """And rules and blocks that hold nothing else; all other signs stay as they are."""
    assert without_unused(before, None) == after


def test_the_theme_s_own_sheet_loses_those_selectors_alone() -> None:
    """What is left stands in the whole in the same order, and is a good part smaller."""
    whole = COMMENT.sub("", SHEET.read_text(encoding="utf-8"))
    left = without_unused(whole, None)
    assert len(left) < 0.8 * len(whole)
    assert left.count("{") == left.count("}")
    heads = re.compile(r"([^{}]+)\{")
    assert not [head for head in heads.findall(left) if UNUSED.search(re.sub(r":not\([^)]*\)", "", head))]
    bodies = re.compile(r"\{([^{}]*)\}")
    rest = iter(bodies.findall(whole))
    assert all(body in rest for body in bodies.findall(left)), "a rule's content changed, or its place"


@pytest.mark.parametrize(
    ("palette", "named"),
    [
        ({"primary": "teal"}, {"teal", "indigo"}),
        (
            [{"scheme": "default", "primary": "custom", "accent": "custom"}, {"scheme": "slate", "primary": "blue grey", "accent": "teal"}],
            {"slate", "blue-grey", "teal"},
        ),
        (None, {"indigo"}),
    ],
)
def test_of_the_colours_those_are_left_that_the_palette_takes(palette: dict | list | None, named: set[str]) -> None:
    """And rules that ask for no colour at all."""
    whole = PALETTE.read_text(encoding="utf-8")
    left = without_unused(whole, palette)
    colours = re.compile(r"data-md-color-(?:scheme|primary|accent)=([\w-]+)")
    assert set(colours.findall(whole)) > {"slate", "teal", "blue-grey"}
    assert set(colours.findall(left)) == named
    assert left.count("{") == left.count("}")
    assert ("[data-md-color-scheme=slate][data-md-color-primary=blue-grey]" in left) == ({"slate", "blue-grey"} <= named)
