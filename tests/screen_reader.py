"""What a screen reader is told of each element in its states, as text that a person can read: Chromium's accessibility tree against tests/browser/spoken/.

`SPOKEN=write` in the environment writes the texts anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator

from answering import answer, first, miss
from browser_pages import NewPage
from conftest import ROOT
from handing_in import codes
from playwright.sync_api import Locator, Page, expect

HERE = ROOT / "tests/browser/spoken"
QUESTIONS = "learn/skills-divide/?seed=7"
"""A chapter with a question of each kind; the seed fixes the order of their choices."""


def questions(page: Page, address: str) -> Iterator[tuple[str, Locator]]:
    """A question of each kind: open, missed, right; then an exam that has begun."""
    page.goto(address + QUESTIONS)
    for kind in ("choice", "multiple", "numeric", "match", "order"):
        item = page.locator(f"#{first(page, kind).get_attribute('id')}")
        expect(item).to_have_attribute("data-open", "")
        yield f"{kind}, open", item
        if kind in {"choice", "order"}:
            miss(item)
            yield f"{kind}, missed", item
            item.get_by_role("button", name="Try again").click()
        answer(item)
        yield f"{kind}, right", item
    section = page.locator("quiz-section").first
    section.get_by_role("button", name="Take it as an exam").click()
    yield "exam, begun", section.get_by_role("group", name="Exam")
    section.get_by_role("button", name="Hand in").click()
    yield "exam, asked about what is open", page.get_by_role("dialog")


def more_questions(page: Page, address: str) -> Iterator[tuple[str, Locator]]:
    """The kinds that stand in other chapters."""
    for path, kind in (("learn/audit-your-role/", "true-false"), ("learn/questions-and-answers/", "text")):
        page.goto(f"{address}{path}?seed=7")
        item = page.locator(f"#{first(page, kind).get_attribute('id')}")
        expect(item).to_have_attribute("data-open", "")
        yield f"{kind}, open", item
        miss(item)
        yield f"{kind}, missed", item


def shell(page: Page, address: str, typed: str = "manual test") -> Iterator[tuple[str, Locator]]:
    """The box for a job title with what it found, and the menu of a narrow window, closed and open."""
    page.goto(address)
    finder = page.locator("job-finder")
    yield "finder, empty", finder
    finder.get_by_role("combobox").fill(typed)
    expect(finder.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    yield "finder, found", finder
    page.set_viewport_size({"width": 640, "height": 800})
    yield "header, narrow", page.locator("header.md-header")
    page.locator("header .sd-menu:visible").click()
    expect(page.locator("#menu .sd-menu")).to_be_focused()
    yield "menu, open", page.locator("#menu")


def results(page: Page, address: str) -> Iterator[tuple[str, Locator]]:
    """The table of a class."""
    page.goto(address + "teach/results/")
    field = page.locator("[data-part=codes]")
    field.fill("\n".join(codes(2, [("paradox-01", "choice", "00000000"), ("paradox-02", "numeric", "00000000")])))
    field.blur()
    expect(page.locator("[data-part=items] > li")).to_have_count(2)
    yield "results, a class of two", page.locator("class-results table:visible").first


def spoken(states: Iterator[tuple[str, Locator]]) -> str:
    """Each state with its name and what is told of it."""
    told = "".join(f"# {name}\n{place.aria_snapshot()}\n\n" for name, place in states)
    return re.sub(r"/url: .*/skills-divide/", "/url: /", told).rstrip("\n") + "\n"


def check(new_page: NewPage, address: str, states: Callable[[Page, str], Iterator[tuple[str, Locator]]]) -> None:
    """Compares what is told with the text that is kept."""
    file, told = HERE / f"{states.__name__}.txt", spoken(states(new_page(timezone_id="UTC"), address))
    if os.environ.get("SPOKEN") == "write":
        HERE.mkdir(exist_ok=True)
        file.write_text(told, encoding="utf-8")
    assert told == file.read_text(encoding="utf-8")
