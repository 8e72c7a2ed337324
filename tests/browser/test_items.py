"""Every type of item in a real browser: by mouse, finger and keyboard, narrow, dark, in forced colours, right to left, without script, on paper."""

from __future__ import annotations

import re

import pytest
import yaml
from answering import TYPES, again, answer, as_list, first, miss, type_answer
from axe import violations
from browser_pages import SIZE, NewPage
from conftest import SAMPLE, some
from layout import shifts
from playwright.sync_api import Page, expect
from printed import page_texts, squeezed

from skillsdivide.markdown import plain


def visits() -> list[tuple[str, dict, list[str]]]:
    """As few pages as have an item of each type between them: address, section, and the types that are tried there."""
    sections = [yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader) for file in sorted((SAMPLE / "quizzes").glob("*.yml"))]
    left, found = [*TYPES], []
    while left:
        kinds = {section["id"]: [kind for kind in left if any(kind_of(item) == kind for item in section["items"])] for section in sections}
        section = max(sections, key=lambda each: len(kinds[each["id"]]))
        assert kinds[section["id"]], left
        page = section.get("page")
        found.append((f"{page.removesuffix('.md')}/" if page else f"roles/{section['role']}/quiz/", section, kinds[section["id"]]))
        left = [kind for kind in left if kind not in kinds[section["id"]]]
    return found


def kind_of(item: dict) -> str:
    """The type of an item as YAML has it."""
    return item.get("type", "choice")


visit = pytest.mark.parametrize(("path", "section", "kinds"), [pytest.param(*each, id=each[0]) for each in visits()])


MODES = {
    "mouse": {},
    "finger at 320 px": {"viewport": {"width": 320, "height": 700}, "has_touch": True, "is_mobile": True},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "right to left": {"viewport": {"width": 390, "height": 800}},
}


@pytest.mark.parametrize("mode", some(MODES, ("finger at 320 px",)))
@visit
def test_each_type_is_missed_and_mastered(new_page: NewPage, address: str, path: str, section: dict, kinds: list[str], mode: str) -> None:
    """A wrong answer is explained and told by a sign, a second try is right, and nothing runs out of the page."""
    page = new_page(**{"viewport": SIZE, **MODES[mode]})
    page.goto(address + path)
    if MODES[mode].get("viewport", SIZE)["width"] < 400:
        as_list(page)
    if mode == "right to left":
        page.evaluate("document.documentElement.dir = 'rtl'")
    for kind in kinds:
        item = first(page, kind)
        miss(item)
        result = item.get_by_role("status")
        assert len(result.inner_text().split()) > 8, "told that it is wrong, and not why"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), kind
        if kind in {"choice", "multiple", "true-false"}:
            assert "✗" in item.locator(".sd-choice[data-mark=wrong] label").first.evaluate("node => getComputedStyle(node, '::after').content")
        again(item)
        answer(item, type(item).tap if "finger" in mode else type(item).click)
        if "finger" in mode:
            targets = item.locator(".sd-choice label, .sd-actions button, .sd-step button, select, .sd-field input")
            heights = targets.evaluate_all("nodes => nodes.filter((node) => node.checkVisibility()).map((node) => node.getBoundingClientRect().height)")
            assert min(heights) >= 43.9, kind


def test_what_is_no_number_is_refused_and_spends_no_try(page: Page, address: str) -> None:
    """A unit, a word, and a comma that may part thousands or decimals; then the same number without them counts as the first try."""
    path, section, _ = next(each for each in visits() if "numeric" in each[2])
    page.goto(address + path)
    item = first(page, "numeric")
    record = next(each for each in section["items"] if kind_of(each) == "numeric")
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
    field.press("Enter")  # what was checked is not tried once more
    kept = page.evaluate("id => JSON.parse(localStorage.getItem('skills-divide:/skills-divide/:answers')).data[id]", record["id"])
    assert (kept["tries"], kept["first"]) == (1, 1)


@visit
def test_each_type_is_answered_by_keyboard_alone(page: Page, address: str, path: str, section: dict, kinds: list[str]) -> None:
    """From the first control to the result without a mouse; the focus stays in the item."""
    page.goto(address + path)
    for kind in kinds:
        item = first(page, kind)
        type_answer(page, item)
        assert item.evaluate("node => node.contains(document.activeElement)"), kind


@visit
def test_each_type_can_be_read_without_javascript(new_page: NewPage, address: str, path: str, section: dict, kinds: list[str]) -> None:
    """Question, answer and feedback; no button that would do nothing."""
    page = new_page(java_script_enabled=False)
    page.goto(address + path)
    assert page.locator(".sd-item").get_by_role("button").count() == 0
    for kind in kinds:
        item = first(page, kind)
        record = next(each for each in section["items"] if kind_of(each) == kind)
        item.get_by_text("Show the answer").click()
        told = " ".join(item.locator(".sd-answer").inner_text().split())
        for text in feedback_of(record):
            assert plain(text) in told


def feedback_of(record: dict) -> list[str]:
    """Every text of an item that explains."""
    parts = [record.get("key"), *record.get("keys", ()), *record.get("distractors", ()), *record.get("pairs", ())]
    whole = record.get("feedback")
    found = [record.get("rationale"), *(part["feedback"] for part in parts if part), *(whole.values() if isinstance(whole, dict) else [whole])]
    return [text for text in found if text]


@pytest.mark.long
@visit
def test_each_type_prints_as_a_sheet_with_its_key_apart(page: Page, address: str, path: str, section: dict, kinds: list[str]) -> None:
    """The text of the PDF: all questions and no feedback, then the key on a page of its own."""
    page.goto(address + path)
    for kind in kinds:
        miss(first(page, kind))
    pages = [squeezed(text) for text in page_texts(page.pdf(format="A4"))]
    heading = squeezed(f"Key: {plain(section['title'])}")
    start = next(index for index, text in enumerate(pages) if heading in text)
    assert pages[start].index(heading) < 60, "the key does not open its page"
    sheet, key = "".join(pages[:start]), "".join(pages[start:])
    for item in section["items"]:
        for part in re.split(r"```\w*\n", item["stem"]):  # code is painted after what stands round it
            assert squeezed(plain(part)) in sheet
        for text in feedback_of(item):
            assert squeezed(plain(text)) not in sheet
        for answer_ in answers_of(item):
            assert squeezed(plain(answer_)) in key
    for button in ("Check", "Try again", "Not right"):
        assert squeezed(button) not in pages[start - 1]


def answers_of(record: dict) -> list[str]:
    """What the key must say of an item."""
    match kind_of(record):
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


@pytest.mark.parametrize("scheme", some(["light", "dark"], ["light"]))
@visit
def test_axe_finds_nothing_in_any_state_of_any_type(page: Page, address: str, path: str, section: dict, kinds: list[str], scheme: str) -> None:
    """Wrong, tried again, and right: quizzes usually fail after the answer."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(address + path)
    items = [first(page, kind) for kind in kinds]
    for step in (miss, again, answer):
        for item in items:
            step(item)
        page.evaluate("scrollTo(0, 0)")  # otherwise the header may cover a button and axe calls the target small
        assert violations(page, *(f"#{item.get_attribute('id')}" for item in items), scheme=scheme) == {}


def test_nothing_moves_while_a_quiz_opens(page: Page, address: str) -> None:
    """No layout shift at all, fresh and with answers put back, from the top and at a linked question."""
    path, section, _ = next(each for each in visits() if "choice" in each[2])
    for hash_ in ("", f"#item-{section['items'][3]['id']}"):
        page.goto("about:blank")
        page.goto(address + path + hash_)
        expect(page.locator(f"#quiz-{section['id']}[data-ready]")).to_be_attached()
        assert shifts(page) == []
        if not hash_:
            miss(first(page, "choice"))
    expect(first(page, "choice").get_by_role("status")).to_contain_text("Not right.")
