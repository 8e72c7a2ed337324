"""Whatever an address asks for: no page that reads its own throws, runs it, or takes what every object has for a record."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from keeping import keep, records
from playwright.sync_api import Page, expect

NAMES = ["__proto__", "constructor", "toString", "hasOwnProperty", '"]<img src=x onerror=alert(1)>\\', "\u202e\x00", "a" * 5000]

ADDRESSES = [
    *("you/audit/?audit={}", "you/audit/?role={}", "you/plan/?audit={}&domain={}", "you/plan/?role={}&domain=ai-security", "you/?audit={}&{}={}#{}"),
    *("roles/compare/?a={}&b=manual-qa-tester&c=audit:{}", "roles/?{}={}&filter={}#{}", "claims/?{}={}#{}"),
    *("learn/spending-paradox/?seed={}&q={}#item-{}", "test-yourself/?seed={}#{}", "review/?{}={}#{}", "?q={}&h={}#{}"),
    *("teach/?{}={}#{}", "teach/assignment/?sheet={}#{}", "teach/results/?{}={}#{}"),
]
"""Every page that reads its address, and what may stand in it."""

AUDIT = {"title": "Mine", "role": "", "changed": 1790000000, "tasks": [{"id": "a", "text": "Write reports", "stance": "human", "hours": [2, 2, 2, 2, 2]}], "skills": []}  # fmt: skip


def quiet(page: Page, begun: list[str], ended: list[str]) -> None:
    """Waits for half a second without a request. Of many pages that open at once Playwright's `networkidle` is missed for one at times."""
    for _ in range(60):
        before = len(begun)
        page.wait_for_timeout(500)
        if before == len(begun) == len(ended):
            return
    raise AssertionError([each for each in begun if each not in ended])


@pytest.mark.parametrize("form", ADDRESSES)
def test_nothing_in_an_address_is_an_error(page: Page, address: str, form: str) -> None:
    """Names that every object has, markup, signs that turn the text, five thousand letters, and half a percent sign."""
    faults: list[str] = []
    begun, ended = [], []
    pages = [(page.context.new_page(), name) for name in [*map(quote, NAMES), "%E0%A4%A"]]
    for each, name in pages:
        each.on("request", lambda sent: begun.append(sent.url))
        each.on("requestfinished", lambda sent: ended.append(sent.url))
        each.on("requestfailed", lambda sent: ended.append(sent.url))
        each.on("pageerror", lambda error: faults.append(str(error)))
        each.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
        each.goto(address + form.replace("{}", name), wait_until="commit")
    for each, _ in pages:
        each.wait_for_load_state()
    quiet(page, begun, ended)
    for each, _ in pages:
        assert each.evaluate("() => [Object.keys(Object.prototype).length, {}.polluted ?? null]") == [0, None]
        assert each.locator("h1").count() == 1
        assert each.locator("[onerror]").count() == 0
    assert faults == []


@pytest.mark.parametrize("name", ["constructor", "toString"])
def test_a_record_may_be_called_like_what_every_object_has(page: Page, address: str, name: str) -> None:
    """It opens where it is kept, and only there."""
    page.goto(address + "privacy/")
    keep(page, "audits", {"constructor": AUDIT})
    page.goto(f"{address}you/audit/?audit={name}", wait_until="networkidle")
    expect(page.get_by_label("Its name")).to_have_value("Mine")  # the only one, whatever was asked for
    assert records(page) == {"audits"}
    page.goto(f"{address}roles/compare/?a=audit:{name}&b=manual-qa-tester", wait_until="networkidle")
    expect(page.locator("compare-roles").get_by_text("Mine", exact=True).first).to_be_visible(visible=name == "constructor")
    page.goto(f"{address}you/plan/?audit={name}&domain=ai-security", wait_until="networkidle")
    assert page.locator("six-months select").first.evaluate("node => node.value") == (f"audit:{name}" if name == "constructor" else "")
