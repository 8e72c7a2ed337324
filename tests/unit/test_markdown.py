"""Markdown in the data: what it may do, what it may not, and its short way. Examples stand in test_text.py."""

from __future__ import annotations

import html
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillsdivide import markdown
from skillsdivide.markdown import block, inline, plain, shown
from skillsdivide.translate.formats import ENGLISH

PIECES = ["<", ">", "/", "script", "img src=x onerror=y", "javascript:", "[a](", ")", "**", "`", '"', "&lt;", "&#58;", "\n\n", "- ", "a", " "]
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
ORDINARY = st.text(alphabet="ab1 .,;:'’()%/?\"“”–—", max_size=60)


class Reader(HTMLParser):
    """The tags and the addresses of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]


@pytest.mark.parametrize("render", [inline, block])
@pytest.mark.parametrize("typed", ["<b>x</b>", "<script>x</script>", "<img src=x onerror=y>", "<!-- x -->", "<div>\nx\n</div>", "<a href='javascript:x'>x</a>"])
def test_raw_html_is_shown_as_typed(render, typed: str) -> None:
    """Readers see what the author wrote, and browsers see no tag."""
    shown = str(render(typed))
    assert Reader(shown).tags <= {"p"}
    assert " ".join(html.unescape(shown.removeprefix("<p>").replace("</p>", "")).split()) == " ".join(typed.split())


@pytest.mark.parametrize(
    "scheme", ["javascript:x", "JAVASCRIPT:x", "java\tscript:x", "&#106;avascript:x", "vbscript:x", "data:text/html,x", "file:///etc/passwd"]
)
@pytest.mark.parametrize("form", ["[a]({})", "<{}>", "[a][b]\n\n[b]: {}"])
def test_no_address_runs_a_script(scheme: str, form: str) -> None:
    """Such an address stays text, in every form of a link."""
    assert Reader(str(block(form.format(scheme)))).addresses == []


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("[a](learn/audit.md)", "@/learn/audit/"),
        ("[a](learn/audit.md#week)", "@/learn/audit/#week"),
        ("[a](index.md)", "@/"),
        ("[a](roles/index.md)", "@/roles/"),
        ("[a](https://example.org/x.md)", "https://example.org/x.md"),
        ("[a](https://example.org/)", "https://example.org/"),
        ("[a](#here)", "#here"),
    ],
)
def test_pages_become_addresses_of_the_site(typed: str, address: str) -> None:
    """A page of docs/ is linked by its address; anything else is left."""
    assert Reader(str(inline(typed))).addresses == [address]


@given(HOSTILE)
def test_no_mixture_makes_a_tag_or_an_address_of_its_own(text: str) -> None:
    """Only Markdown's own tags come out, without events, and no address runs a script."""
    read = Reader(str(block(text)))
    assert read.tags <= {"p", "strong", "em", "code", "a", "ul", "li", "br", "img", "blockquote", "h1", "h2", "pre", "hr"}
    assert read.attributes <= {"href", "title", "src", "alt", "class"}
    assert not [address for address in read.addresses if address.strip().lower().startswith(("javascript:", "vbscript:"))]


@given(ORDINARY)
def test_the_short_way_says_what_the_parser_says(text: str) -> None:
    """Texts of ordinary characters mean the same whichever way they take."""
    long_way = markdown._parser.renderInline(text.strip())
    assert " ".join(html.unescape(str(inline(text))).split()) == " ".join(html.unescape(long_way).split())


@pytest.mark.parametrize(
    "typed", ["a\n\nb", "- a\n- b", "1. a\n2. b", "a\n---", "# a", "> a", "| a | b |\n|---|---|\n| 1 | 2 |", "**a**", "a_b", "www.example.org"]
)
def test_the_short_way_leaves_marks_to_the_parser(typed: str) -> None:
    """Whatever begins like a mark is parsed as one."""
    long_way = markdown._parser.render(typed)
    assert " ".join(html.unescape(str(block(typed))).split()) == " ".join(html.unescape(long_way).split())


@pytest.mark.parametrize("typed", ["a  \nb", "a\n--", "a\n-", "1."])
def test_the_short_way_knows_every_mark(typed: str) -> None:
    """Line breaks, headings and lists come out whichever way a text takes."""
    test_the_short_way_leaves_marks_to_the_parser(typed)


@given(HOSTILE)
def test_plain_text_has_no_tag_of_ours(text: str) -> None:
    """Descriptions and attributes carry words alone, on one line."""
    words = plain(text)
    assert "\n" not in words
    assert not {"strong", "em", "code"} & Reader(html.escape(words)).tags
    assert "<strong>" not in words
    assert "<code>" not in words


@pytest.mark.parametrize(
    ("value", "words"), [(6.022e23, "6.022 × 10²³"), (1.6e-19, "1.6 × 10⁻¹⁹"), (92000, "92,000"), (92000.0, "92,000"), (0.5, "0.5"), (-1200.25, "-1,200.25")]
)
def test_a_number_is_written_for_readers(value: float, words: str) -> None:
    """Thousands grouped, no idle zeros, a power of ten raised."""
    assert ENGLISH.number(value) == words


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [("a b", "**A**  `b`", True), ("C", "C++", False), ("`A`", "`a`", False), ("x<y", "x>y", False), ("é", "e\u0301", True), ("[a](learn/a.md)", "a", True)],
)
def test_texts_are_compared_as_they_are_shown(first: str, second: str, alike: bool) -> None:  # noqa: FBT001
    """Every sign counts; marks, kinds of space and, outside code, case do not."""
    assert (shown(first) == shown(second)) is alike


def test_no_picture_is_loaded() -> None:
    """The check refuses pictures in texts; what slipped past it is shown as typed, and asks no other host."""
    assert "<img" not in inline("![seen](https://tracker.example/pixel.png)")
    assert "<img" not in block("![seen](https://tracker.example/pixel.png)")
