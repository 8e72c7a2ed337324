"""Addresses lead back to where they came from, whatever lies between."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillsdivide.links import page_url, relativize_links

SEGMENT = st.from_regex(r"[a-z0-9]{1,6}", fullmatch=True)
FOLDER = st.lists(SEGMENT, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
TARGET = st.tuples(FOLDER, st.sampled_from(["", "data.json", "x.yml"])).map("".join)
ROOT = st.sampled_from(["https://example.org/", "https://example.org/skills-divide/", "https://example.org/a/b/c/"])
ANCHOR = st.sampled_from(["", "#week", "#a-b"])


@given(ROOT, TARGET, FOLDER, ANCHOR)
def test_settled_html_leads_to_its_target(root: str, target: str, here: str, anchor: str) -> None:
    """Pages and files, from any page, under any sub-path and never out of it; the anchor is kept."""
    html = relativize_links(f'<a href="@/{target}{anchor}">x</a>', here)
    assert "@/" not in html
    assert urljoin(root + here, html.split('"')[1]) == root + target + anchor


@given(FOLDER, SEGMENT, ANCHOR)
def test_a_page_is_a_folder_and_keeps_its_anchor(folder: str, name: str, anchor: str) -> None:
    """learn/audit.md#week -> learn/audit/#week, and an index is its folder."""
    assert page_url(f"{folder}{name}.md{anchor}") == (f"{folder}{name}/{anchor}" if name != "index" else f"{folder}{anchor}")
    assert page_url(f"{folder}index.md{anchor}") == f"{folder}{anchor}"


@pytest.mark.parametrize("html", ["<p>@/roles/x/</p>", "<a href='@/x/'>x</a>", '<a href="https://example.org/@/x/">x</a>', '<a title="write @/x">x</a>'])
def test_what_is_no_placeholder_is_left(html: str) -> None:
    """Only the start of an attribute in double quotes is one, as templates write it."""
    assert relativize_links(html, "learn/a/") == html
