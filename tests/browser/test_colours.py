"""Light and dark: what the system asks for until somebody chooses, then the choice; set before anything is drawn."""

from __future__ import annotations

import pytest
from browser_pages import NewPage
from conftest import ROOT, rarely
from playwright.sync_api import Page, expect

SCRIPT = ROOT / "hooks/theme/scripts/inline/colours.js"

FIRST = """() => { window.drawn = []; new PerformanceObserver((list) => drawn.push(...list.getEntries().map(() => document.body.dataset.mdColorScheme)))
    .observe({ type: 'paint', buffered: true }); }"""
"""Notes the scheme at each first paint."""


def scheme(page: Page) -> str:
    """The scheme that the page is in; its canvas and scroll bars must be in the same."""
    found = page.evaluate("() => [document.body.dataset.mdColorScheme, getComputedStyle(document.documentElement).colorScheme]")
    assert found in (["default", "light"], ["slate", "dark"]), found
    return found[0]


def kept(page: Page) -> object:
    """What the page keeps of the choice."""
    return page.evaluate("() => JSON.parse(localStorage.getItem('/skills-divide/.__palette'))")


@pytest.mark.parametrize(("asked", "found"), [rarely("light", "default"), ("dark", "slate")])
def test_what_the_system_asks_for_is_there_at_the_first_paint_and_keeps_nothing(new_page: NewPage, address: str, asked: str, found: str) -> None:
    """And a change of the system's is followed."""
    page = new_page(color_scheme=asked)
    page.add_init_script(f"({FIRST})()")
    page.goto(address)
    page.wait_for_function("() => window.drawn.length > 0")
    assert set(page.evaluate("window.drawn")) == {found}
    assert scheme(page) == found
    page.emulate_media(color_scheme="light" if asked == "dark" else "dark")
    page.wait_for_function("was => document.body.dataset.mdColorScheme !== was", arg=found)
    assert scheme(page) == ("default" if found == "slate" else "slate")
    assert kept(page) is None


def test_a_choice_by_mouse_or_key_lasts_from_page_to_page_and_visit_to_visit(page: Page, address: str) -> None:
    """The button that takes the other's place has the focus, and its name says where it leads."""
    page.goto(address + "claims/")
    page.get_by_role("button", name="Switch to dark mode").click()
    assert scheme(page) == "slate"
    back = page.get_by_role("button", name="Switch to light mode")
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    assert scheme(page) == "default"
    page.keyboard.press("Space")
    assert scheme(page) == "slate"
    page.locator(".sd-foot").get_by_role("link", name="Credentials").click()
    page.wait_for_url("**/credentials/")
    assert scheme(page) == "slate"
    page.emulate_media(color_scheme="light")
    page.goto(address)
    assert scheme(page) == "slate"
    expect(page.get_by_role("button", name="Switch to light mode")).to_be_visible()
    expect(page.get_by_role("button", name="Switch to dark mode")).to_be_hidden()
    assert page.locator("meta[name=theme-color]").get_attribute("content") == "#12181f"


@pytest.mark.parametrize("record", ["{", rarely('{"index": 7}'), rarely("null"), rarely('{"index": "x"}')])
def test_a_damaged_choice_is_none(new_page: NewPage, address: str, record: str) -> None:
    """Neither an error nor a page without colours."""
    page = new_page()
    page.add_init_script(f"localStorage.setItem('/skills-divide/.__palette', {record!r})")
    page.goto(address)
    assert scheme(page) == "default"


@pytest.mark.long
def test_where_storage_is_refused_a_choice_lasts_as_long_as_the_page(new_page: NewPage, address: str) -> None:
    """No error, and the switch works."""
    page = new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })")
    page.goto(address)
    page.get_by_role("button", name="Switch to dark mode").click()
    assert scheme(page) == "slate"


def test_a_set_that_follows_the_system_is_one_of_three(page: Page) -> None:
    """As a site may have it: the first follows the system, the others are fixed."""
    media = ("(prefers-color-scheme)", "(prefers-color-scheme: light)", "(prefers-color-scheme: dark)")
    sets = zip(media, ("any", "default", "slate"), strict=True)
    buttons = "".join(f'<button data-md-color-media="{each}" data-md-color-scheme="{scheme}">{scheme}<i></i></button>' for each, scheme in sets)
    page.emulate_media(color_scheme="dark")
    page.set_content(f"<head></head><body>{buttons}<script>__md_get = () => null; __md_set = () => {{}}; {SCRIPT.read_text(encoding='utf-8')}</script></body>")
    seen = []
    for _ in range(4):
        seen.append((page.evaluate("() => document.body.dataset.mdColorScheme"), page.locator("button:visible").inner_text()))
        page.locator("button:visible").click()
    assert seen == [("slate", "any"), ("default", "default"), ("slate", "slate"), ("slate", "any")]
