"""Two or three roles or own audits side by side, in a real browser."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from axe import still, violations
from browser_pages import NewPage
from conftest import BASE, some
from playwright.sync_api import Page, expect
from real_content import catalog

from skillsdivide.derive.skill_gaps import gap
from skillsdivide.derive.surface import role_surface

SUPPORT, SECURITY, TESTER = "it-support-desktop", "ai-security-engineer", "manual-qa-tester"
AUDIT = {
    "title": "My <b>May</b>",
    "role": SUPPORT,
    "changed": 1_700_000_000,
    "tasks": [
        {"id": "t1", "text": "Sort <i>tickets</i>", "stance": "substitutable", "hours": [4, 4, 4, 4, 4]},
        {"id": "t2", "text": "Find a fault", "stance": "augmented", "hours": [2.5, 0, 0, 0, 0]},
        {"id": "t3", "text": "Calm a user", "stance": "human", "hours": [1, 1, 1, 1, 1]},
        {"id": "t4", "text": "Something else", "stance": "", "hours": [8, 8, 8, 8, 8]},
    ],
    "skills": ["networking", "a-skill-of-last-year"],
}


def keep(page: Page, address: str, audits: dict) -> None:
    """Puts audits on the device as the site keeps them."""
    page.goto(address + "roles/compare/")
    page.evaluate(
        "async ([store, audits]) => (await import(store)).update('audits', (data) => { Object.assign(data, audits); })",
        [f"{BASE}assets/lib/storage.js", audits],
    )


def cells(page: Page, row: str) -> list[str]:
    """What stands in a row of the comparison."""
    return page.locator(f"compare-roles tr[data-row={row}] td").all_inner_texts()


@pytest.fixture(scope="module")
def roles() -> dict:
    """The roles of the real dataset."""
    return catalog().roles


def test_roles_are_chosen_by_a_part_of_their_name_and_the_address_keeps_them(page: Page, address: str, roles: dict) -> None:
    """By keyboard alone; numbers are those of the core, and a reload shows the same."""
    page.goto(address + "roles/compare/")
    page.get_by_label("First").focus()
    expect(page.locator("#compare-names option")).to_have_count(min(len(roles), 20))
    page.keyboard.type("it support")
    page.keyboard.press("Tab")
    expect(page.get_by_role("status").first).to_contain_text("Choose a second one")
    page.keyboard.type("for ai systems")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}roles/compare/?a={SUPPORT}&b={SECURITY}")
    expect(page.get_by_role("group", name="Side by side")).to_be_visible()
    for place, role in enumerate((roles[SUPPORT], roles[SECURITY])):
        counted = role_surface(role)
        assert cells(page, "surface")[place].split("\n")[0] == f"{counted.low} to {counted.high} of {counted.total} tasks"
        bar = page.locator("tr[data-row=surface] td").nth(place).get_by_role("img", name=role.title)
        assert float(bar.locator("[data-part=low]").get_attribute("width").rstrip("%")) == pytest.approx(100 * counted.low / counted.total)
        for stance in ("substitutable", "augmented", "human"):
            texts = [task.text for task in role.tasks if task.stance == stance]
            assert page.locator(f"tr[data-row={stance}] td").nth(place).locator("li").all_inner_texts() == texts
    there = gap(roles[SUPPORT], roles[SECURITY])
    sentence = (
        f"{len(there.shared)} of {len(there.target.skills)} listed skills carry over; the other way round, {len(there.shared)} of {len(roles[SUPPORT].skills)}."
    )
    expect(page.locator("[data-part=pairs] li")).to_contain_text([sentence])
    before = page.locator("[data-part=result]").inner_text()
    page.reload()
    expect(page.locator("tr[data-row=surface] td")).to_have_count(2)
    assert page.locator("[data-part=result]").inner_text() == before
    expect(page.get_by_label("Second")).to_have_value(roles[SECURITY].title)


@pytest.mark.long
def test_three_share_their_skills_in_seven_ways(page: Page, address: str, roles: dict) -> None:
    """Each skill stands in one group, and a field emptied takes its role out."""
    page.goto(f"{address}roles/compare/?a={SUPPORT}&b={SECURITY}&c={TESTER}")
    groups = page.locator("[data-part=groups] > li")
    expect(groups).to_have_count(7)
    shown = groups.locator("li").all_inner_texts()
    assert len(shown) == len(set(shown)) == len({entry.skill for role in (SUPPORT, SECURITY, TESTER) for entry in roles[role].skills})
    expect(page.locator("[data-part=pairs] li")).to_have_count(3)
    page.get_by_label("Second").fill("")
    expect(page).to_have_url(f"{address}roles/compare/?a={SUPPORT}&c={TESTER}")
    expect(groups).to_have_count(3)
    page.get_by_label("Second").fill(roles[TESTER].title)
    expect(page.get_by_role("status").first).to_have_text("That one is chosen already. Choose different ones.")


def test_an_own_audit_stands_beside_a_role(page: Page, address: str) -> None:
    """In hours, with what is not sorted said apart; its words are text and never markup."""
    keep(page, address, {"may": AUDIT, "broken": {"title": 1}})
    page.goto(f"{address}roles/compare/?a={SUPPORT}")
    expect(page.get_by_label("First")).not_to_have_value("")
    page.get_by_label("Second").fill("your audit")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}roles/compare/?a={SUPPORT}&b=audit:may")
    expect(page.locator("thead th").nth(1)).to_have_text("2 My <b>May</b>")
    surface = page.locator("tr[data-row=surface] td").nth(1)
    expect(surface).to_contain_text("20 to 22.5 of 27.5 hours")
    expect(surface).to_contain_text("not counted: 1")
    expect(page.locator("tr[data-row=substitutable] td").nth(1)).to_have_text("Sort <i>tickets</i>: 20 h")
    expect(page.locator("[data-part=groups] > li").nth(0)).to_contain_text("network fundamentals")
    expect(page.locator("[data-part=groups] > li").nth(2)).to_contain_text("a-skill-of-last-year")
    expect(page.locator("[data-part=own-audit]")).to_be_visible()
    page.reload()
    expect(page.locator("thead th").nth(1)).to_contain_text("My <b>May</b>")


@pytest.mark.parametrize("key", some(["audit:june", "audit:broken", "audit:constructor"], ["audit:broken"]))
def test_a_link_to_an_audit_says_when_it_is_not_here(page: Page, address: str, key: str) -> None:
    """Elsewhere, erased or unreadable; the roles of the link still stand."""
    keep(page, address, {"broken": {"title": 1}})
    page.goto(f"{address}roles/compare/?a={SUPPORT}&b={key}&c={TESTER}")
    expect(page.get_by_role("status").first).to_contain_text("not on this device")
    expect(page.locator("tr[data-row=surface] td")).to_have_count(2)


@pytest.mark.long
def test_a_link_to_an_unknown_role_says_so(page: Page, address: str) -> None:
    """An id that no role has (any more)."""
    page.goto(f"{address}roles/compare/?a={SUPPORT}&b=lamplighter")
    expect(page.get_by_role("status").first).to_contain_text("There is no role lamplighter on this site.")
    expect(page.locator("[data-part=result]")).to_be_empty()


HOSTILE = ["../../data/roles", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "__proto__", "//elsewhere.example/x", "a" * 5000]


@pytest.mark.parametrize("hostile", some(HOSTILE, HOSTILE[:2]))
def test_a_hostile_address_does_nothing(page: Page, address: str, hostile: str) -> None:
    """Nothing is fetched, shown or said."""
    asked = []
    page.on("request", lambda sent: asked.append(sent.url) if sent.resource_type == "fetch" else None)
    page.goto(f"{address}roles/compare/?a={quote(hostile, safe='')}&b={quote(hostile, safe='')}")
    still(page)
    expect(page.locator("[data-part=status]")).to_be_empty()
    expect(page.locator("[data-part=result]")).to_be_empty()
    assert [url for url in asked if "compare" in url or "elsewhere" in url] == []


@pytest.mark.long
def test_a_name_that_fits_none_is_told(page: Page, address: str) -> None:
    """What was chosen stays."""
    page.goto(f"{address}roles/compare/?a={SUPPORT}&b={TESTER}")
    expect(page.locator("tr[data-row=surface] td")).to_have_count(2)
    page.get_by_label("Third, if you like").fill("engineering")
    page.keyboard.press("Tab")
    expect(page.get_by_role("status").first).to_contain_text("No single role or audit has “engineering” in its name.")
    expect(page.locator("tr[data-row=surface] td")).to_have_count(2)


@pytest.mark.long
def test_the_link_is_copied(new_page: NewPage, address: str) -> None:
    """The address itself, and the reader is told."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{address}roles/compare/?a={SUPPORT}&b={SECURITY}&c={TESTER}")
    page.get_by_role("button", name="Copy the link").click()
    expect(page.get_by_role("status").first).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_columns_become_blocks_on_a_phone(page: Page, address: str) -> None:
    """One under the other, each with its name, nothing wider than the screen, whichever way the language runs."""
    page.goto(f"{address}roles/compare/?a={SUPPORT}&b={SECURITY}&c={TESTER}")
    expect(page.locator("tr[data-row=human] td")).to_have_count(3)
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 800})
        for direction in ("ltr", "rtl"):
            page.evaluate("direction => { document.documentElement.dir = document.body.dir = direction; }", direction)
            boxes = [cell.bounding_box() for cell in page.locator("tr[data-row=human] td").all()]
            assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"] + 1 <= boxes[2]["y"]
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            names = page.locator("tr[data-row=human] td").evaluate_all("cells => cells.map((cell) => getComputedStyle(cell, '::before').content)")
            assert len(set(names)) == 3


@pytest.mark.long
def test_axe_finds_nothing_in_a_comparison(page: Page, address: str) -> None:
    """Three side by side, one of them an audit; as columns and as blocks, by day and by night."""
    page.emulate_media(reduced_motion="reduce")
    keep(page, address, {"may": AUDIT})
    page.goto(f"{address}roles/compare/?a={SUPPORT}&b={SECURITY}&c=audit:may")
    expect(page.locator("tr[data-row=surface] td")).to_have_count(3)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            still(page)
            assert violations(page, "compare-roles", scheme=scheme) == {}, (scheme, width)


def test_without_javascript_the_table_of_all_roles_serves(new_page: NewPage, address: str, roles: dict) -> None:
    """And the page says why there are no fields."""
    page = new_page(java_script_enabled=False)
    page.goto(address + "roles/compare/")
    expect(page.locator("compare-roles noscript p")).to_be_visible()
    expect(page.locator("sortable-table tbody tr")).to_have_count(len(roles))
    expect(page.get_by_label("First")).to_be_hidden()


def test_a_comparison_loads_only_the_roles_that_it_shows(page: Page, address: str, site: Path) -> None:
    """A piece for each, a few kilobytes; the tool itself carries no role's name."""
    asked = []
    page.on("request", lambda sent: asked.append(sent.url.removeprefix(address)) if sent.resource_type == "fetch" else None)
    page.goto(f"{address}roles/compare/?a={SUPPORT}&b={SECURITY}")
    expect(page.locator("tr[data-row=human] td")).to_have_count(2)
    assert [url for url in asked if url.endswith(".json")] == [f"roles/compare/{SUPPORT}.json", f"roles/compare/{SECURITY}.json"]
    for piece in {*(site / "roles/compare").glob("*.json")} - {site / "roles/compare/release.json"}:
        assert piece.stat().st_size < 6_000
        assert set(json.loads(piece.read_text(encoding="utf-8"))) == {"title", "rows", "tasks", "skills"}
    tool = (site / "roles/compare/index.html").read_text(encoding="utf-8").partition("<compare-roles")[2].partition("</compare-roles>")[0]
    assert SUPPORT not in tool
