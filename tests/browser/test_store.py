"""What the site keeps on a device: what the privacy page lists, and nothing else; shared by tabs; never lost in silence."""

from __future__ import annotations

import re
from fnmatch import fnmatch

import pytest
from browser_pages import NewPage
from browser_storage import PREFIX, keep, records
from handing_in import hand_in
from playwright.sync_api import Page, expect

CHAPTER = "learn/spending-paradox/"


def begin(page: Page, address: str) -> None:
    """Makes an assignment and begins to work on it."""
    page.goto(address + "teach/")
    form = page.locator("assign-quiz form")
    form.get_by_label("Practice").check()
    expect(form.locator("[data-rule=once]")).to_be_visible()
    page.goto(form.get_by_label("Link for your students").input_value())
    page.get_by_label("Your name or number").fill("Amina")
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.locator("[data-part=who]")).to_be_visible()


def answer(page: Page) -> None:
    """Answers the first choice item on the page."""
    item = page.locator(".sd-item[data-type=choice]:visible").first
    item.locator(".sd-choice input").first.check()
    item.get_by_role("button", name="Check").click()
    expect(item).to_have_attribute("data-done", "")


def use_everything(page: Page, address: str) -> None:
    """Does in each tool what makes it keep something, and visits those that keep nothing."""
    page.goto(address + CHAPTER)
    answer(page)
    page.get_by_label("I have read this chapter").check()
    page.goto(f"{address}you/plan/?role=manual-qa-tester&domain=ai-security")
    page.locator("[name=done]").first.check()
    page.goto(f"{address}you/audit/?role=manual-qa-tester")
    page.get_by_label("Another task").fill("Write the weekly report")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("heading", name="Bring in what you have").click()
    page.get_by_label("Notes, table or calendar").fill("Was;Wieviel;Ort\nBericht;5;Bern")
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".sd-task-row").last.get_by_label("Task")).to_have_value("Bericht")
    begin(page, address)
    answer(page)
    for path in ("review/", "you/", "roles/compare/?a=manual-qa-tester&b=ai-security-engineer", "teach/results/"):
        page.goto(address + path)
    page.get_by_label("Keep this class on this device").fill("10 B")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("Kept in this browser, on this device alone: 0 results")).to_be_visible()
    page.get_by_role("button", name="Switch to dark mode").click()
    page.goto(address + "privacy/")
    page.locator("offline-switch input").evaluate("box => { box.checked = false; box.dispatchEvent(new Event('change')); }")


@pytest.mark.long
def test_what_is_kept_is_what_the_privacy_page_lists(page: Page, address: str) -> None:
    """Every tool is used; then the keys are those of the table, each row was needed, no cookie is set, and one button takes all of it back but a no to kept pages."""
    use_everything(page, address)
    listed = [each.replace("…", "*") for each in page.locator("tbody td:first-child code").all_inner_texts()]
    found = records(page)
    assert {name for name in found if not any(fnmatch(name, each) for each in listed)} == set()
    assert {each for each in listed if not any(fnmatch(name, each) for name in found)} == set()
    others = page.evaluate("() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert {key for key in others if not key.startswith(PREFIX)} == {"/skills-divide/.__palette"}
    assert page.context.cookies() == []
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Erase everything now").click()
    expect(page.get_by_text("Erased. One thing stays: that you want no pages kept.")).to_be_visible()
    assert records(page) == {"settings"}


@pytest.mark.long
def test_a_damaged_record_is_set_aside_while_a_student_works(page: Page, address: str) -> None:
    """The work begins anew where its record has gone; what was there is kept as it was."""
    begin(page, address)
    page.evaluate("key => localStorage.setItem(key, '{half')", f"{PREFIX}works")
    answer(page)
    hand_in(page)
    expect(page.locator("[data-part=receipt]")).to_be_visible()
    aside = page.evaluate("() => Object.entries(localStorage).filter(([key]) => key.includes(':set-aside-')).map(([, text]) => text)")
    assert aside == ["{half"]


def test_a_full_device_is_said_to_a_student(new_page: NewPage, address: str) -> None:
    """Work goes on, and the page says that it will not last."""
    page = new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };")
    begin(page, address)
    expect(page.get_by_text("Your device refused to keep this")).to_be_visible()


@pytest.mark.long
def test_a_tick_in_another_tab_shows_at_the_chapter(page: Page, address: str) -> None:
    """Both ways: ticked there, unticked there."""
    page.goto(address + CHAPTER)
    other = page.context.new_page()
    other.goto(address + "you/")
    other.get_by_label("Read: How to test a headline").check()
    expect(page.get_by_label("I have read this chapter")).to_be_checked()
    other.get_by_label("Read: How to test a headline").uncheck()
    expect(page.get_by_label("I have read this chapter")).not_to_be_checked()


@pytest.mark.long
def test_a_clock_that_went_wrong_does_not_stop_reviews(page: Page, address: str) -> None:
    """An answer dated years ahead is due now, on both pages that say so, and the chapter's date does no harm."""
    page.goto(address + CHAPTER)
    answer(page)
    page.evaluate(
        "key => { const kept = JSON.parse(localStorage[key]); for (const each of Object.values(kept.data)) each.log[0][0] = Date.now() + 1e11; localStorage[key] = JSON.stringify(kept); }",
        f"{PREFIX}answers",
    )
    keep(page, "read", {"learn/key-takeaways/": 1e300, "learn/spending-paradox/": 9e9})
    page.goto(address + "you/")
    expect(page.get_by_text("1 due today.")).to_be_visible()
    expect(page.get_by_text(re.compile(r"\b1 of \d+ read\."))).to_be_visible()
    page.goto(address + "review/")
    expect(page.get_by_text(re.compile("1 due today"))).to_be_visible()


def test_an_earlier_release_leaves_what_a_later_one_wrote(page: Page, address: str) -> None:
    """An answer given meanwhile does not take its place; when the page is up to date again, it is read."""
    page.goto(address + CHAPTER)
    answer(page)
    turned = '([key, from, to]) => { localStorage[key] = localStorage[key].replace(`"format":${from}`, `"format":${to}`); return localStorage[key]; }'
    later = page.evaluate(turned, [f"{PREFIX}answers", 2, 3])
    page.goto(address + "learn/key-takeaways/")
    answer(page)
    assert page.evaluate("key => localStorage[key]", f"{PREFIX}answers") == later
    page.evaluate(turned, [f"{PREFIX}answers", 3, 2])
    page.goto(address + CHAPTER)
    expect(page.locator("[data-part=count]").first).to_contain_text("1 of")
