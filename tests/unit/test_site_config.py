"""What mkdocs.yml must say. Each case changes the small site's, and gives the exact lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

from skillsdivide.check.site_config import Settings, check
from skillsdivide.diagnostics import ValidationFailed

FILE = ROOT / "tests/other-profession/mkdocs.yml"
NAMES = ("failures", "progress", "serving", "dataset", "made", "frames", "pages", "packages", "scripts", "search", "exports", "policy", "offline")
HOOKS = tuple(f"hooks/{name}.py" for name in NAMES)
SOUND = {"file": FILE, "hooks": HOOKS, "site_url": "https://example.org/", "directory_urls": True, "ours": True, "course": ("learn/catalogues.md",)}
PAGES = {"learn/catalogues.md", "learn/readers.md"}

CASES = {
    "order": (
        {"hooks": (*HOOKS[:4], *HOOKS[5:7], HOOKS[4], *HOOKS[7:])},
        "74:5: hooks/pages.py runs before hooks/made.py, whose work it needs; change their places",
    ),
    "exports early": (
        {"hooks": (*HOOKS[:5], HOOKS[10], *HOOKS[5:10], *HOOKS[11:])},
        "74:5: hooks/exports.py runs before hooks/scripts.py, whose work it needs; change their places",
    ),
    "hook missing": (
        {"hooks": (*HOOKS[:7], *HOOKS[8:])},
        "69:3: hooks/packages.py is not among the hooks; list it there; the order is failures, progress, serving, dataset, made, frames, pages, packages, scripts, search, exports, policy, offline",
    ),
    "no address": (
        {"site_url": ""},
        "3:11: site_url is empty, and links in files for other software lead back by it; write where the site will stand, such as https://example.org/skills/",
    ),
    "flat addresses": ({"directory_urls": False}, "1:1: use_directory_urls is off, and the addresses of the dataset's pages need it; take the line out"),
    "another theme": (
        {"ours": False},
        "28:15: theme.custom_dir is not hooks/theme, so pages would have no style and no script; write custom_dir: hooks/theme under theme",
    ),
    "page of the navigation": ({"course": ("learn/sources.md",)}, "11:9: nav names 'learn/sources.md', which docs/ has not; write 'learn/readers.md'"),
    "page misspelt": ({"course": ("learn/reader.md",)}, "7:3: nav names 'learn/reader.md', which docs/ has not; write 'learn/readers.md'"),
}


def lines(**changed: object) -> list[str]:
    """What is wrong with these settings."""
    try:
        check(Settings(**{**SOUND, **changed}), PAGES)
    except ValidationFailed as faulty:
        return [str(problem) for problem in faulty.problems]
    return []


@pytest.mark.parametrize("name", CASES)
def test_a_setting_is_named_with_its_place_and_remedy(name: str) -> None:
    """One line for each fault."""
    changed, expected = CASES[name]
    assert lines(**changed) == [f"mkdocs.yml:{expected}"]


def test_sound_settings_pass() -> None:
    """A site may do without exports, and name addresses elsewhere."""
    assert lines(hooks=(*HOOKS[:10], *HOOKS[11:]), course=("learn/readers.md", "https://example.org/x.md")) == []


def test_all_faults_come_at_once() -> None:
    """As they do for the dataset."""
    assert len(lines(site_url="", ours=False)) == 2


def test_a_tag_of_mkdocs_is_no_hindrance(tmp_path: Path) -> None:
    """Places are told of a file that takes values from the environment."""
    (tmp_path / "mkdocs.yml").write_text("site_url: !ENV [X, '']\nnav:\n- a: x.md\n", encoding="utf-8")
    assert [line.partition(": ")[0] for line in lines(file=tmp_path / "mkdocs.yml", site_url="", course=("x.md",))] == ["mkdocs.yml:1:11", "mkdocs.yml:3:6"]
