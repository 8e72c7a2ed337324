"""What a reader does before a tool's script has come is not lost."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from conftest import some
from held import held
from playwright.sync_api import Page, expect


def _filters(page: Page) -> None:
    page.get_by_label("Filter the roles").fill("moderation")


def _filtered(page: Page) -> None:
    expect(page.locator("sortable-table [data-part=count]")).to_have_text(re.compile(r"^1 of "))


def _types_a_job(page: Page) -> None:
    page.locator("job-finder input").fill("tester")


def _job_found(page: Page) -> None:
    expect(page.locator("job-finder a[href*='roles/manual-qa-tester/']").first).to_be_visible()


def _names_two_roles(page: Page) -> None:
    page.locator("compare-roles input[name=b]").fill("Content moderation")
    page.locator("compare-roles input[name=c]").fill("Technical writing")
    page.locator("compare-roles input[name=c]").blur()


def _two_roles_compared(page: Page) -> None:
    expect(page.locator("compare-roles [data-part=result] th[scope=col]")).to_have_count(3)


def _plans(page: Page) -> None:
    page.locator("six-months select[name=from]").select_option("role:manual-qa-tester")


def _planned(page: Page) -> None:
    expect(page.locator(".sd-months > li").nth(5)).to_be_attached()


def _begins_ahead(page: Page) -> None:
    page.locator("review-due [data-action=ahead]").click()


def _began_ahead(page: Page) -> None:
    expect(page.locator("review-due quiz-section .sd-item").first).to_be_visible()


def _takes_a_preset(page: Page) -> None:
    page.locator("assign-quiz label", has=page.locator("[name=preset][value=practice]")).click()


def _preset_taken(page: Page) -> None:
    expect(page.locator("assign-quiz [name=feedback]")).to_have_value("once")


def _keeps_a_class(page: Page) -> None:
    page.locator("class-results [data-part=title]").fill("10 B")
    page.locator("class-results [data-part=title]").press("Enter")


def _class_kept(page: Page) -> None:
    expect(page.locator("class-results select option", has_text="10 B")).to_be_attached()


EARLY: dict[str, tuple[Callable[[Page], None], Callable[[Page], None]]] = {
    "roles/": (_filters, _filtered),
    "": (_types_a_job, _job_found),
    "roles/compare/?a=manual-qa-tester": (_names_two_roles, _two_roles_compared),
    "you/plan/": (_plans, _planned),
    "review/": (_begins_ahead, _began_ahead),
    "teach/": (_takes_a_preset, _preset_taken),
    "teach/results/": (_keeps_a_class, _class_kept),
}


@pytest.mark.parametrize("path", some(EARLY, ("roles/", "roles/compare/?a=manual-qa-tester", "review/", "teach/results/")))
def test_what_is_done_before_a_script_comes_is_taken_in(page: Page, address: str, path: str) -> None:
    """A text typed, names chosen, a button pressed, a form sent: one of each kind in every run."""
    does, done = EARLY[path]
    with held(page) as come:
        page.goto(address + path, wait_until="commit")
        does(page)
        come()
    done(page)


def test_an_exam_takes_no_answer_before_it_begins(page: Page, address: str) -> None:
    """It would be thrown away. On a phone no turn is offered before it can be taken."""
    section = page.locator("quiz-section[data-ready]")
    choice = section.locator(".sd-choice label").first
    page.goto(f"{address}learn/spending-paradox/")
    with held(page, "**/exam*.js") as come:
        section.locator("[data-action=exam]").click()
        choice.scroll_into_view_if_needed()
        place = choice.bounding_box()
        page.mouse.click(place["x"] + 20, place["y"] + 5)
        expect(section.locator("input:checked")).to_have_count(0)
        come()
    expect(section.locator("[data-action=submit-exam]")).to_be_visible()
    choice.click()
    expect(section.locator("[data-part=count]")).to_contain_text("1 of ")
    page.set_viewport_size({"width": 390, "height": 800})
    with held(page, "**/turns.js") as come:
        page.goto(f"{address}learn/decision-radar/")
        expect(section.locator("[data-turn='1']")).to_be_disabled()
        expect(section.locator("[data-action=view]")).to_be_disabled()
        come()
    section.locator("[data-turn='1']").click()
    expect(section.locator("[data-part=place]")).to_contain_text("2 of ")
