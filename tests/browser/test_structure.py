"""Titles, descriptions, headings, labels, alternative texts and the words of links change no page's structure, whatever they hold; Chromium's parser counts."""

from __future__ import annotations

import itertools
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml
from conftest import ROOT, SAMPLE, build, copied
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
    made: document.querySelector("[id^=item-made]") !== null,
  };
})"""
"""Each page's elements with the names of their attributes, in order; how many policies its head has; whether it holds questions made from the data."""

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

PROSE = """---
title: Prose
description: What an author may write by hand.
---
# Prose WORDS here

Of WORDS [a link to WORDS there](../roles/index.md) ![a picture of WORDS](../assets/square.svg)
<img src="../assets/square.svg" alt="a picture">

## A heading with WORDS and [a link to WORDS there](readers.md)

!!! note "A note on WORDS"

    Of WORDS

??? question "Why WORDS?"

    - Of WORDS and metadata

### CODE

| WORDS | a |
|---|---|
| CODE | [CODE](readers.md) |

*[there]: WORDS
"""
"""A page with each place for words that Markdown has; WORDS are escaped as its check asks, CODE is code."""

DIRECTORY = """soc,title,tasks,e0,e1,e2,t0,t1,t2,t3,t4,exposure_model,exposure_human,observed_use
25-4022.00,"Librarians WORDS",10,2,3,5,1,2,3,4,0,0.55,0.5,0.2032
"""
MEASURES = {"beta-model": 0.55, "beta-human": 0.5, "high-automation": 0.4, "observed-exposure": 0.203}
MEASURE = {"unit": "share", "low": 0, "high": 1, "year": 2023, "source": "study", "licence": "CC0", "occupations": 1, "meaning": "m", "limits": "l"}
OCCUPATIONS = {
    "measures": [{"id": name, "title": "A measure", "short": "Measure", **MEASURE, "median": middle} for name, middle in MEASURES.items()],
    "occupations": [],
    "occupation_groups": [{"id": "education", "code": "25", "title": "Education"}],
}

PAGES = ("", "roles/cataloguer/", "roles/cataloguer/sheet/", "roles/cataloguer/plan/", "teach/", "roles/directory/education/", "learn/prose/")
"""One page of each kind that stands in no other list."""

NAVIGATION = """  - Prose: [Words: learn/prose.md]
  - Teach: [Beginning: teach/index.md, teach/files.md, teach/results.md, teach/assignment.md]
  - More: [Reviews: review.md, privacy.md, Occupations: roles/directory.md]
  - About:
"""
LABELS = r"(?<=[-\[,] )(Home|Learn|Roles|For you|Projects|About|Prose|Words|Teach|Beginning|More|Reviews|Occupations)(?=: )|(?<=- )(Learn|About|For you)(?=:$)"


def added(folder: Path, words: Iterator[str]) -> None:
    """Puts beside the small project the pages that it lacks: for teachers, of occupations, and one with everything that Markdown has."""
    shutil.copytree(SAMPLE / "docs/teach", folder / "docs/teach")
    for page in ("review.md", "privacy.md", "roles/directory.md"):
        shutil.copy(SAMPLE / "docs" / page, folder / "docs" / page)
    text = re.sub("WORDS", lambda _: bracketed(next(words).replace("<", "&lt;")), PROSE)
    (folder / "docs/learn/prose.md").write_text(re.sub("CODE", lambda _: f"`{next(words)}`", text), encoding="utf-8")
    (folder / "docs/data/directory.csv").write_text(DIRECTORY.replace("WORDS", next(words).replace('"', '""')), encoding="utf-8")
    (folder / "docs/data/occupations.yml").write_text(yaml.safe_dump(OCCUPATIONS), encoding="utf-8")


def written(folder: Path, words: Iterator[str]) -> Path:
    """A copy of the small project with words behind each title, description, heading, label, alternative text and text of a link; built strictly."""
    copied(ROOT / "tests/other-profession", folder)
    (folder / "docs/assets").mkdir(exist_ok=True)
    (folder / "docs/assets/square.svg").write_text(SQUARE, encoding="utf-8")
    added(folder, words)
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
    text = text.replace("  - About:\n", NAVIGATION).replace(": warn", ": info")  # links of the pages for teachers lead to chapters of another site
    text = re.sub(f"(?m){LABELS}", lambda label: json.dumps(f"{label[0]} {next(words)}", ensure_ascii=False), text)
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
    return value.replace("](", f" {bracketed(next(words))}](") if isinstance(value, str) and "](" in value else value


def bracketed(words: str) -> str:
    """Words that end no link and no cell of a table."""
    return re.sub(r"[\[\]|]", r"\\\g<0>", words)


def structures(page: Page, site: Path) -> dict[str, dict]:
    """Of each page of a site what Chromium reads."""
    files = sorted(site.rglob("*.html"))
    read = page.evaluate(STRUCTURE, [file.read_text(encoding="utf-8") for file in files])
    return {file.relative_to(site).as_posix(): each for file, each in zip(files, read, strict=True)}


@settings(max_examples=settings.default.max_examples // 10, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True)
@given(texts=st.lists(HOSTILE, min_size=30, max_size=60, unique=True))
def test_no_text_changes_the_structure_of_a_page(page: Page, texts: list[str]) -> None:
    """Each page has the elements and attributes that it has with plain words of the same length, and its policy stands in its head."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as plain:
        actual = structures(page, written(Path(folder), itertools.cycle(texts)))
        expected = structures(page, written(Path(plain), itertools.cycle(re.sub(r"\S", "w", text) for text in texts)))
    assert actual.keys() == expected.keys()
    assert {f"{page}index.html" for page in PAGES} <= actual.keys()
    known = {node for read in expected.values() for node in read["nodes"]}
    for path, read in actual.items():
        assert read["policies"] == 1, path
        if read["made"] or expected[path]["made"]:  # words decide which are made, and of which choices
            assert set(read["nodes"]) <= known, path
        else:
            assert read["nodes"] == expected[path]["nodes"], path
