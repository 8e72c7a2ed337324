"""QTI 2.1 and 3.0: 2.1 upgraded by Citolab's converter, 3.0 played in Citolab's player in a real browser."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from conftest import ROOT, some
from export_items import MADE, SECTIONS, asked, batch_of, example, linked, responses, scored, section_of, told_after
from qti_reading import unpacked

from skillsdivide.derive.quiz_layout import answers, offers, steps
from skillsdivide.export.batch import Batch
from skillsdivide.export.context import ExportContext, Site
from skillsdivide.markdown import plain
from skillsdivide.schema.export_formats import formats
from skillsdivide.schema.items import ChoiceItem, Item, MatchItem, MultipleItem, NumericItem, OrderItem, Section, TrueFalseItem

CONVERTER = ROOT / ".venv/readers/bin/qti-convert"
PLAYER = ROOT / "tests/tools/node_modules/@citolab/qti-components/cdn/index.global.js"
HERE = Path(__file__).parent

Play = Callable[..., dict]
"""What the player does with an item: `xml`, responses to give `by_hand` and to `set`."""


@pytest.fixture(scope="session")
def play(browser) -> Iterator[Play]:
    """Citolab's player in one page; it may ask nothing of any host and raise no error."""
    page, faults = browser.new_page(), []
    page.on("request", lambda sent: faults.append(sent.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.set_content("<!doctype html><html lang=en><title>Player</title></html>")
    for script in (PLAYER, HERE / "qti-player.js"):
        page.add_script_tag(path=script)

    def played(xml: str, by_hand: list = (), set_: list = ()) -> dict:
        played = page.evaluate("plan => play(plan)", {"xml": xml, "byHand": [*by_hand], "set": [*set_]})
        assert faults == []
        return played

    yield played
    page.close()


def upgraded(content: bytes, folder: Path) -> dict[str, str]:
    """A package of QTI 2.1 as Citolab's converter makes it 3.0."""
    (folder / "old.zip").write_bytes(content)
    done = subprocess.run([CONVERTER, "upgrade", folder / "old.zip", folder / "new.zip"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return unpacked((folder / "new.zip").read_bytes())


# --- the upgrade ----------------------------------------------------------------------------------


def canonical(xml: str) -> str:
    """A document without what is not its content: the order of attributes, where its schema lies."""
    root = ET.fromstring(xml)
    root.attrib.pop("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation", None)
    return ET.canonicalize(ET.tostring(root, encoding="unicode"))


def test_the_upgraded_old_package_is_the_new_one(batch: Batch, write, tmp_path: Path) -> None:
    """Every item of every batch, its test and its manifest, element by element, by other hands than ours."""
    new = unpacked(write("qti30", batch))
    played = upgraded(write("qti21", batch), tmp_path)
    assert {name: canonical(xml) for name, xml in played.items()} == {name: canonical(xml) for name, xml in new.items()}


def test_what_the_bank_does_not_have_is_upgraded_alike(write, tmp_path: Path) -> None:
    """An item of each type with every part that it can have, such as pinned choices; a converter that does nothing would show."""
    made = batch_of(*map(example, MADE))
    old, new = write("qti21", made), unpacked(write("qti30", made))
    assert {name: canonical(xml) for name, xml in upgraded(old, tmp_path).items()} == {name: canonical(xml) for name, xml in new.items()}
    assert not any(canonical(xml) == canonical(new[name]) for name, xml in unpacked(old).items())


# --- the player -----------------------------------------------------------------------------------


def identifiers(item: Item, response: str | list[str]) -> str | list[str]:
    """A response of the site as QTI's identifiers."""
    match item:
        case MatchItem():
            return [f"p{number} a{answer}" for number, answer in enumerate(response, 1)]
        case OrderItem():
            letters = {str(step.place): step.letter for step in steps(item)}
            return [letters[place] for place in response]
    return response


def by_hand(item: Item, section: Section) -> list[str | list[str]]:
    """Responses of the site for a person to give: the key, each distractor alone, some in disorder."""
    match item:
        case MultipleItem():
            played = offers(item, section)
            return [[offer.letter for offer in played if offer.is_key], *([offer.letter] for offer in played), [offer.letter for offer in played]]
        case MatchItem():
            key = [str(answers(item).index(pair.answer)) for pair in item.pairs]
            return [key, ["0"] * len(key), key[1:] + key[:1], [*key[:-1], str(len(answers(item)) - 1)]]
        case OrderItem():
            key = [str(place) for place in range(1, len(item.sequence) + 1)]
            return [key, key[::-1], key[1:] + key[:1], [*key[2:], *key[:2]]]
        case NumericItem():
            return [f"{item.answer}", f"{item.answer + item.tolerance + 1}", f"{-item.answer}"]
    return list(responses(item, section))


def words(html: str) -> str:
    """What a browser shows of a piece of HTML."""
    return "".join(ET.fromstring(f"<piece>{html}</piece>").itertext())


def feedback(item: Item, section: Section, response: str | list[str], site: Site) -> list[str]:
    """The feedback on the choices that a response holds."""
    match item:
        case ChoiceItem() | MultipleItem():
            return [words(linked(offer.choice.feedback, site.url)) for offer in offers(item, section) if offer.letter in response]
        case TrueFalseItem():
            return [words(linked(item.feedback.on_true if response == "true" else item.feedback.on_false, site.url))]
    return []


@pytest.mark.parametrize("thorough", ["the first of each type", pytest.param("every item", marks=pytest.mark.long)])
@pytest.mark.parametrize("key", some(SECTIONS, SECTIONS[::15]))
def test_every_item_scores_and_tells_as_the_page_does(
    key: str, thorough: str, bank: dict[str, Batch], play: Play, write, scores, context: ExportContext
) -> None:
    """Each item of each section: what is asked and the score of every response.

    Of the first item of each type also the feedback after what a person answers by hand. `make play` gives every item by hand, and all of its responses.
    """
    files = unpacked(write("qti30", bank[key]))
    types = set()
    for section, item in bank[key].items(formats()["qti30"]):
        given = by_hand(item, section) if thorough == "every item" or item.type not in types else []
        every = list(responses(item, section))
        if thorough != "every item":
            every = [*every[:: len(every) // 12 + 1], by_hand(item, section)[0]]  # the right one among them
        types.add(item.type)
        played = play(files[f"items/{item.id}.xml"], [identifiers(item, each) for each in given], [identifiers(item, each) for each in every])
        assert played["shown"] == shown(item, section, context.site)
        assert [each["score"] for each in played["byHand"]] == pytest.approx(scores(scored(item, section), given), abs=6e-4)  # the player rounds
        assert played["set"] == pytest.approx(scores(scored(item, section), every), abs=6e-4)
        assert max(played["set"]) == 1
        general = words(told_after(item, section, context.sources, context.site.url))
        for response, each in zip(given, played["byHand"], strict=True):
            assert each["told"] == [*feedback(item, section, response, context.site), general], (item.id, response)
        assert not given or played["byHand"][0]["score"] == 1 or isinstance(item, ChoiceItem | TrueFalseItem)


def shown(item: Item, section: Section, site: Site) -> dict:
    """What the player should show before an answer."""
    choices = {}
    match item:
        case ChoiceItem() | MultipleItem():
            choices = {offer.letter: offer.choice.text for offer in offers(item, section)}
        case TrueFalseItem():
            choices = {"true": "True", "false": "False"}
        case MatchItem():
            choices = {f"p{number}": pair.prompt for number, pair in enumerate(item.pairs, 1)}
            choices |= {f"a{number}": answer for number, answer in enumerate(answers(item))}
        case OrderItem():
            choices = {step.letter: step.text for step in steps(item)}
    pictures = [plain(item.picture.alt)] if item.picture else []
    return {"pictures": pictures, "asked": words(asked(item, site.url, str)), "choices": {key: words(linked(text, site.url)) for key, text in choices.items()}}


@pytest.mark.parametrize("kind", ["numeric", "text"])
def test_no_answer_is_no_right_answer(kind: str, play: Play, write) -> None:
    """Not even where the right answer is nothing; an empty field raises no error."""
    item = example(kind).model_copy(update={"answer": 0} if kind == "numeric" else {})
    xml = unpacked(write("qti30", batch_of(item)))[f"items/{item.id}.xml"]
    assert play(xml, set_=[None, ""])["set"] == [0, 0]


def test_other_ways_of_writing_are_lost(play: Play, write, scores) -> None:
    """What the table of losses says of answers that are typed: the page takes them all."""
    ways = {"text": ["Café 12", "CAFÉ 12", "Cafe 12", "Café  12", "Café 12.", "Café ١٢"], "numeric": ["30", "30.5", "٣٠", "30,5"]}
    played = {}
    for kind, typed in ways.items():
        item = example(kind)
        assert scores(scored(item, section_of(item)), typed) == [1] * len(typed)
        played[kind] = play(unpacked(write("qti30", batch_of(item)))[f"items/{item.id}.xml"], set_=typed)["set"]
    assert played == {"text": [1, 1, 0, 0, 0, 0], "numeric": [1, 1, 0, 0]}
