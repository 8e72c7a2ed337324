"""Pages in a real browser: dark, printed, sorted, lost, and a quiz in use. test_visits.py asks of each kind of page what is asked of all."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
import yaml
from axe import violations
from conftest import SAMPLE, some
from playwright.sync_api import Page, Route, expect

ROLES = len(list((SAMPLE / "docs/data/roles").glob("*.yml")))


@pytest.mark.long
@pytest.mark.parametrize("scheme", some(["light", "dark"], ["light"]))
def test_axe_finds_nothing_while_a_quiz_is_used(page: Page, address: str, scheme: str) -> None:
    """Accessibility holds after answering, where quizzes usually fail: chosen, one wrong and one right, and all of it finished."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(address + "learn/spending-paradox/")
    items = page.locator(".sd-item[data-type=choice], .sd-item[data-type=true-false], .sd-item[data-type=multiple]").all()

    def assert_accessible() -> None:
        page.evaluate("scrollTo(0, 0)")  # otherwise the header may cover a button and axe calls the target small
        assert violations(page, "quiz-section", scheme=scheme) == {}

    items[0].locator(".sd-choice:not([data-key]) input").first.check()
    assert_accessible()
    for index, item in enumerate(items):
        if index:
            item.locator(".sd-choice[data-key] input").first.check()
        item.get_by_role("button", name="Check").click()
        if index == 1:
            assert_accessible()
    page.locator(".sd-score").first.evaluate("node => { node.hidden = false; }")
    assert_accessible()


def test_dark_is_dark_and_paper_is_white(page: Page, address: str) -> None:
    """A reader whose system is dark gets a dark page. Printers leave the ground out, so ink must be dark."""
    page.emulate_media(color_scheme="dark")
    page.goto(address + "roles/")
    red, green, blue = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)")
    assert max(red, green, blue) < 60
    page.emulate_media(media="print", color_scheme="dark")
    red, green, blue = page.evaluate("getComputedStyle(document.querySelector('.md-typeset h1')).color.match(/\\d+/g).slice(0, 3).map(Number)")
    assert max(red, green, blue) < 90


@pytest.mark.long
def test_roles_are_sorted_and_filtered(page: Page, address: str) -> None:
    """The table answers a click on its head and words in its filter."""
    page.goto(address + "roles/")
    rows = page.locator("sortable-table tbody tr")
    page.get_by_label("Side").select_option("growing")
    expect(page.locator("sortable-table [data-part=count]")).to_have_text(f"5 of {ROLES} roles")
    before = rows.all_inner_texts()
    page.get_by_role("button", name="Role", exact=True).click()
    assert rows.all_inner_texts() == sorted(before, key=str.casefold)
    page.get_by_role("button", name="Role", exact=True).click()
    assert rows.all_inner_texts() == sorted(before, key=str.casefold, reverse=True)
    page.get_by_label("Filter the roles").fill("security")
    expect(rows.locator("visible=true")).to_have_count(1)


def test_a_long_list_shows_twenty_at_a_time(page: Page, address: str) -> None:
    """All are searched and sorted; of what is found twenty stand on the page, and buttons lead on."""
    extra = "".join(
        f'<tr data-side="growing"><th scope="row">Extra {number:03}</th><td></td><td data-sort="{number}"></td><td></td><td></td><td></td></tr>'
        for number in range(250)
    )

    def longer(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('<tbody data-part="list">', f'<tbody data-part="list">{extra}'))

    page.route(f"{address}roles/", longer)
    page.goto(address + "roles/")
    rows = page.locator("sortable-table tbody tr")
    expect(rows).to_have_count(20)
    expect(page.get_by_text(f"1 to 20 of {250 + ROLES}")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    expect(rows.first).to_contain_text("Extra 020")
    page.get_by_label("Filter the roles").fill("extra 24")
    expect(rows).to_have_count(10)
    expect(page.get_by_role("button", name="Next")).to_be_hidden()


def test_a_wrong_address_offers_ways_on(page: Page, address: str) -> None:
    """A real 404, styled, from any depth, with links that work."""
    answer = page.goto(address + "nope/deeper/still/")
    assert answer.status == 404
    expect(page.get_by_role("heading", name="This page does not exist")).to_be_visible()
    page.locator(".md-content").get_by_role("link", name="Roles").click()
    expect(page).to_have_url(address + "roles/")


def test_a_term_is_explained_where_it_stands(site: Path) -> None:
    """Prose carries the glossary's definition, to the letter, as a tooltip."""
    html = (site / "learn/audit-your-role/index.html").read_text(encoding="utf-8")
    told = {form.casefold(): definition for definition, form in re.findall(r'<abbr title="([^"]*)">([^<]*)</abbr>', html)}
    entries = yaml.safe_load((SAMPLE / "docs/data/glossary.yml").read_text(encoding="utf-8"))["glossary"]
    (agent,) = [each["definition"] for each in entries if each["term"] == "AI agent"]
    assert unescape(told["ai agent"]) == " ".join(agent.split())
