"""The Review page: what is due comes back, is answered there, and travels as a file."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from browser_pages import NewPage
from conftest import SAMPLE, rarely
from playwright.sync_api import Page, expect

CHAPTER = "learn/spending-paradox/"
QUESTIONS = (SAMPLE / "quizzes/spending-paradox.yml").read_text(encoding="utf-8").count("  - id: paradox-")
TODAY = datetime(2026, 11, 23, 10, tzinfo=UTC)


def answer_wrong(page: Page, address: str, sure: str | None = None) -> str:
    """Answers the first choice item of a chapter wrong, and returns its id."""
    page.goto(address + CHAPTER)
    item = page.locator(".sd-item[data-type=choice]").first
    item.locator(".sd-choice:not([data-key]) input").first.check()
    if sure:
        item.get_by_label(sure).check()
    item.get_by_role("button", name="Check").click()
    expect(item.get_by_role("status")).to_contain_text("Not right.")
    return item.get_attribute("data-item")


def test_a_missed_item_comes_back_and_goes_when_answered(new_page: NewPage, address: str) -> None:
    """Missed ten days ago, due today, right today, gone."""
    page = new_page()
    page.clock.install(time=TODAY - timedelta(days=10))
    key = answer_wrong(page, address)
    page.clock.set_system_time(TODAY)
    page.goto(address + "review/")
    expect(page.get_by_text("1 due today, out of 1 that you have answered.")).to_be_visible()
    page.get_by_role("button", name="Review what is due").click()
    item = page.locator(f"quiz-section #item-{key}")
    item.locator(".sd-choice[data-key] input").check()
    item.get_by_role("button", name="Check").click()
    expect(item.get_by_role("status")).to_contain_text("Right.")
    expect(item.get_by_role("link", name="Read the passage again").first).to_have_attribute("href", re.compile(f"{address}learn/"))
    expect(page.get_by_text("0 due today, out of 1 that you have answered.")).to_be_visible()
    expect(page.get_by_text("1 of 1 right today.")).to_be_visible()
    expect(page.locator("[data-group=spending-paradox] [data-text]")).to_have_text(f"1 of {QUESTIONS}")
    expect(page.get_by_text("2 answers on 2 days.")).to_be_visible()


def test_nothing_is_due_at_once(page: Page, address: str) -> None:
    """The page says when the next one comes back."""
    answer_wrong(page, address)
    page.goto(address + "review/")
    expect(page.get_by_text("0 due today, out of 1 that you have answered.")).to_be_visible()
    expect(page.get_by_text("Nothing is due.")).to_be_visible()


def test_answers_travel_as_a_file(page: Page, new_page: NewPage, address: str, tmp_path: Path) -> None:
    """Saved on one device, opened on another."""
    key = answer_wrong(page, address)
    page.goto(address + "review/")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save a file").click()
    file = tmp_path / "answers.json"
    caught.value.save_as(file)
    assert key in json.loads(file.read_text(encoding="utf-8"))["data"]
    other = new_page()
    other.goto(address + "review/")
    other.locator("input[type=file]").set_input_files(file)
    expect(other.get_by_text("1 answer taken over.")).to_be_visible()
    expect(other.get_by_text("out of 1 that you have answered.")).to_be_visible()


@pytest.mark.parametrize(
    "text",
    [
        "",
        rarely("{"),
        rarely("[]"),
        rarely('{"kind": "skills-divide-answers", "format": 3, "data": {}}'),
        '{"kind": "skills-divide-answers", "format": 1, "data": {"<b>": {}}}',
    ],
)
def test_a_foreign_file_changes_nothing(page: Page, address: str, tmp_path: Path, text: str) -> None:
    """What is no export of this site is refused with a sentence."""
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    page.goto(address + "review/")
    page.locator("input[type=file]").set_input_files(tmp_path / "x.json")
    expect(page.get_by_text("This is no file of answers from this site.")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.endsWith(':answers')).length") == 0
