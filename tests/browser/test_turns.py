"""One question at a time on a phone, what comes next at the end, and where one stopped: on the home page, after a chapter and in Review."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from answering import answer
from axe import violations
from browser_pages import NewPage
from browser_storage import keep
from layout import NOTE_SHIFTS, shifts
from playwright.sync_api import Locator, Page, expect

PHONE = {"width": 390, "height": 844}
QUIZ = "roles/manual-qa-tester/quiz/"
CHAPTER = "learn/spending-paradox/"
SWIPE = """([from, to]) => {
  const node = document.querySelector(".sd-items");
  const touch = (x) => new Touch({ identifier: 1, target: node, clientX: x, clientY: 400 });
  node.dispatchEvent(new TouchEvent("touchstart", { bubbles: true, touches: [touch(from)], changedTouches: [touch(from)] }));
  node.dispatchEvent(new TouchEvent("touchend", { bubbles: true, touches: [], changedTouches: [touch(to)] }));
}"""


def shown(page: Page) -> Locator:
    """The questions of the first section that can be seen."""
    return page.locator("quiz-section").first.locator(".sd-item:visible")


def test_one_question_at_a_time_on_a_phone(new_page: NewPage, address: str) -> None:
    """By button, swipe and key, numbered as in the list, which is one tap away and kept; nothing moves; on paper all stand there."""
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.add_init_script(NOTE_SHIFTS)
    page.goto(address + QUIZ)
    section = page.locator("quiz-section").first
    expect(section).to_have_attribute("data-view", "one")
    assert shifts(page) == []
    total = section.locator(".sd-item").count()
    expect(shown(page)).to_have_count(1)
    place = section.locator("[data-part=place]")
    expect(place).to_have_text(f"1 of {total}")
    expect(section.get_by_role("button", name="Previous")).to_be_disabled()
    section.get_by_role("button", name="Next").click()
    expect(place).to_have_text(f"2 of {total}")
    expect(shown(page)).to_be_focused()
    page.evaluate(SWIPE, [300, 100])
    expect(place).to_have_text(f"3 of {total}")
    page.evaluate(SWIPE, [100, 300])
    expect(place).to_have_text(f"2 of {total}")
    assert violations(page, "quiz-section") == {}
    page.emulate_media(media="print")
    expect(shown(page)).to_have_count(total)
    page.emulate_media(media="screen")
    section.get_by_role("button", name="All questions").click()
    expect(shown(page)).to_have_count(total)
    page.reload()
    expect(section).to_have_attribute("data-view", "list")
    linked = section.locator(".sd-item").nth(3).get_attribute("id")
    section.get_by_role("button", name="One at a time").click()
    page.evaluate("id => { location.hash = id; }", linked)
    expect(place).to_have_text(f"4 of {total}")


def test_the_list_stands_on_the_desk_and_without_scripts(page: Page, new_page: NewPage, address: str) -> None:
    """One at a time there too, once it is wanted; an exam leads to the first that is open."""
    page.goto(address + QUIZ)
    section = page.locator("quiz-section").first
    total = section.locator(".sd-item").count()
    expect(section).to_have_attribute("data-view", "list")
    expect(shown(page)).to_have_count(total)
    section.get_by_role("button", name="One at a time").click()
    expect(shown(page)).to_have_count(1)
    section.get_by_role("button", name="Take it as an exam").click()
    section.get_by_role("button", name="Next").click()
    section.get_by_role("button", name="Hand in").click()
    expect(section.locator("[data-part=place]")).to_have_text(f"1 of {total}")
    plain = new_page(java_script_enabled=False, viewport=PHONE)
    plain.goto(address + QUIZ)
    expect(shown(plain)).to_have_count(total)


def test_the_home_page_goes_on_where_one_stopped(new_page: NewPage, address: str) -> None:
    """From the first chapter on day one to the heading where the reader stopped, with what is left; after a chapter the next one."""
    page = new_page(viewport=PHONE)
    page.add_init_script(NOTE_SHIFTS)
    page.goto(address)
    go = page.locator("go-on")
    expect(go.get_by_role("link", name="Begin: Audit your week")).to_be_visible()
    expect(go).to_contain_text(re.compile(r"0 of \d+ chapters read, about \d+ hours left"))
    expect(go.get_by_role("link", name="Review: five questions to begin with")).to_be_visible()
    assert shifts(page) == []
    page.goto(address + CHAPTER)
    heading = page.locator("article h2[id]").nth(1)
    heading.evaluate("node => node.scrollIntoView()")
    page.wait_for_function(
        "id => { const box = document.getElementById(id).getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight / 2; }",
        arg=heading.get_attribute("id"),
    )
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.goto(address)
    expect(go.get_by_role("link", name="Go on: How to test a headline")).to_have_attribute("href", re.compile(rf"/{CHAPTER}#[a-z0-9-]+$"))
    expect(go).to_contain_text("You stopped at: ")
    page.goto(f"{address}you/")
    stopped = page.locator("my-progress section, my-progress div", has=page.get_by_role("heading", name="Where you stopped")).last
    expect(stopped.get_by_role("link", name="Go on with: How to test a headline")).to_have_attribute("href", re.compile(rf"/{CHAPTER}#[a-z0-9-]+$"))
    expect(stopped).to_contain_text("You stopped at: ")
    page.goto(address + CHAPTER)
    page.get_by_label("I have read this chapter").check()
    expect(go).to_contain_text(re.compile(r"1 of \d+ chapters read"))
    expect(go.get_by_role("link", name="Go on: ")).not_to_have_attribute("href", re.compile(CHAPTER))


def test_the_home_page_says_how_many_are_due_and_review_has_something_on_day_one(new_page: NewPage, address: str) -> None:
    """Five questions for who has answered none; ten days later they are due, and the home page says so."""
    page = new_page()
    now = datetime(2026, 11, 23, 10, tzinfo=UTC)
    page.clock.install(time=now - timedelta(days=30))
    page.goto(address + "review/")
    page.get_by_role("button", name="Try five new questions").click()
    items = page.locator("review-due .sd-item")
    expect(items).to_have_count(5)
    expect(items.first).to_have_attribute("data-open", "")
    answer(items.first)
    page.clock.set_system_time(now)
    page.goto(address)
    expect(page.locator("go-on").get_by_role("link", name="Review: 1 due")).to_be_visible()
    page.goto(address + "review/")
    expect(page.locator("go-on [data-part=next]")).to_be_visible()
    expect(page.locator("article a[href$='review/']:visible")).to_have_count(0)  # it would lead to where it stands
    place = page.locator("course-place a")
    expect(place).to_have_count(0)  # told at greater length
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + "roles/manual-qa-tester/")
    page.evaluate("() => customElements.whenDefined('course-place')")
    assert [url for url in asked if re.search(r"tell-place|course[.]json", url)] == []  # nobody has begun the course
    keep(page, "read", {"learn/audit-your-role/": 1790000000})
    keep(
        page, "stopped", {"last": {"page": "learn/production-visibility/", "part": "four-steps-and-one-before-them", "title": "Four steps", "when": 1790000001}}
    )
    page.reload()
    expect(place).to_have_text(re.compile(r"^Go on: Build one thing · 1 of \d+ read, about \d+ h left$"))
    expect(place).to_have_attribute("href", re.compile("/learn/production-visibility/#four-steps-and-one-before-them$"))
    before = page.locator("article").bounding_box()
    assert place.bounding_box()["y"] + place.bounding_box()["height"] <= before["y"] + 1  # it stands in the line of breadcrumbs, and nothing moved
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 780})
        page.goto(address + "you/schedules/")
        expect(place).to_be_visible()
        trail, line = page.locator(".md-path").bounding_box(), place.bounding_box()
        assert trail["x"] + trail["width"] <= line["x"], "the breadcrumbs lie under the line"
    page.goto(address + "learn/skills-divide/")
    expect(page.locator("course-place")).to_have_count(0)  # a chapter says it itself


@pytest.mark.long
def test_a_stop_that_cannot_be_read_is_none(page: Page, address: str) -> None:
    """And what an earlier release kept, without a stop, is as it was."""
    page.goto(address)
    keep(page, "stopped", {"last": {"page": "//evil.example/", "part": 5}})
    keep(page, "read", {"learn/audit-your-week/": 1, "learn/audit-your-role/": 1790000000})
    page.reload()
    expect(page.locator("go-on").get_by_role("link", name="Go on: ")).to_have_attribute("href", re.compile("/learn/skills-divide/$"))
