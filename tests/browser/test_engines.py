"""The core paths, written once and walked in each engine beside Chromium, which the other tests drive."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import BASE, ROOT, PagesHandler, serving
from engine import Engine
from selenium.webdriver.common.keys import Keys

sys.path.insert(0, str(ROOT / "tests/tools"))
from engines import FOUND, SESSIONS, SIZE, WITHOUT, missing

CHAPTER = "learn/skills-divide/"
QUIZ = "quiz-section#quiz-skills-divide"
OPEN = f"{QUIZ} .sd-item[data-open]"
FAULTS = re.compile(r"JavaScript error: http(?!.*ResizeObserver loop).*")
"""An uncaught error in what Firefox logs, those of a page that is still coming in too."""


@pytest.fixture(params=["firefox", "webkit"])
def engine(request: pytest.FixtureRequest, address: str, tmp_path: Path) -> Iterator[Engine]:
    """A browser of each engine; what its pages threw fails the test."""
    name = request.param
    if name in WITHOUT:
        pytest.skip(f"{name} is left out by name")
    assert FOUND[name](), missing(name)
    log = tmp_path / "log"
    with SESSIONS[name](log) as driver:
        driver.set_window_size(*SIZE)
        yield (it := Engine(driver, address))
        it.note_faults()
    assert it.faults == []
    assert FAULTS.findall(log.read_text(encoding="utf-8", errors="replace")) == []


def quiz_by_keyboard(it: Engine) -> None:
    """A choice by arrows and Enter, several by Space, steps moved by Enter: each is called right, and the focus stays."""
    it.go(CHAPTER)
    for kind in ("choice", "multiple", "order"):
        item = f"#{it.see(f'{OPEN}[data-type={kind}]').get_attribute('id')}"
        if kind == "order":
            it.focus(f"{item} .sd-step__moves button:not([disabled])")
            it.press(Keys.ENTER)  # touched once, in case the scramble leaves little to do
            for place in range(1, it.js("return document.querySelectorAll(arguments[0]).length", f"{item} .sd-step") + 1):
                step = f"{item} .sd-step[data-place='{place}']"
                while it.js("const step = document.querySelector(arguments[0]); return [...step.parentElement.children].indexOf(step)", step) > place - 1:
                    it.focus(f"{step} button[aria-label*='Move up'], {step} button", "Move up")
                    it.press(Keys.ENTER)
        else:
            it.focus(f"{item} .sd-choice input")
            if kind == "choice":
                it.press(Keys.SPACE)
            for _ in range(it.js("return document.querySelectorAll(arguments[0]).length", f"{item} .sd-choice")):
                if kind == "multiple":
                    it.press(Keys.SPACE * it.focused(".sd-choice[data-key]") + Keys.TAB)
                elif not it.focused(".sd-choice[data-key]"):
                    it.press(Keys.ARROW_DOWN)
        it.focus(f"{item} [data-action=check]")
        it.press(Keys.ENTER)
        it.see(f"{item} [role=status]", "Right.")
        assert it.focused(item)


def exam(it: Engine) -> None:
    """On the same page: nothing is told before, what is open is asked about, then everything is told."""
    it.click(f"{QUIZ} [data-action=exam]")
    it.gone(f"{QUIZ} [data-action=check]")
    item = f"#{it.see(f'{OPEN}[data-type=choice]').get_attribute('id')}"
    it.click(f"{item} .sd-choice[data-key] label")
    it.click(f"{item} .sd-flag label")
    it.click(f"{QUIZ} [data-action=submit-exam]")
    it.click("dialog button", "Hand in anyway")
    it.see(f"{item} [role=status]", "Right.")
    it.see(f"{QUIZ} .sd-score", "Your score: 1 of ")
    it.see(f"{QUIZ} .sd-flagged a")


def drawer(it: Engine) -> None:
    """On the same page at 200 %: Tab never goes into the closed menu; the button opens it, Escape closes it."""
    it.driver.set_window_size(640, 800)
    it.until("return innerWidth === 640")
    it.gone("#menu")  # beside the page until then, it takes a moment to be closed
    it.js("scrollTo(0, 0); document.activeElement.blur()")
    it.focus("button.sd-menu")
    for _ in range(4):
        it.press(Keys.TAB)
        assert not it.focused("#menu")
        assert it.js("return document.activeElement.checkVisibility({ visibilityProperty: true })")
    it.focus("button.sd-menu")
    it.press(Keys.ENTER)
    it.see("button.sd-menu[aria-expanded=true]")
    it.until("return document.activeElement.closest('#menu') !== null")
    for _ in range(4):
        it.press(Keys.TAB)
        assert it.focused("#menu")
    it.press(Keys.ESCAPE)
    it.see("button.sd-menu[aria-expanded=false]")
    assert it.focused("button.sd-menu")
    it.driver.set_window_size(*SIZE)
    it.until("return innerWidth > 1219")


def assigned_and_collected(it: Engine) -> None:
    """From a chapter to the link, to a student's receipt, to the table of results and its file."""
    it.go("teach/")
    it.see("assign-quiz [data-part=size]", "questions, about")
    it.click("label", "Five to begin a lesson")
    it.see("assign-quiz [data-part=size]", ": 5 questions, about")
    it.go(it.text("assign-quiz [data-part=link]"))
    it.type("input[name=student]", "Amina")
    it.click("assigned-work button", "Begin")
    it.until("return document.querySelectorAll('assigned-work .sd-item[data-open]').length === 5")
    it.click("assigned-work button", "Hand in")
    it.click("dialog button", "Hand in anyway")
    code = it.text("assigned-work [data-part=code]")
    assert code.startswith("R1.")
    it.go("teach/results/")
    it.see("class-results[data-ready] [data-part=codes]")
    it.type("class-results [data-part=codes]", code)
    it.js("document.activeElement.blur()")
    it.see("class-results", "1 student, 0 % on average.")
    it.see("[data-part=students] tr", "Amina")
    it.js("HTMLAnchorElement.prototype.click = function () { window.saved = this.download; }")
    it.click("class-results button", "All answers")
    it.until("return window.saved?.endsWith('.csv')")


def audit_and_plan(it: Engine) -> None:
    """A role's tasks, one frequency, a surface that a reload keeps; a plan from it, whose tick a reload keeps."""
    it.go("you/audit/?role=manual-qa-tester")
    it.click(".sd-task-row:first-of-type label", "Weekly")
    it.see(".sd-audit__figure", "2 of 2 hours (100 %)")
    it.click("[data-part=plan]")
    it.see("six-months[data-ready]")
    it.see(".sd-months > li:nth-of-type(6)")
    it.click(".sd-months label")
    it.see("[data-part=progress]", "1 of ")
    it.driver.refresh()
    it.see("[data-part=progress]", "1 of ")
    it.go("you/audit/")
    it.see(".sd-audit__figure", "2 of 2 hours (100 %)")


def finder_and_search(it: Engine) -> None:
    """By keyboard from the home page: a job title to its number; words to the page that has them."""
    it.go("")
    it.type("#job-title", "manual test")
    it.see("[role=option]", "Manual QA")
    it.press(Keys.ARROW_DOWN, Keys.ENTER)
    it.see(".sd-answer", "5 to 7 of 11 tasks")
    it.until("return document.activeElement.closest('.sd-answer') !== null")  # the focus goes there once its tasks have come
    it.see("job-finder a[href*='roles/manual-qa-tester/']")
    it.js("document.activeElement.blur()")
    it.press("/")
    it.until("return document.activeElement.matches('site-search input, .md-search__input')")
    it.press("lakehouses")
    it.see(".md-search-result__list a")
    it.press(Keys.ENTER)
    it.until("return location.pathname !== arguments[0]", BASE)
    it.see("h1")


PATHS = (quiz_by_keyboard, exam, drawer, assigned_and_collected, audit_and_plan, finder_and_search)


class CutOff(PagesHandler):
    """A server that can fall silent, on the connections too that browsers keep open."""

    there = True

    def do_GET(self) -> None:  # noqa: N802
        if self.there:
            super().do_GET()
        else:
            self.close_connection = True


def offline(it: Engine, site: Path) -> None:
    """What was read opens without a network; in the place of what was not stands a page of ours."""
    with serving(site, network := type("Network", (CutOff,), {})) as address:
        it.go(f"{address}privacy/")
        it.js("window.kept = false; navigator.serviceWorker.ready.then(() => { window.worker = true; })")
        it.until("return window.worker")
        path = f"{address}privacy/"
        ask = "caches.match(arguments[0]).then((found) => { window.kept = Boolean(found); }); return window.kept;"
        it.until(ask, path)
        it.go(path)
        it.until(ask, f"{address}assets/offline/kept.js")
        network.there = False
        it.go(path)
        it.see("h1")
        it.driver.get(f"{address}learn/one-credential/")
        it.see("h1", "No network, and this page is not kept")
        it.see("kept-pages li a")


def test_the_core_paths(engine: Engine, site: Path, subtests: pytest.Subtests) -> None:
    """One browser for all of them: it costs more to begin one than to walk a path."""
    for path in PATHS:
        with subtests.test(path.__name__):
            path(engine)
    with subtests.test("offline"):
        offline(engine, site)
