"""Anki decks, read back by Anki's own importer."""

from __future__ import annotations

import hashlib
import html
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import SAMPLE
from export_items import MADE, asked, batch_of, example, labels, linked, section_of, write_file
from hypothesis import given, settings
from hypothesis import strategies as st

from skillsdivide.derive.quiz_layout import answers, offers, steps
from skillsdivide.export.anki import FIELDS
from skillsdivide.export.batch import BANK, Batch
from skillsdivide.export.context import ExportContext
from skillsdivide.links import page_url
from skillsdivide.markdown import plain
from skillsdivide.schema.export_formats import Loss, formats
from skillsdivide.schema.items import ChoiceItem, Item, MatchItem, MultipleItem, NumericItem, OrderItem, Section, TextItem, TrueFalseItem
from skillsdivide.translate.formats import ENGLISH

ANKI = formats()["anki"]

Import = Callable[..., list[dict]]
"""What a new collection of Anki holds after each of the packages."""


@pytest.fixture(scope="session")
def deck(context: ExportContext) -> Callable[..., bytes]:
    """A package of items, as of a moment."""
    return lambda *items, changed=0: write_file("anki", batch_of(*items), replace(context, site=replace(context.site, changed=changed)))


def pieces(field: str) -> list[str]:
    """The lines of a field as HTML; brackets, which Anki would read as its own, are put back."""
    return re.findall(r"<(?:li|p)(?: [^>]*)?>(.*?)</(?:li|p)>", field.replace("&#91;", "["), re.DOTALL)


def media_file(path: str) -> str:
    """What a picture is called in a learner's collection."""
    file = Path(SAMPLE, "docs", path)
    return f"{file.stem}-{hashlib.blake2b(file.read_bytes(), digest_size=4).hexdigest()}{file.suffix}"


def expected(item: Item, section: Section, context: ExportContext) -> dict[str, object]:
    """What the bank says of an item, in the fields of a note."""

    def html_of(text: str) -> str:
        return linked(text, context.site.url)

    choices, answer, feedback = [], [], []
    match item:
        case ChoiceItem() | MultipleItem():
            offered = offers(item, section)
            choices = [html_of(each.choice.text) for each in offered]
            answer = [f"{place}. {html_of(each.choice.text)}" for place, each in enumerate(offered, start=1) if each.is_key]
            for each in offered:
                stop = "" if each.choice.text[-1] in ".?!" else "."
                feedback.append(f"<b>{'Right' if each.is_key else 'Wrong'}: {html_of(each.choice.text)}{stop}</b> {html_of(each.choice.feedback)}")
        case TrueFalseItem():
            choices, answer = ["True", "False"], [str(item.answer)]
            feedback = [f"<b>True.</b> {html_of(item.feedback.on_true)}", f"<b>False.</b> {html_of(item.feedback.on_false)}"]
        case NumericItem():
            tolerance = f", give or take {ENGLISH.number(item.tolerance)}" if item.tolerance else ""
            answer, feedback = [f"{ENGLISH.number(item.answer)} {html_of(item.unit)}{tolerance}"], [html_of(item.feedback)]
        case TextItem():
            answer, feedback = [html_of(each) for each in item.accept], [html_of(item.feedback)]
        case MatchItem():
            choices = [*(html_of(pair.prompt) for pair in item.pairs), *map(html_of, answers(item))]
            answer = [f"{html_of(pair.prompt)}: {html_of(pair.answer)}" for pair in item.pairs]
            feedback = [html_of(pair.feedback) for pair in item.pairs]
        case OrderItem():
            choices, answer = [html_of(each.text) for each in steps(item)], [html_of(step) for step in item.sequence]
            feedback = [html_of(item.feedback)]
    page = item.passage or section.page
    source = context.sources[item.source] if item.source else None
    address = (source.url or f"{context.site.url}learn/sources/#source-{source.id}") if source else ""
    link = f'<a href="{html.escape(address)}">{html.escape(plain(source.publisher))}</a>. ' if source else ""
    day = item.as_of or section.as_of
    return {
        "Id": item.id,
        "Stem": asked(item, context.site.url, media_file),
        "Choices": choices,
        "Answer": answer,
        "Feedback": feedback + ([html_of(item.rationale)] if item.rationale else []),
        "Hints": [html_of(hint) for hint in item.hints],
        "Passage": context.site.url + (page_url(page) if page else f"roles/{section.role}/") if page or section.role else "",
        "Source": f"{link}As of {day.day} {day:%B} {day.year}.",
    }


def fields_of(note: dict) -> dict[str, object]:
    """A note's fields in the same form."""
    fields = note["fields"]
    lines = {name: pieces(fields[name]) for name in ("Choices", "Answer", "Feedback", "Hints")}
    return {name: lines.get(name, fields[name].replace("&#91;", "[")) for name in FIELDS}


def squeezed(fields: dict[str, object]) -> dict[str, object]:
    """Fields as browsers and Anki show them: no space at the ends of a text."""
    return {name: [line.strip() for line in value] if isinstance(value, list) else value.strip() for name, value in fields.items()}


# --- read back ------------------------------------------------------------------------------------


def test_every_batch_comes_back_as_the_bank_has_it(batch: Batch, write, imported: Import, context: ExportContext) -> None:
    """Each item is one note with one card, with its fields and tags, in the deck of its section below that of the site."""
    (after,) = imported(write("anki", batch))
    items = sorted(((section, item) for section in batch.sections for item in section.items), key=lambda each: each[1].id)
    assert after["log"] | {"new": 0} == dict.fromkeys(after["log"], 0)
    assert [note["fields"]["Id"] for note in after["notes"]] == [item.id for _, item in items]
    for note, (section, item) in zip(after["notes"], items, strict=True):
        assert squeezed(fields_of(note)) == squeezed(expected(item, section, context))
        assert note["tags"] == sorted(labels(item, section))
        assert note["decks"] == [f"{context.site.name}::{plain(section.title)}"]


@pytest.mark.parametrize("kind", MADE)
@settings(max_examples=settings.default.max_examples // 2)
@given(data=st.data())
def test_any_text_comes_back_as_it_went_in(kind: str, data: st.DataObject, deck, imported: Import, context: ExportContext) -> None:
    """Signs of HTML and of Anki, markup, other scripts, line breaks."""
    item = data.draw(MADE[kind])
    (after,) = imported(deck(item))
    (note,) = after["notes"]
    assert squeezed(fields_of(note)) == squeezed(expected(item, section_of(item), context))


@pytest.mark.parametrize(
    "text", ["[sound:a.mp3]", "[anki:tts lang=en_GB]a[/anki:tts]", "[latex]x[/latex]", "[$]x[/$]", "{{Stem}}", "{{c1::x}}", "{{type:Stem}}"]
)
def test_no_text_is_taken_for_a_sign_of_anki(text: str, deck, imported: Import) -> None:
    """A sound, a formula or a field that somebody writes about is shown and not played."""
    (after,) = imported(deck(example("choice", text)))
    (note,) = after["notes"]
    assert note["sounds"] == 0
    assert text in html.unescape(note["fronts"][0])
    assert html.unescape(note["backs"][0]).count(f"{text} as one") == 1


def test_formulas_are_left_alone(deck, imported: Import) -> None:
    r"""Anki's MathJax passes over elements of this class, so \( stays what it is."""
    (after,) = imported(deck(example("choice", r"\\(x\\)")))
    (note,) = after["notes"]
    for side in (note["fronts"][0], note["backs"][0]):
        assert re.fullmatch(r'\s*<main class="tex2jax_ignore">.*\\\(x\\\).*</main>\s*', side, re.DOTALL)


def test_a_title_is_one_level_of_the_tree(write, imported: Import) -> None:
    """Two colons would part it."""
    section = section_of(example("choice")).model_copy(update={"title": "a::b: *c*"})
    (after,) = imported(write("anki", Batch("made", "Made", (section,))))
    assert after["notes"][0]["decks"] == ["Skills Divide::a:b: c"]


# --- the card -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", MADE)
def test_the_front_asks_and_the_back_answers(kind: str, deck, imported: Import) -> None:
    """The front has stem, choices and hints and no word of feedback; the back has the answer and every feedback."""
    item = example(kind, "Said")
    (after,) = imported(deck(item.model_copy(update={"rationale": "For good"})))
    (note,) = after["notes"]
    front, back = note["fronts"][0], note["backs"][0]
    assert all(piece in front for piece in [note["fields"]["Stem"], note["fields"]["Choices"], *item.hints])
    assert all(piece in back for piece in [note["fields"]["Stem"], note["fields"]["Answer"], "For good", "Read the passage again"])
    expected_feedback = {"choice": 3, "multiple": 5, "true-false": 2, "match": 3}.get(kind, 1)
    assert len(pieces(note["fields"]["Feedback"])) == expected_feedback + 1
    assert note["fields"]["Feedback"] in back
    assert "For good" not in front
    assert not any(word in front for word in ("Right", "Wrong", " as key", "because of"))


def test_cards_are_styled_for_day_and_night(deck, imported: Import) -> None:
    """Each colour by day has another by night, but what both share; nothing is loaded from elsewhere."""
    (after,) = imported(deck(example("choice")))
    (css,) = after["types"].values()
    day, night = (set(re.findall(r"(--\w+): #", re.search(rf"^{start}.*$", css, re.MULTILINE)[0])) for start in (r"\.card \{", r"\.card\.nightMode"))
    assert day == night
    assert day == set(re.findall(r"var\((--\w+)\)", css))
    assert "url(" not in css


# --- again and again ------------------------------------------------------------------------------


def test_a_second_import_adds_nothing(bank: dict[str, Batch], write, imported: Import) -> None:
    """The bank twice, then one of its sections alone."""
    whole, section = write("anki", bank[BANK]), write("anki", bank["audit-your-role"])
    first, second, third = imported(whole, whole, section)
    nothing = dict.fromkeys(first["log"], 0)
    assert first["log"] == nothing | {"new": len(first["notes"])}
    assert second["log"] == nothing | {"duplicate": len(first["notes"])}
    assert third["log"] == nothing | {"duplicate": len(bank["audit-your-role"].sections[0].items)}
    assert [note["guid"] for note in first["notes"]] == [note["guid"] for note in third["notes"]]


def test_a_changed_text_reaches_the_note_and_nothing_is_unlearnt(deck, imported: Import) -> None:
    """A deck of a later moment with another feedback, and with one item more."""
    item, other, more = example("choice"), example("numeric"), example("text")
    changed = item.model_copy(update={"key": item.key.model_copy(update={"feedback": "Said in another way"})})
    first, second = imported(deck(item, other, changed=1_800_000_000), deck(changed, other, more, changed=1_800_000_001))
    assert [note["fields"]["Id"] for note in second["notes"]] == ["example-choice", "example-numeric", "example-text"]
    assert (first["log"]["new"], second["log"]["new"]) == (2, 1)
    assert "Said in another way" not in first["notes"][0]["fields"]["Feedback"]
    assert "Said in another way" in second["notes"][0]["fields"]["Feedback"]
    assert [note["intervals"] for note in second["notes"]] == [[7], [7], [0]]


def test_a_deck_of_the_same_moment_changes_no_note(deck, imported: Import) -> None:
    """So that what a learner wrote into a note is not lost to an old deck: why the site must say when it was changed."""
    item = example("numeric")
    changed = item.model_copy(update={"feedback": "Said in another way"})
    _, second = imported(deck(item, changed=1_800_000_000), deck(changed, changed=1_800_000_000))
    assert second["log"]["updated"] == 0
    assert "Said in another way" not in second["notes"][0]["fields"]["Feedback"]


def test_a_package_holds_no_moment_but_the_site_s(deck) -> None:
    """Neither in the zip nor in the numbers of its notes and cards."""
    early, late = (zipfile.ZipFile(io.BytesIO(deck(example("choice"), changed=changed))) for changed in (1_800_000_000, 1_800_000_001))
    assert [entry.date_time for entry in early.infolist()] == [(1980, 1, 1, 0, 0, 0)] * 2
    assert early.read("collection.anki2") != late.read("collection.anki2")


# --- the table of losses --------------------------------------------------------------------------


@pytest.mark.parametrize("loss", ANKI.losses, ids=lambda loss: f"{loss.part} {' '.join(loss.types)}"[:30])
def test_what_is_said_to_be_lost_is_lost(loss: Loss, deck, imported: Import) -> None:
    """Each row of the table, shown on an item that has the part."""

    def shown(item: Item) -> tuple[str, str]:
        (after,) = imported(deck(item))
        (note,) = after["notes"]
        return note["fronts"][0], note["backs"][0]

    match loss.part:
        case "interaction":
            assert not any(re.search(r"<(input|button|select|textarea|script)\b", side) for kind in MADE for side in shown(example(kind)))
        case "sureness":
            assert not any(re.search(r"\bsure\b", side, re.IGNORECASE) for kind in MADE for side in shown(example(kind)))
        case "partial":
            assert not any(re.search(r"\b(points?|scores?|share)\b", side, re.IGNORECASE) for kind in loss.types for side in shown(example(kind)))
        case "variants":
            item = example("text")
            _, back = shown(item)
            assert all(accepted in back for accepted in item.accept)
            assert "Cafe 12" not in back
        case "pin":
            front, _ = shown(example("choice"))
            assert "<script" not in front
            assert front.index("It is so key") > max(front.index(f"It is so {name}") for name in ("one", "two"))
        case _:
            pytest.fail(f"no test shows this loss: {loss}")
