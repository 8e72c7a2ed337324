"""What readers meet that no author sees: translators, input methods, scripts that do not come, devices that keep nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from answering import as_list, first, key
from browser_pages import NewPage
from conftest import some
from playwright.sync_api import Page, expect

CHAPTER = "learn/spending-paradox/"

TRANSLATE = """{
  const words = (node) => [...node.childNodes].filter((each) => each.nodeType === Node.TEXT_NODE && each.data.trim());
  const translate = () => {
    for (const button of document.querySelectorAll('button')) for (const text of words(button)) {
      const outer = document.createElement('font'); const inner = document.createElement('font');
      text.replaceWith(outer); outer.append(inner); inner.append(text); } };
  new MutationObserver(translate).observe(document, { childList: true, subtree: true }); }"""
"""What page translators do to words, those too that come later."""


@pytest.fixture
def translated(new_page: NewPage) -> Page:
    """A page whose buttons are translated."""
    page = new_page()
    page.add_init_script(TRANSLATE)
    return page


def press(page: Page, words: str) -> None:
    """Clicks the words within a button, not the button."""
    page.locator("button:visible font font", has_text=words).first.click()


def test_a_translated_quiz_and_its_exam_hear_their_buttons(translated: Page, address: str) -> None:
    """Check, Move down, and the ways into an exam and out of it."""
    translated.goto(address + CHAPTER)
    item = first(translated, "choice")
    key(item).check()
    item.locator("[data-action=check] font font").click()
    expect(item.get_by_role("status")).to_contain_text("Right.")
    steps = first(translated, "order")
    steps.locator("[data-move='1'] font font").first.click()
    expect(steps).to_have_attribute("data-moved", "")
    press(translated, "Take it as an exam")
    press(translated, "Leave the exam")
    expect(translated.locator(".sd-exam")).to_have_count(0)


def test_translated_tools_hear_their_buttons(translated: Page, address: str) -> None:
    """All of a group, and handing in what a teacher's link leads to."""
    translated.goto(f"{address}teach/")
    translated.locator("[data-part=more]").evaluate("box => (box.open = true)")
    group = translated.locator("[data-group=roles]")
    group.locator("[data-action=all] font font").click()
    expect(group.locator("input").last).to_be_checked()
    group.locator("[data-action=none] font font").click()
    expect(group.locator("input").last).not_to_be_checked()
    translated.goto(translated.get_by_label("Link for your students").input_value())
    translated.get_by_label("Your name or number").fill("Amina")
    press(translated, "Begin")
    press(translated, "Hand in")
    translated.evaluate(TRANSLATE)
    press(translated, "Hand in anyway")
    expect(translated.get_by_role("heading", name="Give this to your teacher")).to_be_visible()


def test_an_answer_is_not_checked_while_an_input_method_is_at_work(page: Page, address: str) -> None:
    """Enter takes its candidate; the next one checks, and the first try is not spent before."""
    page.goto(f"{address}learn/key-takeaways/")
    item = first(page, "text")
    field = item.locator(".sd-field input")
    field.fill("にほ")
    for composing in ("isComposing: true", "keyCode: 229"):
        field.evaluate(f"node => node.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Enter', bubbles: true, {composing} }}))")
    expect(item.get_by_role("status")).to_be_empty()
    field.press("Enter")
    expect(item.get_by_role("status")).to_contain_text("Not right.")


TOOLS = {
    CHAPTER: ".sd-item >> nth=0 >> .sd-answer",
    "you/audit/": "audit-week a[href*=sheet] >> nth=0",
    "you/plan/": "six-months a[href*=plan] >> nth=0",
    "review/": "review-due >> text=Reviewing needs JavaScript",
    "teach/": "assign-quiz >> text=Making a link needs JavaScript",
    "teach/results/": "class-results >> text=Gathering results needs JavaScript",
    "roles/compare/": "text=Comparing roles needs JavaScript",
}
"""What shows on a page whose scripts do not come."""


@pytest.mark.parametrize("path", some(TOOLS, [*TOOLS][::3]))
def test_a_page_whose_scripts_do_not_come_is_as_without_scripts(page: Page, address: str, path: str) -> None:
    """Questions with their answers, sheets for paper, or what to do instead; no button that does nothing."""
    page.route("**/assets/**/*.js", lambda route: route.continue_() if "javascripts" in route.request.url else route.abort())
    page.goto(address + path)
    expect(page.locator(TOOLS[path])).to_be_visible()
    expect(page.locator("[data-unscripted] :is(.sd-scripted, .sd-actions):visible")).to_have_count(0)


def test_a_quiz_opened_from_a_disk_shows_its_questions(page: Page, site: Path) -> None:
    """Browsers run no module from a file."""
    page.goto((site / CHAPTER / "index.html").as_uri())
    item = page.locator(".sd-item").first
    expect(item.locator(".sd-answer")).to_be_visible()
    assert item.evaluate("node => getComputedStyle(node).visibility") == "visible"


@pytest.mark.long
def test_a_tool_that_works_is_left_alone_by_the_failure_of_another(page: Page, address: str) -> None:
    """The tick at a chapter's end did not come; its quiz did."""
    page.route("**/progress/chapter-read.js", lambda route: route.abort())
    page.goto(address + CHAPTER)
    expect(page.locator("chapter-read")).to_be_hidden()
    item = first(page, "choice")
    expect(item.get_by_role("button", name="Check")).to_be_visible()
    expect(item.locator(".sd-answer")).to_be_hidden()


@pytest.mark.parametrize(
    "refusal",
    [
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } })",
    ],
    ids=["full", "refused"],
)
def test_a_quiz_takes_its_promise_back_where_nothing_is_kept(new_page: NewPage, address: str, refusal: str) -> None:
    """It says that answers stay; once they do not, it says so in the same place."""
    page = new_page()
    page.add_init_script(refusal)
    page.goto(address + CHAPTER)
    item = first(page, "choice")
    expect(page.get_by_text("Answers stay on your device.")).to_be_visible()
    key(item).check()
    item.get_by_role("button", name="Check").click()
    expect(item.get_by_role("status")).to_contain_text("Right.")
    expect(page.get_by_text("Your device refused to keep your answers")).to_be_visible()
    expect(page.get_by_text("Answers stay on your device.")).to_have_count(0)


@pytest.mark.long
def test_a_long_address_in_a_question_wraps_on_a_phone(page: Page, address: str) -> None:
    """In the stem, in a choice and in what is said of the answer."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + CHAPTER)
    as_list(page)
    item = first(page, "choice")
    item.evaluate(
        "node => { for (const place of node.querySelectorAll('legend, .sd-choice label span, [data-feedback]')) place.append('https://example.org/' + 'a-very-long-path-without-a-space/'.repeat(6).replaceAll('-', '')); }"
    )
    key(item).check()
    item.get_by_role("button", name="Check").click()
    expect(item.get_by_role("status")).to_contain_text("Right.")
    assert item.evaluate("node => [...node.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > innerWidth).length") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("place", some(["first", "last"], ["last"]))
def test_a_link_to_a_question_arrives_there_by_instant_navigation(page: Page, address: str, place: str) -> None:
    """Below the header and not somewhere near, though style and order of the quiz come after the page."""
    page.goto(address + CHAPTER)
    target = getattr(page.locator(".sd-item"), place).get_attribute("id")
    page.goto(f"{address}learn/")
    page.evaluate("window.loadedOnce = true")
    page.locator(f".sd-chapters a[href$='{CHAPTER.removeprefix('learn/')}']").evaluate(f"link => {{ link.href += '#{target}'; link.click(); }}")
    item = page.locator(f"#{target}")
    expect(item).to_have_attribute("data-open", "")
    page.wait_for_function(
        "id => { const { top } = document.getElementById(id).getBoundingClientRect(); const before = window.lastTop; window.lastTop = top; return before === top; }",
        arg=target,
        polling=400,
    )
    margin = item.evaluate("node => parseFloat(getComputedStyle(node).scrollMarginBlockStart)")
    end = page.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 1")
    top = item.bounding_box()["y"]
    assert abs(top - margin) <= 8 or (end and margin <= top < 720), (top, margin)
    assert page.evaluate("window.loadedOnce")
