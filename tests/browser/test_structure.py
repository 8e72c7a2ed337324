"""Titles, descriptions, labels, alternative texts and the words of links change no page's structure, whatever they hold; Chromium's parser counts."""

from __future__ import annotations

import itertools
import json
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, build, copied
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

PIECES = [
    *("<script>", "</script>", "<select>", "</title>", "</head>", "<body>", "<textarea>", "<svg onload=a>", "<!--", "-->", "<b", ">", '"', "'", "/>"),
    *('">', "'>", "&lt;", "&quot;", "&#34;", "&", "<style>", "{{ 7 }}", "{% raw %}", "]]>", "<plaintext>", "</p>", "<table>", "é", "ع", "word"),
]
HOSTILE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join)

FIELDS = {"title", "label", "description", "summary", "publisher", "text", "reason", "short", "alt", "term", "definition", "unit", "feedback", "prompt"}
"""Names of fields of the dataset that come to stand in headings, links, attributes, menus and drawings."""

STRUCTURE = """(pages) => pages.map((html) => {
  const document = new DOMParser().parseFromString(html, "text/html");
  return {
    nodes: [...document.querySelectorAll("*")].map((node) => `${node.localName} ${node.getAttributeNames().sort().join(" ")}`),
    policies: document.head.querySelectorAll("meta[http-equiv='Content-Security-Policy']").length,
  };
})"""
"""Each page's elements with the names of their attributes, in order, and how many policies its head has."""

ITEM = """
- type: choice
  id: structure
  stem: What does the picture show?
  picture: {file: assets/square.svg, alt: A square}
  rationale: "LINK"
  key: {text: A square, feedback: It has four sides.}
  distractors: [{text: A line, feedback: It has more than one side., misconception: Sees one side}]
  passage: learn/catalogues.md
"""
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10"><path d="M1 1h8v8h-8z"/></svg>'


def written(folder: Path, words: Iterator[str]) -> Path:
    """A copy of the small project with words behind each title, description, label, alternative text and text of a link; built strictly."""
    copied(ROOT / "tests/other-profession", folder)
    (folder / "docs/assets").mkdir(exist_ok=True)
    (folder / "docs/assets/square.svg").write_text(SQUARE, encoding="utf-8")
    quiz = folder / "quizzes/catalogues.yml"
    quiz.write_text(quiz.read_text(encoding="utf-8").rstrip("\n") + ITEM.replace("LINK", "[Readers](learn/readers.md) ask."), encoding="utf-8")
    for file in sorted([*(folder / "docs/data").rglob("*.yml"), quiz]):
        data = spoilt(yaml.safe_load(file.read_text(encoding="utf-8")), "", words)
        for item in data.get("items", []):
            item["waive"] = dict.fromkeys(("reading-level", "longest-key", "implausible-distractor", "word-overlap"), "what is tried here")
        file.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=10_000), encoding="utf-8")
    for page in sorted((folder / "docs").rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r"(?m)^(title|description): (.*)$", lambda line: said(line, words), text, count=2), encoding="utf-8")
    mkdocs = folder / "mkdocs.yml"
    text = mkdocs.read_text(encoding="utf-8").replace("\nstrict: true\n", "\nrepo_url: https://example.org/repository\nrepo_name: Source\nstrict: true\n")
    text = re.sub(r"(?m)^(site_name|site_description|repo_name): (.*)$", lambda line: said(line, words), text)
    text = re.sub(r"(?m)^(\s+- )(Home|Learn|Roles|For you|Projects|About)(?=:)", lambda label: label[1] + json.dumps(f"{label[2]} {next(words)}"), text)
    mkdocs.write_text(text, encoding="utf-8")
    done = build(folder, folder / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def said(line: re.Match[str], words: Iterator[str]) -> str:
    """A line of YAML with words behind its text."""
    return f"{line[1]}: {json.dumps(f'{yaml.safe_load(line[2])} {next(words)}', ensure_ascii=False)}"


def spoilt(value: object, name: str, words: Iterator[str]) -> object:
    """The value with words behind every text of those fields, and in the brackets of every link."""
    if isinstance(value, dict):
        return {key: spoilt(child, key, words) for key, child in value.items()}
    if isinstance(value, list):
        return [spoilt(child, name, words) for child in value]
    if isinstance(value, str) and name in FIELDS:
        return f"{value} {next(words)}"
    return value.replace("](", f" {next(words)}](") if isinstance(value, str) and "](" in value else value


def structures(page: Page, site: Path) -> dict[str, dict]:
    """Of each page of a site what Chromium reads."""
    files = sorted(site.rglob("*.html"))
    read = page.evaluate(STRUCTURE, [file.read_text(encoding="utf-8") for file in files])
    return {file.relative_to(site).as_posix(): each for file, each in zip(files, read, strict=True)}


@pytest.fixture(scope="module")
def harmless(once: Callable) -> Path:
    """The small site with a word in each place."""
    return once("harmless", lambda folder: (folder.mkdir(), written(folder, itertools.repeat("word")))) / "site"


@settings(max_examples=2, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True)
@given(texts=st.lists(HOSTILE, min_size=30, max_size=60, unique=True))
def test_no_text_changes_the_structure_of_a_page(page: Page, harmless: Path, texts: list[str]) -> None:
    """Each page has the elements and attributes that it has with plain words, and its policy stands in its head."""
    expected = structures(page, harmless)
    with tempfile.TemporaryDirectory() as folder:
        actual = structures(page, written(Path(folder), itertools.cycle(texts)))
    assert actual.keys() == expected.keys()
    assert {"index.html", "404.html", "roles/cataloguer/index.html", "roles/cataloguer/sheet/index.html", "roles/cataloguer/plan/index.html"} <= actual.keys()
    for path, read in actual.items():
        assert read["policies"] == 1, path
        assert read["nodes"] == expected[path]["nodes"], path
