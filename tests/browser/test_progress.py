"""My progress: what was read, answered, audited and planned, on one page, and the file that carries it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe import violations
from playwright.sync_api import Browser, Page, expect

CHAPTER = "learn/spending-paradox/"
MINE = "you/"

AUDIT = {
    "title": "My autumn",
    "role": "",
    "changed": 1790000000,
    "tasks": [
        {"id": "a", "text": "Write reports", "stance": "substitutable", "hours": [2, 2, 2, 2, 2]},
        {"id": "b", "text": "Agree on them", "stance": "human", "hours": [1, 1, 1, 1, 1]},
    ],
    "skills": [],
}


def keep(page: Page, name: str, data: object, form: int = 2) -> None:
    """Puts a record where the site keeps it."""
    page.evaluate("([name, text]) => localStorage.setItem(`skills-divide:/skills-divide/:${name}`, text)", [name, json.dumps({"format": form, "data": data})])


def test_a_chapter_is_ticked_at_its_end_and_shows_on_the_page(page: Page, address: str) -> None:
    """The tick outlives a reload, can be taken back on either page, and the next chapter is offered."""
    page.goto(address + CHAPTER)
    page.get_by_label("I have read this chapter").check()
    page.reload()
    expect(page.get_by_label("I have read this chapter")).to_be_checked()
    page.goto(address + MINE)
    expect(page.get_by_text("1 of 11 read.")).to_be_visible()
    expect(page.get_by_role("link", name="Go on with: Key takeaways")).to_be_visible()
    page.get_by_label("Read: The spending paradox").uncheck()
    expect(page.get_by_text("0 of 11 read.")).to_be_visible()
    page.goto(address + CHAPTER)
    expect(page.get_by_label("I have read this chapter")).not_to_be_checked()


def test_answers_audits_and_plans_are_told(page: Page, address: str) -> None:
    """A right answer, an audit kept here, and a plan begun, each with a way back to it."""
    page.goto(address + CHAPTER)
    item = page.locator(".sd-item[data-type=choice]").first
    item.locator(".sd-choice[data-key] input").check()
    item.get_by_role("button", name="Check").click()
    expect(item).to_have_attribute("data-done", "")
    keep(page, "audits", {"autumn": AUDIT})
    page.goto(f"{address}you/plan/?role=manual-qa-tester&domain=ai-security")
    page.locator("[name=done]").first.check()
    page.goto(address + MINE)
    expect(page.get_by_text("1 of ", exact=False).filter(has_text="right when you last answered")).to_be_visible()
    expect(page.get_by_text("0 due for review today.")).to_be_visible()
    expect(page.get_by_text("10 to 10 of 15 hours")).to_be_visible()
    expect(page.get_by_role("link", name="My autumn")).to_have_attribute("href", "audit/?audit=autumn")
    page.get_by_role("link", name="to AI security").click()
    expect(page.locator("[name=done]").first).to_be_checked()


def test_everything_travels_in_one_file(page: Page, browser: Browser, address: str, tmp_path: Path) -> None:
    """Saved on one device, joined to what another one has; the newer of two audits stands."""
    page.goto(address + CHAPTER)
    page.get_by_label("I have read this chapter").check()
    keep(page, "audits", {"autumn": AUDIT, "old": {**AUDIT, "title": "Older than the other's"}})
    page.goto(address + MINE)
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save a file").click()
    caught.value.save_as(tmp_path / "mine.json")
    other = browser.new_page(service_workers="block")
    other.goto(address + "learn/key-takeaways/")
    other.get_by_label("I have read this chapter").check()
    keep(other, "audits", {"old": {**AUDIT, "title": "The newer one", "changed": AUDIT["changed"] + 1}})
    other.goto(address + MINE)
    other.locator("[data-part=file]").set_input_files(tmp_path / "mine.json")
    expect(other.get_by_text("The file has joined what is kept here.")).to_be_visible()
    expect(other.get_by_text("2 of 11 read.")).to_be_visible()
    expect(other.get_by_role("link", name="My autumn")).to_be_visible()
    expect(other.get_by_role("link", name="The newer one")).to_be_visible()
    expect(other.get_by_text("Older than the other's")).to_have_count(0)
    other.close()


def test_everything_can_be_erased(page: Page, address: str) -> None:
    """After asking; the page shows it at once."""
    page.goto(address + MINE)
    page.get_by_label("Read: Key takeaways").check()
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Erase everything now").click()
    expect(page.get_by_text("1 of 11 read.")).to_be_visible()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Erase everything now").click()
    expect(page.get_by_text("0 of 11 read.")).to_be_visible()
    assert page.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('skills-divide:'))") == []


@pytest.mark.parametrize(
    "change",
    [
        lambda file: "{",
        lambda file: json.dumps({**file, "kind": "another"}),
        lambda file: json.dumps({**file, "format": 99}),
        lambda file: json.dumps({**file, "records": {"audits": {"x": {**AUDIT, "tasks": [{"id": "<b>"}]}}}}),
        lambda file: json.dumps({**file, "records": {"read": {"learn/x/": "yesterday"}}}),
        lambda file: json.dumps({**file, "records": {"answers": {"a": {"version": "1", "last": 1, "log": [[1, 9]]}}}}),
        lambda file: '{"kind": "skills-divide-backup", "format": 2, "records": {"audits": {"__proto__": {"polluted": true}}}}',
    ],
)
def test_a_damaged_file_changes_nothing(page: Page, address: str, tmp_path: Path, change) -> None:
    """It is refused with its reason, and what was here stays."""
    page.goto(address + MINE)
    page.get_by_label("Read: Key takeaways").check()
    file = {"kind": "skills-divide-backup", "format": 2, "records": {"read": {"learn/one-credential/": 1}}}
    (tmp_path / "bad.json").write_text(change(file), encoding="utf-8")
    page.locator("[data-part=file]").set_input_files(tmp_path / "bad.json")
    expect(page.get_by_text("This is no sound file of progress")).to_be_visible()
    expect(page.get_by_text("1 of 11 read.")).to_be_visible()
    assert page.evaluate("() => ({}).polluted") is None


def test_what_was_set_aside_can_be_saved(page: Page, address: str) -> None:
    """A damaged record and one of a later release are kept as they were found."""
    page.goto(address + MINE)
    page.evaluate("() => localStorage.setItem('skills-divide:/skills-divide/:audits', 'half a rec')")
    keep(page, "read", {"learn/x/": 1}, form=99)
    page.reload()
    expect(page.get_by_text("was set aside")).to_be_visible()
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save what was set aside").click()
    assert Path(caught.value.path()).read_text(encoding="utf-8") in {"half a rec", '{"format": 99, "data": {"learn/x/": 1}}'}


def test_refused_storage_is_said(page: Page, address: str) -> None:
    """The tick lives as long as the page."""
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };")
    page.goto(address + MINE)
    page.get_by_label("Read: Key takeaways").check()
    expect(page.get_by_text("refuses to keep more")).to_be_visible()
    expect(page.get_by_text("1 of 11 read.")).to_be_visible()


def test_two_tabs_agree(page: Page, address: str) -> None:
    """A chapter ticked in one shows in the other."""
    page.goto(address + MINE)
    other = page.context.new_page()
    other.goto(address + CHAPTER)
    other.get_by_label("I have read this chapter").check()
    expect(page.get_by_text("1 of 11 read.")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "light")])
def test_it_fits_and_can_be_read_by_all(page: Page, address: str, width: int, scheme: str) -> None:
    """No sideways scrolling, nothing that axe minds, nothing that moves while it opens."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => { for (const each of list.getEntries()) window.shift += each.value; }).observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(address + MINE)
    expect(page.get_by_text("0 of 11 read.")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("() => window.shift") < 0.01
    assert violations(page, "my-progress") == {}


def test_the_chapters_can_be_opened_without_scripts(browser: Browser, address: str) -> None:
    """What needs a script is not there."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + MINE)
    expect(page.get_by_role("link", name="The spending paradox").last).to_be_visible()
    expect(page.get_by_role("button", name="Save a file")).to_be_hidden()
    expect(page.locator("[data-chapter] input").first).to_be_hidden()
    context.close()
