"""The whole dataset in a pseudo-language: other words everywhere, and nothing else moves."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from functools import cache

import pytest
from conftest import ROOT

from skillsdivide.derive import quiz_layout
from skillsdivide.load.catalog import Catalog
from skillsdivide.pipeline import prepare_dataset, render, translate
from skillsdivide.render.generated_pages import generated_pages, render_page
from skillsdivide.schema.items import ChoiceItem, MatchItem, MultipleItem, Objective, OrderItem, Section
from skillsdivide.translate.messages import Message
from skillsdivide.translate.translated_items import SourceLayout

PSEUDO = str.maketrans("aeiou", "áéíóú")


@cache
def small():
    """The small site's dataset."""
    return prepare_dataset(ROOT / "tests/other-profession", ROOT / "tests/other-profession/docs")


def longer(message: Message) -> str:
    """Accented, and 40 % longer."""
    return f"{message.text} {message.text[: len(message.text) * 2 // 5]}".translate(PSEUDO)


@pytest.mark.no_cover
def test_the_same_words_give_the_same_dataset() -> None:
    """A translation to itself changes no record, no generated question and no page."""
    other, _ = translate(small(), lambda message: message.text)
    for collection, key, record in small().catalog.records():
        assert other.catalog.collection(collection)[key] == record
    pages = [[(page.path, page.title, render_page(page, renderer)) for page in generated_pages(renderer)] for renderer in (render(small()), render(other))]
    assert pages[0] == pages[1]


def test_questions_keep_their_letters_orders_and_versions() -> None:
    """Those made from the data too: they are drawn from the source and worded anew."""
    other, layout = translate(small(), longer)
    source = small().catalog
    assert list(other.catalog.sections) == list(source.sections)
    kinds = set()
    for key, section in source.sections.items():
        translated = other.catalog.sections[key]
        assert [each.id for each in translated.items] == [each.id for each in section.items]
        for item, words in zip(section.items, translated.items, strict=True):
            kinds.add(type(item))
            assert layout.version(words) == quiz_layout.version(item)
            assert (words.passage, words.source, words.claim, words.bloom) == (item.passage, item.source, item.claim, item.bloom)
            if isinstance(item, ChoiceItem | MultipleItem):
                offers, here = quiz_layout.offers(item, section), layout.offers(words, translated)
                assert [(each.letter, each.is_key) for each in here] == [(each.letter, each.is_key) for each in offers]
            if isinstance(item, MatchItem):
                right = {pair.answer: other.answer for pair, other in zip(item.pairs, words.pairs, strict=True)}
                orders = list(zip(quiz_layout.answers(item), layout.answers(words), strict=True))
                assert all(right.get(answer, shown) == shown for answer, shown in orders)
    assert {ChoiceItem, MatchItem} <= kinds
    assert [(key, [gap.target.id for gap in gaps]) for key, gaps in other.nearest_roles.items()] == [
        (key, [gap.target.id for gap in gaps]) for key, gaps in small().nearest_roles.items()
    ]
    generated = next(item for key, section in other.catalog.sections.items() if key == "cataloguer-from-data" for item in section.items)
    assert any(sign in generated.stem for sign in "áéíóú")


def test_an_ordering_keeps_its_scramble() -> None:
    """Its letters follow from the English."""
    item = OrderItem(id="week", type="order", stem="Order the days.", sequence=["Monday", "Tuesday", "Wednesday"], feedback="So.")
    section = Section(id="days", title="Days", as_of=date(2026, 1, 1), objectives=[Objective(id="order", text="Order")], items=[item])
    words = item.model_copy(update={"sequence": ["lundi", "mardi", "mercredi"]})
    steps = SourceLayout(Catalog(sections={"days": section})).steps(words)
    assert [(each.letter, each.place) for each in steps] == [(each.letter, each.place) for each in quiz_layout.steps(item)]
    assert [each.text for each in sorted(steps, key=lambda each: each.place)] == words.sequence


def test_pages_of_roles_are_rendered_in_other_words() -> None:
    """With the layout of the source: every id, letter and address of a page is that of its English one."""
    other, layout = translate(small(), longer)
    names = re.compile(r"""\b(?:id|href|for|name|value|data-[\w-]+)="[^"]*\"""")
    english, pseudo = (
        [render_page(page, renderer).html for page in generated_pages(renderer) if page.path.endswith("/quiz.md")]
        for renderer in (render(small()), render(other, layout=layout))
    )
    assert english
    for before, after in zip(english, pseudo, strict=True):
        assert after != before
        marks = [[each for each in names.findall(html) if not re.search("data-(head|label|text|feedback|chapters)", each)] for html in (before, after)]
        assert marks[0] == marks[1]


def test_a_site_in_one_language_imports_nothing_for_others() -> None:
    """Babel knows every language, and takes its time to say so."""
    code = f"""
import sys
from pathlib import Path
from skillsdivide.pipeline import prepare, publish
folder = Path({str(ROOT / "tests/other-profession")!r})
assert list(publish(prepare(folder, folder / "docs")))
assert "babel" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")}, check=True)
