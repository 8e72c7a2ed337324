"""Pages on paper: nothing is cut off, keys have their numbers, a match can be answered, and no heading stands alone."""

from __future__ import annotations

import pytest
from axe import still
from conftest import rarely
from playwright.sync_api import Page
from printed import page_texts

CHAPTER = "learn/spending-paradox/"

SHEET = {"width": 700, "height": 1000}
"""A page of A4 between its margins, in CSS pixels."""

CUT = """() => [...document.querySelectorAll('article table')].filter((table) => table.offsetParent).filter((table) => {
  for (let box = table; box && box.localName !== 'article'; box = box.parentElement) if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== 'visible') return true;
  return table.getBoundingClientRect().right > innerWidth + 1; }).map((table) => table.textContent.trim().slice(0, 60))"""
"""Tables that lose columns at the edge."""


@pytest.mark.parametrize(
    "path", ["roles/", "roles/compare/?a=manual-qa-tester&b=ai-security-engineer", *map(rarely, ("claims/", "credentials/", "teach/files/"))]
)
def test_no_table_loses_its_right_hand_columns(page: Page, address: str, path: str) -> None:
    """Paper does not scroll."""
    page.set_viewport_size(SHEET)
    page.goto(address + path)
    page.emulate_media(media="print")
    page.evaluate("document.fonts.ready")  # the letters of the device are wider
    still(page)
    assert page.evaluate(CUT) == []


def test_a_quiz_on_paper_can_be_answered_and_marked(page: Page, address: str) -> None:
    """Its key has numbers, each match lists what is on offer, and headings keep to what follows them."""
    page.set_viewport_size(SHEET)
    page.goto(address + CHAPTER)
    page.locator(".sd-item[data-open]").first.wait_for()
    page.emulate_media(media="print")
    assert page.locator(".sd-key > ol > li").first.evaluate("line => [getComputedStyle(line).display, getComputedStyle(line).listStyleType]") == [
        "list-item",
        "decimal",
    ]
    match = page.locator(".sd-item[data-type=match]").first
    options = match.locator("select").first.locator("option:not([value=''])").all_inner_texts()
    assert [text.strip() for text in match.locator(".sd-offered li").all_inner_texts()] == [text.strip() for text in options]
    assert match.locator(".sd-offered").is_visible()
    assert set(page.locator("article :is(h2, h3)").evaluate_all("heads => heads.map((head) => getComputedStyle(head).breakAfter)")) == {"avoid"}
    printed = " ".join(page_texts(page.pdf()))
    assert options[0].strip().split()[0] in printed
    page.emulate_media(media="screen")
    assert match.locator(".sd-offered").is_hidden()
