"""The real site in each language that mkdocs.yml names beside English."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe import still, violations
from browser_pages import NewPage
from browser_storage import wait_until_kept
from conftest import BASE, ROOT, SAMPLE, build, serving
from layout import misfits
from searching import MISSED, QUERIES, ask, is_right
from site_html import KINDS, faults
from zipped import weight

from skillsdivide.translate.languages import named_languages

CODES = [each.code for each in named_languages(ROOT / "mkdocs.yml")]

LIMIT = 130 * 1024
"""Bytes of a first visit as they travel; an Arabic page fetches a font of its own."""

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def spoken(once: Callable) -> Path:
    """The real site in all its languages, with the files for platforms."""

    def make(folder: Path) -> None:
        done = build(ROOT, folder, LANGUAGES="all")
        assert done.returncode == 0, done.stdout + done.stderr

    return once("spoken", make)


def test_every_address_leads_somewhere(spoken: Path) -> None:
    """From each page in each language."""
    assert faults(spoken, f"https://example.org{BASE}") == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", CODES)
def test_a_page_is_light_fits_and_can_be_used(spoken: Path, new_page: NewPage, code: str, kind: str) -> None:
    """A first visit, a phone and a desk, day and night."""
    with serving(spoken) as address:
        page = new_page(service_workers="allow")
        asked: set[str] = set()
        page.context.on("request", lambda sent: asked.add(sent.url.partition(BASE)[2].partition("?")[0].partition("#")[0]))
        page.goto(f"{address}{code}/{kind}")
        wait_until_kept(page)
        files = [spoken / (f"{each}index.html" if each.endswith("/") else each) for each in asked]
        assert sum(map(weight, files)) <= LIMIT
        assert misfits(page, 390, 1440) == {}
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            still(page)
            assert violations(page, scheme=scheme) == {}, scheme


@pytest.mark.parametrize("code", [code for code in CODES if code in QUERIES and ROOT == SAMPLE])
def test_the_search_answers_what_people_type(spoken: Path, code: str) -> None:
    """Each query of the language's table; and what it is known to miss it still misses, so that the table tells the truth."""
    table, missed = QUERIES[code], MISSED.get(code, {})
    answers = ask(spoken, [*table, *missed], code)
    assert [typed for typed, wanted in table.items() if not is_right(answers[typed], wanted, f"/{code}/")] == []
    assert [typed for typed, wanted in missed.items() if is_right(answers[typed], wanted, f"/{code}/")] == []
