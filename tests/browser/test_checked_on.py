"""What is past its time says so on the reader's own day, however old the build is."""

from __future__ import annotations

import pytest
from browser_pages import NewPage
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(("day", "past"), [("2026-11-29T12:00:00", False), ("2036-11-29T12:00:00", True)], ids=["in time", "ten years on"])
def test_a_check_past_its_time_is_told_and_no_longer_advised(new_page: NewPage, address: str, day: str, past: bool) -> None:  # noqa: FBT001
    """On the card of a credential, and in a plan on paper; before, neither says a word of it. The second page comes by the theme's instant navigation."""
    page = new_page()
    page.clock.set_fixed_time(day)
    page.goto(f"{address}roles/manual-qa-tester/plan/")
    expect(page.locator("checked-on[data-ready]").first).to_be_attached()
    advised = page.locator("checked-on:has(a[href*='#credential-'])").first
    assert [each.is_visible() for each in advised.locator("[data-part]").all()] == [not past, past]
    page.locator(".sd-later a").first.click()
    card = page.locator(".sd-credential").first
    expect(card.locator("checked-on[data-ready]").first).to_be_attached()
    expect(card.get_by_text("more than 180 days ago").first).to_be_visible(visible=past)
    expect(card.locator("time").first).to_be_visible()


def test_an_old_address_of_a_source_leads_to_where_it_is_told(page: Page, address: str) -> None:
    """Links from outside name the list, which was one page once; going back does not lead there again."""
    page.goto(f"{address}privacy/")
    page.goto(f"{address}learn/sources/#source-gpts-are-gpts")
    page.wait_for_url(f"{address}learn/sources/roles/#source-gpts-are-gpts")
    expect(page.locator("li:target")).to_contain_text("Exposure of 923 occupations")
    page.go_back()
    page.wait_for_url(f"{address}privacy/")
