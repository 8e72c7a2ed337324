"""What the course says of its briefs and letters, held to them."""

from __future__ import annotations

import re

import pytest
from conftest import SAMPLE
from real_content import catalog

PAGES = ("index.md", "learn/index.md", "learn/production-visibility.md", "learn/plan-twenty-six-weeks.md")


@pytest.mark.parametrize("page", PAGES)
def test_the_hours_of_a_project_are_told_as_the_briefs_have_them(page: str) -> None:
    """From the shortest brief to the longest, and no other range of them."""
    hours = [project.hours for project in catalog().projects.values()]
    text = (SAMPLE / "docs" / page).read_text(encoding="utf-8")
    told = set(re.findall(r"(\d+) to (\d+) hours", text))
    assert (f"{min(hours):g}", f"{max(hours):g}") in told
    assert all(int(low) < 20 or (int(low), int(high)) == (min(hours), max(hours)) for low, high in told)


def test_the_chapter_names_every_brief_that_needs_no_programming() -> None:
    """Who does not program finds them all in one sentence."""
    text = (SAMPLE / "docs/learn/production-visibility.md").read_text(encoding="utf-8")
    paragraph = next(each for each in text.split("\n\n") if each.startswith("**Do you not program?**"))
    named = set(re.findall(r"\.\./build/([a-z-]+)\.md", paragraph))
    assert named == {project.id for project in catalog().projects.values() if project.no_programming}


def test_letters_to_copy_are_the_files() -> None:
    """French and Arabic: what the page shows is what one saves, and it says in which language it stands."""
    text = (SAMPLE / "docs/you/templates/permission-letter.md").read_text(encoding="utf-8")
    for language in ("fr", "ar"):
        block = re.search(rf'<div lang="{language}"[^>]*>\n\n(.*?)\n\n</div>', text, re.DOTALL)
        file = SAMPLE / f"docs/assets/templates/permission-letter-{language}.txt"
        assert block is not None
        shown = [line.removeprefix(">").removeprefix(" ") for line in block[1].splitlines() if not line.startswith("```")]
        indented = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
        assert [line.strip() for line in shown] == indented
