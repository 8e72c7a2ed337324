"""The search: nothing of it before somebody searches, found by mouse and by keys, and no key given away."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
import yaml
from axe import still, violations
from browser_pages import NewPage
from conftest import SAMPLE, some
from playwright.sync_api import Page, expect

FOUND = ".md-search-result__list a"
WIDEST = """() => {
  window.widest = 0;
  const measure = () => {
    window.widest = Math.max(window.widest, document.documentElement.scrollWidth);
    requestAnimationFrame(measure);
  };
  measure();
}"""
"""Notes from frame to frame how wide the page is at most."""
ROLE = "roles/data-infrastructure-engineer/"


def text_of_pages(site: Path) -> dict[str, str]:
    """What the index keeps of each page, by its address below the site."""
    found = {}
    for file in (site / "search/fragment").glob("*.pf_fragment"):
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[page["url"]] = page["content"]
    return found


def test_no_visit_fetches_the_index_before_it_is_asked(page: Page, address: str) -> None:
    """The first file of the search is asked for when the box gets the focus."""
    asked = []
    page.on("request", lambda sent: asked.append(sent.url.removeprefix(address)))
    page.goto(address)
    page.locator(".sd-top").get_by_role("link", name="Learn").click()
    expect(page).to_have_url(address + "learn/")
    expect(page.locator(".sd-chapters")).to_be_visible()
    still(page)
    assert [path for path in asked if path.startswith("search/") or "search_index" in path or "worker" in path] == []
    with page.expect_request("**/search/pagefind.js"):
        page.get_by_role("textbox", name="Search").focus()


def test_what_was_found_opens_where_it_stands(page: Page, address: str) -> None:
    """A page, its sections with their anchors, the words marked, the number told."""
    page.goto(address)
    page.get_by_role("textbox", name="Search").fill("vector indexes")
    expect(page.locator(FOUND).first).to_have_attribute("href", f"/skills-divide/{ROLE}")
    expect(page.get_by_role("search").get_by_role("status")).to_have_text(re.compile(r"^\d+ pages found$"))
    section = page.locator(f"{FOUND}[href$='{ROLE}#tasks']")
    expect(section.locator("mark").first).to_have_text("vector")
    section.click()
    expect(page).to_have_url(f"{address}{ROLE}#tasks")
    expect(page.locator("#__search")).not_to_be_checked()


def test_a_chapter_opens_without_a_load(page: Page, address: str) -> None:
    """Instant navigation takes what was found, and the box goes on working."""
    page.goto(address)
    page.evaluate("window.same = true")
    box = page.get_by_role("textbox", name="Search")
    box.fill("paradoxes")
    page.locator(f"{FOUND}[href*='learn/']").first.click()
    expect(page).to_have_url(re.compile("/learn/"))
    expect(page.locator("#__search")).not_to_be_checked()
    box.fill("vector")
    expect(page.locator(FOUND).first).to_be_visible()
    assert page.evaluate("window.same")


@pytest.mark.parametrize("width", some([320, 1280], [320]))
def test_keys_alone_are_enough(page: Page, address: str, width: int) -> None:
    """/ opens, arrows walk round, a letter goes back to the box, Escape closes, Enter takes the first."""
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(address + "claims/")
    page.get_by_label("Filter the claims").press("s")
    expect(page.locator("#__search")).not_to_be_checked()
    page.get_by_label("Filter the claims").blur()
    page.keyboard.press("/")
    box = page.get_by_role("textbox", name="Search")
    expect(box).to_be_focused()
    page.keyboard.type("paradoxes")
    expect(page.locator(FOUND).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(FOUND).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(FOUND).last).to_be_focused()
    page.keyboard.press("x")
    expect(box).to_have_value("paradoxesx")
    box.fill("")
    expect(page.get_by_role("search").get_by_role("status")).to_have_text("Type to start searching")
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    page.evaluate(WIDEST)
    page.keyboard.press("s")
    page.keyboard.type("vector")
    expect(page.locator(FOUND).first).to_be_visible()
    still(page)
    assert page.evaluate("window.widest") <= width, "the page can be moved sideways while the search opens"
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(address + "claims/")


@pytest.mark.long
def test_an_address_may_ask(page: Page, address: str) -> None:
    """?q= opens the search with its answer, and goes when the search is closed."""
    page.goto(f"{address}method/?q=lakehouses")
    expect(page.locator(FOUND).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{address}method/")


@pytest.mark.long
def test_more_pages_are_shown_when_asked(page: Page, address: str) -> None:
    """At first what fills a screen; then the list grows, and the focus goes to the first new one."""
    page.goto(f"{address}?q=role")
    pages = page.locator(".md-search-result__item")
    expect(pages).to_have_count(3)
    page.get_by_role("button", name="Show more").click()
    expect(pages).to_have_count(11)
    expect(pages.nth(3).locator("a").first).to_be_focused()


@pytest.mark.long
def test_a_lost_index_is_said_and_asked_for_again(page: Page, address: str) -> None:
    """Without a network the status says so; with one the next letter finds."""
    page.route("**/search/pagefind.js", lambda route: route.abort())
    page.goto(address)
    box = page.get_by_role("textbox", name="Search")
    box.fill("vector")
    expect(page.get_by_role("search").get_by_role("status")).to_contain_text("could not be loaded")
    page.unroute("**/search/pagefind.js")
    box.fill("vectors")
    expect(page.locator(FOUND).first).to_be_visible()


def test_axe_finds_nothing_in_what_was_found(page: Page, address: str) -> None:
    """The open search holds under all of axe's rules, by day and by night."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}?q=role")
    expect(page.locator(FOUND).first).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        still(page)  # the box has opened wide
        assert violations(page, ".md-header", scheme=scheme) == {}


def test_without_scripts_there_is_no_box(new_page: NewPage, address: str) -> None:
    """What could not search is not shown."""
    page = new_page(java_script_enabled=False)
    page.goto(address)
    expect(page.locator("site-search input")).not_to_be_visible()
    expect(page.locator("h1")).to_be_visible()


def test_roles_are_found_and_sheets_are_not(site: Path) -> None:
    """Each role's page is in the index; what is for paper is not, and neither is the page of missing pages."""
    found = set(text_of_pages(site))
    roles = {file.stem for file in (SAMPLE / "docs/data/roles").glob("*.yml")}
    assert {f"/roles/{role}/" for role in roles} <= found
    assert not [url for url in found if url.endswith(("/sheet/", "/plan/", "404.html")) and url != "/you/plan/"]


def test_no_result_gives_a_key_away(site: Path) -> None:
    """Of a question the index has what it asks, and nothing of why an answer is right or wrong."""
    text = text_of_pages(site)["/learn/spending-paradox/"]
    items = yaml.safe_load((SAMPLE / "quizzes/spending-paradox.yml").read_text(encoding="utf-8"))["items"]
    choice = next(item for item in items if isinstance(item.get("key"), dict))
    assert choice["stem"].split("?")[0] in text
    assert choice["key"]["text"] not in text
    assert choice["key"]["feedback"] not in text
    assert "Show the answer" not in text
