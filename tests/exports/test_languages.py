"""Files for platforms in another language: read by the same software, beside the English ones and never in their place."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from export_items import MADE, example, section_of, write_file
from html_checker import html_faults
from moodle_rules import read as read_moodle
from printed import page_texts
from pseudo_words import mirrored
from pypdf import PdfReader
from qti_reading import read as read_qti
from qti_reading import unpacked

from skillsdivide.derive import quiz_layout
from skillsdivide.export.batch import Batch
from skillsdivide.export.context import ExportContext, Site
from skillsdivide.export.scorm import PLAYER
from skillsdivide.export.test_forms import parallel_forms
from skillsdivide.load.catalog import Catalog
from skillsdivide.schema.export_formats import formats
from skillsdivide.translate.interface_words import InterfaceWords
from skillsdivide.translate.languages import Language
from skillsdivide.translate.record_words import translated_catalog, with_marked_languages
from skillsdivide.translate.translated_items import SourceLayout

ARABIC = Language("ar", "العربية", "ar-DZ")
FORMATS = '<meta name="formats" content="ar-DZ">'
SITE = Site("Books", "https://example.org/books/", dict.fromkeys(PLAYER, b""))


@pytest.fixture(scope="module")
def english() -> Catalog:
    """A section with a question of each kind."""
    items = [example(kind, f"It is {place}").model_copy(update={"id": f"made-{place}"}) for place, kind in enumerate(MADE)]
    return Catalog(sections={"made": section_of(*items).model_copy(update={"id": "made"})})


@pytest.fixture(scope="module")
def batches(english: Catalog) -> tuple[Batch, Batch]:
    """It in English and in Arabic letters."""
    source = english.sections["made"]
    words = translated_catalog(english, mirrored, {}).sections["made"]
    return Batch("made", source.title, (source,)), Batch("made", words.title, (words,))


@pytest.fixture(scope="module")
def contexts(english: Catalog) -> tuple[ExportContext, ExportContext]:
    """What the writers of both see."""
    site = replace(SITE, url=f"{SITE.url}ar/", language=ARABIC)
    return ExportContext(SITE, {}, {}), ExportContext(site, {}, {}, None, InterfaceWords(ARABIC, mirrored), SourceLayout(english))


@pytest.fixture(scope="module")
def both(batches, contexts):
    """The English file and the Arabic one in a format."""
    return lambda format_id: [write_file(format_id, batch, context) for batch, context in zip(batches, contexts, strict=True)]


def test_moodle_keeps_both(both) -> None:
    """Other id numbers in a category of their own; what is right, and in which order it stands, is the same."""
    one, other = map(read_moodle, both("moodle"))
    assert [each.idnumber for each in other] == [f"{each.idnumber}-ar" for each in one]
    assert {each.category.split("/")[2] for each in other} == {"Books (العربية)"}
    assert all(each.text.startswith('<div lang="ar" dir="rtl">') for each in other)
    shares = [[[answer.fraction for answer in each.answers] for each in questions if each.type != "shortanswer"] for questions in (one, other)]
    assert shares[0] == shares[1]


def test_gift_keeps_both(both) -> None:
    """By the same numbers."""
    one, other = (re.findall(r"\[id:(\S+?)\]", content.decode()) for content in both("gift"))
    assert other == [f"{each}-ar" for each in one]


@pytest.mark.parametrize("edition", ["qti21", "qti30"])
def test_qti_names_the_language(edition: str, both) -> None:
    """Each item says its language and has a name of its own; letters and keys are those of the English one."""
    one, other = map(unpacked, both(edition))
    assert [*one] == [*other]
    for name in (each for each in one if each.startswith("items/")):
        before, after = read_qti(one[name]), read_qti(other[name])
        assert ET.fromstring(other[name]).get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
        assert after["id"] == f"{before['id']}-ar"
        assert [*after["choices"]] == [*before["choices"]]
        if after["interaction"] != "text-entry-interaction":  # its key is words
            assert (after["key"], after["bounds"], after["fixed"]) == (before["key"], before["bounds"], before["fixed"])
        assert after["asked"] != before["asked"]


def test_canvas_keeps_both(both) -> None:
    """No ident of one stands in the other."""
    one, other = ({*re.findall(r'\bident(?:ifier)?="((?:_|META-|MANIFEST-)?made[^"]*)"', "".join(unpacked(each).values()))} for each in both("qti12"))
    assert one
    assert not {each for each in one & other if not each.startswith("META-")}


def test_anki_keeps_both(both, imported) -> None:
    """Two decks, and each note twice, whichever came first; a second import adds none."""
    one, other = both("anki")
    alone, together = imported(one), imported(one, other, other)
    assert len(together[-1]["notes"] if isinstance(together[-1], dict) else together[-1]) == 2 * len(
        alone[-1]["notes"] if isinstance(alone[-1], dict) else alone[-1]
    )


def test_a_package_is_in_the_language(both, tmp_path: Path) -> None:
    """Its page says so, is a page and no text of one, and goes by the same questions."""
    for edition in ("scorm12", "scorm2004"):
        one, other = (unpacked(content)["index.html"] for content in both(edition))
        assert '<html lang="ar" dir="rtl"' in other
        assert FORMATS in other
        assert "&lt;" not in other
        marks = [re.findall(r'\b(?:id|name|value|data-(?:version|type|item))="[^"]*"', html) for html in (one, other.replace(FORMATS, ""))]
        assert marks[0] == marks[1], edition
        (tmp_path / f"{edition}.html").write_text(other, encoding="utf-8")
    assert html_faults(tmp_path) == []


def test_paper_is_set_from_right_to_left(both) -> None:
    """With the language in the file, and as many pages; the words on it are translated."""
    for name in ("worksheet", "key"):
        one, other = (PdfReader(io.BytesIO(content)) for content in both(name))
        assert (one.trailer["/Root"]["/Lang"], other.trailer["/Root"]["/Lang"]) == ("en", "ar")
        assert len(one.pages) == len(other.pages)
        texts = ["".join(page_texts(content)) for content in both(name)]
        assert "Version" in texts[0]
        assert "Version" not in texts[1]


def test_versions_of_a_worksheet_agree(batches, contexts) -> None:
    """Questions, choices and steps stand in the same order, so that one key serves a class that mixes languages."""
    sheet = formats()["worksheet"]
    for one, other in zip(*(parallel_forms(batch, context.layout) for batch, context in zip(batches, contexts, strict=True)), strict=True):
        for (section, item), (_, words) in zip(one.items(sheet), other.items(sheet), strict=True):
            assert item.id == words.id
            if item.type in {"choice", "multiple"}:
                offers = [form.offers(each, section) for form, each in ((one, item), (other, words))]
                assert [(each.letter, each.is_key) for each in offers[0]] == [(each.letter, each.is_key) for each in offers[1]]
            if item.type == "order":
                assert [each.place for each in one.steps(item)] == [each.place for each in other.steps(words)]
    assert contexts[1].layout.version(batches[1].sections[0].items[0]) == quiz_layout.version(batches[0].sections[0].items[0])


def test_every_format_but_the_pack_is_there() -> None:
    """The pack holds the others once more; its words need no translation then."""
    assert [*InterfaceWords(ARABIC, mirrored).export_formats] == [each for each in formats() if each != "pack"]


def test_a_section_in_a_language_of_its_own_says_so_in_each_format(english: Catalog, tmp_path: Path) -> None:
    """QTI at each item, HTML at each text; what is read as it stands holds no mark, and on paper nothing of it shows."""
    own = english.sections["made"].model_copy(update={"language": "ar"})
    source = with_marked_languages(Catalog(sections={"made": own})).sections["made"]
    batch, context = Batch("made", source.title, (source,)), ExportContext(SITE, {}, {})
    plain, marked = ({name: write_file(name, each, context) for name in formats() if name != "pack"} for each in (Batch("made", own.title, (own,)), batch))
    for edition in ("qti21", "qti30"):
        items = {name: xml for name, xml in unpacked(marked[edition]).items() if name.startswith("items/")}
        assert {ET.fromstring(xml).get("{http://www.w3.org/XML/1998/namespace}lang") for xml in items.values()} == {"ar"}
    assert len(re.findall(r'<item [^>]*xml:lang="ar"', "".join(unpacked(marked["qti12"]).values()))) == len(source.items)
    assert all('lang="ar" dir="rtl"' in each.text for each in read_moodle(marked["moodle"]))
    for edition in ("scorm12", "scorm2004"):
        page = unpacked(marked[edition])["index.html"]
        assert '<html lang="en" dir="ltr"' in page
        assert all(f'<span lang="ar" dir="rtl">{item.stem}</span>' in page for item in source.items)
        (tmp_path / f"{edition}.html").write_text(page, encoding="utf-8")
    assert html_faults(tmp_path) == []
    for sheet in ("worksheet", "key"):
        texts = [page_texts(each[sheet]) for each in (plain, marked)]
        assert texts[0] == texts[1]
    assert plain["gift"].decode() == re.sub(r'<(span|div) lang\\="ar" dir\\="rtl">(.*?)</\1>', r"\2", marked["gift"].decode())
    assert (b"lang=" in marked["csv"], b"lang=" in marked["json"], json.loads(marked["json"])["sections"][0]["language"]) == (False, False, "ar")
