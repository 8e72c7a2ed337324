"""Pictures of items on the site: they come late without moving anything, fit the narrowest screen, and stay on white."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from answering import as_list
from browser_pages import NewPage
from conftest import SAMPLE
from playwright.sync_api import Locator, Page, Route, expect
from printed import page_texts, squeezed
from real_content import catalog

from skillsdivide.markdown import plain
from skillsdivide.schema.items import Item

SECTIONS = ("audit-your-role", "skills-divide")
CHAPTER = "learn/audit-your-role/"
NATURAL = "image => image.complete && [image.naturalWidth, image.naturalHeight]"


@cache
def pictured(section: str) -> list[Item]:
    """The items of a section that have a picture."""
    return [item for item in catalog().sections[section].items if item.picture]


def picture(page: Page, item: Item) -> Locator:
    """The picture of an item, brought into view and come."""
    found = page.locator(f"#item-{item.id} img")
    found.scroll_into_view_if_needed()
    expect(found).to_have_js_property("complete", value=True)
    return found


@pytest.mark.parametrize("section", SECTIONS)
def test_a_picture_stands_after_its_stem(page: Page, address: str, section: str) -> None:
    """It has come in the size that was kept for it, and says in words what it shows; no item without one has any."""
    page.goto(f"{address}learn/{section}/")
    assert page.locator(".sd-item img").count() == len(pictured(section)) > 0
    for item in pictured(section):
        found = picture(page, item)
        width, height = found.evaluate(NATURAL)
        assert width > 0
        assert (found.get_attribute("width"), found.get_attribute("height")) == (str(width), str(height))
        assert found.get_attribute("loading") == "lazy"
        expect(page.get_by_role("img", name=plain(item.picture.alt), exact=True)).to_be_visible()
        asked = page.locator(f"#item-{item.id}").locator("legend, .sd-stem").bounding_box()
        offered = page.locator(f"#item-{item.id}").locator(".sd-choices, .sd-field").bounding_box()
        box = found.bounding_box()
        assert asked["y"] + asked["height"] <= box["y"] < box["y"] + box["height"] <= offered["y"]


@pytest.mark.long
def test_nothing_moves_when_a_picture_comes(new_page: NewPage, address: str) -> None:
    """On a slow line its room is kept."""
    page = new_page()  # that no picture has come to before
    waiting: list[Route] = []
    page.route("**/assets/pictures/*", lambda route: waiting.insert(0, route))
    page.goto(address + CHAPTER, wait_until="domcontentloaded")
    (first, *_) = pictured("audit-your-role")
    item = page.locator(f"#item-{first.id}")
    expect(item).to_have_attribute("data-open", "")
    with page.expect_request("**/assets/pictures/*"):
        item.scroll_into_view_if_needed()
    assert item.locator("img").evaluate(NATURAL) in (False, [0, 0])
    before = item.bounding_box()
    for route in waiting:
        route.continue_()
    assert picture(page, first).evaluate(NATURAL)[0] > 0
    assert (item.bounding_box()["width"], item.bounding_box()["height"]) == (before["width"], before["height"])


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, {"forced_colors": "active", "color_scheme": "dark"}], ids=["night", "forced colours"])
def test_pictures_fit_a_narrow_screen_on_white_by_day_and_turned_round_by_night(page: Page, address: str, options: dict) -> None:
    """At 320 pixels nothing sticks out. Forced colours keep the white."""
    page.emulate_media(**options)
    page.set_viewport_size({"width": 320, "height": 800})
    for section in SECTIONS:
        page.goto(f"{address}learn/{section}/")
        as_list(page)
        for item in pictured(section):
            box, card = picture(page, item).bounding_box(), page.locator(f"#item-{item.id} .sd-picture")
            width, height = picture(page, item).evaluate(NATURAL)
            assert box["width"] / box["height"] == pytest.approx(width / height, rel=0.01)
            night = "forced_colors" not in options
            assert card.evaluate("card => getComputedStyle(card).backgroundColor") == ("rgba(0, 0, 0, 0)" if night else "rgb(255, 255, 255)")
            assert picture(page, item).evaluate("image => getComputedStyle(image).filter") == ("invert(1) hue-rotate(180deg)" if night else "none")
            assert card.bounding_box()["x"] + card.bounding_box()["width"] <= 320
        assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.long
def test_pictures_are_printed(page: Page, address: str) -> None:
    """Those that nobody has scrolled to as well."""
    page.goto(address + CHAPTER)
    expect(page.locator(".sd-item").last).to_have_attribute("data-open", "")
    text = squeezed(" ".join(page_texts(page.pdf())))
    for item in pictured("audit-your-role"):
        words = re.findall(r"<text[^>]*>([^<]+)</text>", (SAMPLE / "docs" / item.picture.file).read_text(encoding="utf-8"))
        assert words
        assert [word for word in words if squeezed(word) not in text] == []


@pytest.mark.long
def test_a_borrowed_item_brings_its_picture(new_page: NewPage, address: str) -> None:
    """The Review page lies elsewhere, so its way to the picture is another."""
    page = new_page()
    today = datetime(2026, 11, 23, 10, tzinfo=UTC)
    (number,) = (item for item in pictured("audit-your-role") if item.type == "numeric")
    page.clock.install(time=today - timedelta(days=10))
    page.goto(address + CHAPTER)
    item = page.locator(f"#item-{number.id}")
    item.get_by_role("textbox").fill("1")
    item.get_by_role("button", name="Check").click()
    expect(item.get_by_role("status")).to_contain_text("Not right.")
    page.clock.set_system_time(today)
    page.goto(address + "review/")
    page.get_by_role("button", name="Review what is due").click()
    assert picture(page, number).evaluate(NATURAL)[0] > 0
