"""The page of a role in a real browser: the bar of its parts, what folds, dates for this week, old addresses, the drawer."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from axe import violations
from conftest import some
from icalendar import Calendar
from playwright.sync_api import Page, expect

ROLE = "roles/manual-qa-tester/"
PHONE = {"width": 390, "height": 844}
NOTED = "() => new Promise(done => { const look = () => Math.abs((history.state?.y ?? -1) - scrollY) < 2 ? done() : requestAnimationFrame(look); look(); })"
"""Waits until the theme has noted where the reader is, to which it would lead back."""
PARTS = ["this-week", "tasks", "pathways", "public-measures", "what-the-article-says", "check-yourself", "sources"]


def test_what_to_do_stands_on_the_second_screen_of_a_phone_and_the_page_is_short(page: Page, address: str) -> None:
    """It had twenty-eight screens, and what to do at the eighth."""
    page.set_viewport_size(PHONE)
    page.goto(address + ROLE)
    height, todo = page.evaluate("[document.documentElement.scrollHeight, document.getElementById('this-week').getBoundingClientRect().top + scrollY]")
    assert height < 13 * PHONE["height"]
    assert todo < PHONE["height"]
    assert page.evaluate("[...document.querySelectorAll('article h2')].map(each => each.id)") == PARTS
    expect(page.locator(".sd-week > ol > li")).to_have_count(3)
    expect(page.locator("article").get_by_role("link", name="What holds in Algeria")).to_have_count(1)
    expect(page.locator(".sd-path[open]")).to_have_count(2)
    expect(page.locator("quiz-section, .sd-item")).to_have_count(0)


@pytest.mark.parametrize("size", [PHONE, pytest.param({"width": 1280, "height": 720}, marks=pytest.mark.long)], ids=["phone", "desk"])
def test_the_bar_stays_on_top_leads_to_each_part_and_says_where_one_reads(page: Page, address: str, size: dict[str, int]) -> None:
    """By keyboard too; no heading ends below the bar, and a second press on the same part leads there again."""
    page.set_viewport_size(size)
    page.goto(address + ROLE)
    bar = page.locator(".sd-parts")
    for key, words in [("pathways", "Where to go"), ("sources", "Sources"), ("pathways", "Where to go")]:
        link = bar.get_by_role("link", name=words)
        link.focus()
        page.keyboard.press("Enter")
        expect(link).to_have_attribute("aria-current", "true")
        expect(page.locator(f"#{key}")).to_be_in_viewport()
        top, edge, header = page.evaluate(
            "key => [document.getElementById(key), document.querySelector('.sd-parts')].map(each => each.getBoundingClientRect())"
            ".flatMap((box, index) => index ? [box.bottom, document.querySelector('.md-header').getBoundingClientRect().bottom - box.top] : [box.top])",
            key,
        )
        assert top >= edge
        assert header == pytest.approx(0, abs=1)
    page.evaluate("scrollBy(0, 900)")
    page.evaluate(NOTED)
    bar.get_by_role("link", name="Where to go").click()
    expect(page.locator("#pathways")).to_be_in_viewport()
    assert violations(page, ".md-content") == {}


@pytest.mark.parametrize("hash_", some(["task-manual-qa-tester-t03", "surface", "skills", "what-to-do", "would-change"], ["task-manual-qa-tester-t03"]))
def test_what_an_old_address_names_is_open_and_in_sight(page: Page, address: str, hash_: str) -> None:
    """Groups that fold open round it."""
    page.goto(f"{address}{ROLE}#{hash_}")
    expect(page.locator(f"#{hash_}")).to_be_visible()
    expect(page.locator(f"#{hash_}")).to_be_in_viewport()


@pytest.mark.long
def test_a_question_that_stood_here_is_found_where_it_stands_now(page: Page, address: str) -> None:
    """Each has an address here still, and a script leads on; without one its number is a link."""
    page.goto(address + ROLE)
    links = page.locator(".sd-numbers a").evaluate_all("links => links.map(link => [link.parentElement.id, new URL(link.href).hash])")
    assert len(links) > 15
    assert all(f"#{key}" == hash_ for key, hash_ in links)
    page.goto("about:blank")
    page.goto(f"{address}{ROLE}#{links[4][0]}")
    page.wait_for_url(f"{address}{ROLE}quiz/#{links[4][0]}")
    expect(page.locator(f"#{links[4][0]}.sd-item")).to_be_in_viewport()
    listed = json.loads(page.evaluate("url => fetch(url).then(answer => answer.text())", f"{address}tools/items.json"))
    places = {item[0]: section["page"] for section in listed for item in section["items"]}
    assert {places[key.removeprefix("item-")] for key, _ in links} == {f"{ROLE}quiz/"}


def test_the_three_things_of_a_week_become_dates(page: Page, address: str, tmp_path: Path) -> None:
    """A calendar of three whole days, from the day that the reader names; without a day it asks for one."""
    page.goto(address + ROLE)
    page.get_by_label("First day").fill("")
    save = page.get_by_role("button", name="Save 3 dates for my calendar")
    save.click()
    expect(page.locator("week-reminder [role=status]")).to_have_text("Choose the first day.")
    page.get_by_label("First day").fill("2027-01-04")
    with page.expect_download() as download:
        save.click()
    download.value.save_as(tmp_path / "week.ics")
    events = Calendar.from_ical((tmp_path / "week.ics").read_bytes()).walk("VEVENT")
    assert [event.decoded("dtstart").isoformat() for event in events] == ["2027-01-04", "2027-01-06", "2027-01-08"]
    told = page.locator(".sd-week > ol > li").evaluate_all(
        "steps => steps.map((step) => ['title', 'what'].map((part) => step.querySelector(`[data-part=${part}]`).textContent).join(' '))"
    )
    assert [str(event["summary"]) for event in events] == told
    assert {str(event["description"]).rpartition("\n")[2] for event in events} == {address + ROLE}


@pytest.mark.long
def test_the_drawer_lists_roles_and_the_parts_of_this_one(page: Page, address: str) -> None:
    """On a phone; the role itself once."""
    page.set_viewport_size(PHONE)
    page.goto(address + ROLE)
    page.get_by_role("button", name="Menu", exact=True).click()
    drawer = page.locator(".md-sidebar--primary")
    expect(drawer.locator("a:visible", has_text="Data infrastructure engineering")).to_have_attribute(
        "href", re.compile("/roles/data-infrastructure-engineer/$")
    )
    expect(drawer.locator(":is(a, label):visible", has_text="Manual QA and test engineering")).to_have_count(1)
    expect(drawer.get_by_role("link", name="Where to go from here")).to_be_visible()


@pytest.mark.long
def test_previous_and_next_lead_from_role_to_role(page: Page, address: str) -> None:
    """Pages that belong to a role stand beside it, not between."""
    page.goto(address + ROLE)
    for name in ("Previous", "Next"):
        link = page.locator(f".md-footer__link[aria-label^={name}]")
        expect(link).to_have_attribute("href", re.compile(r"/roles/[\w-]+/$"))


def test_how_exposed_and_what_to_do_this_week_stand_on_the_second_screen(page: Page, address: str) -> None:
    """A junior developer on the home page of a phone: a tap, a title, a tap; number and three tasks in one view, on the page itself. Before, two taps and three screens."""
    page.set_viewport_size(PHONE)
    page.goto(address)
    picture = page.locator(".sd-hero figure")
    expect(picture).to_contain_text("Low exposure, hiring")  # the picture has words and leads on
    expect(picture.get_by_role("link", name="See which roles")).to_have_attribute("href", re.compile("roles/$"))
    title = page.get_by_label("Your job title")
    title.click()
    title.press_sequentially("junior developer")
    page.get_by_role("option").first.click()
    answer = page.get_by_role("region", name="Junior generalist software engineering")
    expect(answer.locator("strong", has_text="5 to 8 of 11 tasks")).to_be_in_viewport()
    for number in range(3):
        expect(answer.locator("ol > li").nth(number)).to_be_in_viewport(ratio=0.95)
    # it is one tap away for who comes back, until the box is emptied, and pushes nothing down; and it and the role lead to what holds in the country
    again = page.get_by_role("button", name="Junior generalist software engineering: show it again")
    for leave in (lambda: answer.get_by_role("link", name="What holds in Algeria").click(), lambda: page.goto(address + "claims/")):
        leave()
        page.wait_for_url(re.compile("decision-radar/$|claims/$"))
        page.locator(".sd-site").click()
        again.click()
        expect(answer.locator("ol > li")).to_have_count(3)
        expect(answer).to_be_focused()
        expect(again).to_have_count(0)
        expect(title).to_have_value("Junior generalist software engineering")
    page.reload()
    again.click()
    begun = answer.locator("ol > li").last.text_content().partition(": ")[2]
    answer.get_by_role("link", name="Plan six months").click()
    expect(page.locator(".sd-months label").nth(2)).to_have_text(begun.removesuffix("."), ignore_case=True)  # the first skill of the plan is that of the week
    page.go_back()
    again.click()
    expect(answer.locator("ol > li")).to_have_count(3)
    title.focus()
    page.keyboard.press("Escape")
    expect(title).to_have_value("")
    expect(answer).to_have_count(0)
    page.reload()
    expect(page.locator("job-finder[data-ready]")).to_be_attached()
    expect(again).to_have_count(0)
