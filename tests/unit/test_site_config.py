"""What mkdocs.yml must say. Each case changes the small site's, and gives the exact lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

from skillsdivide.check.site_config import SiteConfig, check_site_config

FILE = ROOT / "tests/other-profession/mkdocs.yml"
SOUND = {"file": FILE, "site_url": "https://example.org/", "directory_urls": True, "uses_our_theme": True, "nav_pages": ("learn/catalogues.md",)}
PAGES = {"learn/catalogues.md", "learn/readers.md"}

CASES = {
    "no address": (
        {"site_url": ""},
        "3:11: site_url is empty, and links in files for other software lead back by it; write where the site will stand, such as https://example.org/skills/",
    ),
    "address with a query": (
        {"site_url": "https://example.org/?lang=en"},
        "3:11: site_url has '?', and the addresses of pages are put behind it; write the address of the site's folder alone, such as https://example.org/skills/",
    ),
    "address with a fragment": (
        {"site_url": "https://example.org/#skills"},
        "3:11: site_url has '#', and the addresses of pages are put behind it; write the address of the site's folder alone, such as https://example.org/skills/",
    ),
    "flat addresses": ({"directory_urls": False}, "1:1: use_directory_urls is off, and the addresses of the dataset's pages need it; take the line out"),
    "another theme": (
        {"uses_our_theme": False},
        "28:15: theme.custom_dir is not hooks/theme, so pages would have no style and no script; write custom_dir: hooks/theme under theme",
    ),
    "page of the navigation": ({"nav_pages": ("learn/sources.md",)}, "11:9: nav names 'learn/sources.md', which docs/ has not; write 'learn/readers.md'"),
    "page misspelt": ({"nav_pages": ("learn/reader.md",)}, "7:3: nav names 'learn/reader.md', which docs/ has not; write 'learn/readers.md'"),
}


def lines(**changed: object) -> list[str]:
    """What is wrong with these settings."""
    return [str(problem) for problem in check_site_config(SiteConfig(**{**SOUND, **changed}), PAGES)]


@pytest.mark.parametrize("name", CASES)
def test_a_setting_is_named_with_its_place_and_remedy(name: str) -> None:
    """One line for each fault."""
    changed, expected = CASES[name]
    assert lines(**changed) == [f"mkdocs.yml:{expected}"]


def test_sound_settings_pass() -> None:
    """The navigation may name addresses elsewhere."""
    assert lines(nav_pages=("learn/readers.md", "https://example.org/x.md")) == []


def test_all_faults_come_at_once() -> None:
    """As they do for the dataset."""
    assert len(lines(site_url="", uses_our_theme=False)) == 2


def test_a_tag_of_mkdocs_is_no_hindrance(tmp_path: Path) -> None:
    """Places are told of a file that takes values from the environment."""
    (tmp_path / "mkdocs.yml").write_text("site_url: !ENV [X, '']\nnav:\n- a: x.md\n", encoding="utf-8")
    assert [line.partition(": ")[0] for line in lines(file=tmp_path / "mkdocs.yml", site_url="", nav_pages=("x.md",))] == ["mkdocs.yml:1:11", "mkdocs.yml:3:6"]
