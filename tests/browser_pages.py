"""Pages for the browser tests: one that every test of a worker gets clean, and fresh ones for what leaves traces in a browser.

A browser that has opened a page before opens it again for half the work.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, Request

SIZE = {"width": 1280, "height": 720}

NewPage = Callable[..., Page]
"""Opens a page in a browser context of its own, which takes Playwright's options and is closed after the test."""


@dataclass
class Misdeeds:
    """Notes what no page of the site may do: call another host, throw an error, break its own policy."""

    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Listens to every page of a context. Of requests it hears of those alone that fail, as all do that leave the site: to be told of each costs a tenth of a page."""
        context.on("requestfailed", lambda sent: self._is_foreign(sent) and self.foreign.append(sent.url))
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("console", lambda message: "Content Security Policy" in message.text and self.breaches.append(message.text))

    @staticmethod
    def _is_foreign(sent: Request) -> bool:
        return sent.url.startswith("http") and not sent.url.startswith("http://127.0.0.1:") and sent.failure != "csp"

    def check(self, request: pytest.FixtureRequest) -> None:
        """Fails the test for what its pages did."""
        assert not self.breaches or "breaks_the_policy" in request.keywords, self.breaches
        assert not self.foreign, f"requests that leave the site: {self.foreign}"
        assert not self.errors or "breaks_the_theme" in request.keywords, f"uncaught errors: {self.errors}"


class WarmPage:
    """The page that the tests of a worker share, one after the other."""

    def __init__(self, browser: Browser) -> None:
        self.misdeeds = Misdeeds()
        self.page = browser.new_context(service_workers="block", viewport=SIZE).new_page()
        self.misdeeds.watch(self.page.context)
        self.session: CDPSession = self.page.context.new_cdp_session(self.page)
        self.listeners: list[tuple[Page | BrowserContext, str, Callable]] = []
        for each in (self.page, self.page.context):
            self._note_listeners(each)
            for name in ("add_init_script", "expose_function", "expose_binding"):
                setattr(each, name, self._refuse)

    def _note_listeners(self, emitter: Page | BrowserContext) -> None:
        """Lets the listeners that a test adds be taken off after it."""
        for name in ("on", "once"):
            add = getattr(emitter, name)

            def noted(event: str, listener: Callable, add: Callable = add) -> None:
                self.listeners.append((emitter, event, listener))
                add(event, listener)

            setattr(emitter, name, noted)

    @staticmethod
    def _refuse(*_: object, **__: object) -> None:
        raise AssertionError("this cannot be taken back: take `new_page` in place of `page`")

    def clean(self) -> None:
        """Takes back what a test did to it."""
        context = self.page.context
        for each in context.pages:
            if each is not self.page:
                each.close()
        for emitter, event, listener in self.listeners:
            with contextlib.suppress(KeyError):  # heard once, and gone
                emitter.remove_listener(event, listener)
        self.listeners.clear()
        context.set_offline(False)
        self.page.unroute_all()
        context.unroute_all()
        self.page.goto("about:blank")
        assert self.page.evaluate("typeof __pwClock") == "undefined", "a clock cannot be taken back: take `new_page` in place of `page`"
        self.session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
        self.page.set_viewport_size(SIZE)
        self.page.emulate_media(**dict.fromkeys(("media", "color_scheme", "reduced_motion", "forced_colors", "contrast"), "null"))


@pytest.fixture(scope="session")
def warm_pages() -> list[WarmPage]:
    """The worker's page, if there is one."""
    return []


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, warm_pages: list[WarmPage]) -> Iterator[Page]:
    """The worker's page, clean; after a test that failed or closed it there is another."""
    if not warm_pages:
        warm_pages.append(WarmPage(browser))
    (warm,) = warm_pages
    failed = request.session.testsfailed
    yield warm.page
    if warm.page.is_closed() or request.session.testsfailed > failed:
        warm_pages.clear()
        warm.page.context.close()
    else:
        warm.clean()
    done, warm.misdeeds.foreign, warm.misdeeds.errors, warm.misdeeds.breaches = Misdeeds(**vars(warm.misdeeds)), [], [], []
    done.check(request)


@pytest.fixture
def new_page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[NewPage]:
    """Opens pages in browser contexts of their own."""
    misdeeds, contexts = Misdeeds(), []

    def opened(**options: object) -> Page:
        context = browser.new_context(**{"service_workers": "block", **options})
        contexts.append(context)
        misdeeds.watch(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
    misdeeds.check(request)
