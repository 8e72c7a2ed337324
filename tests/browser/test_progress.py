"""My progress: what was read, answered, audited and planned, on one page, and the file that carries it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from axe import violations
from browser_pages import NewPage
from browser_storage import keep, records
from conftest import SAMPLE, rarely
from held import held
from layout import NOTE_SHIFTS, shifts
from playwright.sync_api import Page, expect

CHAPTER = "learn/spending-paradox/"
QUESTIONS = (SAMPLE / "quizzes/spending-paradox.yml").read_text(encoding="utf-8").count("  - id: paradox-")
CHAPTERS = len(list((SAMPLE / "docs/learn").glob("*.md"))) - 1
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


def test_a_chapter_is_ticked_at_its_end_and_shows_on_the_page(page: Page, address: str) -> None:
    """The tick outlives a reload, can be taken back on either page, and the next chapter is offered."""
    page.goto(address + CHAPTER)
    page.get_by_label("I have read this chapter").check()
    page.reload()
    expect(page.get_by_label("I have read this chapter")).to_be_checked()
    page.goto(address + MINE)
    expect(page.get_by_text(f"1 of {CHAPTERS} read.")).to_be_visible()
    expect(page.get_by_role("link", name="Go on with: Audit your week")).to_be_visible()
    less = int(page.locator("[data-part=left]").inner_text().split("about ")[1].split()[0])
    page.get_by_label("Read: How to test a headline").uncheck()
    expect(page.get_by_text(f"0 of {CHAPTERS} read.")).to_be_visible()
    expect(page.locator("[data-part=left]")).not_to_contain_text(f"about {less} hours")
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
    expect(page.get_by_text("0 due today.")).to_be_visible()
    expect(page.locator("[data-group=spending-paradox] [data-text]")).to_have_text(f"1 of {QUESTIONS}")
    expect(page.get_by_text("None yet. Choose a role")).to_be_visible()
    expect(page.get_by_text("10 to 10 of 15 hours")).to_be_visible()
    expect(page.get_by_role("link", name="My autumn")).to_have_attribute("href", "../you/audit/?audit=autumn")
    page.get_by_role("link", name="to AI security").click()
    expect(page.locator("[name=done]").first).to_be_checked()


def test_everything_travels_in_one_file(page: Page, new_page: NewPage, address: str, tmp_path: Path) -> None:
    """Saved on one device, joined to what another one has; the newer of two audits stands."""
    page.goto(address + CHAPTER)
    page.get_by_label("I have read this chapter").check()
    keep(page, "audits", {"autumn": AUDIT, "old": {**AUDIT, "title": "Older than the other's"}})
    page.goto(address + MINE)
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save a file").click()
    caught.value.save_as(tmp_path / "mine.json")
    other = new_page()
    other.goto(address + "learn/key-takeaways/")
    other.get_by_label("I have read this chapter").check()
    keep(other, "audits", {"old": {**AUDIT, "title": "The newer one", "changed": AUDIT["changed"] + 1}})
    other.goto(address + MINE)
    other.locator("[data-part=file]").set_input_files(tmp_path / "mine.json")
    expect(other.get_by_text("The file has joined what is kept here.")).to_be_visible()
    expect(other.get_by_text(f"2 of {CHAPTERS} read.")).to_be_visible()
    expect(other.get_by_role("link", name="My autumn")).to_be_visible()
    expect(other.get_by_role("link", name="The newer one")).to_be_visible()
    expect(other.get_by_text("Older than the other's")).to_have_count(0)
    other.close()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda file: "{", "no file of progress from this site"),
        rarely(lambda file: json.dumps({**file, "kind": "another"}), "no file of progress from this site"),
        rarely(lambda file: json.dumps({**file, "format": 99}), "from a later release"),
        rarely(lambda file: json.dumps({**file, "records": {"audits": {"x": {**AUDIT, "tasks": [{"id": "<b>"}]}}}}), "damaged"),
        rarely(lambda file: json.dumps(file)[:-4], "damaged"),
        (lambda file: '{"kind": "skills-divide-backup", "format": 2, "records": {"audits": {"__proto__": {"polluted": true}}}}', "damaged"),
        rarely(lambda file: json.dumps({**file, "more": "x" * 5_000_000}), "larger than 5 MB"),
    ],
)
def test_a_bad_file_changes_nothing(page: Page, address: str, tmp_path: Path, change, reason: str) -> None:
    """It is refused with its reason, and what was here stays."""
    page.goto(address + MINE)
    page.get_by_label("Read: What sets 2026 apart").check()
    file = {"kind": "skills-divide-backup", "format": 2, "records": {"read": {"learn/one-credential/": 1}}}
    (tmp_path / "bad.json").write_text(change(file), encoding="utf-8")
    page.locator("[data-part=file]").set_input_files(tmp_path / "bad.json")
    expect(page.locator("[data-part=status]")).to_contain_text(reason)
    expect(page.locator("[data-part=status]")).to_contain_text("Nothing was changed.")
    expect(page.get_by_text(f"1 of {CHAPTERS} read.")).to_be_visible()
    assert page.evaluate("() => ({}).polluted") is None


@pytest.mark.long
def test_roles_and_assignments_that_were_begun_are_told(page: Page, address: str) -> None:
    """A role with an answer has its row; an assignment leads back to its link."""
    page.goto(address + "roles/manual-qa-tester/quiz/")
    item = page.locator(".sd-item[data-type=choice]").first
    item.locator(".sd-choice[data-key] input").check()
    item.get_by_role("button", name="Check").click()
    expect(item).to_have_attribute("data-done", "")
    begun = {"work": "0123abcd", "student": "Amina", "title": "Week two", "code": "A1.abc.0123abcd", "started": 1790000000, "drafts": {}}
    keep(page, "works", {"work-0123abcd-00000001": begun, "work-0123abcd-00000002": {**begun, "ended": 1790003600}, "work-broken": 7})
    page.goto(address + MINE)
    expect(page.locator("[data-part=roles] > li:visible")).to_have_count(1)
    expect(page.locator("[data-group=manual-qa-tester] [data-text]")).to_contain_text("1 of")
    expect(page.locator("[data-part=works] > li")).to_have_text([re.compile("Week two Amina, begun on"), re.compile("Week two Amina, handed in on")])
    expect(page.get_by_role("link", name="Week two").first).to_have_attribute("href", "../teach/assignment/#A1.abc.0123abcd")


def test_everything_can_be_erased(page: Page, address: str) -> None:
    """It asks first; then the page is as on the first day."""
    page.goto(address + MINE)
    with page.expect_download():
        page.get_by_role("button", name="Save the reminder").click()
    expect(page.get_by_text("Reminder: every")).to_be_visible()
    page.get_by_label("Read: What sets 2026 apart").check()
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Erase everything now").click()
    expect(page.get_by_text(f"1 of {CHAPTERS} read.")).to_be_visible()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Erase everything now").click()
    expect(page.get_by_text(f"0 of {CHAPTERS} read.")).to_be_visible()
    expect(page.get_by_label("Read: What sets 2026 apart")).not_to_be_checked()
    assert records(page) == set()
    expect(page.get_by_text("Reminder: every")).to_be_hidden()
    expect(page.get_by_role("button", name="Save the reminder")).to_be_visible()


def test_what_was_erased_stays_away_whatever_comes_late(page: Page, address: str) -> None:
    """The page still waits for the words of an audit in another language when all is erased; once they come, the audit is not shown."""
    page.goto(address + MINE)
    keep(page, "audits", {"autumn": {**AUDIT, "language": "fr"}})
    with held(page, "**/tools/tasks.json") as come:
        with page.expect_request("**/tools/tasks.json"):
            page.reload()
        page.once("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Erase everything now").click()
        expect(page.locator("[data-part=no-audits]")).to_be_visible()
        with page.expect_event("requestfinished", lambda request: request.url.endswith("tasks.json")):
            come()
    # once both files have been read again, the page has read what it waited for
    page.evaluate("() => Promise.all(['tasks', 'roles'].map((name) => fetch(`../tools/${name}.json`).then((answer) => answer.json())))")
    expect(page.locator("[data-part=no-audits]")).to_be_visible()


@pytest.mark.long
def test_what_was_set_aside_can_be_saved_and_forgotten(page: Page, address: str) -> None:
    """A damaged record and one of a later release are kept as they were found, until the reader says otherwise."""
    page.goto(address + MINE)
    page.evaluate("() => localStorage.setItem('skills-divide:/skills-divide/:audits', 'half a rec')")
    keep(page, "read", {"learn/x/": 1}, form=99)
    page.reload()
    lines = page.locator("[data-part=aside] > li")
    expect(lines).to_have_text([re.compile("Audits, set aside on"), re.compile("Chapters read, written by a later release")])
    for line, text in [(0, "half a rec"), (1, '{"format": 99, "data": {"learn/x/": 1}}')]:
        with page.expect_download() as caught:
            lines.nth(line).get_by_role("button", name="Save it").click()
        assert Path(caught.value.path()).read_text(encoding="utf-8") == text
    page.once("dialog", lambda dialog: dialog.accept())
    lines.first.get_by_role("button", name="Forget it").click()
    expect(lines).to_have_count(1)
    keep(page, "read", {"learn/key-takeaways/": 1790000000})
    page.reload()
    expect(page.get_by_text(f"1 of {CHAPTERS} read.")).to_be_visible()
    expect(page.get_by_text("was set aside")).to_be_hidden()


@pytest.mark.long
def test_refused_storage_is_said(new_page: NewPage, address: str) -> None:
    """The tick lives as long as the page."""
    page = new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };")
    page.goto(address + MINE)
    page.get_by_label("Read: What sets 2026 apart").check()
    expect(page.get_by_text("Your device refused to keep this")).to_be_visible()
    expect(page.get_by_text(f"1 of {CHAPTERS} read.")).to_be_visible()


@pytest.mark.long
def test_two_tabs_agree(page: Page, address: str) -> None:
    """A chapter ticked in one shows in the other."""
    page.goto(address + MINE)
    other = page.context.new_page()
    other.goto(address + CHAPTER)
    other.get_by_label("I have read this chapter").check()
    expect(page.get_by_text(f"1 of {CHAPTERS} read.")).to_be_visible()


@pytest.mark.parametrize(
    ("width", "scheme", "direction"),
    [(320, "light", "ltr"), *(pytest.param(*each, marks=pytest.mark.long) for each in ((390, "dark", "rtl"), (1280, "light", "ltr")))],
)
def test_it_fits_and_can_be_read_by_all(new_page: NewPage, address: str, width: int, scheme: str, direction: str) -> None:
    """Full of records: no sideways scrolling, turned round neither, nothing that axe minds, nothing that moves while it opens."""
    page = new_page(viewport={"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(address + MINE)
    keep(page, "read", {"learn/key-takeaways/": 1790000000})
    keep(page, "audits", {"autumn": AUDIT, "long": {**AUDIT, "title": "Averylongnamewithoutanyspaceatall" * 3}})
    keep(page, "plans", {}, form=99)
    page.add_init_script(NOTE_SHIFTS)
    page.reload()
    expect(page.locator("my-progress[data-drawn]")).to_be_visible()
    assert shifts(page) == []
    page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert violations(page, "my-progress") == {}


def test_it_works_by_keyboard_alone(page: Page, address: str) -> None:
    """Every control is reached by Tab, in the order of the page."""
    page.goto(address + MINE)
    expect(page.locator("my-progress[data-drawn]")).to_be_visible()
    page.locator("[data-part=next]").focus()
    reached = []
    for _ in range(75):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "() => document.activeElement.closest('my-progress') && (document.activeElement.ariaLabel ?? document.activeElement.textContent.trim())"
            )
        )
    wanted = [
        "Review",
        "Plan six months",
        "Read: What sets 2026 apart",
        "Read: Sources, and how far to trust them",
        "Choose a role",
        "Save a file",
        "Open a file",
        "Print this page",
        "Erase everything now",
    ]
    assert [each for each in dict.fromkeys(reached) if each in wanted] == wanted
    page.get_by_label("Read: What sets 2026 apart").focus()
    page.keyboard.press("Space")
    expect(page.get_by_text(f"1 of {CHAPTERS} read.")).to_be_visible()


@pytest.mark.long
def test_it_prints_without_its_buttons(page: Page, address: str) -> None:
    """Paper has what was done, and nothing to press."""
    page.goto(address + MINE)
    page.get_by_label("Read: What sets 2026 apart").check()
    page.emulate_media(media="print")
    expect(page.get_by_text(f"1 of {CHAPTERS} read.")).to_be_visible()
    for name in ("Save a file", "Print this page", "Erase everything now", "Go on with"):
        expect(page.get_by_text(name)).to_be_hidden()


def test_the_chapters_can_be_opened_without_scripts(new_page: NewPage, address: str) -> None:
    """What needs a script is not there."""
    page = new_page(java_script_enabled=False)
    page.goto(address + MINE)
    expect(page.get_by_role("link", name="How to test a headline").last).to_be_visible()
    expect(page.get_by_role("button", name="Save a file")).to_be_hidden()
    expect(page.locator("[data-chapter] input").first).to_be_hidden()
