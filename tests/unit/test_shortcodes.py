"""Shortcodes: checked where they stand, text where they are shown. Examples of each also stand in test_text.py."""

from __future__ import annotations

import pytest

from skillsdivide.check.shortcodes import known_names, read_pages, shortcode_pages
from skillsdivide.render.environment import Renderer
from skillsdivide.render.shortcodes import expand_shortcodes, render_piece
from skillsdivide.schema.shortcodes import KINDS

PAGE = "docs/learn/readers.md"
LAST = 8
"""The line after the last of that page."""


def lines(small, text: str) -> list[str]:
    """What is wrong with a page to which a text was added."""
    file = small.folder / PAGE
    before = file.read_text(encoding="utf-8")
    assert before.count("\n") == LAST - 1, "stale test: the page has another length"
    file.write_text(before + text, encoding="utf-8")
    return small.lines()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- quizz: catalogues -->", f"{PAGE}:8:1: unknown shortcode 'quizz'; write 'quiz'"),
        ("<!-- claims: shelves-move -->", f"{PAGE}:8:1: unknown shortcode 'claims'; write 'claim'"),
        ("<!-- Quiz: catalogues -->", f"{PAGE}:8:1: '<!-- Quiz: catalogues -->' is no shortcode; write <!-- quiz: catalogues -->"),
        ("<!-- quiz : catalogues -->", f"{PAGE}:8:1: '<!-- quiz : catalogues -->' is no shortcode; write <!-- quiz: catalogues -->"),
        ("<!-- quiz catalogues -->", f"{PAGE}:8:1: '<!-- quiz catalogues -->' is no shortcode; write <!-- quiz: catalogues -->"),
        ("<!-- list = roles -->", f"{PAGE}:8:1: '<!-- list = roles -->' is no shortcode; write <!-- list: roles -->"),
        ("a <!- claim: shelves-move ->", f"{PAGE}:8:3: '<!- claim: shelves-move ->' is no shortcode; write <!-- claim: shelves-move -->"),
        ("<!– quiz: catalogues –>", f"{PAGE}:8:1: '<!– quiz: catalogues –>' is no shortcode; write <!-- quiz: catalogues -->"),
        ("<!—claim: shelves-move—>", f"{PAGE}:8:1: '<!—claim: shelves-move—>' is no shortcode; write <!-- claim: shelves-move -->"),
        ("<!-- quiz： catalogues -->", f"{PAGE}:8:1: '<!-- quiz： catalogues -->' is no shortcode; write <!-- quiz: catalogues -->"),
        ("< !-- quiz: catalogues -->", f"{PAGE}:8:1: '< !-- quiz: catalogues -->' is no shortcode; write <!-- quiz: catalogues -->"),
        ("<!-- quiz: catalogue -->", f"{PAGE}:8:1: the shortcode 'quiz' knows no 'catalogue'; write 'catalogues'"),
        ("<!-- list: rols -->", f"{PAGE}:8:1: the shortcode 'list' knows no 'rols'; write 'roles'"),
        ("<!-- picture: devide -->", f"{PAGE}:8:1: the shortcode 'picture' knows no 'devide'; write 'divide'"),
        ("<!-- tool: compared -->", f"{PAGE}:8:1: the shortcode 'tool' knows no 'compared'; write 'compare'"),
        ("<!-- count: role -->", f"{PAGE}:8:1: the shortcode 'count' knows no 'role'; write 'roles'"),
        ("<!-- figure: shelf-moves -->", f"{PAGE}:8:1: the shortcode 'figure' knows no 'shelf-moves'; write 'shelves-move'"),
        ("<!-- verdict: -->", f"{PAGE}:8:1: the shortcode 'verdict' knows no ''; write one of: shelves-move"),
        ("> " * 200 + "a", f"{PAGE}:8:1: hundreds of quotes or lists stand in one another here; write it flat"),
        ("a\n" + "1. - " * 80 + "a", f"{PAGE}:9:1: hundreds of quotes or lists stand in one another here; write it flat"),
        ("[" * 300, f"{PAGE}:8:201: hundreds of square brackets stand open here; close them, or write them as code"),
        ("\n    <!-- list: roles -->", f"{PAGE}:9:5: this shortcode is indented, so that it is shown as code; write it at the start of its line"),
        ("## A\n\n\t<!-- list: roles -->", f"{PAGE}:10:2: this shortcode is indented, so that it is shown as code; write it at the start of its line"),
        ("\n- a\n  <!--claim:x-->", f"{PAGE}:10:3: the shortcode 'claim' knows no 'x'; write one of: shelves-move"),
    ],
)
def test_an_unknown_shortcode_has_place_and_nearest_name(small, text: str, expected: str) -> None:
    """path:line:column, and what to write instead."""
    assert lines(small, text) == [expected]


@pytest.mark.parametrize("before", ["See ", "<!-- figure: shelves-move --> is told in ", "a\n\nSee **", "## ", "- a ", "> b, ", "1. <b>c</b> "])
def test_a_block_within_a_sentence_is_named(small, before: str) -> None:
    """The browser would end the paragraph there, and find an end without a beginning after it."""
    line, column = LAST + before.count("\n"), len(before.rpartition("\n")[2]) + 1
    what = "the shortcode 'claim: shelves-move' stands within a sentence, and what it shows is a block"
    assert lines(small, f"{before}<!-- claim: shelves-move --> there") == [f"{PAGE}:{line}:{column}: {what}; write it on a line of its own"]


@pytest.mark.parametrize(
    "before", ["", "  ", "a\n", "- ", "12. ", "> ", "a | ", "<!-- verdict: shelves-move --> ", "<!-- for authors --> ", '<div class="grid">']
)
def test_a_block_may_begin_what_holds_it(small, before: str) -> None:
    """A line, an entry of a list, a quotation, a cell, an element."""
    assert lines(small, f"{before}<!-- claim: shelves-move -->{'</div>' if 'div' in before else ''}\n") == []


@pytest.mark.parametrize("before", ["- a", "1. a\n\n    b", "!!! note\n", '??? question "a"', '=== "a"'])
def test_a_list_or_a_note_may_hold_a_shortcode(small, before: str) -> None:
    """There it is indented, and no code."""
    assert lines(small, f"\n{before}\n\n    <!-- list: roles -->\n") == []


@pytest.mark.parametrize(
    "text", ["<!-- see: catalogues -->", "<!-- todo: a quiz -->", "<!-- note: x -->", "<!-- the quiz is below -->", "<!-- quiz follows here -->"]
)
def test_another_word_makes_a_comment(small, text: str) -> None:
    """Only a word near a known one is taken for a slip."""
    assert lines(small, text) == []


SHOWN_ONCE = [
    ("quiz", "cataloguer-from-data"),
    ("objectives", "catalogues"),
    ("claim", "shelves-move"),
    ("list", "roles"),
    ("picture", "divide"),
    ("tool", "compare"),
]


@pytest.mark.parametrize(("kind", "name"), SHOWN_ONCE)
def test_a_piece_with_ids_stands_once_on_a_page(small, kind: str, name: str) -> None:
    """Two same ids would lead to the first alone, and a quiz would answer twice."""
    expected = f"{PAGE}:10:1: the shortcode '{kind}: {name}' stands here for a second time, so that two parts of the page have the same ids"
    assert lines(small, f"<!-- {kind}: {name} -->\n\n<!--{kind}:{name}-->") == [f"{expected}; keep it here or on line 8"]


@pytest.mark.parametrize(("kind", "name"), [("count", "roles"), ("figure", "shelves-move"), ("verdict", "shelves-move")])
def test_what_stands_in_a_sentence_may_come_again(small, kind: str, name: str) -> None:
    """It has no id."""
    assert lines(small, f"a <!-- {kind}: {name} --> b <!-- {kind}: {name} -->") == []
    assert " id=" not in render_piece(kind, name, Renderer(small.catalog()))


def test_each_unknown_shortcode_of_a_line_is_told(small) -> None:
    """Two on one line are two lines of report."""
    assert [line.partition(": ")[0] for line in lines(small, "<!-- quizz: a --> and <!-- lists: b -->")] == [f"{PAGE}:8:1", f"{PAGE}:8:23"]


@pytest.mark.parametrize("fence", ["```", "~~~", "````", "  ```"])
def test_a_shortcode_in_a_code_block_is_text(small, fence: str) -> None:
    """A page may show how shortcodes are written."""
    assert lines(small, f"{fence} html\n<!-- quizz: x -->\n{fence}\n") == []


def test_after_a_code_block_shortcodes_count_again(small) -> None:
    """The closing fence ends the exception."""
    assert lines(small, "```\nx\n```\n<!-- quizz: x -->\n") == [f"{PAGE}:11:1: unknown shortcode 'quizz'; write 'quiz'"]


@pytest.mark.parametrize("text", ["```\n~~~\n<!-- quizz: x -->\n~~~\n```\n", "````\n```\n<!-- quizz: x -->\n```\n````\n"])
def test_a_fence_inside_a_fence_is_text(small, text: str) -> None:
    """Only a fence of the same sign, and as long, closes."""
    assert lines(small, text) == []


def test_code_in_a_line_is_text_too(small) -> None:
    """Inline code shows a shortcode as well."""
    assert lines(small, "Write `<!-- quizz: x -->` there.") == []


def test_an_indented_shortcode_counts(small) -> None:
    """Admonitions indent their content, so an indented line is judged like any other."""
    assert lines(small, "!!! note\n    <!-- quizz: x -->\n") == [f"{PAGE}:9:5: unknown shortcode 'quizz'; write 'quiz'"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_known_shortcode_is_replaced(small, kind: str) -> None:
    """No shortcode that passes the check is left in the HTML."""
    renderer = Renderer(small.catalog())
    for name in sorted(known_names(renderer.catalog)[kind]):
        assert "<!--" not in expand_shortcodes(f"<p><!-- {kind}: {name} --></p>", renderer), name


def test_an_occupation_that_a_measure_leaves_out_shows_none(small) -> None:
    """Its role stands in the lists all the same."""
    measure = "{id: use, title: U, short: U, unit: share, low: 0, high: 1, year: 2026, source: study, licence: CC0, median: 0.5, occupations: 2, meaning: m, limits: l}"
    occupations = f"measures:\n- {measure}\noccupations:\n- {{soc: 15-1252.00, title: Developers, scores: []}}\n"
    (small.folder / "docs/data/occupations.yml").write_text(occupations, encoding="utf-8")
    small.change("docs/data/roles/cataloguer.yml", "occupations: []", "occupations:\n- {soc: 15-1252.00, fit: proxy}")
    renderer = Renderer(small.catalog())
    assert "none" in render_piece("list", "roles", renderer)
    assert "Cataloguer" not in render_piece("picture", "exposure", renderer)


@pytest.mark.parametrize("html", ["<!-- a comment -->", "<!-- todo: later -->", "&lt;!-- quiz: catalogues --&gt;"])
def test_other_comments_and_shown_shortcodes_are_left(small, html: str) -> None:
    """Expanding touches shortcodes alone."""
    assert expand_shortcodes(html, Renderer(small.catalog())) == html


def test_kinds_are_those_that_have_names(small) -> None:
    """The list for messages and the table of names agree."""
    assert set(known_names(small.catalog())) == set(KINDS)


def test_a_generated_section_without_questions_is_named_with_its_place(small) -> None:
    """No claim of the small site has several sources, so there is no question about claims; whoever shows them learns it before anything is built."""
    expected = f"{PAGE}:8:1: the dataset gives no question for 'claims-from-data'"
    assert [line.partition(";")[0] for line in lines(small, "<!-- quiz: claims-from-data -->")] == [expected]


def test_a_section_stands_where_its_shortcode_does(small) -> None:
    """Sections made from the data have no page of their own; a shortcode in code is text."""
    (small.folder / "docs/about.md").write_text("```\n<!-- quiz: cataloguer-from-data -->\n```\n\n<!-- quiz: claims-from-data -->\n", encoding="utf-8")
    pages = shortcode_pages(read_pages(small.folder / "docs", small.folder)[0])
    assert pages["claims-from-data"] == "about.md"
    assert "cataloguer-from-data" not in pages
