"""Moodle XML, read back by moodle_xml_parser where it can, by ElementTree everywhere, and scored by Moodle's rules."""

from __future__ import annotations

import html
import json
import math
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from conftest import ROOT
from export_items import MADE, asked, batch_of, example, labels, linked, responses, scored, section_of, told_after
from hypothesis import given
from hypothesis import strategies as st
from moodle_rules import LENGTHS, Answer, Question, choice_shown, legal, number, path, read, score

from skillsdivide.derive.quiz_layout import answers, offers
from skillsdivide.export.batch import BANK, Batch
from skillsdivide.export.context import ExportContext, Site
from skillsdivide.markdown import plain
from skillsdivide.schema.export_formats import Loss, formats
from skillsdivide.schema.items import ChoiceItem, Item, MatchItem, MultipleItem, NumericItem, OrderItem, Section, TextItem, TrueFalseItem

READERS = ROOT / ".venv/readers/bin/python"
MOODLE = formats()["moodle"]


@pytest.fixture(scope="session")
def everything(bank: dict[str, Batch], write) -> list[tuple[Item, Section, Question]]:
    """Each item of the bank with its section and what Moodle reads of it."""
    items = [(item, section) for section in bank[BANK].sections for item in section.items]
    return [(*each, question) for each, question in zip(items, read(write("moodle", bank[BANK])), strict=True)]


def expected(item: Item, section: Section, context: ExportContext) -> Question:
    """What the bank says of an item, as Moodle keeps a question."""

    def shown(text: str) -> str:
        return linked(text, context.site.url).strip()

    whole = {
        "name": item.id,
        "idnumber": item.id,
        "text": asked(item, context.site.url, lambda path: f"@@PLUGINFILE@@/{Path(path).name}").strip(),
        "after": told_after(item, section, context.sources, context.site.url),
        "tags": labels(item, section),
        "hints": [shown(hint) for hint in item.hints],
        "category": f"$course$/top/{context.site.name}/{plain(section.title).replace('/', '//')}",
    }
    grade = {"grade": 1.0, "penalty": 0.3333333 if item.hints else 1.0}
    match item:
        case ChoiceItem() | MultipleItem():
            single = isinstance(item, ChoiceItem)
            share = 100 if single else 100 / len(item.keys)
            answers = [
                Answer(shown(each.choice.text), pytest.approx(share if each.is_key else 0 if single else -share, abs=1e-5), shown(each.choice.feedback))
                for each in offers(item, section)
            ]
            shuffle = not any(each.choice.pin for each in offers(item, section))
            return Question("multichoice", **whole, answers=answers, settings=grade | {"single": single, "shuffle": shuffle})
        case TrueFalseItem():
            answers = [
                Answer("true", 100 if item.answer else 0, shown(item.feedback.on_true)),
                Answer("false", 0 if item.answer else 100, shown(item.feedback.on_false)),
            ]
            return Question("truefalse", **whole, answers=answers, settings=grade)
        case NumericItem():
            tolerance = [float(item.tolerance)]
            return Question("numerical", **whole, answers=[Number(item.answer)], settings=grade | {"tolerance": tolerance, "units": [], "showunits": "3"})
        case TextItem():
            answers = [Answer(plain(text).replace("*", "\\*"), 100) for text in item.accept]
            return Question("shortanswer", **whole, answers=answers, settings=grade | {"usecase": "0"})
        case MatchItem():
            pairs = [(shown(pair.prompt), Shown(plain(pair.answer))) for pair in item.pairs] + [("", Shown(plain(decoy))) for decoy in item.decoys]
            return Question("matching", **whole, pairs=pairs, settings=grade | {"shuffle": False})
        case OrderItem():
            answers = [Answer(shown(step), place) for place, step in enumerate(item.sequence, start=1)]
            return Question("ordering", **whole, answers=answers, settings=grade | ORDER | {"count": len(item.sequence)})
    raise AssertionError(item.type)


ORDER = {
    "layouttype": "VERTICAL",
    "selecttype": "ALL",
    "gradingtype": "RELATIVE_NEXT_EXCLUDE_LAST",
    "showgrading": "SHOW",
    "numberingstyle": "none",
    "hints told the number right": False,
}
"""How an ordering is set; without the last, Moodle's importer makes up two empty hints."""


class Shown(str):
    """An answer of a matching, equal to what makes a student read it."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and choice_shown(other) == str(self)

    __hash__ = str.__hash__


class Number:
    """The answer to a numeric item, equal to how Moodle may write it."""

    def __init__(self, value: float) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answer) and other.fraction == 100 and not other.feedback and number(other.text) == self.value

    __hash__ = object.__hash__


def expected_of(batch: Batch, context: ExportContext) -> list[Question]:
    """What the bank says of a batch."""
    return [expected(item, section, context) for section in batch.sections for item in section.items]


# --- read back ------------------------------------------------------------------------------------


def test_every_batch_comes_back_as_the_bank_has_it(batch: Batch, write, context: ExportContext) -> None:
    """All seven types: stem, key, shares, feedback, hints, tags, category, id number, and what is told after."""
    assert read(write("moodle", batch)) == expected_of(batch, context)


def test_categories_carry_their_section(batch: Batch, write, site: Site) -> None:
    """A category for each section, once and right before its items, below the course's top one. An id number of its own would stop a second import."""
    nodes = ET.fromstring(write("moodle", batch)).findall("question[@type='category']")
    assert [node.find("idnumber") for node in nodes] == [None] * len(batch.sections)
    assert [path(node.findtext("category/text")) for node in nodes] == [["$course$", "top", site.name, plain(section.title)] for section in batch.sections]


def test_a_slash_in_a_title_opens_no_category(write, site: Site) -> None:
    """Moodle nests categories by a slash; two stand for one."""
    section = section_of(example("choice")).model_copy(update={"title": "CI/CD: {a} < b & c"})
    (question,) = read(write("moodle", Batch("made", "Made", (section,))))
    assert path(question.category) == ["$course$", "top", site.name, "CI/CD: {a} < b & c"]


def test_another_reader_reads_the_choices_alike(batch: Batch, write, context: ExportContext) -> None:
    """moodle_xml_parser, which knows multichoice alone and swallows errors: it complains of nothing and misses nothing."""
    done = subprocess.run([READERS, ROOT / "tests/exports/read_moodle.py"], input=write("moodle", batch), capture_output=True, check=True)
    parsed = json.loads(done.stdout)
    assert parsed["complaints"] == ""
    assert parsed["found"]["cloze"] == []
    known = [question for question in expected_of(batch, context) if question.type == "multichoice"]
    assert parsed["found"]["multichoice"] == [as_parsed(question) for question in known]


def as_parsed(question: Question) -> dict:
    """A question as moodle_xml_parser gives it, which turns entities into signs and what is missing into nothing."""
    return {
        "type": "multichoice",
        "name": question.name,
        "text_pre_parse": html.unescape(question.text),
        "default_grade": 1.0,
        "penalty": question.settings["penalty"],
        "single": question.settings["single"],
        "shuffle_answers": question.settings["shuffle"],
        "answernumbering": "abc",
        "general_feedback": html.unescape(question.after),
        "correct_feedback": "",
        "partially_correct_feedback": "",
        "incorrect_feedback": "",
        "options": [
            {"answer": html.unescape(each.text), "score_fraction": each.fraction, "feedback": html.unescape(each.feedback)} for each in question.answers
        ],
    }


def test_nothing_is_longer_than_moodle_keeps(everything: list[tuple[Item, Section, Question]]) -> None:
    """What is longer is cut or stops the import."""
    for _, _, question in everything:
        lengths = {
            "name": [question.name],
            "idnumber": [question.idnumber],
            "category": path(question.category),
            "tag": question.tags,
            "match answer": [answer for _, answer in question.pairs],
        }
        too_long = [text for kind, texts in lengths.items() for text in texts if len(text) > LENGTHS[kind]]
        assert not too_long, question.name


# --- scored alike ---------------------------------------------------------------------------------


def in_moodle(item: Item, section: Section) -> Callable[[str | list[str]], str | list]:
    """Turns a response on the site into the same response in Moodle."""
    match item:
        case ChoiceItem() | MultipleItem():
            place = {each.letter: index for index, each in enumerate(offers(item, section))}
            return lambda given: [place[letter] for letter in given]
        case MatchItem():
            return lambda given: [plain(answers(item)[int(index)]) for index in given]
        case OrderItem():
            return lambda given: [float(place) for place in given]
    return lambda given: given


def both(item: Item, section: Section, question: Question, scores) -> Iterator[tuple[object, float, float]]:
    """Each response with what it earns on the site and in Moodle."""
    given = list(responses(item, section))
    for response, here in zip(given, scores(scored(item, section), given), strict=True):
        yield response, here, score(question, in_moodle(item, section)(response))


def test_moodle_scores_every_response_as_the_site_does(everything: list[tuple[Item, Section, Question]], scores) -> None:
    """Keys, partial credit, tolerance, pairs and neighbours; each item can earn all and nothing."""
    types = set()
    for item, section, question in everything:
        pairs = list(both(item, section, question, scores))
        assert [each for each in pairs if each[1] != pytest.approx(each[2], abs=1e-5)] == [], item.id
        assert max(here for _, here, _ in pairs) == 1
        assert min(here for _, here, _ in pairs) == 0
        types.add(item.type)
    assert types == set(MADE)


@pytest.mark.parametrize("kind", MADE)
@given(data=st.data())
def test_moodle_scores_any_item_as_the_site_does(kind: str, data: st.DataObject, write, scores) -> None:
    """The same for made items, in plain words: how words are compared is told in the table of losses."""
    texts = st.integers(1, 10**6).map("Word {}".format)
    item = reworded(data.draw(MADE[kind]), iter(data.draw(st.lists(texts, min_size=30, max_size=30, unique=True))))
    section = section_of(item)
    (question,) = read(write("moodle", batch_of(item)))
    pairs = list(both(item, section, question, scores))
    assert [each for each in pairs if each[1] != pytest.approx(each[2], abs=1e-5)] == []
    assert all(legal(answer.fraction) for answer in question.answers if kind != "order")


def reworded(item: Item, words: Iterator[str]) -> Item:
    """The item with other texts where they are answers, and with a number whose last decimals no reader blurs."""
    match item:
        case NumericItem():
            return item.model_copy(update={"answer": round(math.fmod(item.answer, 1000), 7)})
        case TextItem():
            return item.model_copy(update={"accept": [next(words) for _ in item.accept]})
        case MatchItem():
            pairs = [pair.model_copy(update={"answer": next(words)}) for pair in item.pairs]
            return item.model_copy(update={"pairs": pairs, "decoys": [next(words) for _ in item.decoys]})
        case OrderItem():
            return item.model_copy(update={"sequence": [next(words) for _ in item.sequence]})
    return item


def test_every_share_is_one_that_moodle_lists(everything: list[tuple[Item, Section, Question]]) -> None:
    """An ordering's are places; its importer overwrites them."""
    shares = {answer.fraction for item, _, question in everything for answer in question.answers if item.type != "order"}
    assert shares >= {0, 100, 50, -50}
    assert all(map(legal, shares))


# --- any text -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", MADE)
@given(data=st.data())
def test_any_text_comes_back_as_it_went_in(kind: str, data: st.DataObject, write, context: ExportContext) -> None:
    """Signs of XML's own, markup, other scripts: as rendered, line breaks and all."""
    batch = batch_of(data.draw(MADE[kind]))
    assert read(write("moodle", batch)) == expected_of(batch, context)


def test_a_star_stands_for_itself(write, scores) -> None:
    """In Moodle a bare * would accept any text."""
    item = example("text").model_copy(update={"accept": ["2 \\* 3"]})
    (question,) = read(write("moodle", batch_of(item)))
    responses = ["2 * 3", "2 and 3"]
    assert [score(question, each) for each in responses] == scores({"type": "text", "accept": ["2 * 3"]}, responses) == [1, 0]


def test_a_list_shows_signs_of_html_as_they_are(write) -> None:
    """Moodle takes tags out of a matching's answers and leaves entities."""
    item = example("match", "a<b & c>d `&lt;`")
    (question,) = read(write("moodle", batch_of(item)))
    assert choice_shown(question.pairs[0][1]) == "a<b & c>d &lt; for one"


# --- the table of losses --------------------------------------------------------------------------


@pytest.mark.parametrize("loss", MOODLE.losses, ids=lambda loss: f"{loss.part} {' '.join(loss.types)}"[:30])
def test_what_is_said_to_be_lost_is_lost(loss: Loss, write, scores) -> None:
    """Each row of the table, shown on an item that has the part."""

    def written(item: Item) -> Question:
        return read(write("moodle", batch_of(item)))[0]

    match loss.part:
        case "sureness":
            assert not re.search(r"\bsure\b|certain", write("moodle", batch_of(*map(example, MADE))).decode(), re.IGNORECASE)
        case "hints":  # without one a second try earns nothing, as on the site
            for kind in MADE:
                assert written(example(kind)).hints == example(kind).hints
                assert written(example(kind)).settings["penalty"] == 0.3333333
                assert written(example(kind).model_copy(update={"hints": []})).settings["penalty"] == 1
        case "pin":
            item = example("choice")
            free = item.model_copy(update={"key": item.key.model_copy(update={"pin": None})})
            assert not written(item).settings["shuffle"]
            assert written(item).answers[-1].fraction == 100
            assert written(free).settings["shuffle"]
        case "unit":
            question = written(example("numeric"))
            assert question.settings["units"] == []
            assert question.text.endswith("(Answer in per cent.)")
        case "variants" if loss.types == ("text",):
            item = example("text")
            responses = ["Café 12", "CAFÉ 12", "Cafe 12", "Café  12", "Café 12.", "Café ١٢"]
            assert scores(scored(item, section_of(item)), responses) == [1, 1, 1, 1, 1, 1]
            assert [score(written(item), each) for each in responses] == [1, 1, 0, 0, 0, 0]
        case "variants":
            item = example("numeric")
            responses = ["30", "30,2", "٣٠"]
            assert scores(scored(item, section_of(item)), responses) == [1, 1, 1]
            assert [score(written(item), each) for each in responses] == [1, 0, 0]
        case "pair-feedback":
            item = example("match")
            question = written(item)
            assert all(pair.feedback in question.after for pair in item.pairs)
            assert not any(pair.feedback in str(question.pairs) for pair in item.pairs)
        case _:
            pytest.fail(f"no test shows this loss: {loss}")
