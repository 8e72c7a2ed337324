"""Every type of item in a real browser: by mouse, finger and keyboard, narrow, dark, in forced colours, right to left, without script, on paper."""

from __future__ import annotations

import io

import pytest
import yaml
from answering import TYPES, again, answer, first, miss, type_answer
from axe import violations
from conftest import SAMPLE
from playwright.sync_api import Browser, Page, expect
from printed import squeezed
from pypdf import PdfReader

from skillsdivide.markdown import plain


def sections() -> list[dict]:
    """The hand-written sections, as YAML has them."""
    return [yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted((SAMPLE / "quizzes").glob("*.yml"))]


def place(kind: str) -> tuple[str, dict]:
    """The address of the first page with an item of a type, and its section."""
    for section in sections():
        if any(item.get("type", "choice") == kind for item in section["items"]):
            page = section.get("page")
            return (f"{page.removesuffix('.md')}/" if page else f"roles/{section['role']}/"), section
    raise AssertionError(kind)


MODES = {
    "mouse": {},
    "finger at 320 px": {"viewport": {"width": 320, "height": 700}, "has_touch": True, "is_mobile": True},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "right to left": {"viewport": {"width": 390, "height": 800}},
}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", TYPES)
def test_each_type_is_missed_and_mastered(browser: Browser, address: str, kind: str, mode: str) -> None:
    """A wrong answer is explained and told by a sign, a second try is right, and nothing runs out of the page."""
    context = browser.new_context(**MODES[mode])
    page = context.new_page()
    page.goto(address + place(kind)[0])
    if mode == "right to left":
        page.evaluate("document.documentElement.dir = 'rtl'")
    item = first(page, kind)
    miss(item)
    result = item.get_by_role("status")
    assert len(result.inner_text().split()) > 8, "told that it is wrong, and not why"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if kind in {"choice", "multiple", "true-false"}:
        assert "✗" in item.locator(".sd-choice[data-mark=wrong] label").first.evaluate("node => getComputedStyle(node, '::after').content")
    again(item)
    answer(item, type(item).tap if "finger" in mode else type(item).click)
    if "finger" in mode:
        for target in item.locator(".sd-choice label, .sd-actions button, .sd-step button, select, .sd-field input").all():
            assert not target.is_visible() or target.bounding_box()["height"] >= 43.9
    context.close()


def test_what_is_no_number_is_refused_and_spends_no_try(page: Page, address: str) -> None:
    """A unit, a word, and a comma that may part thousands or decimals; then the same number without them counts as the first try."""
    path, section = place("numeric")
    page.goto(address + path)
    item = first(page, "numeric")
    record = next(each for each in section["items"] if each.get("type") == "numeric")
    field, check, result = item.get_by_role("textbox"), item.get_by_role("button", name="Check"), item.get_by_role("status")
    for typed, words in (
        (f"{record['answer']} h", "without a unit"),
        ("about five", "This is no number."),
        ("12,34,5", "groups of digits"),
        ("1,417", "Do you mean 1417 or 1.417?"),
    ):
        field.fill(typed)
        check.click()
        expect(result).to_contain_text(words)
        expect(result).to_contain_text("no try was spent")
        expect(item).not_to_have_attribute("data-done", "")
    digits = str(record["answer"]).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    field.fill(f"+{digits}")
    check.click()
    expect(result).to_contain_text("Right.")
    kept = page.evaluate("id => JSON.parse(localStorage.getItem('skills-divide:/skills-divide/:answers')).data[id]", record["id"])
    assert (kept["tries"], kept["first"]) == (1, 1)


@pytest.mark.parametrize("kind", TYPES)
def test_each_type_is_answered_by_keyboard_alone(page: Page, address: str, kind: str) -> None:
    """From the first control to the result without a mouse; the focus stays in the item."""
    page.goto(address + place(kind)[0])
    item = first(page, kind)
    type_answer(page, item)
    assert page.evaluate("document.activeElement.closest('.sd-item') !== null")


@pytest.mark.parametrize("kind", TYPES)
def test_each_type_can_be_read_without_javascript(browser: Browser, address: str, kind: str) -> None:
    """Question, answer and feedback; no button that would do nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    path, section = place(kind)
    page.goto(address + path)
    item = first(page, kind)
    record = next(each for each in section["items"] if each.get("type", "choice") == kind)
    assert item.get_by_role("button").count() == 0
    item.get_by_text("Show the answer").click()
    told = " ".join(item.locator(".sd-answer").inner_text().split())
    for text in feedback_of(record):
        assert plain(text) in told
    context.close()


def feedback_of(record: dict) -> list[str]:
    """Every text of an item that explains."""
    parts = [record.get("key"), *record.get("keys", ()), *record.get("distractors", ()), *record.get("pairs", ())]
    whole = record.get("feedback")
    found = [record.get("rationale"), *(part["feedback"] for part in parts if part), *(whole.values() if isinstance(whole, dict) else [whole])]
    return [text for text in found if text]


@pytest.mark.parametrize("kind", TYPES)
def test_each_type_prints_as_a_sheet_with_its_key_apart(page: Page, address: str, kind: str) -> None:
    """The text of the PDF: all questions and no feedback, then the key on a page of its own."""
    path, section = place(kind)
    page.goto(address + path)
    miss(first(page, kind))
    pages = [" ".join(each.extract_text().split()) for each in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
    heading = f"Key: {plain(section['title'])}"
    start = next(index for index, text in enumerate(pages) if heading in text)
    assert pages[start].index(heading) < 60, "the key does not open its page"
    sheet = squeezed(" ".join(pages[:start]))
    for item in section["items"]:
        assert squeezed(plain(item["stem"])) in sheet
        for text in feedback_of(item):
            assert squeezed(plain(text)) not in sheet
    record = next(each for each in section["items"] if each.get("type", "choice") == kind)
    for answer_ in answers_of(record):
        assert squeezed(plain(answer_)) in squeezed(" ".join(pages[start:]))
    for button in ("Check", "Try again", "Not right"):
        assert button not in pages[start - 1]


def answers_of(record: dict) -> list[str]:
    """What the key must say of an item."""
    match record.get("type", "choice"):
        case "choice":
            return [record["key"]["text"]]
        case "multiple":
            return [each["text"] for each in record["keys"]]
        case "true-false":
            return [str(record["answer"])]
        case "numeric":
            return [f"{record['answer']:,}"]
        case "text":
            return record["accept"][:1]
        case "match":
            return [each["answer"] for each in record["pairs"]]
        case _:
            return record["sequence"]


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
@pytest.mark.parametrize("kind", TYPES)
def test_axe_finds_nothing_in_any_state_of_any_type(browser: Browser, address: str, kind: str, scheme: str) -> None:
    """Wrong, tried again, and right: quizzes usually fail after the answer."""
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + place(kind)[0], wait_until="networkidle")
    item = first(page, kind)
    for step in (miss, again, answer):
        step(item)
        page.evaluate("scrollTo(0, 0)")  # otherwise the header may cover a button and axe calls the target small
        assert violations(page, f"#{item.get_attribute('id')}") == {}
    context.close()


def test_nothing_moves_while_a_quiz_opens(page: Page, address: str) -> None:
    """No layout shift at all, fresh and with answers put back, from the top and at a linked question."""
    watch = """() => { window.shift = 0; new PerformanceObserver((list) => { for (const each of list.getEntries()) window.shift += each.value; })
        .observe({ type: 'layout-shift', buffered: true }); }"""
    path, section = place("choice")
    for hash_ in ("", f"#item-{section['items'][3]['id']}"):
        page.goto("about:blank")
        page.goto(address + path + hash_, wait_until="networkidle")
        page.evaluate(watch)
        page.wait_for_timeout(300)
        assert page.evaluate("window.shift") == 0
        if not hash_:
            miss(first(page, "choice"))
    expect(first(page, "choice").get_by_role("status")).to_contain_text("Not right.")
