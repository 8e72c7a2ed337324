"""Reads QTI packages back, 2.1 and 3.0 alike, and says what the bank would have in them. It knows nothing of our templates."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree as ET

from export_items import asked, edges, linked, told_after

from skillsdivide.derive.quiz_layout import answers, offers, steps
from skillsdivide.export.context import ExportContext, decimal, xml_name
from skillsdivide.markdown import plain
from skillsdivide.schema.items import ChoiceItem, Item, MatchItem, MultipleItem, NumericItem, OrderItem, Section, TextItem, TrueFalseItem


def unpacked(content: bytes) -> dict[str, str]:
    """The files of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        assert zipped.testzip() is None
        return {name: zipped.read(name).decode() for name in zipped.namelist()}


def plainly(node: ET.Element) -> ET.Element:
    """A tree whose names, of either edition, are written in one way, without namespaces and without wrappers of content."""
    copy = ET.Element(name(node.tag), {name(key): value for key, value in node.attrib.items()})
    copy.text, copy.tail = node.text, node.tail
    for child in map(plainly, node):
        if child.tag == "content-body":
            copy.extend(child)
            copy.text = child.text
        else:
            copy.append(child)
    return copy


def name(written: str) -> str:
    """A name as base-value, where QTI 2.1 writes baseValue and QTI 3.0 qti-base-value."""
    return re.sub("[A-Z]", lambda letter: f"-{letter[0].lower()}", written.rpartition("}")[2]).removeprefix("qti-")


def piece(node: ET.Element) -> str:
    """What an element holds, as XML of one way of writing."""
    bare = ET.Element("piece")
    bare.text = node.text
    bare.extend(node)
    return ET.canonicalize(ET.tostring(bare, encoding="unicode"))


def html(text: str) -> str:
    """A piece of HTML, which Markdown writes as XML, in the same way of writing."""
    return piece(ET.fromstring(f"<piece>{text}</piece>"))


def read(xml: str) -> dict:
    """What an item says, by the parts that the bank knows."""
    root = plainly(ET.fromstring(xml))
    body, (interaction,) = root.find("item-body"), [node for node in root.iter() if node.tag.endswith("-interaction")]
    declared = root.find("response-declaration")
    prompt, first = interaction.find("prompt"), next((node for node in body if node.tag in {"p", "div"}), None)
    choices = [node for node in interaction.iter() if node.tag.startswith("simple-") and node.get("identifier")]
    return {
        "id": root.get("identifier"),
        "interaction": interaction.tag,
        "response": (declared.get("cardinality"), declared.get("base-type")),
        "asked": piece(first if prompt is None else prompt),
        "choices": {node.get("identifier"): piece(node) for node in choices},
        "fixed": [node.get("identifier") for node in choices if node.get("fixed") == "true"],
        "shuffle": interaction.get("shuffle"),
        "key": [node.text for node in declared.find("correct-response")],
        "mapping": {node.get("map-key"): (float(node.get("mapped-value")), node.get("case-sensitive")) for node in declared.iter("map-entry")},
        "bounds": [float(node[1].text) for node in root.iter() if node.tag in {"gte", "lte"}],
        "feedback": {(node.get("outcome-identifier"), node.get("identifier")): piece(node) for node in root.iter("modal-feedback")},
        "max": [node.findtext("default-value/value") for node in root.iter("outcome-declaration") if node.get("identifier") == "MAXSCORE"],
    }


def expected(item: Item, section: Section, context: ExportContext) -> dict:
    """What the bank says of an item, in the words of `read`."""

    def text(markdown: str) -> str:
        return html(linked(markdown, context.site.url))

    kinds = {"multiple": ("multiple", "identifier"), "numeric": ("single", "float"), "text": ("single", "string")}
    kinds |= {"match": ("multiple", "directedPair"), "order": ("ordered", "identifier")}
    parts = {"id": xml_name(item.id), "interaction": "choice-interaction", "response": kinds.get(item.type, ("single", "identifier")), "max": ["1"]}
    parts |= {"asked": html(asked(item, context.site.url, "../{}".format)), "choices": {}, "fixed": [], "shuffle": "true", "mapping": {}, "bounds": []}
    feedback = {}
    match item:
        case ChoiceItem() | MultipleItem():
            offered = offers(item, section)
            parts["choices"] = {offer.letter: text(offer.choice.text) for offer in offered}
            parts["fixed"] = [offer.letter for offer in offered if offer.choice.pin]
            parts["key"] = [offer.letter for offer in offered if offer.is_key]
            if isinstance(item, MultipleItem):
                parts["mapping"] = {offer.letter: (1 if offer.is_key else -1, None) for offer in offered}
            feedback = {("FEEDBACK", offer.letter): text(offer.choice.feedback) for offer in offered}
        case TrueFalseItem():
            parts |= {"choices": {"true": html("True"), "false": html("False")}, "shuffle": "false", "key": ["true" if item.answer else "false"]}
            feedback = {("FEEDBACK", "true"): text(item.feedback.on_true), ("FEEDBACK", "false"): text(item.feedback.on_false)}
        case NumericItem():
            parts |= {"interaction": "text-entry-interaction", "shuffle": None, "key": [decimal(item.answer)], "bounds": edges(item)}
        case TextItem():
            spellings = {plain(each).lower(): plain(each) for each in reversed(item.accept)}  # the first of those that differ in case alone
            accept = dict.fromkeys(spellings.values(), (1, "false"))
            parts |= {"interaction": "text-entry-interaction", "shuffle": None, "key": [plain(item.accept[0])], "mapping": accept}
        case MatchItem():
            parts["interaction"] = "match-interaction"
            parts["choices"] = {f"p{number}": text(pair.prompt) for number, pair in enumerate(item.pairs, 1)}
            parts["choices"] |= {f"a{number}": text(answer) for number, answer in enumerate(answers(item))}
            parts["key"] = [f"p{number} a{answers(item).index(pair.answer)}" for number, pair in enumerate(item.pairs, 1)]
            parts["mapping"] = dict.fromkeys(parts["key"], (1, None))
        case OrderItem():
            parts |= {"interaction": "order-interaction", "shuffle": "false", "choices": {step.letter: text(step.text) for step in steps(item)}}
            parts["key"] = [step.letter for step in sorted(steps(item), key=lambda step: step.place)]
    paragraphs = {key: value.replace("<piece>", "<piece><p>").replace("</piece>", "</p></piece>") for key, value in feedback.items()}
    return parts | {"feedback": {**paragraphs, ("GENERAL", "always"): html(told_after(item, section, context.sources, context.site.url))}}
