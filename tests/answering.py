"""Hands that answer items of every type: by mouse or finger, and by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

TYPES = ("choice", "multiple", "true-false", "numeric", "text", "match", "order")

Press = Callable[[Locator], None]


def first(page: Page, kind: str) -> Locator:
    """The first item of a type on the page."""
    return page.locator(f".sd-item[data-type={kind}]:visible").first


def as_list(page: Page) -> None:
    """Has every quiz of a page on a phone show all its questions at once."""
    expect(page.locator(".sd-quiz[data-turns]:not([data-view])")).to_have_count(0)
    for section in page.locator(".sd-quiz[data-turns]").all():
        if section.get_attribute("data-view") != "list":  # the device keeps the choice, so that the next page has it
            section.locator("[data-action=view]").click()
        expect(section).to_have_attribute("data-view", "list")


def key(item: Locator) -> Locator:
    """The right choices of an item with choices."""
    return item.locator(".sd-choice[data-key] input")


def wrong(item: Locator) -> Locator:
    """A wrong choice of an item with choices."""
    return item.locator(".sd-choice:not([data-key]) input").first


def answer(item: Locator, press: Press = Locator.click) -> None:
    """Gives the right answer to an item of any type, checks it and sees it called right."""
    fill(item, press)
    press(item.get_by_role("button", name="Check", exact=True))
    expect(item.get_by_role("status")).to_contain_text("Right.")


def fill(item: Locator, press: Press = Locator.click) -> None:
    """Gives the right answer to an item of any type."""
    match item.get_attribute("data-type"):
        case "choice" | "true-false" | "multiple":
            for label in item.locator(".sd-choice[data-key] label").all():
                if not label.locator("input").is_checked():
                    press(label)
        case "numeric":
            item.locator(".sd-field input").fill(item.get_attribute("data-answer"))
        case "text":
            item.locator(".sd-field input").fill(model_answer(item).upper() + " ")
        case "match":
            for select in item.locator("select").all():
                select.select_option(select.get_attribute("data-key"))
        case "order":
            if item.get_attribute("data-moved") is None:  # touch it once, in case the scramble leaves little to do
                press(item.get_by_role("button", name=re.compile("Move down")).first)
            for place in range(1, item.locator(".sd-step").count() + 1):
                step = item.locator(f".sd-step[data-place='{place}']")
                while position(step) > place - 1:
                    press(step.get_by_role("button", name=re.compile("Move up")))


def miss(item: Locator) -> None:
    """Gives an answer that is not right, checks it and sees it told so."""
    match item.get_attribute("data-type"):
        case "numeric" | "text":
            item.locator(".sd-field input").fill("0.123")
        case "match":
            for select in item.locator("select").all():
                right = select.get_attribute("data-key")
                select.select_option(next(each for each in ("0", "1") if each != right))
        case "order":
            last = item.locator(".sd-step").last
            last.get_by_role("button", name=re.compile("Move up")).click()
            if item.evaluate("node => [...node.querySelectorAll('.sd-step')].every((step, i) => Number(step.dataset.place) === i + 1)"):
                last.get_by_role("button", name=re.compile("Move down")).click()
        case _:
            wrong(item).check()
    item.get_by_role("button", name="Check", exact=True).click()
    expect(item.get_by_role("status")).to_contain_text(re.compile("Not right|Partly right"))


def again(item: Locator) -> None:
    """Tries once more, with nothing chosen."""
    item.get_by_role("button", name="Try again").click()
    for box in item.locator("input[type=checkbox]").all():
        box.uncheck()


def type_answer(page: Page, item: Locator) -> None:
    """Gives the right answer by keyboard alone, from the item's first control to Enter on Check."""
    kind = item.get_attribute("data-type")
    item.locator("input, select, .sd-step__moves button").first.focus()
    if kind in {"choice", "true-false"}:
        page.keyboard.press("Space")
        for _ in range(item.locator(".sd-choice").count()):
            if not page.evaluate("document.activeElement.closest('.sd-choice').hasAttribute('data-key')"):
                page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    elif kind == "multiple":
        for _ in range(item.locator(".sd-choice").count()):
            if page.evaluate("document.activeElement.closest('.sd-choice').hasAttribute('data-key')"):
                page.keyboard.press("Space")
            page.keyboard.press("Tab")
    elif kind in {"numeric", "text"}:
        page.keyboard.type(item.get_attribute("data-answer") if kind == "numeric" else model_answer(item))
        page.keyboard.press("Enter")
    elif kind == "match":
        for select in item.locator("select").all():
            for _ in range(int(select.get_attribute("data-key")) + 1):
                page.keyboard.press("ArrowDown")
            page.keyboard.press("Tab")
    else:
        sort_by_keyboard(page, item)
    if item.get_by_role("button", name="Check", exact=True).is_visible():
        to_check(page, item)
        page.keyboard.press("Enter")
    expect(item.get_by_role("status")).to_contain_text("Right.")


def sort_by_keyboard(page: Page, item: Locator) -> None:
    """Moves each step to its place with Enter on its own button, which keeps the focus."""
    if item.get_attribute("data-moved") is None:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    for place in range(1, item.locator(".sd-step").count() + 1):
        step = item.locator(f".sd-step[data-place='{place}']")
        if position(step) > place - 1:
            step.get_by_role("button", name=re.compile("Move up")).focus()
        while position(step) > place - 1:
            page.keyboard.press("Enter")


def to_check(page: Page, item: Locator) -> None:
    """Tabs on to the item's Check button."""
    for _ in range(30):
        if page.evaluate("document.activeElement.dataset.action === 'check'"):
            break
        page.keyboard.press("Tab")
    assert item.evaluate("node => node.contains(document.activeElement)")


def position(step: Locator) -> int:
    """Where a step stands now, from 0."""
    return step.evaluate("node => [...node.parentElement.children].indexOf(node)")


def model_answer(item: Locator) -> str:
    """The first accepted answer of a text item."""
    return item.evaluate("node => JSON.parse(node.dataset.accept)[0]")
