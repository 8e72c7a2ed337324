"""GIFT, read back by gift-pegjs. Where it and Moodle differ, Moodle's importer (question/format/gift/format.php) is followed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from export_items import MADE, PICTURES, asked, batch_of, example, labels, linked, scored, section_of, told_after
from hypothesis import assume, given
from hypothesis import strategies as st
from moodle_rules import legal, number, words_match

from skillsdivide.derive.quiz_layout import offers
from skillsdivide.export.batch import BANK, Batch
from skillsdivide.export.context import ExportContext
from skillsdivide.markdown import plain
from skillsdivide.schema.export_formats import Loss, formats
from skillsdivide.schema.items import ChoiceItem, Item, MatchItem, MultipleItem, NumericItem, Picture, Section, TextItem, TrueFalseItem

GIFT = formats()["gift"]

HELD = {"&&092;": "\\", "&&058;": ":", "&&035;": "#", "&&061;": "=", "&&123;": "{", "&&125;": "}", "&&126;": "~"}
"""What gift-pegjs holds escaped signs as while it parses; in the answers of a matching it forgets to put the signs back."""

Read = Callable[[bytes], list[dict]]


@pytest.fixture(scope="session")
def read(ask: Callable) -> Read:
    """Every question that gift-pegjs finds in a file, in the words of the bank; a sign in the wrong place fails."""
    return lambda content: [plainly(each) for each in ask("gift.mjs", content.decode())]


def plainly(question: dict) -> dict:
    """A question of gift-pegjs without what is empty, and with names that say what Moodle takes the parts for."""
    if question["type"] == "Category":
        return {"category": question["title"]}
    assert not question["hasEmbeddedAnswers"], "the answers end before the question does"
    assert question["stem"]["format"] == "html"
    parts = {name: question[name] for name in ("type", "title", "id", "tags")} | {"stem": question["stem"]["text"], "after": question["globalFeedback"]["text"]}
    match question["type"]:
        case "MC":
            parts["choices"] = [(html_of(each["text"]), weight(each), html_of(each["feedback"])) for each in question["choices"]]
        case "TF":  # the first feedback is for the wrong answer, whatever gift-pegjs calls it: split_truefalse_comment
            parts |= {"answer": question["isTrue"], "feedback": {"wrong": html_of(question["trueFeedback"]), "right": html_of(question["falseFeedback"])}}
        case "Numerical":
            parts |= {"answer": question["choices"]["number"], "tolerance": question["choices"]["range"]}
        case "Short":
            assert {weight(each) for each in question["choices"]} == {100}
            parts["accept"] = [each["text"]["text"] for each in question["choices"]]
        case "Matching":
            parts["pairs"] = [(html_of(each["subquestion"]), put_back(each["subanswer"])) for each in question["matchPairs"]]
    return parts


def html_of(text: dict) -> str:
    """A piece of HTML; the entities by which a first % and a first [ are kept are read as browsers read them."""
    assert text["format"] == "html"
    return re.sub("^&#(37|91);", lambda entity: chr(int(entity[1])), text["text"])


def weight(choice: dict) -> float:
    """What a choice adds, in hundredths: all for =, nothing for ~, else what is written."""
    return choice["weight"] if choice["weight"] is not None else 100 if choice["isCorrect"] else 0


def put_back(answer: str) -> str:
    """An answer of a matching as other parts of the file are read, and then as a browser shows it."""
    for sign_name, sign in HELD.items():
        answer = answer.replace(sign_name, sign)
    return answer.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def line(text: str) -> str:
    """A text as one line: GIFT would read a line break as an end. Code keeps its lines by an entity."""
    return re.sub("<pre>.*?</pre>", lambda code: code[0].replace("\n", "&#10;"), text, flags=re.DOTALL).replace("\n", " ").strip()


def expected(item: Item, section: Section, context: ExportContext) -> dict:
    """What the bank says of an item, in the words of `plainly`."""

    def shown(text: str) -> str:
        return line(linked(text, context.site.url))

    whole = {"title": item.id, "id": item.id, "tags": labels(item, section), "stem": line(asked(item, context.site.url))}
    whole["after"] = line(told_after(item, section, context.sources, context.site.url))
    match item:
        case ChoiceItem() | MultipleItem():
            share = 100 / len(item.keys) if isinstance(item, MultipleItem) else 100
            wrong = -share if isinstance(item, MultipleItem) else 0
            choices = [
                (shown(each.choice.text), pytest.approx(share if each.is_key else wrong, abs=1e-5), shown(each.choice.feedback))
                for each in offers(item, section)
            ]
            return whole | {"type": "MC", "choices": choices}
        case TrueFalseItem():
            feedback = {item.answer: "right", not item.answer: "wrong"}
            return whole | {
                "type": "TF",
                "answer": item.answer,
                "feedback": {feedback[True]: shown(item.feedback.on_true), feedback[False]: shown(item.feedback.on_false)},
            }
        case NumericItem():
            return whole | {"type": "Numerical", "answer": item.answer, "tolerance": item.tolerance}
        case TextItem():
            accept = [plain(text).replace("*", "\\*") for text in item.accept if "->" not in plain(text)]
            return whole | ({"type": "Short", "accept": accept} if accept else {"type": "Essay"})
        case MatchItem():
            pairs = [(shown(pair.prompt), plain(pair.answer)) for pair in item.pairs] + [("", plain(decoy)) for decoy in item.decoys]
            return whole | {"type": "Matching", "pairs": pairs}
    raise AssertionError(item.type)


def expected_of(batch: Batch, context: ExportContext) -> list[dict]:
    """What the bank says of a batch."""
    lines = []
    for section in batch.sections:
        lines.append({"category": f"$course$/top/{context.site.name}/{plain(section.title).replace('/', '//')}"})
        lines += [expected(item, section, context) for item in section.items if item.type != "order"]
    return lines


def test_every_batch_comes_back_as_the_bank_has_it(batch: Batch, write, read: Read, context: ExportContext) -> None:
    """Type, id, tags, stem, choices, weights, feedback, range, accepted texts, pairs and decoys, and what is told after."""
    assert read(write("gift", batch)) == expected_of(batch, context)


def test_weights_are_legal_in_moodle_and_tell_single_from_multiple(bank: dict[str, Batch], write, read: Read) -> None:
    """A single choice has one =; a multiple has none, by which Moodle knows it, and weights from Moodle's list."""
    kinds = {item.id: item.type for section in bank[BANK].sections for item in section.items}
    file = write("gift", bank[BANK]).decode()
    for question in read(file.encode()):
        weights = [each for _, each, _ in question.get("choices", [])]
        assert all(map(legal, weights))
        if weights:
            multiple = kinds[question["id"]] == "multiple"
            written = file[file.index(f"::{question['id']}::") :].partition("\n####")[0]
            assert len(re.findall(r"^=", written, re.MULTILINE)) == (0 if multiple else 1)
            assert sorted(set(weights)) == ([-max(weights), max(weights)] if multiple else [0, 100])


@pytest.mark.parametrize("kind", [kind for kind in MADE if kind != "order"])
@given(data=st.data())
def test_any_text_comes_back_as_it_went_in(kind: str, data: st.DataObject, write, read: Read, context: ExportContext) -> None:
    """Signs of GIFT's own, markup, other scripts: as rendered, with a line break as a space."""
    item = data.draw(MADE[kind])
    if isinstance(item, TextItem):  # words that are no HTML cannot hold what both readers keep signs as
        assume(not any("&&0" in plain(text) for text in item.accept))
    batch = batch_of(item)
    assert read(write("gift", batch)) == expected_of(batch, context)


@pytest.mark.parametrize(
    "text",
    ["%50% of them", "[html] is a format", "[plain]", "// no comment", "=", "~", "a#b", "{}", "::", "\\", "\\n", "$CATEGORY: x", "####", "-> a", "}\n{"],
)
@pytest.mark.parametrize("kind", ["choice", "multiple", "match", "true-false"])
def test_no_text_is_taken_for_a_sign(kind: str, text: str, write, read: Read, context: ExportContext) -> None:
    """Each way known to break GIFT, in every part of an item."""
    batch = batch_of(example(kind, text))
    assert read(write("gift", batch)) == expected_of(batch, context)


def test_a_category_keeps_its_name(write, read: Read, context: ExportContext) -> None:
    """A slash in a title does not open a category, and no other sign is escaped: Moodle takes the rest of the line as it stands."""
    section = section_of(example("choice")).model_copy(update={"title": "CI/CD: {a} = ~b & #c"})
    questions = read(write("gift", Batch("made", "Made", (section,))))
    assert questions[0] == {"category": "$course$/top/Skills Divide/CI//CD: {a} = ~b & #c"}


def test_a_star_stands_for_itself(write, read: Read) -> None:
    """In Moodle a bare * would accept any text."""
    (_, question) = read(write("gift", batch_of(example("text").model_copy(update={"accept": ["2 \\* 3", "a\\\\b"]}))))
    assert [each for each in ("2 * 3", "2 and 3", "a\\b") if any(words_match(pattern, each) for pattern in question["accept"])] == ["2 * 3", "a\\b"]


@pytest.mark.parametrize("loss", GIFT.losses, ids=lambda loss: f"{loss.part} {' '.join(loss.types)}"[:30])
def test_what_is_said_to_be_lost_is_lost(loss: Loss, write, read: Read, scores) -> None:
    """Each row of the table, shown on an item that has the part."""

    def written(item: Item) -> dict:
        return read(write("gift", batch_of(item)))[-1]

    match loss.part:
        case "type":
            assert {kind for kind in MADE if len(read(write("gift", batch_of(example(kind))))) == 1} == set(loss.types)
        case "hints":
            for kind in set(MADE) - {"order"}:
                item = example(kind)
                assert item.hints
                assert not any(hint in str(written(item)) for hint in item.hints)
        case "picture":
            item = example("choice").model_copy(update={"picture": Picture(file=PICTURES[0], alt="A *square* [x]")})
            assert written(item)["stem"] == f"{item.stem} [Picture: A square [x]]"
            assert "<img" not in str(written(item))
        case "sureness":
            assert not re.search(r"\bsure\b", write("gift", batch_of(*map(example, MADE))).decode(), re.IGNORECASE)
        case "pin":
            item = example("choice")
            free = item.model_copy(update={"key": item.key.model_copy(update={"pin": None})})
            assert item.key.pin == "last"
            assert sorted(written(item)["choices"]) == sorted(written(free)["choices"])
        case "unit":
            question = written(example("numeric"))
            assert question.keys() == written(example("choice")).keys() - {"choices"} | {"answer", "tolerance"}
            assert question["stem"].endswith("(Answer in per cent.)")
        case "variants" if loss.types == ("text",):
            item = example("text")
            accept = written(item)["accept"]
            html_of = ["Café 12", "CAFÉ 12", "Cafe 12", "Café  12", "Café 12.", "Café ١٢"]
            assert scores(scored(item, section_of(item)), html_of) == [1, 1, 1, 1, 1, 1]
            assert [any(words_match(pattern, each) for pattern in accept) for each in html_of] == [True, True, False, False, False, False]
            assert written(item.model_copy(update={"accept": ["a -> b", "Café 12"]}))["accept"] == ["Café 12"]
            assert written(item.model_copy(update={"accept": ["a -> b"]}))["type"] == "Essay"
        case "variants":
            item = example("numeric")
            assert scores(scored(item, section_of(item)), ["30", "٣٠"]) == [1, 1]
            assert [number(each) for each in ("30", "٣٠")] == [30, None]
        case "pair-feedback":
            item = example("match")
            question = written(item)
            assert all(pair.feedback in question["after"] for pair in item.pairs)
            assert not any(pair.feedback in str(question["pairs"]) for pair in item.pairs)
        case _:
            pytest.fail(f"no test shows this loss: {loss}")
