"""A long list of sources is parted by what they are cited for, and every address of a source leads to where it is told."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import real_content

from skillsdivide.load.catalog import Catalog
from skillsdivide.load.source_parts import LISTED, source_url
from skillsdivide.render.environment import Renderer
from skillsdivide.render.generated_pages import generated_pages, render_page
from skillsdivide.render.shortcodes import expand_shortcodes

pytestmark = pytest.mark.no_cover  # it goes through all, and reaches no line that another test does not

ANCHOR = re.compile(r'<li id="(source-[^"]+)"')


def told(catalog: Catalog) -> tuple[list[str], dict[str, list[str]], str]:
    """The anchors in the whole list, those on each page of a part, and the HTML of the list."""
    renderer = Renderer(catalog)
    html = expand_shortcodes("<!-- list: sources -->", renderer)
    parts = [page for page in generated_pages(renderer) if page.path.startswith("learn/sources/")]
    return ANCHOR.findall(html), {page.path: ANCHOR.findall(render_page(page, renderer).html) for page in parts}, html


def test_each_source_is_told_in_one_part_and_its_old_address_leads_there() -> None:
    """Nothing is lost, and nothing told twice."""
    catalog = real_content.catalog()
    listed, parts, html = told(catalog)
    assert len(parts) > 2
    assert sorted(listed) == sorted(anchor for anchors in parts.values() for anchor in anchors) == sorted(f"source-{key}" for key in catalog.sources)
    for path, anchors in parts.items():
        for anchor in anchors:
            key = anchor.removeprefix("source-")
            assert catalog.source_url(key) == f"{path.removesuffix('.md')}/#{anchor}"
            line = html[html.index(f'id="{anchor}"') :]
            assert f'href="@/{catalog.source_url(key)}"' in line[: line.index("</li>")]


def test_a_source_stands_with_the_records_that_cite_it_most() -> None:
    """The article, which roles cite too, with its claims; measures with the roles."""
    catalog = real_content.catalog()
    assert catalog.source_url("article").startswith("learn/sources/claims/")
    assert catalog.source_url("gpts-are-gpts").startswith("learn/sources/roles/")
    assert catalog.source_url("isc2-faq").startswith("learn/sources/credentials/")
    assert catalog.source_url("invezz").startswith("learn/sources/others/")


def test_a_short_list_is_not_parted() -> None:
    """What one page holds stands there, and links lead to it."""
    catalog = real_content.catalog()
    few = replace(catalog, sources=dict(list(catalog.sources.items())[:LISTED]))
    assert few.source_parts == {}
    assert few.source_url("article") == source_url("article") == "learn/sources/#source-article"
