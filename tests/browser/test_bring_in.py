"""What people bring into the audit, in a real browser: a case of each kind, the questions that come first, and what is remembered."""

from __future__ import annotations

import base64
import json
import re
import subprocess

import pytest
from browser_pages import NewPage
from conftest import NODE, ROOT
from playwright.sync_api import Browser, Page, expect

DUMP = """const { CASES } = await import(process.argv[1]);
console.log(JSON.stringify(CASES.map((each) => ({ ...each, bytes: each.bytes && Buffer.from(each.bytes).toString("base64") }))));"""
DONE = subprocess.run([NODE, "--input-type=module", "-e", DUMP, f"{ROOT}/tests/cases/bring-in.js"], capture_output=True, text=True, check=True)
CASES = {f"{each['kind']}: {each['name']}": each for each in json.loads(DONE.stdout) if "remembered" not in each}
"""By kind and name, without what a device remembers from before, which has a test of its own below."""
SOME = (
    "notes: a number may be a name's",
    "tables: headings that nobody knows",
    "encodings: windows-1256",
    "calendars: two rotas at once",
)
"""A case for each way through the page: both questions, bytes, and the worker that reads calendars. The others follow in the long run; all of them are tried under node."""

DAY = "2026-11-28T10:00:00"
"""The day on which the cases are brought in."""


def opened(browser: Browser, address: str, zone: str) -> Page:
    """The audit's page in a zone, on the day of the cases."""
    page = browser.new_context(timezone_id=zone).new_page()
    page.clock.set_fixed_time(DAY)
    page.goto(address + "you/audit/")
    expect(page.get_by_label("Notes, table or calendar")).to_be_visible()
    return page


def give(page: Page, case: dict) -> None:
    """Chooses the file, or pastes the text, after the first day where the reader chose one."""
    if case.get("chosen"):
        page.get_by_label("First day of the five weeks").fill("2026-10-12")
    if case.get("file") or case.get("bytes"):
        buffer = base64.b64decode(case["bytes"]) if case.get("bytes") else case["text"].encode()
        page.locator("[data-part=source]").set_input_files({"name": case["file"], "mimeType": "", "buffer": buffer})
    else:
        page.get_by_label("Notes, table or calendar").fill(case["text"])
        page.get_by_role("button", name="Read it").click()


def answer(page: Page, case: dict) -> None:
    """Answers the question that a case asks for."""
    question = page.locator("[data-part=question]")
    expect(question).to_be_visible()
    assert question.locator("[data-part=question-words]").inner_text()
    for name, place in case.get("columns", {}).items():
        question.locator(f"[data-part=column-{name}]").select_option(str(place))
    if "columns" not in case:
        question.locator(f"input[value='{case['answers'][case['asks']]}']").check()
    question.get_by_role("button", name="Go on").click()
    expect(question).to_be_hidden()


def shown(page: Page) -> dict[str, list[float]]:
    """The tasks on the page with their hours."""
    rows = page.locator(".sd-task-row")
    return {row.get_by_label("Task").input_value(): [float(row.get_by_label(f"Week {week}").input_value() or 0) for week in range(1, 6)] for row in rows.all()}


@pytest.mark.parametrize("name", [*SOME, *(pytest.param(name, marks=pytest.mark.long) for name in CASES if name not in SOME)])
def test_a_case_comes_out_as_under_node(browser: Browser, address: str, name: str) -> None:
    """The tasks, and a sentence for each reason."""
    case = CASES[name]
    page = opened(browser, address, case.get("zone", "Europe/Berlin"))
    give(page, case)
    if "asks" in case:
        assert shown(page) == {}
        answer(page, case)
    account = page.locator("[data-part=account]")
    if case["tasks"]:
        expect(page.locator(".sd-task-row")).to_have_count(len(case["tasks"]))
    else:
        expect(account).to_be_visible()
    assert shown(page) == case["tasks"]
    for part in ("left", "refused"):
        sentences = account.locator(f"[data-part={part}] li")
        expect(sentences).to_have_count(len(case.get(part, [])))
        for text in sentences.all_inner_texts():
            assert text.endswith(".")
            assert "{" not in text
            assert "undefined" not in text
    for reason in case.get("notices", []):
        words = re.split(r"\{(?:[^{}]|\{[^{}]*\})*\}", account.locator("[data-part=notices]").get_attribute(f"data-{reason}"))
        sentence = ".+".join(map(re.escape, words))
        assert [text for text in account.locator("[data-part=notices] li").all_inner_texts() if re.fullmatch(sentence, text, re.DOTALL)], reason
    page.context.close()


def test_columns_once_pointed_out_are_remembered(browser: Browser, address: str) -> None:
    """On this device, for the same headings, whatever stands below them."""
    page = opened(browser, address, "Europe/Berlin")
    case = CASES["tables: headings that nobody knows"]
    give(page, case)
    expect(page.locator("[data-part=preview] tr")).to_have_count(3)
    answer(page, case)
    page.reload()
    give(page, {"file": "b.csv", "text": "Was,Wieviel,Ort\nTalk,2,Bern"})
    expect(page.locator(".sd-task-row")).to_have_count(3)
    assert shown(page)["Talk"] == [0.4] * 5
    page.context.close()


def test_what_was_read_is_accounted_for(browser: Browser, address: str) -> None:
    """Counted, left out and not read make up what there was; so they do with what is in the audit already."""
    page = opened(browser, address, "Europe/Berlin")
    notes = {"text": "# Mine\nA: 1\na: 2\nB: -1 h\nC: 1"}
    words = page.locator("[data-part=account-words]")
    give(page, notes)
    expect(words).to_have_text("5 in all: 3 counted, 1 left out, 1 not read.")
    give(page, notes)
    expect(words).to_have_text("5 in all: 0 counted, 4 left out, 1 not read.")
    give(page, {"text": "Call 9:30"})
    page.get_by_role("button", name="Leave it").click()
    expect(page.locator("[data-part=question]")).to_be_hidden()
    assert len(shown(page)) == 2
    give(page, {"text": f"Task;{';'.join(str(day) for day in range(1, 32))}\nDesk;;;2"})
    expect(page.locator("[data-part=choices] label").first).to_have_text(re.compile(r"October 2026\s*3 is Saturday,? 3 October 2026"))
    answer(page, {"asks": "month", "answers": {"month": "2026-11"}})
    assert shown(page)["Desk"] == [0, 0, 2, 0, 0]
    page.context.close()


def test_what_reads_is_fetched_when_something_comes(new_page: NewPage, address: str) -> None:
    """Neither the page nor a pasted note fetches what tables and calendars take."""
    page = new_page()
    page.clock.set_fixed_time(DAY)
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url.removeprefix(address)))
    page.goto(address + "you/audit/", wait_until="networkidle")
    page.get_by_label("First day of the five weeks").fill("2026-10-19")  # whatever the day
    assert not [each for each in asked if "worker" in each or "import-box" in each or "packages/" in each]
    for text, packages in (
        ("Report: 5", set()),
        ("task;hours\nTalk;1", {"assets/packages/papaparse.js"}),
        (CASES["calendars: one event twice"]["text"], {"assets/packages/rrule.js", "assets/packages/windows-zones.js"}),
    ):
        asked.clear()
        give(page, {"text": text})
        expect(page.get_by_label("Notes, table or calendar")).to_have_value("")
        assert {each for each in asked if "packages/" in each} == packages
        assert packages or [name for name in ("worker", "import-box") if not [each for each in asked if name in each]] == []
