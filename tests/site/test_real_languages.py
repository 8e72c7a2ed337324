"""The real site in each language that mkdocs.yml names beside English."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from answering import fill
from axe import still, violations
from browser_pages import NewPage
from conftest import BASE, ROOT, SAMPLE, serving
from first_visits import assert_light, first_visit
from handing_in import decoded, sealed
from layout import misfits
from playwright.sync_api import Locator, Page, expect
from searching import MISSED, QUERIES, ask, is_right
from site_html import KINDS, faults

from skillsdivide.translate.languages import named_languages

CODES = [each.code for each in named_languages(ROOT / "mkdocs.yml")]

LIMIT = 130 * 1024
"""Bytes of a first visit as they travel; an Arabic page fetches a font of its own."""

pytestmark = pytest.mark.long


def test_every_address_leads_somewhere(every_language: Path) -> None:
    """From each page in each language."""
    assert faults(every_language, f"https://example.org{BASE}") == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", CODES)
def test_a_page_is_light_fits_and_can_be_used(every_language: Path, new_page: NewPage, code: str, kind: str) -> None:
    """A first visit, a phone and a desk, day and night."""
    with serving(every_language) as address:
        page = new_page(service_workers="allow")
        assert_light(first_visit(page, lambda: page.goto(f"{address}{code}/{kind}")), every_language, LIMIT)
        assert misfits(page, 390, 1440) == {}
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            still(page)
            assert violations(page, scheme=scheme) == {}, scheme


@pytest.mark.parametrize("code", [code for code in CODES if code in QUERIES and ROOT == SAMPLE])
def test_the_search_answers_what_people_type(every_language: Path, code: str) -> None:
    """Each query of the language's table; and what it is known to miss it still misses, so that the table tells the truth."""
    table, missed = QUERIES[code], MISSED.get(code, {})
    answers = ask(every_language, [*table, *missed], code)
    assert [typed for typed, wanted in table.items() if not is_right(answers[typed], wanted, f"/{code}/")] == []
    assert [typed for typed, wanted in missed.items() if is_right(answers[typed], wanted, f"/{code}/")] == []


HEAVIEST = "learn/skills-divide/"


def test_the_heaviest_page_in_english_is_as_light_beside_other_languages(every_language: Path, new_page: NewPage) -> None:
    """Though it leads to them."""
    with serving(every_language) as address:
        page = new_page(service_workers="allow")
        assert_light(first_visit(page, lambda: page.goto(address + HEAVIEST)), every_language)


NAMES = ["Amina Benali", "أمينة بن علي", "Hélène Saïdi", "يوسف حداد", "Zoé Martin", "مريم قاسم"]
"""As students of such a class write theirs."""
CLASS = [f"{name} {number}" for number, name in zip(range(28), itertools.cycle(NAMES), strict=False)] + ["Karim Haddad", "كريم حداد"]
SEEN = """() => Object.fromEntries([...document.querySelectorAll("assigned-work .sd-item")].map((item) => [item.id.replace("item-", ""), {
  type: item.dataset.type,
  words: Object.fromEntries([...item.querySelectorAll(".sd-choice")].map((each) => [each.dataset.choice, each.textContent.replace(/\\s+/g, " ").trim()])),
}]))"""
"""What a student sees of each question: its kind, and the words of its choices by letter."""


def change_language(page: Page, code: str) -> None:
    """By the switch in the header."""
    page.locator(".sd-languages summary").click()
    page.locator(f".sd-languages [lang={code}]").click()


def hand_in_by_page(page: Page, link: str, code: str, student: str) -> tuple[dict, dict]:
    """A student opens the teacher's link, goes to a language, answers as far as the language has a share, and hands in: what was handed in, and what was seen."""
    page.goto(link)
    if code:
        change_language(page, code)
        expect(page).to_have_url(link.replace("teach/", f"{code}/teach/"))
    page.locator("[name=student]").fill(student)
    page.locator(".sd-begin button").click()
    items = page.locator("assigned-work .sd-item")
    expect(page.locator("[data-action=submit-exam]")).to_be_visible()
    for number, item in enumerate(items.all()):
        if number % 3 and item.get_attribute("data-type") != "order":
            fill(item)
        elif item.get_attribute("data-type") == "choice":
            item.locator(".sd-choice:not([data-key]) input").first.check()
    seen, chosen = page.evaluate(SEEN), page.locator("assigned-work :checked").count()
    for there in ("en", code) if code else ():  # what is under way goes on in another language, and in the first again
        change_language(page, there)
        expect(page.locator("html")).to_have_attribute("lang", there)
        expect(page.locator("assigned-work :checked")).to_have_count(chosen)
    page.locator("[data-action=submit-exam]").click()
    page.locator("dialog [data-answer=yes]").click()
    expect(page.locator("[data-part=code]")).to_have_value(re.compile("."))
    return decoded(page.locator("[data-part=code]").input_value()), seen


def numbers(place: Locator) -> list[list[str]]:
    """The numbers in each of some places, whatever the order of the words round them."""
    return [sorted(re.findall(r"\d+", text)) for text in place.all_inner_texts()]


def shared(page: Page) -> dict[str, Any]:
    """What Results say in every language alike."""
    expect(page.locator("[data-part=items] > li").first).to_be_visible()
    questions = page.locator("[data-part=items] > li")
    return {
        "class": numbers(page.locator("[data-part=summary-list]")),
        "students": sorted(numbers(page.locator("[data-part=students] td:nth-child(2)"))),  # their order is that of the language
        "easy": numbers(page.locator("[data-part=easy]")),
        "apart": numbers(page.locator("[data-part=figures]")),
        "answers": [sorted(each.locator("[data-part=count]").all_text_contents()) for each in questions.all()],
        "right": page.locator("[data-part=drew] li:has([data-part=key]:not([hidden])) [data-part=count]").all_text_contents(),
    }


def test_a_class_mixes_the_languages(every_language: Path, new_page: NewPage) -> None:
    """One link, opened in each language; thirty students hand in, and the results say the same in each, with the answers in its words."""
    codes = ["", *CODES]
    with serving(every_language) as address:
        page = new_page()
        page.goto(f"{address}teach/")
        page.locator("[name=subject]").select_option("skills-divide")
        link = page.locator("assign-quiz [data-part=link]")
        expect(link).to_have_value(re.compile("#A1"))
        asked = link.input_value().replace("#", "?group=b#")
        handed = {code: hand_in_by_page(new_page(), asked, code, CLASS[place]) for place, code in enumerate(codes)}
        # the others in ten of each language, as what they hand in says nothing of it; the last four are two times two of one name
        receipts = [receipt for receipt, _ in handed.values()]
        for number in range(len(codes), 30):
            base = receipts[number % len(codes)]
            kept = [each if place <= number % 20 else [*each[:2], 0, 0, 0, 0, ""] for place, each in enumerate(base["items"])]
            receipts.append({**base, "student": CLASS[number], "mark": f"{number:08x}", "ended": base["ended"] + number, "items": kept})
        for twin, other in ((28, 26), (29, 27)):
            receipts[other]["student"] = CLASS[other] = CLASS[twin]
        told = {}
        for code in codes:
            page = new_page()
            page.goto(f"{address}{code and f'{code}/'}teach/results/")
            page.locator("[data-part=roster-box] summary").click()
            page.locator("[data-part=roster]").fill("\n".join(CLASS))
            field = page.locator("[data-part=codes]")
            field.fill("\n".join(sealed("R", each) for each in receipts))
            field.blur()
            told[code] = shared(page)
            assert told[code] == told[""]
            assert numbers(page.locator("[data-part=summary-list]"))[0].count("30") == 2
            for part in ("missing", "unlisted", "banks", "again", "damaged", "foreign"):
                expect(page.locator(f"[data-part={part}]:not(.sd-badge)")).to_be_hidden()
            expect(page.locator("[data-part=namesakes]")).to_contain_text("كريم حداد")
            assert Counter(page.locator("[data-part=students] [data-part=name]").all_text_contents()) == Counter(CLASS)
            check_words(page, handed[code][1], receipts)


def check_words(page: Page, seen: dict, receipts: list[dict]) -> None:
    """Each answer to a question with choices stands in the words that a student of that language saw."""
    given: dict[str, set[str]] = {}
    for receipt in receipts:
        for item, _, _, _, tries, _, response in receipt["items"]:
            if tries:
                given.setdefault(item, set()).update(seen[item]["words"].get(letter, "") for letter in response)
    offered = [words for item, words in given.items() if seen[item]["type"] == "choice"]
    assert len(offered) > 3
    shown = [{*each.locator("[data-part=given]").all_text_contents()} for each in page.locator("[data-part=items] > li").all()]
    for words in offered:
        assert any(words <= each for each in shown), words
