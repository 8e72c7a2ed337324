"""The quiz in a real browser: mouse, keyboard, no JavaScript, reload, instant navigation, narrow, dark, print."""

from __future__ import annotations

import re

import pytest
from answering import answer, as_list, first, key, wrong
from browser_pages import NewPage
from playwright.sync_api import Page, expect

CHAPTER = "learn/spending-paradox/"
OTHER = "learn/skills-divide/"


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


@pytest.mark.long
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


@pytest.mark.long
def test_quiz_style_comes_with_instant_navigation(page: Page, address: str) -> None:
    """The style is not there before, and is there on the quiz's page."""
    page.goto(address + "learn/")
    assert page.locator("link[href*='quiz.css']").count() == 0
    page.locator(".md-content a[href$='spending-paradox/']").first.click()
    expect(page.locator("quiz-section").first).to_be_attached()
    expect(page.locator("link[href*='quiz.css']")).to_have_count(1)


@pytest.mark.long
def test_storage_refused_does_not_stop_the_quiz(new_page: NewPage, address: str) -> None:
    """Where the browser forbids storage, answers live as long as the page."""
    page = new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })")
    page.goto(address + CHAPTER)
    item = first(page, "choice")
    key(item).check()
    item.get_by_role("button", name="Check").click()
    expect(item.get_by_role("status")).to_contain_text("Right.")


@pytest.mark.long
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
    expect(section.get_by_role("button", name="Hand in")).to_be_visible()  # a sitting begins without answers, so the first comes after that
    items = section.locator(".sd-item[data-type=choice]")
    for index in range(items.count()):
        key(items.nth(index)).check()
    expect(section.locator("[data-part=count]")).to_have_text(f"{items.count()} of {section.locator('.sd-item').count()} answered")
    expect(items.first.get_by_role("button", name="Check")).to_be_hidden()
    items.first.get_by_label("Flag this question").check()
    page.keyboard.press("Enter")
    expect(items.first.locator(".sd-result")).to_be_empty()
    section.get_by_role("button", name="Hand in").click()
    left = section.locator(".sd-item").count() - items.count()
    dialog = page.get_by_role("dialog", name=f"{left} questions are unanswered")
    expect(dialog.get_by_role("button", name="Go to the first open one")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(section.get_by_role("button", name="Hand in")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.closest('.sd-item')?.matches(':not([data-type=choice])')")  # the first open one
    section.get_by_role("button", name="Hand in").click()
    dialog.get_by_role("button", name="Hand in anyway").click()
    expect(items.first.get_by_role("status")).to_contain_text("Right.")
    expect(section.locator(".sd-score")).to_contain_text(f"Your score: {items.count()} of {section.locator('.sd-item').count()}")
    flagged = items.first.get_attribute("id")
    assert section.locator(".sd-flagged a").evaluate_all("links => links.map((link) => link.hash)") == [f"#{flagged}"]
    assert left > 0


@pytest.mark.long
def test_the_clock_of_an_exam_stops_nothing(new_page: NewPage, address: str) -> None:
    """When the time is over the page says so, and answers can still be submitted."""
    page = new_page()
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
    expect(section.get_by_role("button", name="Hand in")).to_be_enabled()


@pytest.mark.long
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


@pytest.mark.long
def test_damaged_storage_is_set_aside(page: Page, address: str) -> None:
    """What cannot be read is kept under another name, and the quiz starts fresh."""
    page.goto(address + CHAPTER)
    prefix = f"skills-divide:{address.split('/', 3)[3]}"
    page.evaluate("key => localStorage.setItem(key, '{broken')", f"skills-divide:/{address.split('/', 3)[3]}:answers")
    page.reload()
    expect(page.locator("[data-part=count]").first).to_contain_text("0 of")
    assert page.evaluate("Object.entries(localStorage).some(([k, v]) => k.includes('set-aside') && v === '{broken')"), prefix


@pytest.mark.long
def test_right_to_left_keeps_the_page_whole(page: Page, address: str) -> None:
    """With the direction turned, nothing runs out of the page and the order of the parts is mirrored."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address + CHAPTER)
    as_list(page)
    page.evaluate("document.body.dir = 'rtl'; document.documentElement.dir = 'rtl'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    choice = first(page, "choice").locator(".sd-choice label").first
    dot, words = choice.locator("input").bounding_box(), choice.locator("span").bounding_box()
    assert dot["x"] > words["x"]


def drawn(page: Page) -> list[str]:
    """The items that the claims' section shows, in order, each with its choices."""
    items = page.locator("#quiz-claims-from-data .sd-item:visible")
    expect(page.locator("#quiz-claims-from-data .sd-item:not([hidden]):not([data-open])")).to_have_count(0)
    return items.evaluate_all(
        "nodes => nodes.map((node) => [node.id, ...[...node.querySelectorAll('.sd-choice')].map((each) => each.dataset.choice)].join(' '))"
    )


def test_a_section_draws_some_of_its_items(page: Page, address: str) -> None:
    """Ten of many; others when asked; a reload keeps the draw once something is answered."""
    page.goto(address + "test-yourself/")
    section = page.locator("#quiz-claims-from-data")
    before = drawn(page)
    assert len(before) == 10
    assert section.locator(".sd-item").count() > 2 * len(before)
    expect(section.locator("[data-part=count]")).to_have_text("0 of 10 answered")
    for item in section.locator(".sd-item:visible").all():
        answer(item)
    page.reload()
    assert drawn(page) == before
    expect(section.locator(".sd-score")).to_contain_text("Your score: 10 of 10")
    section.get_by_role("button", name="Draw others").click()
    expect(section.locator("[data-part=count]")).to_have_text("0 of 10 answered")
    assert drawn(page) != before
    assert len(drawn(page)) == 10


@pytest.mark.long
def test_the_key_on_paper_is_of_the_drawn_items(page: Page, address: str) -> None:
    """As many answers as questions."""
    page.goto(address + "test-yourself/")
    drawn(page)
    page.emulate_media(media="print")
    expect(page.locator("#quiz-claims-from-data .sd-key > ol > li:visible")).to_have_count(10)


@pytest.mark.long
def test_a_seed_in_the_address_fixes_draw_and_order(new_page: NewPage, address: str) -> None:
    """The same seed shows everybody the same items in the same order; another one does not."""
    found = []
    for seed in (7, 7, 8):
        page = new_page()
        page.goto(f"{address}test-yourself/?seed={seed}")
        found.append(drawn(page))
    assert found[0] == found[1] != found[2]


@pytest.mark.long
def test_a_linked_item_is_always_drawn(page: Page, address: str) -> None:
    """A link to a question shows that question."""
    page.goto(address + "test-yourself/?seed=7")
    hidden = page.locator("#quiz-claims-from-data .sd-item:not(:visible)").first.get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{address}test-yourself/?seed=7#{hidden}")
    expect(page.locator(f"#{hidden}")).to_be_visible()
    assert len(drawn(page)) == 10


@pytest.mark.long
def test_answers_of_an_earlier_format_are_brought_forward(page: Page, address: str) -> None:
    """Format 1 had no log: the answer still shows, and counts from now on."""
    page.goto(address + CHAPTER)
    item = first(page, "choice")
    old = {item.get_attribute("data-item"): {"version": item.get_attribute("data-version"), "first": 0, "last": 0, "sure": 3, "tries": 1}}
    old[item.get_attribute("data-item")]["response"] = wrong(item).get_attribute("value")
    page.evaluate(
        "data => localStorage.setItem(`skills-divide:${new URL('..', document.querySelector('script[src*=quiz]').src.replace('/quiz/', '/')).pathname}:answers`, JSON.stringify({ format: 1, data }))",
        old,
    )
    page.reload()
    expect(first(page, "choice").get_by_role("status")).to_contain_text("Not right.")
    first(page, "choice").get_by_role("button", name="Try again").click()
    answer(first(page, "choice"))
    kept = page.evaluate("Object.entries(localStorage).filter(([key]) => key.endsWith(':answers')).map(([, text]) => JSON.parse(text))[0]")
    assert kept["format"] == 2
    after = kept["data"][item.get_attribute("data-item")]
    assert (after["first"], after["last"], len(after["log"])) == (0, 1, 1)


@pytest.mark.long
def test_answers_of_a_later_release_stay_as_they_are(page: Page, address: str) -> None:
    """What this release cannot read it neither moves nor overwrites; new answers live as long as the page."""
    page.goto(address + CHAPTER)
    answer(first(page, "choice"))
    page.evaluate(
        "() => { const key = Object.keys(localStorage).find((each) => each.endsWith(':answers')); localStorage[key] = JSON.stringify({ format: 99, data: { x: 1 } }); }"
    )
    page.reload()
    expect(page.locator("[data-part=count]").first).to_contain_text("0 of")
    answer(first(page, "choice"))
    expect(page.locator("[data-part=count]").first).to_contain_text("1 of")
    kept = page.evaluate("Object.entries(localStorage).filter(([key]) => key.includes(':answers')).map(([, text]) => text)")
    assert kept == ['{"format":99,"data":{"x":1}}']


def test_starting_again_keeps_the_log(page: Page, address: str) -> None:
    """The score begins anew; reviews still know what was answered when."""
    page.goto(address + CHAPTER)
    section = page.locator("quiz-section").first
    for item in section.locator(".sd-item").all():
        answer(item)
    section.get_by_role("button", name="Start again").click()
    expect(section.locator("[data-part=count]")).to_contain_text("0 of")
    answer(first(page, "choice"))
    kept = page.evaluate("Object.entries(localStorage).filter(([key]) => key.endsWith(':answers')).map(([, text]) => JSON.parse(text).data)[0]")
    assert len(kept[first(page, "choice").get_attribute("data-item")]["log"]) == 2
    page.goto(address + "review/")
    expect(page.get_by_text(f"out of {len(kept)} that you have answered.")).to_be_visible()


@pytest.mark.long
def test_wrong_but_sure_comes_back_first(page: Page, address: str) -> None:
    """Of several missed items the reader is led to the one that they were surest of; the result says how sure and how right."""
    page.goto(address + CHAPTER)
    section = page.locator("quiz-section").first
    choices = section.locator(".sd-item[data-type=choice]")
    for index, item in enumerate(section.locator(".sd-item").all()):
        if item.get_attribute("id") in {choices.nth(0).get_attribute("id"), choices.nth(2).get_attribute("id")}:
            wrong(item).check()
            item.get_by_label("Sure", exact=True).check() if index else item.get_by_label("Guess").check()
            item.get_by_role("button", name="Check").click()
        else:
            answer(item)
    expect(section.locator(".sd-score")).to_contain_text("You were sure 1 time and right 0 of them.")
    section.get_by_role("button", name="Try the missed ones").click()
    assert page.evaluate("document.activeElement.closest('.sd-item').id") == choices.nth(2).get_attribute("id")


@pytest.mark.long
def test_hints_open_without_a_script(new_page: NewPage, address: str) -> None:
    """A hint is a disclosure."""
    page = new_page(java_script_enabled=False)
    page.goto(address + "roles/agentic-systems-integrator/quiz/")
    hint = page.locator(".sd-hint").first
    hint.locator("summary").click()
    assert len(hint.inner_text().split()) > 3
