"""The box for a job title and the directory: by keyboard, by name, without scripts, and what a visit fetches."""

from __future__ import annotations

import re

import pytest
from axe import violations
from browser_pages import NewPage
from conftest import some
from playwright.sync_api import Page, Route, expect

TESTER = "Manual QA and test engineering"


def box(page: Page):
    """The box for a job title."""
    return page.get_by_role("combobox", name="Your job title")


def test_a_title_leads_to_its_role_by_keys_alone(page: Page, address: str) -> None:
    """Nothing is fetched before the first key; the arrows walk, the focus stays in the box, Enter shows number and week in place."""
    asked = []
    page.on("request", lambda sent: asked.append(sent.url.removeprefix(address)))
    page.goto(address)
    expect(box(page)).to_be_visible()
    assert [path for path in asked if "finder.json" in path or "minisearch" in path] == []
    box(page).press_sequentially("testeur")
    hit = page.get_by_role("option", name=TESTER)
    expect(hit).to_contain_text(re.compile(r"\d of \d+ tasks"))
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    assert violations(page, "job-finder") == {}
    page.keyboard.press("ArrowDown")
    expect(hit).to_have_attribute("aria-selected", "true")
    expect(box(page)).to_have_attribute("aria-activedescendant", hit.get_attribute("id"))
    expect(box(page)).to_be_focused()
    page.keyboard.press("Enter")
    answer = page.get_by_role("region", name=TESTER)
    expect(answer).to_be_focused()
    expect(answer).to_contain_text(re.compile(r"\d of \d+ tasks"))
    expect(answer).to_contain_text("Exposure is no forecast of lost jobs")
    expect(answer.get_by_role("listitem")).to_have_count(3)
    expect(page.locator("job-finder").get_by_role("status")).to_have_text(f"{TESTER}: shown below.")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(page).to_have_url(address)
    assert violations(page, "job-finder") == {}
    expect(answer.get_by_role("link", name="Audit your own week")).to_have_attribute("href", re.compile(r"you/audit/\?role=manual-qa-tester$"))
    answer.get_by_role("link", name="How to do each").click()
    expect(page).to_have_url(address + "roles/manual-qa-tester/#how-to-do-each")
    expect(page.get_by_text("How to do each")).to_be_visible()
    expect(page.locator("#how-to-do-each")).to_be_visible()


def test_enter_takes_what_is_meant_beyond_doubt_and_asks_for_the_rest(page: Page, address: str) -> None:
    """A name of the table is answered at once, a word that several jobs share only once one of them is marked; where no answer comes, the page does."""
    page.goto(address)
    box(page).fill("junior developer")
    box(page).press("Enter")
    expect(page.get_by_role("region", name="Junior generalist software engineering")).to_be_visible()
    box(page).fill("engineer")
    expect(page.locator(".sd-answer")).to_have_count(0)
    box(page).press("Enter")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    expect(page.locator("job-finder").get_by_role("status")).to_contain_text("Which is yours?")
    expect(page.locator(".sd-answer")).to_have_count(0)
    page.route("**/tools/weeks/*", lambda route: route.abort())
    box(page).press("Enter")
    expect(page).to_have_url(re.compile("/roles/[a-z-]+/$"))


def test_an_occupation_is_answered_by_a_click_and_its_audit_begins_under_its_name(page: Page, address: str) -> None:
    """As voice control clicks it, by its name; the audit has the title and no task, and stands there at the next visit."""
    page.goto(address + "roles/")
    box(page).fill("ممرضة")
    hit, below = page.get_by_role("option", name="Registered Nurses"), page.get_by_label("Filter the roles")
    expect(hit).to_be_visible()
    place = below.bounding_box()
    box(page).blur()
    expect(hit).to_be_hidden()
    assert below.bounding_box() == pytest.approx(place, abs=1), "what is about to be tapped does not move away as the list goes"
    box(page).fill("ممرضه")
    hit.click()
    answer = page.get_by_role("region", name="Registered Nurses")
    expect(answer.get_by_role("listitem")).to_have_text([re.compile(r"^\d.*\w")] * 4)
    expect(answer).to_contain_text("Exposure is no forecast of lost jobs")
    expect(answer.get_by_role("link", name="Its tasks")).to_have_attribute("href", re.compile("roles/directory/29-1141.00/$"))
    answer.get_by_role("link", name="Audit this job").click()
    expect(page.get_by_label("Its name")).to_have_value("Registered Nurses")
    expect(page.locator("[data-part=tasks] textarea")).to_have_count(0)
    page.reload()
    expect(page.get_by_label("Its name")).to_have_value("Registered Nurses")
    expect(page.locator("[data-part=which] option")).to_have_count(1)


def test_what_nobody_knows_is_said_with_a_way_on(page: Page, address: str) -> None:
    """In words, and with the reader's own title for an audit."""
    page.goto(address + "roles/directory/")
    box(page).fill("zxqvv wkkj")
    expect(page.locator("job-finder").get_by_role("status")).to_have_text("Nothing like that.")
    expect(page.get_by_role("link", name="sort your own tasks")).to_have_attribute("href", re.compile(r"\?title=zxqvv%20wkkj$"))
    assert violations(page, "job-finder") == {}
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="sort your own tasks")).to_be_hidden()


def test_a_list_that_does_not_come_says_so_and_comes_at_the_next_key(page: Page, address: str) -> None:
    """No network for the first key."""
    page.route("**/tools/finder.json", lambda route: route.abort())
    page.goto(address)
    box(page).press_sequentially("q")
    expect(page.locator("job-finder").get_by_role("status")).to_contain_text("could not be loaded")
    page.unroute("**/tools/finder.json")
    box(page).press_sequentially("a")
    expect(page.get_by_role("option", name=TESTER)).to_be_visible()


def test_an_answer_that_comes_late_takes_nothing_from_the_reader(page: Page, address: str) -> None:
    """Who has gone elsewhere keeps the focus; who types something else sees no answer to what stood there."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/tools/weeks/*.json", hold)
    page.goto(address)
    answer = page.locator("job-finder .sd-answer")
    search = page.get_by_role("search").get_by_role("textbox")
    for typed in ("manual test", "manual tester"):
        box(page).fill(typed)
        with page.expect_request("**/tools/weeks/*.json"):
            page.get_by_role("option", name=TESTER).click()
        if typed == "manual test":
            search.focus()
            held.pop().continue_()
            expect(answer).to_be_visible()
            expect(search).to_be_focused()
    box(page).fill("data analyst")
    with page.expect_response("**/tools/weeks/*.json"):
        held.pop().continue_()
    expect(page.get_by_role("option").first).to_be_visible()
    expect(answer).to_have_count(0)


def test_the_table_of_all_is_filtered_by_group_and_by_measures(page: Page, address: str) -> None:
    """Rows come when somebody asks; two choices hold together, and what was not measured is neither above nor below."""
    page.goto(address + "roles/directory/")
    count = page.locator("sortable-table [data-part=count]")
    page.get_by_label("Group").select_option("Management")
    expect(count).to_have_text("56 of 923 occupations")
    page.get_by_label("Above the middle of all in").select_option("Exposure, rated by a model")
    page.get_by_label("Not above it in").select_option("Highly automatable tasks")
    expect(count).to_have_text("17 of 923 occupations")
    page.get_by_label("Group").select_option("Every group")
    page.get_by_label("Above the middle of all in").select_option("any measure")
    page.get_by_label("Not above it in").select_option("any measure")
    page.get_by_role("button", name="Observed in use").click()
    expect(page.locator("sortable-table tbody tr").first.locator("td").last).to_have_text("not measured")
    page.get_by_role("button", name="Observed in use").click()
    expect(page.locator("sortable-table tbody tr").first.locator("td").last).to_have_text("0.75")


@pytest.mark.parametrize("path", some(["", "roles/", "roles/directory/"], ["roles/"]))
def test_without_scripts_every_occupation_is_reached(new_page: NewPage, address: str, path: str) -> None:
    """By group or by letter, without a box that does nothing."""
    page = new_page(java_script_enabled=False)
    page.goto(address + path)
    expect(box(page)).to_be_hidden()
    if path != "roles/directory/":
        page.get_by_role("link", name="All occupations by group and by letter").click()
    page.get_by_role("link", name="L", exact=True).click()
    page.get_by_role("link", name="Librarians and Media Collections Specialists").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Librarians and Media Collections Specialists")
    page.get_by_role("link", name="Educational Instruction and Library").click()
    expect(page.get_by_role("row")).to_have_count(63)
