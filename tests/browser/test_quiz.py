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
            if item.get_attribute("data-moved") is None:  # touch it once, in case the scramble leaves little to do
                item.get_by_role("button", name=re.compile("Move down")).first.click()
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
        case "order":  # the last step to the front cannot be right where the first stands second or later
            last = item.locator(".sd-step").last
            last.get_by_role("button", name=re.compile("Move up")).click()
            if item.evaluate("node => [...node.querySelectorAll('.sd-step')].every((step, i) => Number(step.dataset.place) === i + 1)"):
                last.get_by_role("button", name=re.compile("Move down")).click()
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
        expect(item).to_have_attribute("data-open", "")
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
    assert page.evaluate(kept) == 2  # the answers, and how the sitting was drawn
    page.goto(address + "privacy/")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Erase everything now").click()
    expect(page.get_by_text("Nothing of yours is kept here any more.")).to_be_visible()
    assert page.evaluate(kept) == 0


def test_an_exam_is_submitted_once_and_explained_after(page: Page, address: str) -> None:
    """No feedback before; a warning for what is open; the flagged ones are listed; the score counts all."""
    page.goto(address + CHAPTER)
    section = page.locator("quiz-section").first
    section.get_by_role("button", name="Take it as an exam").click()
    items = section.locator(".sd-item[data-type=choice]")
    for index in range(items.count()):
        key(items.nth(index)).check()
    expect(items.first.get_by_role("button", name="Check")).to_be_hidden()
    items.first.get_by_label("Flag this question").check()
    page.keyboard.press("Enter")
    expect(items.first.locator(".sd-result")).to_be_empty()
    section.get_by_role("button", name="Submit all answers").click()
    left = section.locator(".sd-item").count() - items.count()
    open_ones = section.get_by_text("without an answer. Submit again")
    expect(open_ones).to_be_visible()
    section.get_by_role("button", name="Submit all answers").click()
    expect(items.first.get_by_role("status")).to_contain_text("Right.")
    expect(section.locator(".sd-score")).to_contain_text(f"Your score: {items.count()} of {section.locator('.sd-item').count()}")
    expect(section.locator(".sd-flagged a")).to_have_count(1)
    assert left > 0


def test_the_clock_of_an_exam_stops_nothing(page: Page, address: str) -> None:
    """When the time is over the page says so, and answers can still be submitted."""
    page.clock.install()
    page.goto(address + CHAPTER)
    section = page.locator("quiz-section").first
    section.get_by_role("button", name="Take it as an exam").click()
    section.get_by_label("Remind me after").fill("2")
    page.clock.run_for(61_000)
    expect(section.get_by_role("timer")).to_have_text("1 of 2 minutes")
    page.clock.run_for(60_000)
    expect(section.get_by_role("timer")).to_contain_text("is over")
    key(section.locator(".sd-item[data-type=choice]").first).check()
    expect(section.get_by_role("button", name="Submit all answers")).to_be_enabled()


def test_two_tabs_do_not_undo_each_other(page: Page, address: str) -> None:
    """An answer given in another tab is kept when this one saves."""
    page.goto(address + CHAPTER)
    other = page.context.new_page()
    other.goto(address + CHAPTER)
    for tab, index in ((page, 0), (other, 1), (page, 2)):
        item = tab.locator(".sd-item[data-type=choice]").nth(index)
        key(item).check()
        item.get_by_role("button", name="Check").click()
    kept = page.evaluate("Object.entries(localStorage).filter(([k]) => k.endsWith(':answers')).map(([, v]) => Object.keys(JSON.parse(v).data).length)[0]")
    assert kept == 3


def test_damaged_storage_is_set_aside(page: Page, address: str) -> None:
    """What cannot be read is kept under another name, and the quiz starts fresh."""
    page.goto(address + CHAPTER)
    prefix = f"skills-divide:{address.split('/', 3)[3]}"
    page.evaluate("key => localStorage.setItem(key, '{broken')", f"skills-divide:/{address.split('/', 3)[3]}:answers")
    page.reload()
    expect(page.locator("[data-part=count]").first).to_contain_text("0 of")
    assert page.evaluate("Object.entries(localStorage).some(([k, v]) => k.includes('set-aside') && v === '{broken')"), prefix


@pytest.mark.parametrize("width", [320, 390])
def test_answering_by_touch(browser: Browser, address: str, width: int) -> None:
    """On a phone: targets of 44 px, and a tap on a choice's words chooses it."""
    context = browser.new_context(viewport={"width": width, "height": 700}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address + CHAPTER)
    item = first(page, "choice")
    for target in item.locator(".sd-choice label, .sd-actions button").all():
        if target.is_visible():
            assert target.bounding_box()["height"] >= 43.9
    item.locator(".sd-choice[data-key] label").tap()
    item.get_by_role("button", name="Check").tap()
    expect(item.get_by_role("status")).to_contain_text("Right.")
    context.close()


def test_forced_colours_keep_the_marks(browser: Browser, address: str) -> None:
    """Where the system chooses the colours, signs tell right from wrong."""
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(address + CHAPTER)
    item = first(page, "choice")
    wrong(item).check()
    item.get_by_role("button", name="Check").click()
    signs = item.locator(".sd-choice[data-mark=wrong] label").evaluate("node => getComputedStyle(node, '::after').content")
    assert "✗" in signs
    context.close()


def test_right_to_left_keeps_the_page_whole(page: Page, address: str) -> None:
    """With the direction turned, nothing runs out of the page and the order of the parts is mirrored."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address + CHAPTER)
    page.evaluate("document.body.dir = 'rtl'; document.documentElement.dir = 'rtl'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    choice = first(page, "choice").locator(".sd-choice label").first
    dot, words = choice.locator("input").bounding_box(), choice.locator("span").bounding_box()
    assert dot["x"] > words["x"]
