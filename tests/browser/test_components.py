"""The page that shows each component in all of its states: by day and by night, on a phone and in a window, from left to right and from right to left."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from answering import answer, as_list, first, miss
from axe import still, violations
from browser_pages import NewPage
from components import FRAGMENT, components
from conftest import ROOT
from layout import misfits
from pictures import changed
from playwright.sync_api import Page, Route, expect

DIRECTION_OF_A_LINK = """() => {
  const field = Object.assign(document.createElement("input"), { readOnly: true });
  document.querySelector("article").append(field);
  const { direction } = getComputedStyle(field);
  field.remove();
  return direction;
}"""
"""How a link to hand out runs, which no picture shows."""


@pytest.fixture
def shown(new_page: NewPage, address: str, site: Path) -> Page:
    """The page with two questions right, one wrong and the others open."""
    page = new_page(reduced_motion="reduce")
    for direction in ("ltr", "rtl"):
        body = components(site, direction)
        page.route(re.compile(rf"/components-{direction}/"), partial(Route.fulfill, body=body, content_type="text/html; charset=utf-8"))
    page.goto(f"{address}components-ltr/?seed=7")
    expect(page.locator(".sd-item[data-open]")).to_have_count(6)
    as_list(page)
    miss(first(page, "choice"))
    answer(first(page, "numeric"))
    answer(first(page, "text"))
    page.evaluate("document.activeElement.blur()")
    page.mouse.move(0, 0)
    return page


def test_each_component_looks_as_it_did(shown: Page, address: str) -> None:
    """And can be used by everybody; what does not fit or touches is seen here first."""
    found = {}
    assert misfits(shown, 320, 390, 1280) == {}
    for scheme in ("light", "dark"):
        shown.emulate_media(color_scheme=scheme)
        still(shown)
        found |= changed(shown, f"components-{scheme}", 390, 1280, full_page=True)
        assert violations(shown, scheme=scheme) == {}
        shown.evaluate("scrollTo(0, 0); document.querySelector('dialog').showModal()")
        found |= changed(shown, f"dialog-{scheme}", 390)
        shown.evaluate("document.querySelector('dialog').close()")
    shown.goto(f"{address}components-rtl/?seed=7")
    expect(shown.locator(".sd-item[data-open]").first).to_be_attached()
    assert misfits(shown, 390) == {}
    still(shown)
    found |= changed(shown, "components-rtl", 390, 1280, full_page=True)
    assert shown.evaluate(DIRECTION_OF_A_LINK) == "ltr"
    assert found == {}, "they look otherwise: see test-results/pictures, and if it is meant, `make pictures`"


PUT_ON = "(text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets = [sheet]; }"
"""Gives the page one more style, in the place of the last one given so."""


def test_a_change_is_seen(shown: Page) -> None:
    """The questions themselves are asked of components that are changed on purpose: does it look otherwise, does anything touch."""
    shown.emulate_media(color_scheme="light")
    for style in (
        ".sd-button--danger { background: var(--sd-bad) !important }",
        ".sd-note { padding: 2rem !important }",
        ".sd-badge { border-width: 4px !important }",
    ):
        shown.evaluate(PUT_ON, style)
        assert changed(shown, "components-light", 390, full_page=True), style
    shown.evaluate(PUT_ON, ".sd-actions { gap: 0 !important }")
    assert misfits(shown, 390)[390]["touching"]


def test_every_component_of_the_table_is_shown() -> None:
    """By its class, as HACKING.md lists it."""
    text = FRAGMENT.read_text(encoding="utf-8")
    rows = re.search(r"\| component \|.*?\n\n", (ROOT / "HACKING.md").read_text(encoding="utf-8"), re.DOTALL)[0]
    wanted = set(re.findall(r"`\.([\w-]+)`", rows)) | set(re.findall(r"^\| \w[\w ]* \| `(\w+)`", rows, re.MULTILINE))
    assert {each for each in wanted if each not in text} == set()
