"""The quiz in a real browser: mouse, keyboard, no JavaScript, reload, instant navigation, narrow, dark, print."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

CHAPTER = "learn/spending-paradox/"
OTHER = "learn/skills-divide/"


def first(page: Page, kind: str) -> Locator:
    """The first item of a type on the page."""
    return page.locator(f".sd-item[data-type={kind}]").first


def key(item: Locator) -> Locator:
    """The right choice of a choice item."""
    return item.locator(".sd-choice[data-key] input")


def wrong(item: Locator) -> Locator:
    """A wrong choice of a choice item."""
    return item.locator(".sd-choice:not([data-key]) input").first


def test_a_wrong_answer_is_explained_unasked(page: Page, address: str) -> None:
    """The reader sees why the chosen one is wrong, why the key is right, and the way back to the passage."""
    page.goto(address + CHAPTER)
    item = first(page, "choice")
    wrong(item).check()
    item.get_by_role("button", name="Check").click()
    result = item.get_by_role("status")
    expect(result).to_contain_text("Not right.")
    expect(result).to_contain_text("Wrong:")
    expect(result).to_contain_text("Right:")
    expect(result.get_by_role("link", name=re.compile("passage"))).to_be_visible()
    expect(item.locator(".sd-choice[data-mark=wrong]")).to_have_count(1)


def test_the_first_try_counts(page: Page, address: str) -> None:
    """A second try may be right; the score keeps the first."""
    page.goto(address + CHAPTER)
    item = first(page, "choice")
    wrong(item).check()
    item.get_by_role("button", name="Check").click()
    item.get_by_role("button", name="Try again").click()
    key(item).check()
    item.get_by_role("button", name="Check").click()
    expect(item.get_by_role("status")).to_contain_text("Right.")
    kept = page.evaluate("Object.entries(localStorage).filter(([k]) => k.endsWith(':answers')).map(([, v]) => JSON.parse(v).data)[0]")
    assert kept[item.get_attribute("data-item")]["first"] == 0
    assert kept[item.get_attribute("data-item")]["last"] == 1


def test_answering_by_keyboard_alone(page: Page, address: str) -> None:
    """Arrows choose any of the choices, Enter checks, and the focus stays near the result."""
    page.goto(address + CHAPTER)
    item = first(page, "choice")
    item.locator(".sd-choice input").first.focus()
    page.keyboard.press("Space")
    for _ in range(item.locator(".sd-choice").count()):
        if page.evaluate("document.activeElement.closest('.sd-choice')?.hasAttribute('data-key')"):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(item.get_by_role("status")).to_contain_text("Right.")
    assert page.evaluate("document.activeElement.closest('.sd-item') !== null")


def test_the_focus_goes_where_the_reader_looks(page: Page, address: str) -> None:
    """The button that was pressed goes away, so the result takes the focus."""
    page.goto(address + CHAPTER)
    item = first(page, "choice")
    wrong(item).check()
    item.get_by_role("button", name="Check").focus()
    page.keyboard.press("Enter")
    expect(item.get_by_role("status")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.sd-item') !== null")


def test_checking_nothing_says_so(page: Page, address: str) -> None:
    """An empty answer is no wrong answer."""
    page.goto(address + CHAPTER)
    item = first(page, "choice")
    item.get_by_role("button", name="Check").click()
    expect(item.get_by_role("status")).to_have_text("Choose or write an answer first.")
    assert item.get_attribute("data-done") is None


def test_a_whole_section_ends_with_a_score_by_objective(page: Page, address: str) -> None:
    """All items of every type on the page answered right give the full score."""
    page.goto(address + CHAPTER)
    section = page.locator("quiz-section").first
    items = section.locator(".sd-item")
    for index in range(items.count()):
        answer(items.nth(index))
    score = section.locator(".sd-score")
    expect(score).to_be_visible()
    expect(score).to_contain_text(f"Your score: {items.count()} of {items.count()} at the first try.")
    expect(score.get_by_role("button", name="Try the missed ones")).to_be_hidden()
    score.get_by_role("button", name="Start again").click()
    expect(section.locator("[data-part=count]")).to_have_text(f"0 of {items.count()} answered")


def answer(item: Locator) -> None:
    """Gives the right answer to an item of any type."""
    match item.get_attribute("data-type"):
        case "choice" | "true-false" | "multiple":
            for box in key(item).all():
                box.check()
        case "numeric":
            item.locator(".sd-field input").fill(item.get_attribute("data-answer"))
        case "text":
            item.locator(".sd-field input").fill(item.evaluate("node => JSON.parse(node.dataset.accept)[0].toUpperCase() + ' '"))
        case "match":
            for select in item.locator("select").all():
                select.select_option(select.get_attribute("data-key"))
        case "order":
            steps = item.locator(".sd-step").count()
            for place in range(1, steps + 1):
                step = item.locator(f".sd-step[data-place='{place}']")
                while step.evaluate("node => [...node.parentElement.children].indexOf(node)") > place - 1:
                    step.get_by_role("button", name=re.compile("Move up")).click()
    item.get_by_role("button", name="Check").click()
    expect(item.get_by_role("status")).to_contain_text("Right.")


@pytest.mark.parametrize("kind", ["choice", "multiple", "true-false", "numeric", "text", "match", "order"])
def test_each_type_of_item_is_answered_right_and_wrong(page: Page, address: str, kind: str) -> None:
    """The bank holds every type, and each can be missed and mastered."""
    for path in (file for file in chapters_and_roles()):
        page.goto(address + path)
        if first(page, kind).count():
            break
    item = first(page, kind)
    match kind:
        case "numeric" | "text":
            item.locator(".sd-field input").fill("0.123")
        case "match":
            for select in item.locator("select").all():
                right = select.get_attribute("data-key")
                select.select_option(next(each for each in ("0", "1") if each != right))
        case "order":
            pass
        case _:
            wrong(item).check()
    item.get_by_role("button", name="Check").click()
    expect(item.get_by_role("status")).to_contain_text(re.compile("Not right|Partly right"))
    item.get_by_role("button", name="Try again").click()
    for box in item.locator("input[type=checkbox]").all():
        box.uncheck()
    answer(item)


def chapters_and_roles() -> list[str]:
    """The addresses of all pages that end with a quiz."""
    from conftest import ROOT

    chapters = [f"learn/{file.stem}/" for file in sorted((ROOT / "docs/learn").glob("*.md")) if file.stem != "index"]
    return chapters + [f"roles/{file.stem}/" for file in sorted((ROOT / "docs/data/roles").glob("*.yml"))]


def test_answers_survive_a_reload_and_not_a_changed_text(page: Page, address: str) -> None:
    """What the device remembers belongs to this wording of the item."""
    page.goto(address + CHAPTER)
    item = first(page, "choice")
    wrong(item).check()
    item.get_by_role("button", name="Check").click()
    page.reload()
    expect(first(page, "choice").get_by_role("status")).to_contain_text("Not right.")
    page.evaluate(
        """() => { const key = Object.keys(localStorage).find((k) => k.endsWith(':answers')); const kept = JSON.parse(localStorage[key]);
        for (const each of Object.values(kept.data)) each.version = '00000000'; localStorage[key] = JSON.stringify(kept); }"""
    )
    page.reload()
    expect(first(page, "choice").get_by_role("status")).to_be_empty()


def test_instant_navigation_there_and_back(page: Page, address: str) -> None:
    """A quiz works on a page that came without a full load, and again after coming back."""
    page.goto(address + "learn/")
    page.evaluate("window.loadedOnce = true")
    for path in (CHAPTER, OTHER, CHAPTER):
        page.locator(f".sd-chapters a[href$='{path.removeprefix('learn/')}']").click()
        expect(page.locator(f"quiz-section#quiz-{path.split('/')[1]}")).to_be_attached()
        item = first(page, "choice")
        if item.get_attribute("data-done") is None:
            key(item).check()
            item.get_by_role("button", name="Check").click()
        expect(item.get_by_role("status")).to_contain_text("Right.")
        page.go_back()
        expect(page.locator(".sd-chapters")).to_be_visible()
    assert page.evaluate("window.loadedOnce"), "the page was loaded anew, so instant navigation was not tried"


def test_quiz_style_comes_with_instant_navigation(page: Page, address: str) -> None:
    """The style is not there before, and is there on the quiz's page."""
    page.goto(address + "learn/")
    assert page.locator("link[href*='quiz.css']").count() == 0
    page.locator(".md-content a[href$='spending-paradox/']").first.click()
    expect(page.locator("quiz-section").first).to_be_attached()
    expect(page.locator("link[href*='quiz.css']")).to_have_count(1)


def test_without_javascript_each_item_is_a_disclosure(browser: Browser, address: str) -> None:
    """Question, choices, key and every feedback can be read."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + CHAPTER)
    item = first(page, "choice")
    expect(item.get_by_role("button", name="Check")).to_be_hidden()
    item.get_by_text("Show the answer").click()
    expect(item.locator("details").get_by_text("Right:")).to_be_visible()
    expect(item.locator("details").get_by_text("Wrong:").first).to_be_visible()
    context.close()


def test_storage_refused_does_not_stop_the_quiz(browser: Browser, address: str) -> None:
    """Where the browser forbids storage, answers live as long as the page."""
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })")
    page = context.new_page()
    page.goto(address + CHAPTER)
    item = first(page, "choice")
    key(item).check()
    item.get_by_role("button", name="Check").click()
    expect(item.get_by_role("status")).to_contain_text("Right.")
    context.close()


def test_print_shows_the_sheet_and_the_key_apart(page: Page, address: str) -> None:
    """On paper: questions without marks or buttons, then the key."""
    page.goto(address + CHAPTER)
    page.emulate_media(media="print")
    section = page.locator("quiz-section").first
    expect(section.locator(".sd-key")).to_be_visible()
    expect(section.locator(".sd-actions").first).to_be_hidden()
    assert section.locator(".sd-key").evaluate("node => getComputedStyle(node).breakBefore") == "page"


def test_everything_can_be_erased(page: Page, address: str) -> None:
    """What the privacy page promises: one button, and nothing of the reader's answers is left."""
    page.goto(address + CHAPTER)
    item = first(page, "choice")
    key(item).check()
    item.get_by_role("button", name="Check").click()
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('skills-divide:')).length"
    assert page.evaluate(kept) == 1
    page.goto(address + "privacy/")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Erase everything now").click()
    expect(page.get_by_text("Nothing of yours is kept here any more.")).to_be_visible()
    assert page.evaluate(kept) == 0
