"""QTI 1.2 for Canvas: of the shape that text2qti writes for Canvas, read back, and scored by its own conditions.

Where text2qti has no such question (matching), Canvas' own sources are followed: lib/cc/qti/qti_items.rb writes them,
gems/plugins/qti_exporter/lib/qti reads them (github.com/instructure/canvas-lms).
"""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from xml.etree import ElementTree as ET

import pytest
from conftest import ROOT
from export_items import MADE, asked, batch_of, edges, example, linked, responses, scored, section_of, told_after
from hypothesis import given
from hypothesis import strategies as st

from skillsdivide.derive.quiz_layout import answers, offers, steps
from skillsdivide.export.batch import BANK, Batch
from skillsdivide.export.context import ExportContext
from skillsdivide.markdown import plain
from skillsdivide.schema.export_formats import Loss, formats
from skillsdivide.schema.items import ChoiceItem, Item, MatchItem, MultipleItem, NumericItem, OrderItem, Section, TextItem, TrueFalseItem

TEXT2QTI = ROOT / ".venv/readers/bin/text2qti"
QTI12 = formats()["qti12"]
KINDS = {"choice": "multiple_choice", "multiple": "multiple_answers", "true-false": "true_false", "numeric": "numerical", "text": "short_answer"}
KINDS |= {"match": "matching", "order": "matching"}

PLAIN = """Quiz title: Made

1. Choice
... General
*a) key
... Right
b) one
... Wrong
c) two
... Wrong

2. Multiple
... General
[*] key
... Right
[*] other key
... Right
[*] last key
... Right
[ ] one
... Wrong
[ ] two
... Wrong

3. Statement
... General
a) True
... Wrong
*b) False
... Right

4. Number
... General
= 30 +- 0.5

5. Words
... General
* Café 12
* Coffee house
"""
"""What text2qti makes the same kinds of questions from."""


def unpacked(content: bytes) -> dict[str, ET.Element]:
    """The files of a package, parsed, without namespaces."""
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        assert zipped.testzip() is None
        return {name: bare(ET.fromstring(zipped.read(name))) for name in zipped.namelist() if not name.endswith("/")}


def bare(root: ET.Element) -> ET.Element:
    """A tree without namespaces."""
    for node in root.iter():
        node.tag = node.tag.rpartition("}")[2]
    return root


def items(files: dict[str, ET.Element]) -> list[ET.Element]:
    """Every item of a package."""
    return [item for root in files.values() for item in root.iter("item")]


def fields(item: ET.Element) -> dict[str, str]:
    """An item's metadata."""
    return {field.findtext("fieldlabel"): field.findtext("fieldentry") for field in item.find("itemmetadata").iter("qtimetadatafield")}


# --- the shape ------------------------------------------------------------------------------------


def shape(node: ET.Element) -> tuple:
    """Elements, attributes, the values that are words of the format, and the labels of metadata; idents and texts are the authors'.

    The margin of a number is for New Quizzes, which text2qti does not know.
    """
    own = {"ident", "title", "linkrefid"}
    attributes = sorted(
        (key, "" if key in own and node.get(key) not in {"response1", "answer1", "general_fb"} else value)
        for key, value in node.items()
        if not key.startswith("margin")
    )
    label = node.text if node.tag in {"fieldlabel", "setvar"} else None
    return node.tag, attributes, label, [shape(child) for child in node]


@pytest.fixture(scope="session")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ET.Element]:
    """text2qti's package."""
    folder = tmp_path_factory.mktemp("text2qti")
    (folder / "made.txt").write_text(PLAIN, encoding="utf-8")
    subprocess.run([TEXT2QTI, "made.txt"], cwd=folder, check=True, capture_output=True)
    return unpacked((folder / "made.zip").read_bytes())


def test_items_have_the_shape_that_canvas_imports(theirs: dict[str, ET.Element], write) -> None:
    """Element by element and attribute by attribute as text2qti writes the same kinds; keys may stand in another place."""
    ours = {fields(item)["question_type"]: item for item in items(unpacked(write("qti12", batch_of(*map(example, MADE)))))}
    for item in items(theirs):
        kind = fields(item)["question_type"]
        assert shape(sorted_keys(ours[kind])) == shape(sorted_keys(item)), kind
    assert {f"{kind}_question" for kind in KINDS.values()} == set(ours)
    assert [*fields(ours["matching_question"])] == [*fields(items(theirs)[0])]


def sorted_keys(item: ET.Element) -> ET.Element:
    """An item whose condition names its keys first, since ours stand in the scramble of the page."""
    for condition in item.iter("and"):
        condition[:] = sorted(condition, key=lambda node: node.tag == "not")
    return item


def test_packages_have_the_shape_that_canvas_imports(theirs: dict[str, ET.Element], write) -> None:
    """Manifest, quiz and what Canvas wants to know of the quiz; we leave out what makes a graded assignment."""
    ours = unpacked(write("qti12", batch_of(example("choice"))))
    kinds = [sorted(re.sub("text2qti_assessment_[0-9a-f]+", "made", name) for name in files) for files in (ours, theirs)]
    assert kinds[0] == kinds[1] == ["imsmanifest.xml", "made/assessment_meta.xml", "made/made.xml"]
    resources = [[(node.get("type"), [child.tag for child in node]) for node in files["imsmanifest.xml"].iter("resource")] for files in (ours, theirs)]
    assert resources[0] == resources[1]
    (mine, other) = ([next(root for name, root in files.items() if name.endswith("meta.xml"))] for files in (ours, theirs))
    assert {node.tag for node in mine[0]} < {node.tag for node in other[0]}
    assert mine[0].findtext("quiz_type") == "practice_quiz"


def test_canvas_finds_each_quiz(batch: Batch, write) -> None:
    """What it is told of a quiz lies in a folder with the quiz's ident; every file is listed, every item is in its quiz."""
    files = unpacked(write("qti12", batch))
    listed = list(files["imsmanifest.xml"].iter("resource"))
    assert [file.get("href") for resource in listed for file in resource.iter("file")] == [*files][1:]
    resources = [resource for resource in listed if resource.get("type") != "webcontent"]
    assert {each.get("href") for each in listed if each not in resources} == {item.picture.file for _, item in batch.items(QTI12) if item.picture}
    quizzes = {quiz.get("identifier"): [node.get("identifierref") for node in quiz.iter("dependency")] for quiz in resources[::2]}
    assert quizzes == {section.id: [f"META-{section.id}"] for section in batch.sections}
    assert {resource.get("identifier"): resource.get("href") for resource in resources[1::2]} == {
        f"META-{section.id}": f"{section.id}/assessment_meta.xml" for section in batch.sections
    }
    for section in batch.sections:
        quiz, settings = files[f"{section.id}/{section.id}.xml"].find("assessment"), files[f"{section.id}/assessment_meta.xml"]
        assert (quiz.get("ident"), quiz.get("title")) == (settings.get("identifier"), settings.findtext("title")) == (section.id, section.title)
        assert [item.get("ident") for item in quiz.iter("item")] == [item.id for item in section.items]
        assert (quiz.findtext(".//selection_number") or None) == (str(section.draw) if section.draw else None)
        assert float(settings.findtext("points_possible")) == (section.draw or len(section.items))
        assert settings.findtext("shuffle_answers") == "true"


# --- read back ------------------------------------------------------------------------------------


def material_text(material: ET.Element) -> tuple[str, str]:
    """A text with its kind."""
    (text,) = material.iter("mattext")
    return text.get("texttype"), text.text


def read(item: ET.Element) -> dict:
    """What an item says, by the parts that the bank knows."""
    presented = item.find("presentation")
    return {
        "id": item.get("ident"),
        "kind": fields(item)["question_type"],
        "points": fields(item)["points_possible"],
        "asked": material_text(presented.find("material")),
        "prompts": [material_text(node.find("material")) for node in presented.iter("response_lid") if node.find("material") is not None],
        "choices": [[material_text(label) for label in node.iter("response_label")] for node in presented.iter("response_lid")],
        "feedback": {node.get("ident"): material_text(node) for node in item.iter("itemfeedback")},
        "bounds": [float(node.text) for node in item.iter() if node.tag in {"vargte", "varlte"}],
        "margin": next((float(node.get("margin")) for node in item.iter("varequal") if node.get("margintype") == "absolute"), None),
    }


def expected(item: Item, section: Section, context: ExportContext) -> dict:
    """What the bank says of an item, in the words of `read`."""

    def html(text: str) -> tuple[str, str]:
        return "text/html", linked(text, context.site.url)

    parts = {"id": item.id, "kind": f"{KINDS[item.type]}_question", "points": "1", "prompts": [], "choices": [], "bounds": [], "margin": None}
    parts["asked"] = ("text/html", asked(item, context.site.url, "%24IMS-CC-FILEBASE%24/{}".format))
    feedback = {"general_fb": ("text/html", told_after(item, section, context.sources, context.site.url))}
    match item:
        case ChoiceItem() | MultipleItem():
            parts["choices"] = [[html(offer.choice.text) for offer in offers(item, section)]]
            feedback |= {f"{offer.letter}_fb": html(offer.choice.feedback) for offer in offers(item, section)}
        case TrueFalseItem():
            parts["choices"] = [[html("True"), html("False")]]
            feedback |= {"true_fb": html(item.feedback.on_true), "false_fb": html(item.feedback.on_false)}
        case NumericItem():
            parts |= {"bounds": edges(item), "margin": item.tolerance or None}
        case MatchItem():
            parts["prompts"] = [html(pair.prompt) for pair in item.pairs]
            parts["choices"] = [[("text/plain", plain(answer)) for answer in answers(item)]] * len(item.pairs)
        case OrderItem():
            parts["prompts"] = [html(step.text) for step in steps(item)]
            parts["choices"] = [[("text/plain", str(place)) for place in range(1, len(item.sequence) + 1)]] * len(item.sequence)
    return parts | {"feedback": feedback}


def test_every_batch_comes_back_as_the_bank_has_it(batch: Batch, write, context: ExportContext) -> None:
    """Idents, kinds, points, stems, choices, bounds and feedback of every item."""
    by_id = {each["id"]: each for each in map(read, items(unpacked(write("qti12", batch))))}
    assert by_id == {item.id: expected(item, section, context) for section, item in batch.items(QTI12)}


@pytest.mark.parametrize("kind", MADE)
@given(data=st.data())
def test_any_text_comes_back_as_it_went_in(kind: str, data: st.DataObject, write, context: ExportContext) -> None:
    """Signs of XML, markup, other scripts, line breaks; typed words are told from each other."""
    item = data.draw(MADE[kind])
    (item_node,) = items(unpacked(write("qti12", batch_of(item))))
    assert read(item_node) == expected(item, section_of(item), context)
    if isinstance(item, TextItem):
        assert {node.text.lower() for node in item_node.iter("varequal")} == {plain(text).lower() for text in item.accept}


# --- its own scoring ------------------------------------------------------------------------------


def holds(node: ET.Element, given: dict[str, set[str]]) -> bool:
    """Whether a condition holds; several in a conditionvar are answers that are right alike, and case is ignored, as by default."""
    responses = given.get(node.get("respident"), set())
    match node.tag:
        case "other":
            return True
        case "varequal":
            return node.text.lower() in {each.lower() for each in responses}
        case "vargte":
            return any(float(each) >= float(node.text) for each in responses)
        case "varlte":
            return any(float(each) <= float(node.text) for each in responses)
        case "not":
            return not holds(node[0], given)
        case "and":
            return all(holds(child, given) for child in node)
        case "or" | "conditionvar":
            return any(holds(child, given) for child in node)
    raise AssertionError(node.tag)


def processed(item: ET.Element, given: dict[str, set[str]]) -> tuple[float, list[str]]:
    """The score, from 0 to 1, and the feedback that the item's conditions give a response."""
    score, feedback = 0.0, []
    for condition in item.iter("respcondition"):
        if holds(condition.find("conditionvar"), given):
            for change in condition.iter("setvar"):
                score = float(change.text) + (score if change.get("action") == "Add" else 0)
            feedback += [shown.get("linkrefid") for shown in condition.iter("displayfeedback")]
            if condition.get("continue") == "No":
                break
    return score / 100, feedback


def answered(item: Item, response: str | list[str]) -> dict[str, set[str]]:
    """A response of the site as QTI 1.2's idents."""
    match item:
        case MatchItem():
            return {f"response_{number}": {f"answer_{int(answer) + 1}"} for number, answer in enumerate(response, 1)}
        case OrderItem():
            places = {step.place: number for number, step in enumerate(steps(item), 1)}
            return {f"response_{places[int(step)]}": {f"answer_{place}"} for place, step in enumerate(response, 1)}
    return {"response1": set(response) if isinstance(response, list) else {response}}


def as_lost(item: Item, section: Section, response: str | list[str], score: float) -> float:
    """The score that the file gives where the table says that it differs from the site's."""
    match item:
        case MultipleItem():
            return float(set(response) == {offer.letter for offer in offers(item, section) if offer.is_key})
        case OrderItem():
            return sum(step == str(place) for place, step in enumerate(response, 1)) / len(response)
    return score


def test_every_item_scores_and_tells_as_the_page_does(bank: dict[str, Batch], write, scores) -> None:
    """Every response to every item, but where the table says otherwise; feedback of what was chosen, and what is always told."""
    by_id = {item.get("ident"): item for item in items(unpacked(write("qti12", bank[BANK])))}
    for section, item in bank[BANK].items(QTI12):
        every = list(responses(item, section))
        for response, score in zip(every, scores(scored(item, section), every), strict=True):
            earned, feedback = processed(by_id[item.id], answered(item, response))
            assert earned == pytest.approx(as_lost(item, section, response, score), abs=1e-6), (item.id, response)
            chosen = sorted(response) if isinstance(item, ChoiceItem | MultipleItem) else [response] if isinstance(item, TrueFalseItem) else []
            assert feedback == ["general_fb", *(f"{choice}_fb" for choice in chosen)]


def test_canvas_tells_the_answers_of_a_matching_apart(bank: dict[str, Batch], write) -> None:
    """By the first number in their idents: get_canvas_matches in associate_interaction.rb."""
    for item in items(unpacked(write("qti12", bank[BANK]))):
        if fields(item)["question_type"] == "matching_question":
            for lid in item.iter("response_lid"):
                numbers = [re.search(r"\d+", label.get("ident"))[0] for label in lid.iter("response_label")]
                assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("loss", QTI12.losses, ids=lambda loss: f"{loss.part} {loss.types[0]}")
def test_what_is_said_to_be_lost_is_lost(loss: Loss, write, scores) -> None:
    """Each row of the table, shown on items that have the part."""
    made = {kind: unpacked(write("qti12", batch_of(example(kind)))) for kind in loss.types}
    read_ = {kind: read(items(files)[0]) for kind, files in made.items()}
    match loss.part:
        case "hints":
            assert all(example(kind).hints and not any(hint in str(read_[kind]) for hint in example(kind).hints) for kind in made)
        case "sureness":
            assert not re.search(r"\bsure\b", str(read_), re.IGNORECASE)
        case "pin":
            assert [files["made/assessment_meta.xml"].findtext("shuffle_answers") for kind, files in made.items() if kind in {"choice", "multiple"}] == [
                "false",
                "true",
            ]
        case "unit":
            assert read_["numeric"]["asked"][1].endswith("(Answer in per cent.)")
            assert str(read_).count("per cent") == 1
        case "variants":
            (kind,) = loss.types
            item, typed = example(kind), {"text": ["Café 12", "CAFÉ 12", "Cafe 12", "Café 12.", "Café ١٢"], "numeric": ["30", "30.5"]}[kind]
            assert set(scores(scored(item, section_of(item)), typed)) == {1}
            assert [processed(items(made[kind])[0], answered(item, each))[0] for each in typed] == [1, 1, 0, 0, 0][: len(typed)]
        case "partial":
            (kind,) = loss.types
            item = example(kind)
            every = list(responses(item, section_of(item)))
            given = [processed(items(made[kind])[0], answered(item, response))[0] for response in every]
            assert given != pytest.approx(scores(scored(item, section_of(item)), every))
        case "pair-feedback":
            assert [*read_["match"]["feedback"]] == ["general_fb"]
            assert all(pair.feedback in read_["match"]["feedback"]["general_fb"][1] for pair in example("match").pairs)
        case _:
            pytest.fail(f"no test shows this loss: {loss}")
