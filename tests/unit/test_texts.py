"""Texts of the dataset hold nothing that is not shown: pictures, dead links and anchors, blocks and marks where none can stand."""

from __future__ import annotations

import json

import pytest

from skillsdivide.check.anchors import check_anchors
from skillsdivide.check.texts import BLOCKS
from skillsdivide.markdown import tree
from skillsdivide.pipeline import Project, check, load

QUIZ = "quizzes/catalogues.yml"

FENCE = "```\nx\n```"
TABLE = "| a |\n|---|\n| b |"


def place_of(small, path: str, line: str) -> int:
    """The number of a line in a file of the small site."""
    return (small.folder / path).read_text(encoding="utf-8").split(line, 1)[0].count("\n") + 1


def problems(small, path: str, key: str, text: str) -> list[str]:
    """What is wrong where the first value of a key in a file becomes this text."""
    file = small.folder / path
    lines = file.read_text(encoding="utf-8").split("\n")
    index = next(number for number, line in enumerate(lines) if line.lstrip(" -").startswith(f"{key}:"))
    start = lines[index].partition(f"{key}:")[0]
    lines[index] = f"{start}{key}: {json.dumps(text)}"
    file.write_text("\n".join(lines), encoding="utf-8")
    expected = f"{path}:{index + 1}:{len(start) + len(key) + 3}: "
    return [line.removeprefix(expected) for line in small.lines()]


PICTURE = "a picture stands in this text: 'a'; give it to the question as its picture, or take it out"
ONE_LINE = "in a text that is shown in one line; write one paragraph"
NO_BLOCK = "stands in this text; write paragraphs, code between lines of ```, lists or tables"
MARKS = "this text is shown as it is typed, and holds marks of Markdown; take the marks out"
NOWHERE = "leads nowhere; write a page below docs/ as learn/sources.md, or a whole address"
NO_LINK = "is no link; write the address without spaces, as https://example.org or as learn/sources.md"


@pytest.mark.parametrize(
    ("path", "key", "text", "expected"),
    [
        ("docs/data/claims.yml", "text", "a ![a](assets/x.svg) b", PICTURE),
        (QUIZ, "stem", "What does ![a](assets/x.svg) show?", PICTURE),
        (QUIZ, "feedback", "See this.\n\n![a](x)", PICTURE),
        ("docs/data/claims.yml", "finding", "See [b](learn/nowhere.md).", "docs/ has no page 'learn/nowhere.md'; write 'learn/sources.md'"),
        ("docs/data/claims.yml", "finding", "See [b](learn/reader.md#a).", "docs/ has no page 'learn/reader.md'; write 'learn/readers.md'"),
        ("docs/data/claims.yml", "finding", "See [b](../learn/readers.md).", f"the link '../learn/readers.md' {NOWHERE}"),
        ("docs/data/claims.yml", "finding", "See [b](learn/readers.md?a).", f"the link 'learn/readers.md?a' {NOWHERE}"),
        ("docs/data/claims.yml", "finding", "See [b](learn/readers/).", f"the link 'learn/readers/' {NOWHERE}"),
        ("docs/data/claims.yml", "finding", "See [b](#here).", f"the link '#here' {NOWHERE}"),
        ("docs/data/claims.yml", "finding", "See [b](www.example.org).", f"the link 'www.example.org' {NOWHERE}"),
        ("docs/data/claims.yml", "finding", "See [b](javascript:c).", f"'[b](javascript:c)' {NO_LINK}"),
        ("docs/data/claims.yml", "finding", "See [b](learn/the readers.md).", f"'[b](learn/the readers.md)' {NO_LINK}"),
        ("docs/data/claims.yml", "finding", f"See:\n{FENCE}", f"a block of code {ONE_LINE}"),
        ("docs/data/claims.yml", "finding", "See:\n- a\n- b", f"a list {ONE_LINE}"),
        ("docs/data/claims.yml", "finding", "a\n\nb", f"several paragraphs {ONE_LINE}"),
        ("docs/data/claims.yml", "finding", f"See:\n\n{TABLE}", f"a table {ONE_LINE}"),
        ("docs/data/claims.yml", "finding", "# a\nb", f"a heading {NO_BLOCK}"),
        (QUIZ, "stem", "What is\n> this", f"a quotation {NO_BLOCK}"),
        (QUIZ, "stem", "What is this?\n\n---\n\na", f"a rule across the page {NO_BLOCK}"),
        (QUIZ, "stem", f"{FENCE}\nWhat is this?", "the stem begins with a block of code; begin with the question or with a sentence, and let the block follow"),
        ("docs/data/roles/cataloguer.yml", "title", "A *good* cataloguer", MARKS),
        ("docs/data/roles/cataloguer.yml", "title", "A `good` cataloguer", MARKS),
        ("docs/data/roles/cataloguer.yml", "title", "A [good](https://example.org) cataloguer", MARKS),
        ("docs/data/vocabulary.yml", "label", "a\n\nb", MARKS),
    ],
)  # fmt: skip
def test_what_would_not_be_shown_is_named_with_its_line(small, path: str, key: str, text: str, expected: str) -> None:
    """In whatever record it stands."""
    assert problems(small, path, key, text) == [expected]


@pytest.mark.parametrize(
    ("path", "key", "text"),
    [
        (QUIZ, "stem", f"What does this print?\n\n{FENCE}"),
        (QUIZ, "stem", f"What follows from this table, which has several sentences of prose?\n\n{TABLE}"),
        (QUIZ, "feedback", f"It is so for two reasons:\n\n- a\n- b\n\n{FENCE}\n\n{TABLE}"),
        ("docs/data/roles/cataloguer.yml", "article", "a\n\nb"),
        ("docs/data/roles/cataloguer.yml", "title", "R&D <cataloguer> * 2, snake_case"),
        ("docs/data/claims.yml", "finding", "1. a, `[a](b c)` and ![ and [b](learn/readers.md) <a@example.org> [c](mailto:a@example.org) [d][e] (f)"),
        ("docs/data/claims.yml", "finding", "a\nb  \nc"),
    ],
)
def test_what_is_shown_passes(small, path: str, key: str, text: str) -> None:
    """Blocks where they are drawn, signs as they are typed, links that lead somewhere."""
    assert problems(small, path, key, text) == []


def test_a_table_stands_in_no_choice(small) -> None:
    """A choice is a label, and may hold words, lists and code."""
    small.change(QUIZ, "text: One book", f"text: {json.dumps(TABLE)}")
    line = place_of(small, QUIZ, '    text: "| a')
    assert f"{QUIZ}:{line}:11: a table stands in a choice; put it into the stem" in small.lines()


def test_each_block_has_a_name() -> None:
    """Those that the parser knows, but for HTML, which it is told not to read, and for what stands inside others."""
    kinds = {node.type for node in tree(f"a\n\n    b\n\n{FENCE}\n\n- a\n\n1. a\n\n{TABLE}\n\n# a\n\na\n---\n\n> a\n\n***").children}
    assert kinds <= set(BLOCKS)


def test_an_anchor_is_looked_for_in_the_page_as_rendered(small) -> None:
    """In a field of its own and in a link of a text; the nearest that is there is named."""
    small.change(
        QUIZ,
        "  passage: learn/catalogues.md\n",
        "  passage: learn/readers.md#the-deks\n  rationale: See [this](learn/readers.md#the-desk) and [that](learn/readers.md#lost).\n",
    )
    checked = check(load(Project(small.folder, small.folder / "docs")))
    pages = []

    def html(path: str) -> str:
        pages.append(path)
        return '<h2 id="the-desk">a</h2><p data-id="lost">'

    told = [str(problem) for problem in check_anchors([each for each in checked.anchors if each.page == "learn/readers.md"], html)]
    line = place_of(small, QUIZ, "  passage: learn/readers.md#the-deks")
    assert told == [
        f"{QUIZ}:{line}:12: the page 'learn/readers.md' has no anchor 'the-deks'; write 'the-desk'",
        f"{QUIZ}:{line + 1}:14: the page 'learn/readers.md' has no anchor 'lost'; write one of: the-desk",
    ]
    assert pages == ["learn/readers.md"]
