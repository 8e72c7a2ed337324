"""Whatever an address asks for: no page that reads its own throws, runs it, or takes what every object has for a record."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from axe import still
from browser_storage import keep, records
from conftest import some
from playwright.sync_api import Page, Request, expect

NAMES = ["__proto__", "constructor", "toString", "hasOwnProperty", '"]<img src=x onerror=alert(1)>\\', "\u202e\x00", "a" * 5000]

FEW = (quote("__proto__"), quote(NAMES[4]), "%E0%A4%A")
"""Those for every run: what every object has, markup, and half a percent sign."""

ADDRESSES = [
    *("you/audit/?audit={}", "you/audit/?role={}", "you/plan/?audit={}&domain={}", "you/plan/?role={}&domain=ai-security", "you/?audit={}&{}={}#{}"),
    *("roles/compare/?a={}&b=manual-qa-tester&c=audit:{}", "roles/?{}={}&filter={}#{}", "claims/?{}={}#{}"),
    *("learn/spending-paradox/?seed={}&q={}#item-{}", "test-yourself/?seed={}#{}", "review/?{}={}#{}", "?q={}&h={}#{}"),
    *("teach/?{}={}#{}", "teach/assignment/?sheet={}#{}", "teach/results/?{}={}#{}"),
]
"""Every page that reads its address, and what may stand in it."""

AUDIT = {"title": "Mine", "role": "", "changed": 1790000000, "tasks": [{"id": "a", "text": "Write reports", "stance": "human", "hours": [2, 2, 2, 2, 2]}], "skills": []}  # fmt: skip


def settle(page: Page, left: set[Request]) -> None:
    """Waits until nothing that the page has asked for is still to come, nor anything that it asks for then."""
    still(page)
    while left:
        page.wait_for_timeout(20)
        still(page)


@pytest.mark.parametrize("form", some(ADDRESSES, ADDRESSES[::3]))
@pytest.mark.parametrize(("names", "every"), [(FEW, False), pytest.param((*map(quote, NAMES), "%E0%A4%A"), True, marks=pytest.mark.long)], ids=["few", "all"])
def test_nothing_in_an_address_is_an_error(page: Page, address: str, form: str, names: tuple[str, ...], *, every: bool) -> None:
    """Names that every object has, markup, signs that turn the text, five thousand letters, and half a percent sign; in every run some forms have one or more."""
    dialogs: list[str] = []
    left: set[Request] = set()
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))

    def begins(request: Request) -> None:
        left.add(request)

    def ends(request: Request) -> None:
        left.discard(request)

    page.on("request", begins)
    page.on("requestfinished", ends)
    page.on("requestfailed", ends)
    first = ADDRESSES.index(form)
    for number in range(first, first + (len(names) if every else 1)):
        left.clear()
        page.goto(address + form.format(*(names[(number + place) % len(names)] for place in range(form.count("{}")))))
        if form.startswith("?q"):
            expect(page.get_by_role("search").get_by_role("status")).to_contain_text(re.compile("found|No"))
        settle(page, left)
        assert page.evaluate("() => [Object.keys(Object.prototype).length, {}.polluted ?? null]") == [0, None]
        assert page.locator("h1").count() == 1
        assert page.locator("[onerror]").count() == 0
    assert dialogs == []


@pytest.mark.parametrize("name", some(["constructor", "toString"], ["constructor"]))
def test_a_record_may_be_called_like_what_every_object_has(page: Page, address: str, name: str) -> None:
    """It opens where it is kept, and only there."""
    page.goto(address + "privacy/")
    keep(page, "audits", {"constructor": AUDIT})
    page.goto(f"{address}you/audit/?audit={name}")
    expect(page.get_by_label("Its name")).to_have_value("Mine")  # the only one, whatever was asked for
    assert records(page) == {"audits"}
    page.goto(f"{address}roles/compare/?a=audit:{name}&b=manual-qa-tester")
    if name == "constructor":
        expect(page.locator("compare-roles").get_by_text("Mine", exact=True).first).to_be_visible()
    else:
        expect(page.get_by_role("status").first).to_contain_text("Choose a second one")  # no id looks like that, so the address names one role
    page.goto(f"{address}you/plan/?audit={name}&domain=ai-security")
    expect(page.locator("six-months select").first).to_have_value(f"audit:{name}" if name == "constructor" else "")
