"""What stands round every page: the header, the menu, the contents."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

NARROW, WIDE = {"width": 640, "height": 800}, {"width": 1440, "height": 900}
CHAPTER = "learn/spending-paradox/"

FOCUSED = "() => { const node = document.activeElement; return [node.closest('#menu') ? 'menu' : 'page', node.checkVisibility({ visibilityProperty: true })]; }"
"""Where the focus is, and whether anybody sees it."""


def tabbed(page: Page, times: int) -> set[tuple[str, bool]]:
    """Where the focus goes with that many Tabs."""
    places = set()
    for _ in range(times):
        page.keyboard.press("Tab")
        places.add(tuple(page.evaluate(FOCUSED)))
    return places


def test_the_closed_menu_takes_no_focus_and_its_button_opens_it(page: Page, address: str) -> None:
    """At 200 % of a window of 1280 pixels: Tab goes from the header into the page, and into the menu when that is open."""
    page.set_viewport_size(NARROW)
    page.emulate_media(reduced_motion="reduce")
    page.goto(address + CHAPTER)
    assert tabbed(page, 12) == {("page", True)}
    button = page.get_by_role("button", name="Menu", exact=True)
    button.focus()
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("button", name="Close the menu")).to_be_focused()
    assert tabbed(page, 12) == {("menu", True)}
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    page.set_viewport_size(WIDE)
    expect(page.locator("button.sd-menu[aria-expanded]")).to_have_attribute("aria-expanded", "false")
    assert page.locator("[inert]").count() == 0, "a window that is made wide while the menu is open is no dead page"


def test_the_contents_mark_the_part_that_a_link_led_to(page: Page, address: str) -> None:
    """And not the one before it."""
    page.set_viewport_size(WIDE)
    page.goto(address + CHAPTER)
    links = page.locator("[data-md-component=toc] .md-nav__link")
    for link in links.all()[:5]:
        link.click()
        expect(link).to_have_class(re.compile("md-nav__link--active"))
        expect(page.locator("[data-md-component=toc] .md-nav__link--active")).to_have_count(1)


def test_going_on_without_a_new_page_marks_the_section_anew(page: Page, address: str) -> None:
    """The theme fetches pages and puts them in the place of the one that is there."""
    page.set_viewport_size(WIDE)
    page.goto(address + "learn/")
    page.locator(".sd-top").get_by_role("link", name="Roles").click()
    page.wait_for_url("**/roles/")
    expect(page.locator(".sd-top__here")).to_have_text("Roles")
