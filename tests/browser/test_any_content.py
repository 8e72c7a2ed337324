"""What holds for any content, in a browser: the pages of whatever stands in docs/ are accessible and fit a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe import violations
from conftest import ROOT, SAMPLE, serving
from playwright.sync_api import Page

pytestmark = [pytest.mark.long] if SAMPLE == ROOT else []  # of this site test_visits.py asks it in every run, of each kind of page


def test_a_page_of_each_folder_is_accessible_and_fits(page: Page, own_site: Path) -> None:
    """The page that heads a folder, and the first two below it."""
    folders = sorted({file.parent.parent for file in own_site.rglob("index.html")} - {own_site.parent})
    chosen = [own_site / "index.html", *(file for folder in folders for file in sorted(folder.glob("*/index.html"))[:2])]
    assert len(chosen) > 5
    with serving(own_site) as address:
        for file in chosen:
            page.set_viewport_size({"width": 1280, "height": 800})
            page.goto(address + file.relative_to(own_site).as_posix().removesuffix("index.html"))
            assert violations(page) == {}, file
            page.set_viewport_size({"width": 360, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, file
