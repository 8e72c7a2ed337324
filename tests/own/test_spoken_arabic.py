"""What a screen reader is told in Arabic, a language of this site alone: sites that begin with its program have others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from answering import fill, first, wrong
from browser_pages import NewPage
from conftest import serving
from playwright.sync_api import Locator, Page, expect
from screen_reader import QUESTIONS, check, results, shell


def arabic(page: Page, address: str) -> Iterator[tuple[str, Locator]]:
    """Questions in their states, an exam, the box for a job title, the menu and a class, on pages that are read from right to left."""
    page.goto(f"{address}ar/{QUESTIONS}")
    for kind in ("choice", "numeric", "match", "order"):
        item = page.locator(f"#{first(page, kind).get_attribute('id')}")
        expect(item).to_have_attribute("data-open", "")
        yield f"{kind}, open", item
        if kind == "choice":
            wrong(item).check()
        elif kind == "order":
            item.locator(".sd-step__moves button:enabled").first.click()
        else:
            fill(item)
        item.locator("[data-action=check]").click()
        expect(item.get_by_role("status")).to_contain_text(re.compile("."))
        yield f"{kind}, answered", item
    section = page.locator("quiz-section").first
    section.locator("[data-action=exam]").click()
    yield "exam, begun", section.locator(".sd-exam")
    section.locator("[data-action=submit-exam]").click()
    yield "exam, asked about what is open", page.get_by_role("dialog")
    yield from shell(page, f"{address}ar/", "مختبر")
    page.goto(f"{address}ar/you/audit/?role=manual-qa-tester")
    yield "audit, a task", page.locator(".sd-task-row").first
    yield from results(page, f"{address}ar/")


@pytest.mark.long
def test_what_is_told_in_arabic(new_page: NewPage, every_language: Path) -> None:
    """Each state of the pages that are read from right to left."""
    with serving(every_language) as address:
        check(new_page, address, arabic)
