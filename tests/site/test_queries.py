"""The search answers what people type: each query of queries.yml with the page that it wants first, and no title twice."""

from __future__ import annotations

import json
import re
import statistics
from pathlib import Path

import pytest
from conftest import SAMPLE
from searching import MISSED, QUERIES, ask, is_right

MOST = 20_000
"""So many bytes a first query may fetch, besides the program of the search."""


@pytest.fixture(scope="session")
def answers(site: Path) -> dict[str, dict]:
    """What the search answers to each query in English, the language of the site that most tests share."""
    return ask(site, list(QUERIES["en"]))


@pytest.mark.parametrize(("typed", "wanted"), QUERIES["en"].items())
def test_the_wanted_page_comes_first(answers: dict[str, dict], typed: str, wanted: str | None) -> None:
    """The first hit is the page that is wanted, its best section the one wanted; what stands nowhere finds nothing."""
    assert is_right(answers[typed], wanted), answers[typed]


def test_no_hit_says_its_title_twice(answers: dict[str, dict]) -> None:
    """The line below a title goes on where the title ends."""
    hits = [hit for answer in answers.values() for hit in sum(answer["sections"], answer["pages"])]
    plain = [(hit["title"], hit["excerpt"].replace("<mark>", "").replace("</mark>", "")) for hit in hits]
    assert len(plain) > len(answers)
    assert [title for title, excerpt in plain if excerpt.startswith((f"{title} ", f"{title}."))] == []


def test_fifty_queries_in_each_language() -> None:
    """The tables stay as large as they were, and want pages that are there."""
    assert all(len(table) >= 50 for table in QUERIES.values())
    pages = {wanted.partition("#")[0].rstrip("/") for table in (*QUERIES.values(), *MISSED.values()) for wanted in table.values() if wanted}
    written = {page for page in pages if (SAMPLE / "docs" / f"{page}.md").is_file() or (SAMPLE / "docs" / page / "index.md").is_file()}
    assert {page for page in pages - written if not (SAMPLE / f"docs/data/{page}.yml").is_file()} == set()


def test_cells_and_terms_stand_apart(site: Path) -> None:
    """Pagefind takes the head of a table or of a definition for a part of the word behind it, so a space parts them."""
    glued = [page for page in site.rglob("index.html") if re.search(r"</(dt|th)><", page.read_text(encoding="utf-8"))]
    assert [str(page.relative_to(site)) for page in glued] == []


def test_a_first_query_fetches_little(answers: dict[str, dict]) -> None:
    """Each reads less of the index than the bound; with the pages that it shows first, whose texts are the writers', half stay below it."""
    assert {typed: answer["index"] for typed, answer in answers.items() if answer["index"] >= MOST} == {}
    whole = [answer["index"] + answer["shown"] for answer in answers.values()]
    assert statistics.median(whole) < MOST


@pytest.mark.parametrize("step", [20, pytest.param(1, marks=pytest.mark.long)])
def test_the_title_of_an_occupation_leads_to_its_page(site: Path, step: int) -> None:
    """Its page is the first section of the first hit; one in a hundred may be told by the finder alone, where words are everywhere."""
    titles = {each["title"]: each["soc"] for each in json.loads((site / "data/directory.json").read_text(encoding="utf-8"))["directory"]}
    asked = list(titles)[::step]
    found = ask(site, asked)
    missed = [title for title in asked if f"/roles/directory/{titles[title]}/" not in [each["url"] for each in (found[title]["sections"] or [[]])[0][:1]]]
    assert len(asked) >= 900 / step
    assert len(missed) <= len(asked) / 100, missed
