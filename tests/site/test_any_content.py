"""What holds for any content: the site of whatever stands in docs/ is whole, valid, and links nowhere in vain."""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, rarely
from html_checker import html_faults
from site_html import Document, faults, looked_at, pages

from skillsdivide.publish.theme_styles import UNUSED

sys.path.insert(0, str(ROOT / "tests/tools"))
import links

KNOWN_TO_VNU = (
    # Material's own: its two hidden toggles are checkboxes with an autocomplete that keeps browsers from restoring them.
    "An “input” element with a “type” attribute whose value is “checkbox” must not have an “autocomplete” attribute whose value is “on” or “off”",
    "Attribute “autocomplete” is only allowed when the input type is",
)

STRIDE = 5
"""Of the roles, whose pages the same templates make, every fifth is read by the checker in each run."""


@pytest.fixture(scope="module")
def documents(own_site: Path) -> dict[str, Document]:
    """Its pages, read once."""
    return pages(own_site)


def test_each_role_has_its_page(own_site: Path) -> None:
    """One page a record, no more and no fewer."""
    records = {file.stem for file in (ROOT / "docs/data/roles").glob("*.yml")}
    built = {file.parent.name for file in (own_site / "roles").glob("*/index.html")} - {"compare", "directory"}
    assert built == records


def test_every_address_leads_somewhere(own_site: Path, own_address: str, documents: dict[str, Document]) -> None:
    """No dead link, no dead anchor, no doubled id, nothing loaded from elsewhere, nothing outside the sub-path."""
    assert faults(own_site, own_address, documents) == []


def test_no_marker_and_no_placeholder_is_left(own_site: Path) -> None:
    """Whatever a marker or a template promised was put in."""
    for file in looked_at(own_site):
        html = file.read_text(encoding="utf-8")
        assert '"@/' not in html, file
        assert not re.search(r"<!--\s*(quiz|claim|verdict|figure|count|list|picture|tool|objectives):", html), file


def test_no_page_has_a_part_of_the_theme_whose_styles_are_left_out(own_site: Path) -> None:
    """Else it would stand there undressed: take its name out of the list in publish/theme_styles.py."""
    classes = {
        name for file in own_site.rglob("*.html") for names in re.findall(r' class="([^"]*)"', file.read_text(encoding="utf-8")) for name in names.split()
    }
    assert [name for name in sorted(classes) if UNUSED.search(f".{name}")] == []


@pytest.mark.parametrize("stride", [STRIDE, rarely(1)], ids=["some roles", "every role"])
def test_html_is_valid(own_site: Path, stride: int) -> None:
    """The W3C's checker has nothing to say but Material's known faults."""
    roles = sorted(file.stem for file in (ROOT / "docs/data/roles").glob("*.yml"))
    left = set(roles) - set(roles[::stride])
    files = [file for file in looked_at(own_site) if not left & set(file.relative_to(own_site).parts)]
    assert files
    ours = [
        f"{Path(each['url']).parent.name}:{each.get('lastLine')}: {each['message']}"
        for each in html_faults(*files)
        if not each["message"].startswith(KNOWN_TO_VNU)
    ]
    assert ours == []


def test_each_page_describes_itself(own_site: Path, documents: dict[str, Document]) -> None:
    """A description of its own for search engines and shared links."""
    seen: dict[str, str] = {}
    for path in documents:
        html = (own_site / path).read_text(encoding="utf-8")
        found = re.search(r'<meta name="description" content="([^"]{40,200})">', html)
        assert found, path
        if path != "404.html":
            assert seen.setdefault(found[1], path) in {path, "index.html"}, f"{path} and {seen[found[1]]} share a description"


def test_sitemap_names_every_page(own_site: Path, own_address: str) -> None:
    """Search engines find each page at its own address."""
    maps = [
        [each.text for each in ET.parse(own_site / name).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
        for name in ("sitemap.xml", "sitemap-made.xml")
    ]
    locations = {*maps[0], *maps[1]}
    assert not [each for each in maps[0] if re.search(r"/roles/(?!compare/|directory/$).", each)], "what grows with the dataset is fetched with no first page"
    assert re.findall(r"(?m)^Sitemap: (.*)$", (own_site / "robots.txt").read_text(encoding="utf-8")) == [
        f"{own_address}sitemap.xml",
        f"{own_address}sitemap-made.xml",
    ]
    paths = [file.relative_to(own_site).as_posix() for file in own_site.rglob("*.html")]
    alone = [file for file in (ROOT / "docs").rglob("*.md") if "\ntemplate: standalone.html\n" in file.read_text(encoding="utf-8")]
    apart = {
        "404.html",
        "offline.html",
        *(f"{file.relative_to(ROOT / 'docs').with_suffix('').as_posix()}/index.html" for file in alone),
    }  # what only a teacher's link opens
    built = {f"{own_address}{path.removesuffix('index.html')}" for path in paths if path not in apart}
    assert locations == built


def test_structured_data_are_json(own_site: Path) -> None:
    """Each page's structured data can be read."""
    html = (own_site / "roles/index.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert json.loads(found[1])["@type"] == "LearningResource"


def test_the_dataset_is_published_in_both_forms(own_site: Path) -> None:
    """YAML as written and JSON with the same content."""
    for file in sorted((ROOT / "docs/data").rglob("*.yml")):
        path = file.relative_to(ROOT / "docs")
        assert (own_site / path).read_bytes() == file.read_bytes()
        twin = json.loads((own_site / path.with_suffix(".json")).read_text(encoding="utf-8"))
        written = json.loads(json.dumps(yaml.safe_load(file.read_text(encoding="utf-8")), default=str))
        assert _subset(written, twin), path


def _subset(written: object, published: object) -> bool:
    """Whether everything that was written was published; defaults may be added."""
    if isinstance(written, dict):
        return isinstance(published, dict) and all(key in published and _subset(value, published[key]) for key, value in written.items())
    if isinstance(written, list):
        return isinstance(published, list) and len(written) == len(published) and all(map(_subset, written, published))
    return str(written).strip() == str(published).strip()


def test_every_link_to_the_outside_is_listed(own_site: Path, own_address: str, documents: dict[str, Document]) -> None:
    """`make links` writes the list; a new link asks for a new run. A site that has no list yet keeps none."""
    if not links.REPORT.is_file():
        pytest.skip("no list yet; make links writes one")
    rows = links.ROW.findall(links.REPORT.read_text(encoding="utf-8"))
    assert {url for url, _, _ in rows} == set(links.outside(own_site, own_address, documents))
