"""The real site as built: nothing dead, nothing foreign, valid HTML, everything there."""

from __future__ import annotations

import gzip
import posixpath
import re
import sys
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLE
from site_html import looked_at

sys.path.insert(0, str(ROOT / "tests/tools"))

PAGES = [
    "index.html", "404.html", "learn/index.html", "roles/index.html", "roles/compare/index.html", "test-yourself/index.html", "credentials/index.html",
    "claims/index.html", "method/index.html", "data/index.html", "glossary/index.html", "teach/index.html", "privacy/index.html", "about/index.html",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_the_page_is_there(site: Path, path: str) -> None:
    """Every page that readers are promised is built."""
    assert (site / path).is_file()


def test_each_chapter_opens_with_objectives_and_ends_with_its_quiz(site: Path) -> None:
    """The course keeps its shape in every chapter."""
    for file in sorted((SAMPLE / "docs/learn").glob("*.md")):
        if file.stem == "index":
            continue
        html = (site / "learn" / file.stem / "index.html").read_text(encoding="utf-8")
        assert 'class="sd-objectives"' in html, file
        assert f'<quiz-section class="sd-quiz" id="quiz-{file.stem}"' in html, file
        if 'class="sd-place"' in html:
            assert f'href="#quiz-{file.stem}">To the questions</a>' in html, "the first question is two stops away, not fifty"


def test_pages_without_a_quiz_carry_no_quiz_code(site: Path) -> None:
    """Not a byte of script or style for what is not there."""
    html = (site / "claims/index.html").read_text(encoding="utf-8")
    assert "assets/site.css" in html
    assert not re.search(r"quiz\.(js|css)", html)


def test_edit_links_lead_to_what_an_editor_changes(site: Path) -> None:
    """The link below a role's page, sheet and plans opens its record, that of a chapter its Markdown; and each page has one."""
    docs = "https://github.com/skills-divide/skills-divide/edit/main/docs/"
    for role in sorted(file.stem for file in (SAMPLE / "docs/data/roles").glob("*.yml")):
        for path in (f"roles/{role}", f"roles/{role}/sheet", f"roles/{role}/plan"):
            assert edit_links(site / path / "index.html") == [f"{docs}data/roles/{role}.yml"], path
    for file in sorted((SAMPLE / "docs").rglob("*.md")):
        if "template: standalone.html" in file.read_text(encoding="utf-8"):  # a page of its own, which leads nowhere
            continue
        path = file.relative_to(SAMPLE / "docs")
        page = site / path.parent if path.stem == "index" else site / path.with_suffix("")
        assert edit_links(page / "index.html") == [docs + path.as_posix()], path


def edit_links(file: Path) -> list[str]:
    """Where the links to a page's file lead, as whole addresses."""
    return re.findall(r'<a href="([^"]*)" rel="edit"', file.read_text(encoding="utf-8"))


QUIZ_BUDGET = 6912
"""Bytes, each file gzipped by itself, of script and style that a page with a quiz loads for it."""


def loaded(site: Path, start: str) -> set[str]:
    """A script and all that it imports at once, as paths below the site."""
    found, left = set(), [start]
    while left:
        path = left.pop()
        found.add(path)
        text = (site / path).read_text(encoding="utf-8")
        for name in re.findall(r'(?:from|import)"(\.{1,2}/[^"]+)"', text):
            other = (site / path).parent.joinpath(name).resolve().relative_to(site.resolve()).as_posix()
            left += [other] if other not in found else []
    return found


def test_every_script_finds_what_it_imports(site: Path) -> None:
    """Pieces that scripts share name files by their place, which bundling changes."""
    scripts = [file for file in (site / "assets").rglob("*.js") if "javascripts" not in file.parts]
    assert len(scripts) > 20
    for file in scripts:
        for name in re.findall(r'(?:from|import|import\()"(\.{1,2}/[^"]+)"', file.read_text(encoding="utf-8")):
            assert (file.parent / name).is_file(), f"{file.relative_to(site)}: {name}"


def test_the_quiz_keeps_to_its_weight(site: Path) -> None:
    """At most 6.75 KB of script and style for a quiz, as files that a browser keeps."""
    files = {*loaded(site, "assets/quiz/quiz.js"), "assets/quiz/quiz.css"}
    weights = {path: len(gzip.compress((site / path).read_bytes(), 9, mtime=0)) for path in files}
    assert len(files) >= 3
    assert sum(weights.values()) <= QUIZ_BUDGET, weights


@pytest.mark.parametrize(
    "script",
    [
        "assets/review/review.js",
        "assets/compare/compare.js",
        "assets/lists/table.js",
        "assets/progress/erase.js",
        "assets/progress/progress.js",
        "assets/progress/chapter-read.js",
    ],
)
def test_a_tool_keeps_to_its_weight(site: Path, script: str) -> None:
    """At most 20 KB of our script on a page with a tool."""
    assert sum(len(gzip.compress((site / path).read_bytes(), 9, mtime=0)) for path in loaded(site, script)) <= 20 * 1024


def test_no_page_names_another_to_be_fetched(site: Path) -> None:
    """Firefox fetches what `rel=next` of the head names, and our policy refuses it: an error on each page."""
    for path in ("learn/spending-paradox/index.html", "roles/manual-qa-tester/index.html", "404.html"):
        assert not re.search(r"<link rel=.?(next|prev)", (site / path).read_text(encoding="utf-8")), path


def test_a_search_engine_may_read_every_page_and_follow_its_links(site: Path) -> None:
    """A student's page too: none asks to be left out but the one that stands for pages without a network, and no link leads nowhere until a script has come."""
    for file in site.rglob("*.html"):
        html = re.sub(r"<template.*?</template>", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert file.name == "offline.html" or "noindex" not in html, file
        assert re.findall(r"<a (?![^>]*\bhref=)[^>]*>", html) == [], file


def test_every_sign_of_the_frame_has_a_size_of_its_own(site: Path) -> None:
    """A page for missing addresses that is served elsewhere finds no style, and a sign without a size would fill the window."""
    html = (site / "404.html").read_text(encoding="utf-8")
    signs = re.findall(r"<svg\b[^>]*>", html)
    assert signs
    assert [sign for sign in signs if 'width="' not in sign] == []


@pytest.mark.parametrize("path", ["roles/index.html", "credentials/index.html", "roles/manual-qa-tester/index.html"])
def test_a_table_that_becomes_cards_says_in_each_cell_what_it_is(site: Path, path: str) -> None:
    """On a phone its heads are gone."""
    tables = re.findall(r'class="sd-table sd-table--cards".*?<tbody[^>]*>(.*?)</tbody>', (site / path).read_text(encoding="utf-8"), re.DOTALL)
    assert tables
    assert [cell for table in tables for cell in re.findall(r"<td\b[^>]*>", table) if "data-head=" not in cell] == []


def test_of_actions_that_stand_together_one_comes_first(site: Path) -> None:
    """Equal dark buttons in a row say nothing of what most readers want."""
    first = re.compile(r'class="sd-button(?! sd-button--)[^"]*"(?![^>]*\shidden)')
    rows = {file: re.findall(r"<p\b[^>]*>.*?</p>", file.read_text(encoding="utf-8"), re.DOTALL) for file in looked_at(site)}
    assert {file.parent.name: row for file, found in rows.items() for row in found if len(first.findall(row)) > 1} == {}
    assert sum(len(first.findall(row)) for found in rows.values() for row in found) > 20
    assert len(first.findall('<p><a class="sd-button" href="a">A</a> <button class="sd-button">B</button></p>')) == 2


@pytest.mark.parametrize(("path", "tool"), [("teach/", "teach/results/"), ("you/", "review/")])
def test_the_menu_beside_a_section_names_its_tools(site: Path, path: str, tool: str) -> None:
    """Results and Review were found by one link on the whole site."""
    menu = (site / path / "index.html").read_text(encoding="utf-8").partition('id="menu"')[2].partition("<article")[0]
    assert posixpath.relpath(tool, path) + "/" in re.findall(r'href="([^"]+)"', menu)


def test_numbers_in_a_drawing_of_measures_have_a_legend(site: Path) -> None:
    """Each number that stands on a scale is a role's in the list above."""
    figures = re.findall(r'<figure class="sd-drawing sd-exposure".*?</figure>', (site / "method/index.html").read_text(encoding="utf-8"), re.DOTALL)
    assert figures
    for figure in figures:
        legend, scales = re.search(r'<ol class="sd-legend">(.*?)</ol>(.*)', figure, re.DOTALL).groups()
        number = re.compile(r'<g class="sd-mark"[^>]*>.*?<text[^>]*>(\d+)</text></g>')
        assert len(number.findall(legend)) == len(re.findall(r'<a href="[^"]*roles/', legend)) > 1
        assert number.search(scales)
        assert set(number.findall(scales)) <= set(number.findall(legend))


def test_what_no_reader_fetches_is_not_published(site: Path) -> None:
    """Material's source maps weigh 1.3 MB, more than all scripts together."""
    assert list(site.rglob("*.map")) == []
