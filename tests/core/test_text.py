"""Markdown in the data, addresses, and markers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillsdivide.addresses import page_url, relative, settle
from skillsdivide.catalog import Catalog
from skillsdivide.markdown import block, inline, plain
from skillsdivide.markers import check


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", "plain words"),
        ("**bold** and `code`", "<strong>bold</strong> and <code>code</code>"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("[page](learn/audit.md#week)", '<a href="@/learn/audit/#week">page</a>'),
        ("a & b", "a &amp; b"),
        ("snake_case_name", "snake_case_name"),
    ],
)
def test_markdown_inside_a_line(text: str, expected: str) -> None:
    """Marks become HTML, HTML stays text."""
    assert str(inline(text)) == expected


@pytest.mark.parametrize("link", ["[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](data:text/html,hi)", "[x](vbscript:x)"])
def test_links_that_run_something_are_not_made(link: str) -> None:
    """Such a link stays the text that was typed."""
    assert "href" not in str(inline(link))


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), max_size=60))
def test_the_short_way_and_the_long_way_say_the_same(text: str) -> None:
    """No text smuggles a tag of its own through, whichever way it takes."""
    html = str(inline(text))
    assert "<script" not in html.lower()
    assert "<img" not in html or "![" in text


def test_paragraphs_stay_apart() -> None:
    """A blank line parts two paragraphs."""
    assert str(block("One.\n\nTwo.")).count("<p>") == 2


def test_plain_gives_words_alone() -> None:
    """For attributes and file formats without markup."""
    assert plain("**Bold** & `x < y`") == "Bold & x < y"


SEGMENT = st.from_regex(r"[a-z0-9]{1,6}", fullmatch=True)
URL = st.lists(SEGMENT, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))


@given(URL, URL)
def test_a_relative_address_leads_back_to_its_target(target: str, here: str) -> None:
    """From any page to any page, under any sub-path."""
    from urllib.parse import urljoin

    base = "https://example.org/sub/path/"
    assert urljoin(base + here, relative(target, here)) == base + target


@pytest.mark.parametrize(
    ("path", "url"), [("index.md", ""), ("learn/index.md", "learn/"), ("learn/audit.md", "learn/audit/"), ("a.md#b", "a/#b"), ("index.md#b", "#b")]
)
def test_pages_have_addresses(path: str, url: str) -> None:
    """As MkDocs gives them with directory addresses."""
    assert page_url(path) == url


def test_settling_changes_placeholders_in_attributes_alone() -> None:
    """A text that looks like a placeholder is left."""
    assert settle('<a href="@/roles/x/#t">@/not</a>', "learn/a/") == '<a href="../../roles/x/#t">@/not</a>'


def catalog() -> Catalog:
    """A catalog with nothing in it."""
    names = ("claims", "credentials", "items", "roles", "sources", "sections")
    return Catalog({name: {} for name in names})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- pictur: divide -->", ["docs/a.md:1:1: unknown marker 'pictur'; write 'picture'"]),
        ("x <!-- list: rolls -->", ["docs/a.md:1:3: the marker 'list' knows no 'rolls'; write 'roles'"]),
        ("```\n<!-- pictur: divide -->\n```", []),
        ("<!-- a plain comment -->", []),
        ("<!-- picture: divide --> and <!-- list: roles -->", []),
    ],
)
def test_markers_are_checked_where_they_stand(tmp_path: Path, text: str, expected: list[str]) -> None:
    """Unknown ones are named with line, column and the nearest known; code is left alone."""
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert [str(problem) for problem in check(catalog(), tmp_path, "docs/")] == expected
