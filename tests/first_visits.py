"""What a first visit to a page fetches, the browser's worker included."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from browser_storage import KEPT, wait_until_kept
from conftest import BASE
from playwright.sync_api import Page
from zipped import weight

LIMIT = 118_500
"""Bytes of any English page with all that it fetches: half of stock Material's 237 KB at a hundred pages."""

MANIFESTS = 3_000
"""Bytes of the lists of files by which the worker keeps a page to be read without a network, fetched once it stands."""


def first_visit(page: Page, opened: Callable[[], object]) -> set[str]:
    """The files that a page and the worker fetch when it is opened, as paths below the site."""
    asked: list[str] = []
    page.context.on("request", lambda sent: asked.append(sent.url))
    opened()
    wait_until_kept(page)
    paths = {url.partition(BASE)[2].partition("?")[0].partition("#")[0] for url in [*asked, *page.evaluate(KEPT)] if url.startswith("http")}
    return {f"{each}index.html" if each.endswith("/") or not each else each for each in paths}


def assert_light(fetched: set[str], site: Path, limit: int = LIMIT) -> None:
    """What was fetched travels in so many bytes at most, and the worker's manifests in theirs."""
    weights = {each: weight(site / each) for each in fetched}
    manifests = {each: weights.pop(each) for each in fetched if each.endswith("release.json")}
    assert manifests, "the worker has kept nothing"
    assert sum(manifests.values()) <= MANIFESTS, manifests
    assert sum(weights.values()) <= limit, weights
