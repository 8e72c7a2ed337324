"""The search of a built site, asked as its box asks; and what people type into it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import yaml
from conftest import NODE

SITE = Path(__file__).parent / "site"
QUERIES = yaml.safe_load((SITE / "queries.yml").read_text(encoding="utf-8"))
"""What is typed, with the page and the section that are wanted first or nothing, by the code of the language."""
MISSED = QUERIES.pop("missed")
"""The same for what the search does not answer so yet."""


def ask(site: Path, typed: list[str], code: str = "en") -> dict[str, dict]:
    """What the search of a built site answers on its pages in a language, by what is typed."""
    command = [NODE, str(SITE / "search.mjs"), str(site), code, *typed]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(zip(typed, map(json.loads, done.stdout.splitlines()), strict=True))


def is_right(answer: dict, wanted: str | None, root: str = "/") -> bool:
    """Whether the first hit is the page that is wanted below a root, its best section the one wanted; or nothing is found where nothing is wanted."""
    pages = [page["url"] for page in answer["pages"]]
    if wanted is None or not pages:
        return wanted is None and not pages
    page, section, _ = wanted.partition("#")
    best = [hit["url"] for hit in answer["sections"][0][:1]]
    return pages[0] == root + page and (not section or best == [root + wanted])
