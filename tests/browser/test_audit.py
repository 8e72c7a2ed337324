"""The audit of a reader's own work, in a real browser: begun, read in, marked, undone, compared, kept, printed, erased."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from axe import violations
from browser_pages import NewPage
from conftest import SAMPLE, rarely, some
from layout import shifts
from playwright.sync_api import Locator, Page, expect
from printed import page_texts, squeezed

ROLE = "manual-qa-tester"
STORED = "Object.fromEntries(Object.entries(localStorage).filter(([key]) => /:(audits)/.test(key)))"


def begin(page: Page, address: str, notes: str = "") -> None:
    """Opens the tool on a fresh device; with notes, reads them into a first audit."""
    page.goto(address + "you/audit/")
    expect(page.get_by_role("heading", name="Begin", exact=True)).to_be_visible()
    if notes:
        read(page, notes)
        expect(tasks(page).first).to_be_visible()


def from_role(page: Page, address: str) -> None:
    """Opens the tool with a role's tasks."""
    page.goto(f"{address}you/audit/?role={ROLE}")
    expect(tasks(page)).to_have_count(11)


def read(page: Page, text: str) -> None:
    """Pastes something and has it read."""
    page.get_by_label("Notes, table or calendar").fill(text)
    page.get_by_role("button", name="Read it").click()


def tasks(page: Page) -> Locator:
    """The rows."""
    return page.locator(".sd-task-row")


def unfold(row: Locator) -> Locator:
    """A row with what can be changed of it opened."""
    if not row.locator("details").evaluate("node => node.open"):
        row.get_by_text("Change").click()
    return row


def five_weeks(page: Page) -> None:
    """Counts week by week."""
    page.get_by_label("Five weeks, one by one").check()


def surface(page: Page) -> Locator:
    """The words of the surface."""
    return page.locator(".sd-audit__figure")


def kept(page: Page) -> list[dict]:
    """The audits that the device keeps, after what waits is written."""
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    found = [value for key, value in page.evaluate(STORED).items() if key.endswith(":audits")]
    return list(json.loads(found[0])["data"].values()) if found else []


def saved(page: Page, button: str) -> str:
    """The text of the file that a button saves."""
    with page.expect_download() as caught:
        page.get_by_role("button", name=button).click()
    return Path(caught.value.path()).read_text(encoding="utf-8")


def twenty() -> str:
    """A table of twenty tasks with hours in each week."""
    rows = [f"Long enough task number {n} with some words to it,{n},1,2,3,4,{('substitutable', 'augmented', 'human')[n % 3]}" for n in range(20)]
    return "\n".join(["task,week1,week2,week3,week4,week5,stance", *rows])


def test_a_role_brings_its_tasks_with_our_stances(page: Page, address: str) -> None:
    """A result stands there before a number is given; another role's or own task is matched by words, and the match is shown."""
    asked = []
    page.on("request", lambda sent: asked.append(sent.url))
    from_role(page, address)
    expect(surface(page)).to_have_text("5 to 7 of 11 tasks (45 to 64 %), no hours yet")
    expect(page.get_by_text("They stand here as soon as one task has hours.")).to_be_visible()
    first = tasks(page).first
    assert not [url for url in asked if url.endswith("tools/tasks.json")]
    first.get_by_role("radio", name="Weekly 2 h a week").check()
    expect(surface(page)).to_have_text("2 of 2 hours (100 %)")
    expect(first.get_by_label("Hours", exact=True)).to_have_value("2")
    first.get_by_label("Hours", exact=True).fill("4")
    expect(first.get_by_role("radio", name="Weekly")).not_to_be_checked()
    expect(surface(page)).to_have_text("4 of 4 hours (100 %)")
    expect(unfold(first)).to_contain_text("We call this task Substitutable.")
    first.get_by_label("Human judgement").check()
    expect(surface(page)).to_have_text("0 of 4 hours (0 %)")
    first.get_by_role("button", name="Use this stance").click()
    expect(first.get_by_label("Substitutable")).to_be_checked()
    page.get_by_label("Another task").fill("Writing a unit test for old code")
    page.keyboard.press("Enter")
    own = tasks(page).last
    expect(own).to_contain_text("Not marked yet")
    expect(own).to_contain_text("Nearest of ours: “Add unit tests to existing code” (Junior generalist software engineering). We call it Substitutable.")
    assert [url for url in asked if url.endswith("tasks.json")] == [f"{address}tools/tasks.json"]
    own.get_by_label("Human judgement").check()
    own.get_by_label("Hours", exact=True).fill("12")
    expect(surface(page)).to_have_text("4 of 16 hours (25 %)")
    audit = kept(page)[0]
    assert (audit["role"], len(audit["tasks"]), audit["tasks"][0]["task"], audit["tasks"][11]["stance"]) == (ROLE, 12, f"{ROLE}-t01", "human")
    assert (audit["weeks"], audit["tasks"][11]["hours"]) == (1, [12, 0, 0, 0, 0])
    assert audit["skills"]
    page.reload()
    expect(tasks(page)).to_have_count(12)
    page.goto(address + "you/audit/")
    expect(surface(page)).to_have_text("4 of 16 hours (25 %)")


@pytest.mark.long
def test_a_week_becomes_five_and_five_become_one(page: Page, address: str) -> None:
    """One number a task in both; week by week where five are counted; one step back undoes it."""
    from_role(page, address)
    first = unfold(tasks(page).first)
    first.get_by_label("Hours", exact=True).fill("3")
    expect(first.get_by_label("Week 1")).to_be_hidden()
    expect(page.get_by_role("heading", name="Week by week")).to_be_hidden()
    five_weeks(page)
    assert [first.get_by_label(f"Week {week}").input_value() for week in range(1, 6)] == ["3"] * 5
    expect(surface(page)).to_have_text("15 of 15 hours (100 %)")
    first.get_by_label("Week 5").fill("13")
    expect(first.get_by_label("Hours", exact=True)).to_have_value("25")
    page.get_by_label("A usual week").check()
    expect(surface(page)).to_have_text("5 of 5 hours (100 %)")
    expect(first.get_by_role("radio", name="Daily")).to_be_checked()
    page.locator("[data-part=undo]").click()
    expect(first.get_by_label("Week 5")).to_have_value("13")


@pytest.mark.long
def test_hours_go_in_by_number(page: Page, address: str) -> None:
    """The range moves as one types; what is no number of hours is told and not counted."""
    begin(page, address, "Agree\nReport")
    agree, report = tasks(page).nth(0), tasks(page).nth(1)
    report.get_by_label("Substitutable").check()
    report.get_by_role("radio", name="Weekly").check()
    assert [report.get_by_label(f"Week {week}").input_value() for week in range(1, 6)] == ["2"] * 5
    expect(report.get_by_label("Hours", exact=True)).to_have_value("10")
    agree.get_by_label("Augmented").check()
    week = agree.get_by_label("Week 3")
    week.press_sequentially("12.5")
    expect(surface(page)).to_have_text("10 to 22.5 of 22.5 hours (44 to 100 %)")
    week.press("ArrowUp")
    page.mouse.wheel(0, 10)
    expect(surface(page)).to_have_text("10 to 22.5 of 22.5 hours (44 to 100 %)")
    week.fill("200")
    expect(agree.get_by_text("Hours of a week lie between 0 and 168.")).to_be_visible()
    expect(week).to_have_attribute("aria-invalid", "true")
    expect(surface(page)).to_have_text("10 to 22.5 of 22.5 hours (44 to 100 %)")
    week.fill("")
    expect(agree.get_by_text("Hours of a week lie between")).to_be_hidden()
    expect(surface(page)).to_have_text("10 of 10 hours (100 %)")
    bar = page.locator(".sd-audit__now .sd-bar > span")
    assert bar.evaluate_all("spans => spans.map((span) => span.style.inlineSize)") == ["100%", "0%"]


@pytest.mark.long
def test_hours_are_kept_as_they_are_typed(page: Page, address: str) -> None:
    """Key by key, as a field for numbers of the browser would not take them."""
    begin(page, address, "Agree")
    week = tasks(page).first.get_by_label("Week 3")
    for typed, shown in (("1,5", "1.5"), ("1:30", "1.5"), ("٣", "3"), ("1h30", "1.5"), ("0,125", "0.13"), ("90 min", "1.5"), ("8", "8")):
        week.fill("")
        week.press_sequentially(typed)
        week.blur()
        expect(week).to_have_value(shown)
        expect(week).not_to_have_attribute("aria-invalid", "true")
        assert kept(page)[0]["tasks"][0]["hours"][2] == float(shown)


@pytest.mark.long
def test_what_is_no_time_is_named_and_stays_as_typed(page: Page, address: str) -> None:
    """Minutes go up to 59; the hours of before are kept."""
    begin(page, address, "task,week3\nAgree,2")
    week = tasks(page).first.get_by_label("Week 3")
    week.fill("4:75")
    week.blur()
    expect(week).to_have_value("4:75")
    expect(week).to_have_attribute("aria-invalid", "true")
    expect(tasks(page).first).to_contain_text("Write them like 1.5, 1:30 or 90 min.")
    assert kept(page)[0]["tasks"][0]["hours"][2] == 2


@pytest.mark.long
def test_what_follows_stands_in_words(page: Page, address: str) -> None:
    """Beside the roles, week by week, the three tasks to look at, and where to go on."""
    begin(page, address, "task,week1,week2,stance\nReport,30,,substitutable\nRegister,,5,sub\nCode,10,10,augmented\nAgree,,20,human\nMail,,1,\n")
    expect(surface(page)).to_have_text("35 to 55 of 75 hours (47 to 73 %)")
    expect(page.locator("[data-part=open]")).to_have_text("Left out until they are marked: 1 of 5 tasks, with 1 hour.")
    others = page.locator("[data-part=others] li")
    expect(others).to_have_count(1 + len(list((SAMPLE / "docs/data/roles").glob("*.yml"))))
    expect(others.first).to_contain_text("Yours, counted in tasks2 to 3 of 4 tasks")
    weeks = page.locator("[data-part=weeks] tr")
    assert [cell.strip() for cell in weeks.nth(1).locator("td").all_inner_texts()] == ["5 to 15", "5", "10", "20", "1", "36"]
    assert [text.split(" h,")[0] for text in page.locator("[data-part=three] li").all_inner_texts()] == [
        "Hand it over: Report: 30",
        "Do it beside an agent: Code: 20",
        "Make it visible: Agree: 20",
    ]
    expect(page.locator("[data-part=three] li").first).to_contain_text("30 h, 39 % of all your hours. Check each result for two weeks")
    expect(page.get_by_role("link", name="Plan six months from it")).to_have_attribute("href", re.compile(r"plan/\?audit=\w+$"))
    expect(page.get_by_role("link", name="Set it beside a role")).to_have_attribute("href", re.compile(r"roles/compare/\?a=audit:\w+$"))


CALENDAR = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Stand-up\r\nDTSTART:20261019T090000\r\nDTEND:20261019T093000\r\nRRULE:FREQ=DAILY;COUNT=14\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Holiday\r\nDTSTART;VALUE=DATE:20261020\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Odd\r\nDTSTART:soon\r\nEND:VEVENT\r\nEND:VCALENDAR"  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "rows", "said", "fault"),
    [
        rarely("notes.txt", "Report: 5\nAgree 2 h\nBad: -1 h", ["Report", "Agree"], "2 tasks came in.", "Line 3: “-1 h” is below 0."),
        ("table.csv", "hours;Task;date\n1,5;Report;2026-11-02\n٢;Agree;09.11.2026\n1;Bad;soon", ["Report", "Agree"], "The five weeks begin on 19 October 2026.", "Line 4: “soon” is no date."),
        rarely("own.ics", CALENDAR, ["Stand-up"], "The five weeks begin on 19 October 2026.", "Line 14: the event “Odd” cannot be read."),
    ],
)  # fmt: skip
def test_files_come_in_and_each_wrong_line_is_named(page: Page, address: str, name: str, text: str, rows: list[str], said: str, fault: str) -> None:
    """Chosen, then dropped a second time: the good ones come in once, the wrong lines say what to write."""
    begin(page, address)
    page.get_by_label("First day of the five weeks").evaluate("node => { node.value = '2026-10-19'; }")
    page.locator("[data-part=source]").set_input_files({"name": name, "mimeType": "text/plain", "buffer": text.encode()})
    expect(page.locator("[data-part=status]")).to_contain_text(said)
    assert [tasks(page).nth(at).get_by_label("Task").input_value() for at in range(tasks(page).count())] == rows
    expect(page.locator("[data-part=refused] li")).to_have_count(1)
    expect(page.locator("[data-part=refused] li")).to_contain_text(fault)
    drop = "([tool, name, text]) => { const data = new DataTransfer(); data.items.add(new File([text], name)); tool.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer: data })); }"
    page.locator("audit-week").evaluate("(tool, [name, text]) => (" + drop + ")([tool, name, text])", [name, text])
    expect(page.locator("[data-part=status]")).to_contain_text("0 tasks came in.")
    expect(page.locator("[data-part=left]")).to_contain_text("is in this audit already, with the same hours.")
    expect(tasks(page)).to_have_count(len(rows))


@pytest.mark.long
def test_what_is_no_text_is_refused(page: Page, address: str) -> None:
    """A picture, and nothing at all."""
    begin(page, address)
    page.locator("[data-part=source]").set_input_files({"name": "week.xlsx", "mimeType": "", "buffer": b"PK\0\0"})
    expect(page.get_by_text("week.xlsx is no text. Save it as CSV")).to_be_visible()
    read(page, " \n ")
    expect(page.get_by_text("There is no task in it.")).to_be_visible()


@pytest.mark.long
def test_several_audits_and_two_side_by_side(page: Page, address: str) -> None:
    """New, renamed, duplicated, deleted, brought back; the difference by stance and week."""
    begin(page, address, "task,week1,stance\nReport,10,substitutable\nAgree,5,human")
    page.get_by_label("Its name").fill("Spring")
    page.get_by_role("button", name="Duplicate").click()
    expect(page.get_by_role("combobox", name="Audit", exact=True).locator("option")).to_have_text(["Spring", "Spring, copy"])
    unfold(tasks(page).first).get_by_label("Week 1").fill("4")
    tasks(page).first.get_by_label("Augmented").check()
    page.get_by_role("combobox", name="First", exact=True).select_option(label="Spring")
    page.get_by_role("combobox", name="Second", exact=True).select_option(label="Spring, copy")
    pair = page.get_by_role("group", name="Two audits side by side").locator("tbody tr")
    assert [[cell.strip() for cell in row.locator("td").all_inner_texts()] for row in pair.all()][:5] == [
        ["10 of 15 (67 %)", "0 to 4 of 9 (0 to 44 %)", "−10 low, −6 high"],
        ["10", "0", "−10"],
        ["0", "4", "+4"],
        ["5", "5", "0"],
        ["10 of 15", "0 to 4 of 9", "−10 low, −6 high"],
    ]
    page.get_by_role("button", name="New").click()
    expect(page.get_by_role("heading", name="Your tasks")).to_be_hidden()
    page.get_by_role("button", name="Begin with an empty list").click()
    expect(tasks(page)).to_have_count(0)
    assert len(kept(page)) == 3
    page.get_by_role("combobox", name="Audit", exact=True).select_option(label="Spring")
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Deleted: Spring")).to_be_visible()
    assert len(kept(page)) == 2
    assert "Spring" not in [audit["title"] for audit in kept(page)]
    page.locator(".sd-audit__status").get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Its name")).to_have_value("Spring")
    assert len(kept(page)) == 3


@pytest.mark.long
def test_steps_are_undone_and_done_again(page: Page, address: str) -> None:
    """By button and by key; in a field of text the key is the field's own; a removed task comes back to its place."""
    begin(page, address, "One: 5\nTwo: 5\nThree: 5")
    tasks(page).nth(1).get_by_role("button", name="Remove").click()
    expect(tasks(page).nth(1).locator("summary")).to_be_focused()
    expect(page.get_by_text("Removed: Two")).to_be_visible()
    tasks(page).first.get_by_label("Augmented").check()
    page.keyboard.press("Control+z")
    expect(tasks(page).first.get_by_label("Augmented")).not_to_be_checked()
    page.keyboard.press("Control+z")
    assert [row.get_by_label("Task").input_value() for row in tasks(page).all()] == ["One", "Two", "Three"]
    page.keyboard.press("Control+Shift+z")
    expect(tasks(page)).to_have_count(2)
    page.get_by_label("Its name").fill("A name")
    page.get_by_label("Its name").press("Control+z")
    expect(tasks(page)).to_have_count(2)
    undo = page.locator("[data-part=undo]")
    while undo.is_visible() and undo.is_enabled():
        undo.click()
    expect(page.get_by_role("heading", name="Begin", exact=True)).to_be_visible()
    assert kept(page) == []


@pytest.mark.long
def test_audits_travel_as_a_file(page: Page, new_page: NewPage, address: str, tmp_path: Path) -> None:
    """Saved on one device, opened on another, and there already the second time; a table goes with no formula in it."""
    begin(page, address, "task,week1,stance\n=1+1,2.5,human\nReport,1,")
    text = saved(page, "Save all audits (JSON)")
    assert json.loads(text)["kind"] == "skills-divide-audits"
    assert json.loads(text)["format"] == 2
    assert saved(page, "Save this one (CSV)").splitlines()[:2] == ["\ufefftask,stance,week1,week2,week3,week4,week5", "'=1+1,human,2.5,0,0,0,0"]
    (tmp_path / "audits.json").write_text(text, encoding="utf-8")
    other = new_page()
    begin(other, address)
    other.locator("[data-part=file]").set_input_files(tmp_path / "audits.json")
    expect(other.get_by_text("1 audit came in.")).to_be_visible()
    expect(surface(other)).to_have_text("0 of 2.5 hours (0 %)")
    other.locator("[data-part=file]").set_input_files(tmp_path / "audits.json")
    expect(other.get_by_text("These audits are here already.")).to_be_visible()
    assert kept(other) == kept(page)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda text: text[: len(text) // 2], "This file is damaged"),
        rarely(lambda text: text.replace('"human"', '"robot"'), "This file is damaged"),
        rarely(lambda text: text.replace('"format": 2', '"format": 3'), "later release"),
        rarely(lambda text: text.replace("-audits", "-answers"), "no file of audits"),
    ],
)
def test_a_damaged_file_is_refused_and_nothing_is_lost(page: Page, address: str, harm, said: str) -> None:
    """With a plain reason; the audits that are here stay as they are."""
    begin(page, address, "task,week1,stance\nReport,10,human")
    before = kept(page)
    file = {"name": "audits.json", "mimeType": "application/json", "buffer": harm(saved(page, "Save all audits (JSON)")).encode()}
    page.locator("[data-part=file]").set_input_files(file)
    expect(page.locator("[data-part=status]")).to_contain_text(said)
    expect(surface(page)).to_have_text("0 of 10 hours (0 %)")
    assert kept(page) == before


@pytest.mark.long
def test_the_report_fits_two_pages(new_page: NewPage, address: str) -> None:
    """Twenty tasks with their hours, the surface, what to shrink and to show, the date; no button."""
    page = new_page()
    page.clock.set_fixed_time("2026-11-23T10:00:00")
    begin(page, address, twenty())
    page.get_by_label("Its name").fill("For my manager")
    pages = page_texts(page.pdf(format="A4"))
    assert len(pages) <= 2
    text = squeezed(" ".join(pages))
    for words in (
        "For my manager",
        "Printed on 23 November 2026",
        "Look at these three",
        "Hand it over:",
        "Week by week",
        surface(page).inner_text(),
        *(f"number {n} with some words" for n in range(20)),
    ):
        assert squeezed(words) in text, words
    assert "Duplicate" not in text
    assert squeezed("What it is not") not in text


@pytest.mark.long
def test_a_sheet_is_one_page_with_all_its_columns(page: Page, address: str) -> None:
    """The longest of the roles: every task and every column, and not what we answered."""
    page.goto(f"{address}roles/{ROLE}/sheet/")
    pages = page_texts(page.pdf(format="A4"))
    assert len(pages) == 1
    text = squeezed(pages[0])
    assert text.count("○") == 3 * (11 + 8)
    assert squeezed("What we answered") not in text


@pytest.mark.long
def test_erasing_asks_first_and_leaves_nothing(page: Page, address: str) -> None:
    """Not even something to undo; what the quizzes keep stays."""
    begin(page, address, "Report: 5")
    page.evaluate("localStorage.setItem('skills-divide:/skills-divide/:answers', '{\"format\": 2, \"data\": {}}')")
    assert len(kept(page)) == 1
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Erase all audits").click()
    assert len(kept(page)) == 1
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Erase all audits").click()
    expect(page.get_by_text("All audits are erased.")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.get_by_role("heading", name="Begin", exact=True)).to_be_visible()
    assert page.evaluate(STORED) == {}
    assert page.evaluate("localStorage.getItem('skills-divide:/skills-divide/:answers')")


@pytest.mark.long
def test_two_tabs_agree(page: Page, address: str) -> None:
    """A change is taken over at once, unless the reader is writing; then it is said, and the reader decides."""
    begin(page, address, "task,week1,stance\nReport,10,human")
    kept(page)
    other = page.context.new_page()
    other.goto(address + "you/audit/")
    expect(tasks(other)).to_have_count(1)
    unfold(tasks(other).first).get_by_label("Week 1").fill("20")
    kept(other)
    expect(surface(page)).to_have_text("0 of 20 hours (0 %)")
    page.bring_to_front()
    unfold(tasks(page).first).get_by_label("Task").focus()
    other.evaluate(
        "document.querySelector('[name=week]').value = '30'; document.querySelector('[name=week]').dispatchEvent(new Event('input', { bubbles: true }))"
    )
    kept(other)
    expect(page.get_by_text("Another tab has changed this audit.")).to_be_visible()
    expect(surface(page)).to_have_text("0 of 20 hours (0 %)")
    page.get_by_role("button", name="Take over the other tab’s").click()
    expect(surface(page)).to_have_text("0 of 30 hours (0 %)")


@pytest.mark.parametrize(
    "refusal",
    [
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
    ],
)
def test_full_or_forbidden_storage_is_said(new_page: NewPage, address: str, refusal: str) -> None:
    """The tool works on, and a file can be saved before it is too late."""
    page = new_page()
    page.add_init_script(refusal)
    begin(page, address, "Report: 5")
    expect(page.get_by_text("This browser keeps nothing, or has no room left")).to_be_visible()
    tasks(page).first.get_by_label("Augmented").check()
    expect(surface(page)).to_have_text("0 to 5 of 5 hours (0 to 100 %)")
    assert [task["text"] for audit in json.loads(saved(page, "Save a file of them first"))["data"].values() for task in audit["tasks"]] == ["Report"]


@pytest.mark.parametrize("text", ["{ damaged", rarely('{"format": 2, "data": {"a": {"title": 5}}}'), rarely('{"format": 99, "data": {}}')])
def test_what_is_corrupt_is_set_aside_and_can_be_saved(page: Page, address: str, text: str) -> None:
    """Never thrown away unseen."""
    page.goto(address + "you/")
    page.evaluate("text => localStorage.setItem('skills-divide:/skills-divide/:audits', text)", text)
    begin(page, address)
    expect(page.get_by_text("Something that was kept here could not be read")).to_be_visible()
    assert (text if '"a"' not in text else '{"a":{"title":5}}') in saved(page, "Save what was set aside")


@pytest.mark.long
def test_tasks_that_left_the_dataset_keep_the_readers_words(page: Page, address: str) -> None:
    """An audit of a role and a task that are no longer there is as it was; ours is matched by words."""
    audit = {
        "title": "Old",
        "role": "gone",
        "changed": 1,
        "skills": ["gone"],
        "tasks": [{"id": "t", "text": "Write unit tests", "stance": "", "hours": [1, 0, 0, 0, 0], "task": "gone-t01"}],
    }
    page.goto(address + "you/")
    page.evaluate("text => localStorage.setItem('skills-divide:/skills-divide/:audits', text)", json.dumps({"format": 2, "data": {"a": audit}}))
    page.goto(address + "you/audit/?audit=a")
    expect(tasks(page).get_by_label("Task")).to_have_value("Write unit tests")
    expect(tasks(page)).to_contain_text("Nearest of ours: “Add unit tests to existing code”")
    tasks(page).get_by_label("Human judgement").check()
    assert kept(page)[0]["tasks"][0] == {**audit["tasks"][0], "stance": "human"}


@pytest.mark.long
def test_nothing_leaves_the_device(page: Page, address: str, tmp_path: Path) -> None:
    """Through all of it, the browser only fetches the site's own files, with nothing of the reader's in any request."""
    sent = []
    page.context.on("request", lambda request: sent.append((request.method, request.url, request.post_data)))
    page.on("websocket", lambda socket: sent.append(("SOCKET", socket.url, None)))
    begin(page, address, "task,week1,stance\nZebra handling,10,")
    page.locator("[data-part=source]").set_input_files(
        {"name": "own.ics", "mimeType": "text/calendar", "buffer": CALENDAR.replace("Stand-up", "Zebra meeting").encode()}
    )
    page.get_by_label("Its name").fill("Zebra")
    tasks(page).first.get_by_label("Augmented").check()
    saved(page, "Save all audits (JSON)")
    page.get_by_role("button", name="Duplicate").click()
    page.reload()
    expect(tasks(page).first).to_be_visible()
    page.close()
    assert {method for method, _, _ in sent} == {"GET"}
    assert not [url for _, url, body in sent if body or not url.startswith((address, "blob:")) or "zebra" in url.lower()]


def test_it_works_by_keyboard_alone(page: Page, address: str) -> None:
    """From the first field to a marked task with hours, and every stop is seen."""
    begin(page, address)
    page.get_by_role("combobox", name="Role").focus()
    page.keyboard.type("Manual")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your tasks")).to_be_focused()
    first = tasks(page).first
    for key in ("Tab", "Tab", "Tab", "Space", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(first.get_by_role("radio", name="Weekly")).to_be_checked()
    for key in ("Tab", "4"):
        page.keyboard.press(key)
    expect(first.get_by_label("Hours", exact=True)).to_have_value("4")
    for key in ("Tab", "Enter", "Tab", "ArrowRight"):
        page.keyboard.press(key)
    expect(first.get_by_label("Augmented")).to_be_checked()
    expect(surface(page)).to_have_text("0 to 4 of 4 hours (0 to 100 %)")
    page.set_viewport_size({"width": 390, "height": 600})
    for _ in range(30):
        page.keyboard.press("Shift+Tab" if _ % 5 == 4 else "Tab")
        seen = page.evaluate(
            """() => { const box = document.activeElement.getBoundingClientRect(); const above = document.querySelector('.sd-audit__now').getBoundingClientRect().bottom;
              return document.activeElement.closest('.sd-task-row') === null || (box.top >= above - 1 && box.bottom <= innerHeight + 1); }"""
        )
        assert seen


@pytest.mark.long
@pytest.mark.parametrize("scheme", some(["light", "dark"], ["light"]))
def test_axe_finds_nothing(page: Page, address: str, scheme: str) -> None:
    """At the beginning, and with two audits, faults, a wrong number and something to undo."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    begin(page, address)
    assert violations(page, scheme=scheme) == {}
    read(page, "task,week1,stance\nWrite unit tests,10,\nReport,1,human\nOdd,x,")
    page.get_by_role("button", name="Duplicate").click()
    tasks(page).first.get_by_label("Week 2").fill("999")
    expect(tasks(page).first).to_contain_text("Nearest of ours")
    page.evaluate("scrollTo(0, 0)")
    assert violations(page, scheme=scheme) == {}


@pytest.mark.long
def test_nothing_scrolls_sideways_at_320(page: Page, address: str) -> None:
    """Left to right and right to left, with a word that has no end."""
    page.set_viewport_size({"width": 320, "height": 700})
    begin(page, address)
    assert page.get_by_label("Notes, table or calendar").bounding_box()["height"] > 100
    read(page, f"task,week1,stance\n{'Endless' * 20},10,substitutable\nReport,1.25,human")
    page.get_by_role("button", name="Duplicate").click()
    for direction in ("ltr", "rtl"):
        page.evaluate("dir => { document.documentElement.dir = dir; document.body.dir = dir; }", direction)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate(
            "[...document.querySelectorAll('audit-week :is(input, button, select, textarea)')].every((node) => { const box = node.getBoundingClientRect(); return box.left >= 0 && box.right <= 320; })"
        )
    assert page.evaluate("getComputedStyle(document.querySelector('.sd-bar')).forcedColorAdjust") == "none"


STOPS = "[...document.querySelectorAll('audit-week :is(a, button, input, select, textarea, summary, [tabindex])')].filter((node) => node.tabIndex >= 0 && node.checkVisibility() && (node.type !== 'radio' || node.checked || node === node.closest('fieldset').querySelector('input'))).length"
"""What one can stop at with the keyboard: of radio buttons one a question."""


def test_three_taps_to_a_first_result_on_a_phone(page: Page, address: str) -> None:
    """From the role's page: the audit, how often, which three. Before, nine screens and 99 controls, and nothing until each task was marked by hand."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}roles/{ROLE}/")
    page.get_by_role("link", name="Audit your own week").click()
    tasks(page).first.get_by_text("Daily").click()
    expect(surface(page)).to_have_text("5 of 5 hours (100 %)")
    expect(surface(page)).to_be_in_viewport()
    page.get_by_role("link", name="Which three?").click()
    expect(page.locator("[data-part=three] li").first).to_be_in_viewport()
    expect(page.locator("[data-part=three] li")).to_have_count(1)
    assert page.locator(".sd-audit__list").bounding_box()["height"] < 2.5 * 844
    assert page.evaluate(STOPS) <= 60


MOVES = """window.moved = [];
const ours = (node) => { const tool = document.querySelector('audit-week'); return node && (tool.contains(node) || tool.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING); };
new PerformanceObserver((list) => list.getEntries().forEach((entry) => entry.sources.some(({ node }) => ours(node)) && moved.push(entry.value))).observe({ type: 'layout-shift', buffered: true });"""
"""Notes what the tool moves: itself, what is in it, what follows it. Above it, the theme's font may come late."""


@pytest.mark.long
def test_nothing_moves_when_the_audit_comes(new_page: NewPage, address: str) -> None:
    """Neither at the first visit nor with an audit of twenty tasks, at the top or further down."""
    page = new_page()
    page.add_init_script(MOVES)
    begin(page, address)
    assert shifts(page) == []
    read(page, twenty())
    expect(tasks(page)).to_have_count(20)
    for _ in range(2):
        page.reload()
        expect(tasks(page)).to_have_count(20)
        assert shifts(page) == []
        page.evaluate("scrollTo(0, 0)")


@pytest.mark.long
def test_two_hundred_tasks_stay_quick(page: Page, address: str) -> None:
    """A number that is typed touches what follows from it and no other task."""
    begin(page, address, "task,week1,stance\n" + "\n".join(f"Task number {n},{n % 9},{('substitutable', 'augmented', 'human')[n % 3]}" for n in range(200)))
    expect(tasks(page)).to_have_count(200)
    unfold(tasks(page).nth(100))
    page.evaluate(
        "window.touched = []; new MutationObserver((list) => touched.push(...list.map((each) => each.target))).observe(document.querySelector('audit-week'), { subtree: true, childList: true, attributes: true, characterData: true })"
    )
    tasks(page).nth(100).get_by_label("Week 2").press_sequentially("7")
    expect(page.locator("[data-part=weeks] tr").nth(1)).to_contain_text("7")
    rows = page.evaluate(
        "[...new Set(touched.map((node) => (node.nodeType === 1 ? node : node.parentElement).closest('.sd-task-row')?.dataset.task).filter(Boolean))].length"
    )
    assert rows == 1
    assert 0 < page.evaluate("touched.length") < 60


def test_the_tool_weighs_no_more_than_20_kb(page: Page, address: str, site: Path) -> None:
    """All our own scripts that the page asks for, libraries apart; a page without a tool asks for none of them."""

    def scripts(path: str) -> set[str]:
        asked = set()
        page.on("request", lambda sent: asked.add(sent.url.removeprefix(address)))
        page.goto(address + path)
        expect(tasks(page)).to_have_count(11 if "role=" in path else 0)
        return {each for each in asked if each.startswith("assets/") and each.endswith(".js") and not each.startswith("assets/javascripts/")}

    everywhere = {each for each in scripts("about/") if not each.startswith("assets/shared/")}
    assert everywhere == {
        "assets/go-on/place.js",
        "assets/lib/storage.js",
        "assets/offline/register.js",
        "assets/search/search.js",
    }  # how far the course is, what keeps pages, and the search box
    own = scripts(f"you/audit/?role={ROLE}")
    assert "assets/audit/audit.js" in own
    assert not own & {"assets/packages/ical.js", "assets/packages/papaparse.js"}
    assert sum(len(gzip.compress((site / each).read_bytes())) for each in own) <= 20 * 1024


def test_without_scripts_there_are_sheets(new_page: NewPage, address: str) -> None:
    """Each role's tasks on paper."""
    page = new_page(java_script_enabled=False)
    page.goto(address + "you/audit/")
    expect(page.locator("audit-week noscript a, audit-week ul a").first).to_be_visible()
    expect(page.get_by_role("link", name="Manual QA and test engineering")).to_have_attribute("href", re.compile(r"roles/manual-qa-tester/sheet/"))
    expect(page.locator("audit-week [data-part=start]")).to_be_hidden()


def test_a_worked_example_opens_by_one_tap(page: Page, address: str) -> None:
    """Both halves come in once, the first is shown, and the browser's sum is the core's."""
    page.goto(address + "you/worked-audits/helpdesk-in-a-hospital/")
    told = page.locator("tr", has_text="Surface").locator("td").first.inner_text()
    page.get_by_role("link", name="Open it in the audit tool").click()
    expect(tasks(page)).to_have_count(20)
    expect(surface(page)).to_have_text(told)
    page.reload()
    expect(tasks(page)).to_have_count(20)
    assert len(kept(page)) == 2
