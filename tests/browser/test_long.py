"""More roles than a page shows in full: the others are fetched when somebody looks for them, and a way without scripts leads to each."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe import violations
from bench.grow import grow, read
from browser_pages import NewPage
from conftest import build
from held import held
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.long  # in every run test_directory.py drives the same table, with 923 rows

COUNT = 60


EMPTY_FILES = """
from skillsdivide.export import export_all

export_all.write_batch = lambda batch, wanted, context: dict.fromkeys(export_all.formats(), b"")
"""
"""A hook that leaves the files for platforms empty: pages lead to them all the same, and to make them takes long."""


@pytest.fixture(scope="module")
def long(once: Callable, addresses: dict[str, str]) -> tuple[str, Path]:
    """Address and folder of a site of sixty roles."""
    address = addresses["long/site"]

    def make(top: Path) -> None:
        grow(top / "project", COUNT)
        settings = top / "project/mkdocs.yml"
        settings.write_text(re.sub(r"(?m)^(  - .*hooks/plugin\.py\n)", r"\1  - empty_files.py\n", settings.read_text(encoding="utf-8")), encoding="utf-8")
        (top / "project/empty_files.py").write_text(EMPTY_FILES, encoding="utf-8")
        done = build(top / "project", top / "site", SITE_URL=address)
        assert done.returncode == 0, done.stdout + done.stderr

    return address, once("long", make) / "site"


def titles(site: Path, *sides: str) -> list[str]:
    """The titles of the roles of some sides, of all where none is named, in alphabetical order."""
    roles = [read(file) for file in (site.parent / "project/docs/data/roles").glob("*.yml")]
    return sorted((role["title"] for role in roles if not sides or role["side"] in sides), key=str.casefold)


@pytest.mark.parametrize("path", ["roles/", "roles/compare/"])
def test_every_role_is_sorted_searched_and_shown(page: Page, long: tuple[str, Path], path: str) -> None:
    """Also those that the page does not hold; their links lead to them from wherever the table stands."""
    page.goto(long[0] + path)
    rows, count = page.locator("sortable-table tbody tr"), page.locator("sortable-table [data-part=count]")
    expect(rows).to_have_count(20)
    expect(count).to_have_text(f"{COUNT} of {COUNT} roles")
    for start in (21, 41):
        page.get_by_role("button", name="Next").click()
        expect(page.get_by_text(f"{start} to {start + 19} of {COUNT}")).to_be_visible()
    expect(rows).to_have_count(20)
    page.get_by_role("button", name="Role", exact=True).click()
    page.get_by_role("button", name="Role", exact=True).click()
    last = titles(long[1])[-1]
    expect(rows.first).to_contain_text(last)
    page.get_by_label("Side").select_option("exposed")
    expect(count).to_have_text(f"{len(titles(long[1], 'exposed'))} of {COUNT} roles")
    page.get_by_label("Side").select_option("")
    page.get_by_label("Filter the roles").fill(last)
    expect(rows).to_have_count(1)
    rows.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(last)


@pytest.mark.parametrize("path", ["roles/", "roles/compare/"])
def test_a_row_that_comes_is_the_row_that_stood_there(page: Page, long: tuple[str, Path], path: str) -> None:
    """Its words, its drawing and where it leads."""
    page.goto(long[0] + path)
    first = page.locator("sortable-table tbody tr").first
    seen = "(row) => [row.innerText, row.querySelectorAll('rect').length, row.querySelector('a').href]"
    before = first.evaluate(f"(row) => {{ row.dataset.stood = ''; return ({seen})(row); }}")
    page.get_by_label("Filter the roles").fill(before[0].split("\t")[0])
    expect(first).not_to_have_attribute("data-stood", "")
    assert first.evaluate(seen) == before


def test_a_list_that_does_not_come_says_so(page: Page, long: tuple[str, Path]) -> None:
    """And comes at the next try."""
    page.route("**/roles/rows.json", lambda route: route.abort())
    page.goto(long[0] + "roles/")
    page.get_by_label("Filter the roles").fill("moderation")
    expect(page.get_by_role("status").filter(has_text="could not be loaded")).to_be_visible()
    page.unroute("**/roles/rows.json")
    page.get_by_label("Filter the roles").fill("moderatio")
    copies = sum("moderation" in title for title in titles(long[1]))
    expect(page.locator("sortable-table [data-part=count]")).to_have_text(f"{copies} of {COUNT} roles")


@pytest.mark.parametrize("path", ["roles/", "roles/compare/", "learn/skills-divide/"])
def test_without_scripts_every_role_is_reached(new_page: NewPage, long: tuple[str, Path], path: str) -> None:
    """By its name, or by its card where a side has few."""
    page = new_page(java_script_enabled=False)
    page.goto(long[0] + path)
    for summary in page.locator("summary", has_text=re.compile(r"All \d+ by name")).all():
        summary.click()
    links = page.locator("details[open] li a[href*='/roles/'], .sd-cards a[href*='/roles/']")
    assert len({link.get_attribute("href") for link in links.all()}) == len(titles(long[1], *(("exposed", "growing") if path.startswith("learn/") else ())))
    expect(links.last).to_be_visible()


def test_the_files_of_many_sections_are_one_link_each(page: Page, long: tuple[str, Path]) -> None:
    """It leads to the teacher pack, and to whichever format is chosen; a quiz leads to its line."""
    page.goto(long[0] + "roles/manual-qa-tester/quiz/")
    page.get_by_role("link", name="For teachers: these questions as files").first.click()
    page.wait_for_url("**/teach/files/#*")
    # Not :target: Material follows no hash where the page was scrolled in the tenth of a second before the click, as it then takes the visit for one back.
    link = page.locator(f"[id='{page.url.partition('#')[2]}']")
    expect(link).to_have_attribute("href", re.compile(r"([\w-]+)/\1\.teacher-pack\.zip$"))
    with held(page) as come:
        page.reload(wait_until="commit")
        page.get_by_role("combobox", name="Format").select_option("Moodle XML")  # before its script has come
        come()
    expect(link).to_have_attribute("href", re.compile(r"/([\w-]+)/\1\.moodle\.xml$"))
    assert violations(page, ".md-content") == {}
