"""Hand-written pages are checked as the dataset is: front matter, elements and addresses, each fault with its line."""

from __future__ import annotations

import pytest

from skillsdivide.schema.pages import FrontMatter

PAGE = "docs/learn/readers.md"
HEAD = "---\ntitle: Readers\ndescription: What readers ask for.\n---\n"
BODY = 5
"""The line after HEAD."""


def lines(small, text: str) -> list[str]:
    """What is wrong where a page holds this text alone."""
    (small.folder / PAGE).write_text(text, encoding="utf-8")
    return small.lines()


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (
            "title: a: b\ndescription: d",
            "2:9: this is not YAML: mapping values are not allowed in this context; check the indentation, and put quotes round a text that contains a colon and a space",
        ),
        ('title: "a\ndescription: d', "2:8: this is not YAML: found unexpected end of stream; mend the line, or put quotes round its text"),
        (
            "title: a",
            "2:1: the key 'description' is missing; add 'description': What a reader finds on the page, in a sentence, for search engines and other sites",
        ),
        ("description: d", "2:1: the key 'title' is missing; add 'title': The page's name, for the navigation, the search and the window"),
        ("title: a\ndescription:", "3:13: description: the value is missing; write a text"),
        ("title: 2026\ndescription: d", "2:8: title: YAML reads this as 2026 and not as a text; put quotes round it"),
        ("title: [a]\ndescription: d", "2:8: title: a list is not a text; write a text"),
        ("titel: a\ndescription: d", "2:1: unknown key 'titel'; write 'title'"),
        ("title: a\ndescription: d\nlayout: x.html", "4:1: unknown key 'layout'; write one of: description, hide, lang, search, tags, template and 2 more"),
        ("title: a\ndescription: d\ntemplate: x.html", "4:11: template: 'x.html' is unknown; write one of: 'standalone.html'"),
        ("title: a\ndescription: d\nhide: toc", "4:7: hide: 'toc' is not a list; write a list, each entry on a line that starts with a hyphen"),
        ("title: a\ndescription: d\nhide: [tocs]", "4:8: hide 1: 'tocs' is unknown; write one of: 'navigation', 'toc', 'path', 'footer', 'tags'"),
        ("title: a\ndescription: d\nsearch: {exclude: 'yes'}", "4:19: search exclude: 'yes' is not true or false; write true or false"),
        ("title: a\ntitle: b\ndescription: d", "3:1: the key 'title' stands twice in one record; keep one of the two"),
        ("title: the sign #1 # of all\ndescription: d", "2:8: YAML takes '#1 # of all' for a remark, and drops it; put quotes round the whole text"),
        ("- title", "2:1: the file: a list is not a record of keys and values; write a record of keys and values"),
        ("", "1:1: the front matter is empty; begin the page with lines of ---, title:, description: and ---"),
    ],
)
def test_front_matter_is_checked_like_a_record(small, front: str, expected: str) -> None:
    """Its line is that of the page."""
    assert lines(small, f"---\n{front}\n---\n# Readers\n") == [f"{PAGE}:{expected}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Readers\n", "1:1: the page has no front matter; begin the page with lines of ---, title:, description: and ---"),
        ("title: Readers\n\n# Readers\n", "1:1: the page has no front matter; begin the page with lines of ---, title:, description: and ---"),
        ("---\ntitle: Readers\n", "1:1: the front matter is not closed; put a line of --- under its last field"),
    ],
)
def test_a_page_without_front_matter_is_named(small, text: str, expected: str) -> None:
    """MkDocs would print what it cannot read, or take the first lines for fields."""
    assert lines(small, text) == [f"{PAGE}:{expected}"]


@pytest.mark.parametrize("title", ["The <script> element", '"Salt & \\"pepper\\" > all"', "A </title><h1>b"])
def test_a_title_may_hold_every_sign(small, title: str) -> None:
    """It is escaped where it is shown."""
    assert lines(small, HEAD.replace("Readers", title, 1)) == []


@pytest.mark.parametrize("field", FrontMatter.model_fields)
def test_every_field_says_what_to_write(field: str) -> None:
    """Messages are made from it."""
    assert FrontMatter.model_fields[field].description


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        (
            "## The <script> element",
            8,
            "the browser would take '<script>' for an element that no page may hold; put backticks round it where it is a word, and write &lt; for a sign",
        ),
        (
            "See <Select> there",
            5,
            "the browser would take '<Select>' for an element that no page may hold; put backticks round it where it is a word, and write &lt; for a sign",
        ),
        (
            "A List<T> of them",
            7,
            "the browser would take '<T>' for an element that no page may hold; put backticks round it where it is a word, and write &lt; for a sign",
        ),
        (
            "[a <title> b](catalogues.md)",
            4,
            "the browser would take '<title>' for an element that no page may hold; put backticks round it where it is a word, and write &lt; for a sign",
        ),
        ('<b onclick="x">a</b>', 1, "'<b onclick=\"x\">' asks for a script, which the content policy refuses; take it out"),
        ("<div>\n\na", 1, "<div> is never closed; write its end where it belongs"),
        ("a</div>", 2, "'</div>' closes nothing that is open here; take it out, or close what was opened last"),
        ("<b><i>a</b></i>", 8, "'</b>' closes nothing that is open here; take it out, or close what was opened last"),
        ("a <!-- b", 3, "this comment does not end; close it with -->"),
        ("[a](javascript:b)", 5, "an address begins with 'javascript:'; write https: or a page of docs/"),
        ("[a]: data:text/html,b", 6, "an address begins with 'data:'; write https: or a page of docs/"),
        ('<a href="vbscript:b">a</a>', 10, "an address begins with 'vbscript:'; write https: or a page of docs/"),
    ],
)
def test_html_that_would_spoil_the_page_is_named(small, text: str, column: int, expected: str) -> None:
    """Wherever it stands: headings, links, prose."""
    assert lines(small, f"{HEAD}{text}\n") == [f"{PAGE}:{BODY}:{column}: {expected}"]


@pytest.mark.parametrize(
    "text",
    [
        "a `<script>` b",
        "```\n<script>\n```",
        "1 < 2, x<y and z",
        '<div class="grid" markdown>\n\na <br> b <abbr title="c">d</abbr>\n\n</div>',
        "<https://example.org/> and <a@example.org>",
        "<!-- <script> -->",
        '<img src="../assets/favicon.svg" alt="a"/>',
        "[a](https://example.org/) [b](mailto:a@example.org)",
    ],
)
def test_ordinary_html_passes(small, text: str) -> None:
    """Code, signs, comments, addresses, and elements that show text."""
    assert lines(small, f"{HEAD}{text}\n") == []
