"""A reader who is quicker than the scripts of a page."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from playwright.sync_api import Page, Route


@contextlib.contextmanager
def held(page: Page, scripts: str = "**/assets/**/*.js") -> Iterator[Callable[[], None]]:
    """Keeps scripts from a page until what it gives is called."""
    kept: list[Route] = []

    def keep(route: Route) -> None:
        kept.append(route)

    def come() -> None:
        for route in kept:
            route.continue_()
        page.unroute(scripts)

    page.route(scripts, keep)
    yield come
