"""Words change no structure: each page, each piece and each file has with hostile words what it has with plain ones, questions made from the data too.

A dataset in other words (skillsdivide/translate) keeps its questions, their choices and orders, so that two wordings can be held against each other.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from conftest import ROOT, SAMPLE
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from skillsdivide.export.batch import BANK, batches
from skillsdivide.export.context import ExportContext, Site
from skillsdivide.export.export_all import WRITERS
from skillsdivide.export.scorm import PLAYER
from skillsdivide.pipeline import Dataset, prepare_dataset, render, translate
from skillsdivide.render.environment import TEMPLATES, Renderer
from skillsdivide.render.generated_pages import generated_pages, render_page
from skillsdivide.render.shortcodes import render_piece
from skillsdivide.schema.export_formats import formats
from skillsdivide.schema.shortcodes import PIECES, RECORDS, piece_names
from skillsdivide.translate.messages import Message

HOSTILE = [
    *("<script>", "</script>", "<select>", "</title>", "</head>", "<body>", "<textarea>", "<svg onload=a>", "<!--", "-->", "<b", ">", '"', "'", "/>"),
    *('">', "'>", "&lt;", "&quot;", "&#34;", "&", "<style>", "{{ 7 }}", "{% raw %}", "]]>", "<plaintext>", "</p>", "<table>", "{", "}", "=", "~", "#", "é"),
]
ENDS = "\"'><i hostile>"
"""Ends an attribute and its element, and begins another, wherever it is not escaped; each text has it before all else."""
SITE = Site("Site", "https://example.org/", dict.fromkeys(PLAYER, b""))


class Elements(HTMLParser):
    """Each element of a piece of HTML with the names of its attributes, each comment and each declaration, in order; and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.text = ""
        self.feed(str(text))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(" ".join([tag, *sorted(name for name, _ in attrs)]))

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(f"/{tag}")

    def handle_comment(self, data: str) -> None:
        self.seen.append("comment")

    def handle_decl(self, decl: str) -> None:
        self.seen.append("declaration")

    unknown_decl = handle_pi = handle_decl

    def handle_data(self, data: str) -> None:
        self.text += data


@cache
def small() -> Dataset:
    """The small site's dataset."""
    return prepare_dataset(ROOT / "tests/other-profession", ROOT / "tests/other-profession/docs")


@cache
def real() -> Dataset:
    """The dataset of Skills Divide."""
    return prepare_dataset(SAMPLE, SAMPLE / "docs")


def worded(data: Dataset, words: list[str]) -> tuple[Renderer, Dataset]:
    """The dataset with some of these words behind each of its texts."""
    following = itertools.cycle(words)

    def change(message: Message) -> str:
        return "\n".join(f"{line} {next(following)}" for line in message.text.splitlines()) if message.is_free else f"{message.text} {next(following)}"

    other, layout = translate(data, change)
    return render(other, layout=layout), other


def pages(renderer: Renderer) -> Iterator[tuple[str, str]]:
    """Name and HTML of each generated page, and of each piece that a shortcode stands for."""
    yield from ((page.path, render_page(page, renderer).html) for page in generated_pages(renderer))
    for kind in PIECES:
        yield from ((f"{kind}: {name}", render_piece(kind, name, renderer)) for name in sorted(piece_names(kind)))
    for kind, (collection, _) in RECORDS.items():
        yield from ((f"{kind}: {key}", render_piece(kind, key, renderer)) for key in renderer.catalog.collection(collection))


def quizzes(renderer: Renderer) -> Iterator[tuple[str, str]]:
    """Id and HTML of each section of questions."""
    yield from ((key, render_piece("quiz", key, renderer)) for key in renderer.catalog.sections)


def structure(name: str, content: bytes) -> object:
    """What of a file is no words, by the end of its name."""
    match Path(name).suffix:
        case ".zip" | ".apkg" | ".imscc":
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                return {each: structure(each, archive.read(each)) for each in sorted(archive.namelist())}
        case ".xml" | ".html":
            return Elements(content.decode()).seen if name.endswith("html") else [*in_xml(ET.fromstring(content))]
        case ".json":
            return shape(json.loads(content))
        case ".csv":
            return [len(row) for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))]
        case ".anki2" | ".anki21":
            collection = sqlite3.connect(":memory:")
            collection.deserialize(content)
            return [[Elements(field).seen for field in fields.split("\x1f")] for (fields,) in collection.execute("select flds from notes order by id")]
        case _:
            lines = [line for line in content.decode().splitlines() if not line.startswith(("$CATEGORY:", "//"))]  # there no sign has a meaning
            return [re.findall(r"(?<!\\)(?:\\\\)*([{}=~#])", line) for line in lines]


def in_xml(node: ET.Element, *, holds_html: bool = False) -> Iterator[object]:
    """Each element with the names of its attributes; and of its text the HTML, where the format says that it is such."""
    yield node.tag, sorted(node.attrib), Elements(node.text or "").seen if holds_html or node.get("texttype") == "text/html" else []
    for child in node:
        yield from in_xml(child, holds_html=node.get("format") == "html")


def shape(value: object) -> object:
    """A value without its words and numbers."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    return [shape(each) for each in value] if isinstance(value, list) else type(value).__name__


FILES = [each for each in formats().values() if not each.printed and each.id in WRITERS]
"""Formats that are no paper: what is printed is set from data, never from text that is read as code."""


def files(data: Dataset) -> Iterator[tuple[str, object]]:
    """Of each section in each format its structure."""
    for batch in batches(data.catalog.sections.values(), "A site"):
        context = ExportContext(SITE, data.catalog.sources, data.catalog.images)
        for each in FILES if batch.id != BANK else ():
            yield f"{batch.id} {each.id}", structure(f"x.{each.suffix}", WRITERS[each.id](batch, each, context))


def plain(words: list[str]) -> list[str]:
    """Words of the same length that no format reads as its own."""
    return [re.sub(r"\S", "w", each) for each in words]


WORDS = st.lists(
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4).map(lambda pieces: " ".join([ENDS, *pieces])), min_size=30, max_size=60, unique=True
)


def assert_same(read: Callable[[Renderer, Dataset], Iterator[tuple[str, object]]], data: Dataset, words: list[str]) -> None:
    """Hostile and plain words give the same structures, name by name."""
    actual, expected = (dict(read(*worded(data, each))) for each in (words, plain(words)))
    assert actual.keys() == expected.keys()
    assert len(actual) > 10
    for name, found in actual.items():
        assert found == expected[name], f"{name}: {first_difference(found, expected[name])}"


def first_difference(found: object, expected: object) -> str:
    """Where two structures part."""
    if isinstance(found, dict) and isinstance(expected, dict) and found.keys() == expected.keys():
        return next(f"{key}: {first_difference(found[key], expected[key])}" for key in found if found[key] != expected[key])
    pairs = itertools.zip_longest(found, expected) if isinstance(found, list) and isinstance(expected, list) else [(found, expected)]
    return next(f"{place}: {here} and not {there}" for place, (here, there) in enumerate(pairs) if here != there)


@settings(max_examples=settings.default.max_examples // 5, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
@given(words=WORDS)
def test_no_words_change_the_structure_of_any_page_or_piece(words: list[str]) -> None:
    """Every template of the core: pages of roles with their questions, sheets and plans, lists, pictures, tools, records."""
    assert_same(lambda renderer, _: ((name, Elements(html).seen) for name, html in pages(renderer)), small(), words)


@pytest.mark.no_cover
@settings(max_examples=settings.default.max_examples // 10, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
@given(words=WORDS)
def test_no_words_change_the_structure_of_any_file(words: list[str]) -> None:
    """Of written questions and of made ones, in every format but paper."""
    assert_same(lambda _, data: files(data), small(), words)


@pytest.mark.no_cover
def test_every_kind_of_question_keeps_its_structure() -> None:
    """On the real dataset, which has them all: the words that decide which are made from the data are the source's, those that are shown are hostile."""
    kinds = {file.stem for file in (TEMPLATES / "items").glob("*.j2")} - {"section"}
    made = [item.id for key, section in real().catalog.sections.items() if key.endswith("-from-data") for item in section.items]
    assert {kind for kind in kinds if any(each.startswith(f"made-{kind}-") for each in made)} == kinds
    hostile = [" ".join([ENDS, *HOSTILE[place::7]]) for place in range(7)]
    assert_same(lambda renderer, _: ((name, Elements(html).seen) for name, html in quizzes(renderer)), real(), hostile)


def test_hostile_words_are_shown() -> None:
    """Or the tests above would hold of nothing."""
    renderer, data = worded(small(), ['<script>"a"</script>'])
    made = {name: Elements(html) for name, html in quizzes(renderer) if name.endswith("-from-data")}
    assert len(made) == 3
    for name, read in made.items():
        assert read.text.count('<script>"a"</script>') >= 2 * len(data.catalog.sections[name].items), name
        assert "script" not in read.seen
    assert {each.split()[1] for each, _ in files(data)} == {each.id for each in FILES}
