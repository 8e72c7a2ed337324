"""Worksheets and their keys, read back."""

from __future__ import annotations

import functools
import io
import re
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from conftest import some
from export_items import MADE, SECTIONS, SOME_SECTIONS, batch_of, example, section_of, write_file
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import placed, squeezed
from pypdf import PdfReader
from sheet_reading import Pages, asked, printed, read, reasons, right

from skillsdivide.export import pdf
from skillsdivide.export.batch import BANK, Batch
from skillsdivide.export.context import ExportContext, Site
from skillsdivide.export.test_forms import LETTERS, parallel_forms, points
from skillsdivide.export.text_runs import text_runs
from skillsdivide.schema.export_formats import Loss, formats
from skillsdivide.schema.items import Choice, ChoiceItem, Item, MatchItem, MultipleItem, NumericItem, OrderItem, TextItem, TrueFalseItem

FILES = ("worksheet", "key")
SHEET = formats()["worksheet"]
LOSSES = [(name, loss) for name in FILES for loss in formats()[name].losses]


@pytest.fixture(scope="session")
def files(bank: dict[str, Batch], write) -> Callable[[str, str], Pages]:
    """Reads the sheet or the key of a section."""
    return functools.cache(lambda name, section: read(write(name, bank[section])))


# --- the whole bank -------------------------------------------------------------------------------


@pytest.mark.parametrize("section_id", some(SECTIONS, SOME_SECTIONS))
def test_each_version_asks_every_question_on_one_page(section_id: str, files, bank: dict[str, Batch], site: Site) -> None:
    """Each part of an item stands whole on the page on which its number is, in the order of the version, with its points."""
    batch = bank[section_id]
    assert [*files("worksheet", section_id)] == [*LETTERS]
    for version in parallel_forms(batch):
        pages = files("worksheet", section_id)[version.letter]
        places = []
        for place, (section, item) in enumerate(version.items(SHEET), start=1):
            stem, *parts = asked(version, item, section, site)
            begins = f"{place}.{points(item)}point{'s' if points(item) > 1 else ''}{stem}"
            indexes = [index for index, page in enumerate(pages) if begins in page]
            assert len(indexes) == 1, item.id
            assert [part for part in parts if part not in pages[indexes[0]]] == [], item.id
            places.append((indexes[0], pages[indexes[0]].index(begins)))
        assert places == sorted(places)
        assert len(places) == len(batch.sections[0].items)
        assert f"/{sum(points(item) for item in batch.sections[0].items)}" in pages[0]


@pytest.mark.parametrize("section_id", some(SECTIONS, SOME_SECTIONS))
def test_each_key_answers_every_question_of_its_version(section_id: str, files, bank: dict[str, Batch], site: Site) -> None:
    """Number, answer and reason of each item on one page, and its id."""
    for version in parallel_forms(bank[section_id]):
        pages = files("key", section_id)[version.letter]
        for place, (section, item) in enumerate(version.items(SHEET), start=1):
            (page,) = [page for page in pages if f"{item.id}·Asof" in page]
            assert f"{place}{right(version, item, section, site)}" in page, item.id
            assert [text for text in reasons(item) if printed(text, site) not in page] == [], item.id


@pytest.mark.parametrize("name", FILES)
def test_each_version_is_a_whole_of_its_own(name: str, files, bank: dict[str, Batch], site: Site) -> None:
    """Its pages follow each other, counted from 1, with the letter on each; the first has the title and room for names."""
    for section_id in SOME_SECTIONS:
        for letter, pages in files(name, section_id).items():
            assert [re.search(rf"Version{letter}·Page\d+of\d+", page)[0] for page in pages] == [
                f"Version{letter}·Page{place}of{len(pages)}" for place in range(1, len(pages) + 1)
            ]
            assert all(printed(bank[section_id].title, site) in page for page in pages)
            assert all(squeezed(site.name) in page for page in pages)
            if name == "worksheet":
                assert [all(word in page for word in ("Name", "Class", "Date", "Score")) for page in pages] == [True] + [False] * (len(pages) - 1)


def test_versions_differ(bank: dict[str, Batch]) -> None:
    """In the order of their questions in every section, and in that of the choices of nearly every question."""
    same = []
    for section_id in SECTIONS:
        batch = bank[section_id]
        assert len({tuple(item.id for _, item in version.items(SHEET)) for version in parallel_forms(batch)}) == len(LETTERS)
        for section, item in batch.items(SHEET):
            if isinstance(item, ChoiceItem | MultipleItem):
                orders = {tuple(each.choice.text for each in version.offers(item, section)) for version in parallel_forms(batch)}
                same += [item.id] if len(orders) == 1 else []
    assert len(same) < sum(len(bank[section_id].sections[0].items) for section_id in SECTIONS) / 20


def test_pinned_choices_stay() -> None:
    """First or last in every version, and letters go by what stands there."""
    item = MultipleItem(
        id="pinned",
        type="multiple",
        stem="Which?",
        keys=[Choice(text="Key", feedback="Yes"), Choice(text="All of them", feedback="Yes", pin="last")],
        distractors=[Choice(text="None", feedback="No", pin="first"), *(Choice(text=f"Wrong {each}", feedback="No") for each in range(3))],
    )
    orders = [version.offers(item, section_of(item)) for version in parallel_forms(batch_of(item))]
    assert [(order[0].choice.text, order[-1].choice.text) for order in orders] == [("None", "All of them")] * 4
    assert ["".join(each.letter for each in order) for order in orders] == ["abcdef"] * 4
    assert len({tuple(each.choice.text for each in order) for order in orders}) > 1


def test_steps_are_never_in_order_already(bank: dict[str, Batch]) -> None:
    """Not by chance either."""
    orders = [version.steps(item) for version in parallel_forms(bank[BANK]) for _, item in version.items(SHEET) if isinstance(item, OrderItem)]
    short = [
        version.steps(item)
        for item in (example("order").model_copy(update={"id": f"step-{n}"}) for n in range(60))
        for version in parallel_forms(batch_of(item))
    ]
    assert [order for order in [*orders, *short] if [each.place for each in order] == sorted(each.place for each in order)] == []


# --- what the sheet must not tell -----------------------------------------------------------------


def otherwise(item: Item) -> Item:
    """The item with another key, other feedback and no hints, and with the same things on offer."""
    changes = {"feedback": "Otherwise", "rationale": "Otherwise", "hints": []}

    def otherwise(choice: Choice) -> Choice:
        return choice.model_copy(update={"feedback": "Otherwise"})

    match item:
        case ChoiceItem():
            changes |= {"key": otherwise(item.distractors[0]), "distractors": [otherwise(item.key), *map(otherwise, item.distractors[1:])]}
        case MultipleItem():
            changes |= {"keys": [*map(otherwise, item.distractors)], "distractors": [*map(otherwise, item.keys)]}
        case TrueFalseItem():
            changes |= {"answer": not item.answer, "feedback": item.feedback.model_copy(update={"on_true": "Otherwise", "on_false": "Otherwise"})}
        case NumericItem():
            changes |= {"answer": -7, "tolerance": 3}
        case TextItem():
            changes |= {"accept": ["Otherwise"]}
        case MatchItem():
            turned = [*item.pairs[1:], item.pairs[0]]
            changes |= {
                "pairs": [pair.model_copy(update={"answer": other.answer, "feedback": "Otherwise"}) for pair, other in zip(item.pairs, turned, strict=True)]
            }
        case OrderItem():
            changes |= {"sequence": item.sequence[::-1]}
    fields = type(item).model_fields
    return item.model_copy(update={name: value for name, value in changes.items() if name in fields})


@pytest.mark.parametrize("kind", MADE)
def test_a_sheet_does_not_follow_from_what_is_right(kind: str, write) -> None:
    """Byte for byte the same with another key and other feedback; so nothing in it, seen or unseen, tells them."""
    item = example(kind)
    assert write("worksheet", batch_of(item)) == write("worksheet", batch_of(otherwise(item)))
    assert write("key", batch_of(item)) != write("key", batch_of(otherwise(item)))


# --- any text -------------------------------------------------------------------------------------


MIRRORED = str.maketrans(">)]}", "<([{")
"""What faces the other way in a text that runs from right to left."""


def missing(parts: list[str], text: str) -> list[str]:
    """The parts that a text does not have. Where there is Arabic, pypdf gives lines and brackets as they are seen: then every sign must be there."""
    if not re.search("[\u0600-\u06ff]", text):
        return [part for part in parts if part not in text]
    there = Counter(text.translate(MIRRORED))
    return [part for part in parts if Counter(part.translate(MIRRORED)) - there]


@pytest.mark.parametrize("kind", MADE)
@settings(max_examples=settings.default.max_examples // 4)
@given(data=st.data())
def test_any_text_comes_back_as_it_went_in(kind: str, data: st.DataObject, write, site: Site) -> None:
    """Signs of typst's own, markup, other scripts, emoji, line breaks: on the sheet and in its key."""
    item = data.draw(MADE[kind])
    batch = batch_of(item)
    sheet, key = (read(write(name, batch)) for name in FILES)
    for version in parallel_forms(batch):
        section = batch.sections[0]
        assert missing(asked(version, item, section, site), "".join(sheet[version.letter])) == []
        # in its narrow column an answer is hyphenated
        parts = [right(version, item, section, site), *(printed(text, site) for text in reasons(item))]
        assert missing([bare(part) for part in parts], bare("".join(key[version.letter]))) == []


def bare(text: str) -> str:
    """A text without the hyphens that a line may end with."""
    return re.sub("[-\u00ad\u2010]", "", text)


SIGNS = ("$x$", "#h(1cm)", "*a* _b_", "@ref", "`a`", "a \\\\ b", "= a", "- a", "<b>", "// a", "/* a */", "~", "--", "...", '"a"', "https://example.org/a")
"""What typst's markup may take for its own."""


@pytest.mark.parametrize("kind", MADE)
def test_no_text_is_taken_for_a_sign_of_typst(kind: str, write, site: Site) -> None:
    """Each sign of its markup, alone in a question."""
    items = [example(kind, text).model_copy(update={"id": f"sign-{number}"}) for number, text in enumerate(SIGNS)]
    batch = batch_of(*items)
    pages = read(write("worksheet", batch))
    for version in parallel_forms(batch):
        text = "".join(pages[version.letter])
        assert {item.stem: missing(asked(version, item, batch.sections[0], site), text) for item in items} == {item.stem: [] for item in items}


def test_marks_and_links_are_runs(site: Site) -> None:
    """Emphasis, code and addresses reach typst; an address is told once, after the words that lead there."""
    runs = text_runs("a **b** *c **d*** `e  f`\\\n[g `h`](learn/x.md) [](https://a.b) <https://c.d> ![i](j.png)", site.url)
    assert [(run["text"], run["marks"], run["link"], run["address"]) for run in runs["runs"]] == [
        ("a ", [], "", ""),
        ("b", ["strong"], "", ""),
        (" ", [], "", ""),
        ("c ", ["em"], "", ""),
        ("d", ["em", "strong"], "", ""),
        (" ", [], "", ""),
        ("e f", ["code"], "", ""),
        ("\n", [], "", ""),
        (" ", [], "", ""),
        ("g ", [], f"{site.url}learn/x/", ""),
        ("h", ["code"], f"{site.url}learn/x/", f"{site.url}learn/x/"),
        (" ", [], "", ""),
        ("https://a.b", [], "https://a.b", ""),
        (" ", [], "", ""),
        ("https://c.d", [], "https://c.d", ""),
        (" !", [], "", ""),
        ("i", [], "j.png", "j.png"),
    ]


def test_a_question_longer_than_a_page_goes_on_on_the_next(write, site: Site) -> None:
    """Nothing runs off the paper: not down, and not to the side where a text has no space."""
    long = example("choice").model_copy(update={"id": "long", "stem": "So " * 800, "rationale": "So " * 800})
    wide = example("text").model_copy(update={"stem": "x" * 400, "rationale": "y" * 400})
    for name in FILES:
        content = write(name, batch_of(long, wide))
        assert Counter("".join(read(content)["A"]))["S"] >= 800
        for x, y, _ in placed(content):
            assert 50 <= x <= 545
            assert 20 <= y <= 815


# --- Arabic ---------------------------------------------------------------------------------------


def test_arabic_is_shaped(write) -> None:
    """A letter in its initial, medial and final forms: three signs of the font that all stand for it, and no isolated one."""
    content = write("worksheet", batch_of(example("text", "\u0628\u0628\u0628")))
    codes = set()
    for page in PdfReader(io.BytesIO(content)).pages:
        for font in page["/Resources"]["/Font"].values():
            font_data = font.get_object()
            if "NotoNaskhArabic" in font_data["/BaseFont"]:
                table = font_data["/ToUnicode"].get_data().decode()
                codes |= {code for code, letter in re.findall(r"<(\w{4})> <(\w{4})>", table) if int(letter, 16) == 0x628}
    assert len(codes) == 3


def test_arabic_runs_from_right_to_left(write) -> None:
    """Number, box and letter stand on the right of an Arabic question, and on the left of another."""
    texts = ("\u0645\u0631\u062d\u0628\u0627", "Hello")
    arabic, latin = ({text: x for x, _, text in placed(write("worksheet", batch_of(example("choice", each))))} for each in texts)
    assert latin["1."] < latin["a"] < 200 < latin["1 point"]
    assert arabic["1 point"] < 200 < 400 < arabic["a"] < arabic["."]


def test_the_first_letter_gives_the_direction(site: Site) -> None:
    """As browsers take it; a text without letters runs as English does."""
    texts = ["\u0645\u0631\u062d\u0628\u0627 Hello", "12 % \u0645", "\u05d0", "Hello \u0645", "12"]
    assert [text_runs(text, site.url)["rtl"] for text in texts] == [True, True, True, False, False]


# --- the file -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_files_can_be_read_aloud(name: str, write) -> None:
    """Tagged, in English, with a title; on A4, and with no date."""
    reader = PdfReader(io.BytesIO(write(name, Batch("made", "Made *here*", (section_of(example("choice")),)))))
    root = reader.trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"].value, root["/Lang"]) == (True, "en")
    assert reader.metadata.title == "Made here"
    assert reader.metadata.creation_date is None
    assert "pdfuaid" in root["/Metadata"].get_data().decode()
    assert {tuple(round(side) for side in page.mediabox[2:]) for page in reader.pages} == {(595, 842)}


def test_a_sign_that_no_font_has_is_no_empty_box_on_paper(write) -> None:
    """It is named instead."""
    with pytest.raises(pdf.Unprintable, match="has the sign '\u6f22'"):
        write("worksheet", batch_of(example("choice", "\u6f22")))


def test_missing_fonts_are_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    """As other missing packages are."""
    monkeypatch.setattr(pdf, "PACKAGES", tmp_path)
    with pytest.raises(FileNotFoundError, match="run: make setup"):
        pdf._folders()


@pytest.fixture
def write_cached(tmp_path, context: ExportContext) -> Callable[[Item], bytes]:
    """Writes the worksheet of an item with a cache in a new folder."""
    return lambda item: write_file("worksheet", batch_of(item), replace(context, cache=tmp_path / "kept"))


def test_a_sheet_is_set_once(write_cached, write, tmp_path) -> None:
    """The second time it comes out of the cache, whatever stands there; a changed text is set anew and takes its place."""
    item, other = example("choice"), example("choice", "Otherwise")
    assert write_cached(item) == write("worksheet", batch_of(item))
    (file,) = (each for each in (tmp_path / "kept").rglob("*") if each.is_file())
    file.write_bytes(b"out of the cache")
    assert write_cached(item) == b"out of the cache"
    assert write_cached(other) == write("worksheet", batch_of(other))
    (left,) = (each for each in (tmp_path / "kept").rglob("*") if each.is_file())
    assert left != file
    assert write_cached(item) == write("worksheet", batch_of(item))


def test_a_sheet_is_set_anew_by_other_means(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    """Another template, another typesetter or another font makes another file."""
    digests = [pdf._inputs_digest("{}")]
    shutil.copytree(pdf.SHEETS, tmp_path / "sheets")
    (tmp_path / "sheets/paper.typ").write_text("// otherwise", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(pdf, "SHEETS", tmp_path / "sheets")
        digests.append(pdf._inputs_digest("{}"))
    with monkeypatch.context() as patched:
        patched.setattr(pdf, "version", lambda _: "otherwise")
        digests.append(pdf._inputs_digest("{}"))
    with monkeypatch.context() as patched:
        patched.setattr(pdf, "fonts_digest", lambda: "otherwise")
        digests.append(pdf._inputs_digest("{}"))
    assert len({*digests, pdf._inputs_digest("[]")}) == 5
    assert pdf._inputs_digest("{}") == digests[0]


# --- the table of losses --------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "loss"), LOSSES, ids=lambda value: value if isinstance(value, str) else f"{value.part} {' '.join(value.types)}"[:30])
def test_what_is_said_to_be_lost_is_lost(name: str, loss: Loss, write) -> None:
    """Each row of the table, shown on items that have the part."""

    def printed_text(item: Item, file: str = name) -> str:
        return "".join(read(write(file, batch_of(item)))["A"])

    def unlike(kind: str, **fields: object) -> list[str]:
        """The files that change with the fields."""
        item = example(kind)
        return [file for file in FILES if write(file, batch_of(item)) != write(file, batch_of(item.model_copy(update=fields)))]

    match loss.part:
        case "feedback" if name == "worksheet":
            assert [unlike(kind, feedback="Otherwise") for kind in ("numeric", "text", "order")] == [["key"]] * 3
        case "feedback":
            for kind, right_ones, wrong in [("choice", ["askey"], "asone"), ("multiple", ["askey", "asotherkey", "aslastkey"], "asone")]:
                assert all(words in printed_text(example(kind)) for words in right_ones)
                assert wrong not in printed_text(example(kind))
            assert "Itissonot" not in printed_text(example("true-false"))
        case "hints":
            assert {kind: unlike(kind, hints=[]) for kind in MADE} == {kind: [] for kind in MADE}
        case "sureness":
            assert not any(re.search("sure", printed_text(example(kind)), re.IGNORECASE) for kind in MADE)
        case "passage":
            assert {kind: unlike(kind, passage="learn/x.md") for kind in MADE} == {kind: ["key"] for kind in MADE}
        case "variants":
            assert unlike("text", accept=["Otherwise"]) == ["key"]
            assert "Alsoright:Coffeehouse." in printed_text(example("text"), "key")
            assert "Cafe12" not in printed_text(example("text"), "key")
        case "tolerance":
            assert unlike("numeric", tolerance=3) == ["key"]
        case "partial" if loss.types == ("multiple",):
            assert "2points" in printed_text(example("multiple"))
            assert "2pointsfortherightboxesandnoother,1whereonetickiswrongormissing" in printed_text(example("multiple"), "key")
        case "partial":
            assert [points(example(kind)) for kind in loss.types] == [3, 3]
            assert all("3points" in printed_text(example(kind)) for kind in loss.types)
        case "decoys":
            assert "fornone" in printed_text(example("match"), "worksheet")
            assert "fornone" not in printed_text(example("match"))
        case _:
            pytest.fail(f"no test shows this loss: {loss}")
