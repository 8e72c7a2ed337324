"""A site without resources, projects, audits and facts of a country: its pages speak of none of them."""

from __future__ import annotations

import re
import shutil

import pytest
from conftest import ROOT

from skillsdivide.pipeline import prepare
from skillsdivide.render.generated_pages import generated_pages, render_page

FILES = ("materials.yml", "resources.yml", "local-facts.yml", "job-titles.yml")
FOLDERS = ("data/projects", "data/audits", "data/schedules", "build", "you/worked-audits", "you/schedules")
PAGES = ("you/resources.md", "you/in-this-country.md")


@pytest.fixture
def pages(small) -> str:
    """All generated pages of the small site without them."""
    docs = small.folder / "docs"
    for name in FOLDERS:
        shutil.rmtree(docs / name)
    for name in (*(f"data/{name}" for name in FILES), *PAGES):
        (docs / name).unlink()
    renderer = prepare(small.folder, docs)
    return "\n".join(render_page(page, renderer).html for page in generated_pages(renderer))


def test_no_page_leads_to_what_was_left_out(pages: str) -> None:
    """Nor gives hours that nobody counted."""
    addresses = [re.sub(r"\.md$|/index\.md$", "/", page) for page in PAGES] + [f"{name}/" for name in FOLDERS[3:]]
    whole = prepare(ROOT / "tests/other-profession", ROOT / "tests/other-profession/docs")
    shown = "\n".join(render_page(page, whole).html for page in generated_pages(whole))
    assert {address for address in addresses if f"/{address}" in shown} == {"you/resources/", "build/"}
    assert [address for address in addresses if f"/{address}" in pages] == []
    assert "0 to 0 hours" not in pages
    assert "skills you already list" in pages


def test_no_page_speaks_of_what_was_left_out(pages: str) -> None:
    """Neither of resources nor of payments out of one country; the whole site's pages do."""
    whole = prepare(ROOT / "tests/other-profession", ROOT / "tests/other-profession/docs")
    spoken = ("shortest free resource", " abroad")
    shown = "\n".join(render_page(page, whole).html for page in generated_pages(whole))
    assert [words in shown for words in spoken] == [True, True]
    assert [words in pages for words in spoken] == [False, False]
