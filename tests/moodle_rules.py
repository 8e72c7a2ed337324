"""What Moodle does with a question that it imports: reads it, shows it and scores it.

The rules are told anew from Moodle's sources (github.com/moodle/moodle, 4.4 and later), named at each place.
They read what we write by hand of their own and know nothing of our templates.
"""

from __future__ import annotations

import html
import itertools
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

POSITIVE = (
    *(0.9, 0.8333333, 0.8, 0.75, 0.7, 0.6666667, 0.6, 0.5, 0.4, 0.3333333, 0.3, 0.25, 0.2),
    *(0.1666667, 0.1428571, 0.125, 0.1111111, 0.1, 0.05),
)
FRACTIONS = (0, 1, -1, *POSITIVE, *(-share for share in POSITIVE))
"""question/engine/bank.php, question_bank::fraction_options_full; question/format.php refuses any other."""

HEADERS = {"name", "questiontext", "generalfeedback", "defaultgrade", "penalty", "idnumber", "tags", "hint"}
"""question/format/xml/format.php, import_headers and import_hints."""

READ = {
    "multichoice": HEADERS | {"single", "shuffleanswers", "answernumbering", "answer"},
    "truefalse": HEADERS | {"answer"},
    "numerical": HEADERS | {"answer", "units", "unitgradingtype", "unitpenalty", "showunits", "unitsleft"},
    "shortanswer": HEADERS | {"usecase", "answer"},
    "matching": HEADERS | {"shuffleanswers", "subquestion"},
    "ordering": HEADERS | {"layouttype", "selecttype", "selectcount", "gradingtype", "showgrading", "numberingstyle", "shownumcorrect", "answer"},
    "category": {"category", "info"},
}
"""The elements of each type that an importer asks for: the same file, import_multichoice and so on;
question/type/ordering/questiontype.php, import_from_xml. It reads a category's id number too, and then nothing comes in
where a category of another name has that number already, so a file must not bring one."""

TEXT_FORMATS = {"moodle_auto_format", "html", "plain_text", "wiki_like", "markdown"}
"""question/format/xml/format.php, trans_format; any other is a debugging message."""

ORDERING = {
    "layouttype": {"VERTICAL", "HORIZONTAL"},
    "selecttype": {"ALL", "RANDOM", "CONTIGUOUS"},
    "gradingtype": {
        *("ALL_OR_NOTHING", "ABSOLUTE_POSITION", "RELATIVE_TO_CORRECT", "RELATIVE_NEXT_EXCLUDE_LAST", "RELATIVE_NEXT_INCLUDE_LAST"),
        *("RELATIVE_ONE_PREVIOUS_AND_NEXT", "RELATIVE_ALL_PREVIOUS_AND_NEXT", "LONGEST_ORDERED_SUBSET", "LONGEST_CONTIGUOUS_SUBSET"),
    },
    "showgrading": {"SHOW", "HIDE"},
    "numberingstyle": {"none", "123", "abc", "ABCD", "iii", "IIII"},
}
"""question/type/ordering/questiontype.php, extract_options_for_export: names, never numbers. What is none of them
becomes the default without a word."""

LENGTHS = {"name": 255, "idnumber": 100, "category": 255, "tag": 50, "match answer": 255}
"""Columns of lib/db/install.xml and question/type/match/db/install.xml, and TAG_MAX_LENGTH; what is longer is cut or refused."""


@dataclass(frozen=True)
class Answer:
    """An answer with the share of the grade that it adds; for an ordering, a step with its place."""

    text: str
    fraction: float
    feedback: str = ""


@dataclass(frozen=True)
class Question:
    """A question as Moodle keeps it."""

    type: str
    name: str
    idnumber: str | None
    text: str
    after: str
    """The general feedback."""
    tags: list[str]
    hints: list[str]
    category: str
    answers: list[Answer] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    """A matching's prompts with their answers; a decoy's prompt is empty."""
    settings: dict[str, Any] = field(default_factory=dict)


def read(xml: bytes) -> list[Question]:
    """The questions of a file, as the importer of Moodle XML takes them."""
    category = ""
    questions = []
    for node in ET.fromstring(xml).findall("question"):
        unread = {child.tag for child in node} - READ[node.get("type")]
        assert not unread, f"Moodle does not read {unread}"
        assert {child.get("format") for child in node.iter() if child.get("format")} <= TEXT_FORMATS
        if node.get("type") == "category":
            category = _text(node, "category/text")
        else:
            questions.append(_question(node, category))
    return questions


def _question(node: ET.Element, category: str) -> Question:
    type_ = node.get("type")
    html_parts = [*node.iter("questiontext"), *node.iter("generalfeedback"), *node.iter("feedback"), *node.iter("hint"), *node.iter("subquestion")]
    html_parts += node.findall("answer") if type_ in {"multichoice", "ordering"} else []
    assert {part.get("format") for part in html_parts} == {"html"}, "shown with its tags as text"
    settings: dict[str, Any] = {"grade": float(node.findtext("defaultgrade")), "penalty": float(node.findtext("penalty"))}
    if type_ == "multichoice":
        settings |= {"single": _flag(node, "single"), "shuffle": _flag(node, "shuffleanswers")}
    elif type_ == "matching":
        settings |= {"shuffle": _flag(node, "shuffleanswers")}
    elif type_ == "numerical":
        units = [_text(unit, "unit_name") for unit in node.iter("unit")]
        settings |= {"tolerance": [float(each) for each in _texts(node, "answer/tolerance")], "units": units, "showunits": node.findtext("showunits")}
    elif type_ == "shortanswer":
        settings |= {"usecase": node.findtext("usecase")}
    elif type_ == "ordering":
        settings |= {name: node.findtext(name) for name in ORDERING}
        assert all(settings[name] in values for name, values in ORDERING.items()), settings
        settings |= {"count": int(node.findtext("selectcount")), "hints told the number right": node.findtext("shownumcorrect") != "0"}
    return Question(
        type=type_,
        name=_text(node, "name/text"),
        idnumber=node.findtext("idnumber"),
        text=_text(node, "questiontext/text"),
        after=_text(node, "generalfeedback/text"),
        tags=_texts(node, "tags/tag/text"),
        hints=_texts(node, "hint/text"),
        category=category,
        answers=[Answer(_text(each, "text"), float(each.get("fraction")), _text(each, "feedback/text")) for each in node.findall("answer")],
        pairs=[(_text(each, "text"), _text(each, "answer/text")) for each in node.findall("subquestion")],
        settings=settings,
    )


def _text(node: ET.Element, path: str) -> str:
    return (node.findtext(path) or "").strip()


def _texts(node: ET.Element, path: str) -> list[str]:
    return [(each.text or "").strip() for each in node.findall(path)]


def _flag(node: ET.Element, path: str) -> bool:
    assert node.findtext(path) in {"true", "false"}, "trans_single takes all but false for true"
    return node.findtext(path) == "true"


def legal(hundredths: float) -> bool:
    """Whether an answer may have this share: lib/questionlib.php, match_grade_options."""
    return any(abs(hundredths / 100 - each) < 0.00001 for each in FRACTIONS)


def path(category: str) -> list[str]:
    """The names of nested categories: question/format.php, split_category_path."""
    return [each.replace("//", "/").strip() for each in re.split(r"(?<!/)/(?!/)", category)]


def choice_shown(answer: str) -> str:
    """What a student reads in a matching's list, which takes tags away and leaves entities.

    question/type/match/renderer.php, format_choices, hence format_string.
    """
    return html.unescape(re.sub(r"<(?!\s)[^>]*>?", "", answer))


def words_match(pattern: str, response: str) -> bool:
    """Whether a short answer is accepted, case apart: question/type/shortanswer/question.php, compare_string_with_wildcard."""
    pattern, response = (unicodedata.normalize("NFC", text) for text in (pattern, response))
    pieces = [re.escape(piece.replace("\\*", "*")) for piece in re.split(r"(?<!\\)\*+", pattern)]
    return re.fullmatch(".*".join(pieces), response.strip(" \t\n\r\0\x0b"), re.IGNORECASE) is not None


def number(response: str) -> float | None:
    """A typed number, in a course in English: question/type/numerical/questiontype.php, qtype_numerical_answer_processor."""
    plain = response.strip().replace(" ", "").replace(",", "")
    return float(plain) if re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?", plain) else None


def within(response: str, answer: float, tolerance: float) -> bool:
    """Whether a number is near enough: question/type/numerical/question.php, get_tolerance_interval, nominal; PHP's precision is 14."""
    value = number(response)
    slack = abs(tolerance) + 1e-14 * max(abs(tolerance), abs(answer), 1e-14)
    return value is not None and answer - slack <= value <= answer + slack


def score(question: Question, response: str | list) -> float:
    """What a response earns, from 0 to 1.

    Response: for choices, the place of each chosen answer in the file; for a matching, the words chosen for each
    prompt; for an ordering, the steps' places in the order given; for all others, what was typed.
    """
    match question.type:
        case "multichoice":  # question/type/multichoice/question.php, grade_response of the single and of the multiple question
            shares = [question.answers[place].fraction / 100 for place in response]
            assert len(shares) == 1 or not question.settings["single"]
            return shares[0] if question.settings["single"] else min(max(0.0, sum(shares)), 1.0)
        case "truefalse":
            return next(answer.fraction / 100 for answer in question.answers if answer.text == response)
        case "numerical":
            near = zip(question.answers, question.settings["tolerance"], strict=True)
            return max((each.fraction / 100 for each, tolerance in near if within(response, number(each.text), tolerance)), default=0.0)
        case "shortanswer":
            assert question.settings["usecase"] == "0"
            return max((answer.fraction / 100 for answer in question.answers if words_match(answer.text, response)), default=0.0)
        case "matching":  # question/type/match/question.php, get_num_parts_right; equal answers are one choice
            right = [choice_shown(answer) for prompt, answer in question.pairs if prompt]
            return sum(given == key for given, key in zip(response, right, strict=True)) / len(right)
        case "ordering":  # question/type/ordering/question.php, grade_response
            assert question.settings["gradingtype"] == "RELATIVE_NEXT_EXCLUDE_LAST"
            places = [answer.fraction for answer in question.answers]
            following = dict(itertools.pairwise(places))
            given = dict(itertools.pairwise(response))
            return sum(given.get(place) == after for place, after in following.items()) / len(following)
    raise AssertionError(question.type)
