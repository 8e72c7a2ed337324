"""Reading without a network, one release at a time."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import IO

import pytest
from axe import still
from browser_pages import NewPage
from browser_storage import KEPT, keep, records, wait_until_kept
from conftest import BASE, PagesHandler, serving
from playwright.sync_api import Page, expect

from skillsdivide.publish.assets import bundle
from skillsdivide.publish.precache_manifest import write_precache_manifest

CHAPTER = "learn/spending-paradox/"

LEFT_OUT = shutil.ignore_patterns("files", "[0-9][0-9]-*")
"""What a copy of the site does without: the files for platforms, and the pages of the directory's occupations."""


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page of a browser that lets the worker work."""
    return new_page(service_workers="allow")


@pytest.fixture
def published(site: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A copy of the site that can be replaced by another release, and its address."""
    folder = tmp_path / "site"
    shutil.copytree(site, folder, ignore=LEFT_OUT)
    release(folder)
    with serving(folder) as address:
        yield address, folder


@cache
def worker() -> bytes:
    """The worker before a release is written into it."""
    return bundle().site["sw.js"]


def release(folder: Path, *, offline: bool = True) -> None:
    """Seals the folder as it is now."""
    (folder / "sw.js").write_bytes(worker())
    write_precache_manifest(folder, offline=offline)


def change(folder: Path) -> None:
    """Another release: another chapter, another style."""
    page = folder / CHAPTER / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</h1>", " in another release</h1>", 1), encoding="utf-8")
    style = folder / "assets/site.css"
    style.write_text(style.read_text(encoding="utf-8") + "/* another release */", encoding="utf-8")


def asks_for_the_worker(page: Page, address: str) -> bool:
    """Whether a page that is opened asks for the browser's worker."""
    asked = []
    page.context.on("request", lambda sent: asked.append(sent.url.rpartition("/")[2]))
    page.goto(address)
    still(page)
    return "sw.js" in asked


def until(page: Page, promise: str, argument: object = None) -> None:
    """Waits until an asynchronous question is answered with yes."""
    for _ in range(600):  # half a minute, as long as actions have
        if page.evaluate(promise, argument):
            return
        page.wait_for_timeout(50)
    raise AssertionError(promise)


def read(page: Page, address: str) -> None:
    """Opens a page and waits until it is kept."""
    page.goto(address)
    wait_until_kept(page)


def test_what_was_read_opens_without_a_network(page: Page, published: tuple[str, Path]) -> None:
    """After one visit, with its style, its quiz and its feedback. In the place of what was not read stands a page of ours, which lists what was."""
    address, _ = published
    read(page, address + CHAPTER)
    page.reload()
    wait_until_kept(page)
    wait_until_kept(page, f"{address}assets/offline/kept.js")
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("h1")).to_be_visible()
    item = page.locator(".sd-item:has(input[type=radio])").first
    item.locator("label").first.click()
    item.get_by_role("button", name="Check").click()
    expect(item).to_have_attribute("data-done", "")
    page.goto(address + "learn/one-credential/")
    expect(page.get_by_role("heading", name="No network, and this page is not kept")).to_be_visible()
    expect(page.locator("kept-pages li a")).to_have_attribute("href", address + CHAPTER)
    page.context.set_offline(False)
    page.get_by_role("link", name="Try again").click()
    expect(page).to_have_url(address + "learn/one-credential/")


def test_two_releases_do_not_mix(page: Page, published: tuple[str, Path]) -> None:
    """Without a network a page of the new release gets no file of the old one, and the old page comes back whole."""
    address, folder = published
    read(page, address + CHAPTER)
    page.reload()
    wait_until_kept(page)
    change(folder)  # the worker's own file is still the old one, as where a network is lost halfway
    page.reload()
    expect(page.locator("h1")).to_contain_text("in another release")
    page.context.set_offline(True)
    assert page.evaluate("(address) => fetch(address, { cache: 'reload' }).then(() => 'got it', () => 'refused')", f"{address}assets/site.css") == "refused"
    page.reload()
    expect(page.locator("h1")).not_to_contain_text("in another release")
    assert "another release" not in page.evaluate("(address) => fetch(address).then((answer) => answer.text())", f"{address}assets/site.css")


def test_a_new_release_takes_the_place_of_the_old_one(page: Page, published: tuple[str, Path]) -> None:
    """What was read before is there in its new form, under one cache."""
    address, folder = published
    read(page, address + CHAPTER)
    change(folder)
    release(folder)
    page.reload()
    until(page, "async (path) => Boolean((await (await caches.match(path))?.text())?.includes('in another release'))", address + CHAPTER)
    until(page, "async () => (await caches.keys()).length === 1")
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("h1")).to_contain_text("in another release")


def test_a_page_has_one_address_without_a_network(page: Page, address: str) -> None:
    """With the stroke at its end, without it, and with the name of its file; its links lead where they led."""
    read(page, f"{address}roles/")
    page.reload()
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    for path in ("roles", "roles/index.html", "roles?q=1#x"):
        page.goto(address + path)
        expect(page.locator("h1")).to_have_text(re.compile("Roles"))
        assert page.locator("article a[href*='manual-qa-tester/']").first.evaluate("link => link.href") == f"{address}roles/manual-qa-tester/"


class CachingHost(PagesHandler):
    """Lets browsers use for ten minutes what they have, as GitHub Pages does."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()


def test_a_new_release_is_fetched_past_the_browsers_cache(page: Page, tmp_path: Path, site: Path) -> None:
    """A style that the browser remembers of the old release is neither kept for the new one nor lost."""
    folder = tmp_path / "site"
    shutil.copytree(site, folder, ignore=LEFT_OUT)
    release(folder)
    with serving(folder, CachingHost) as address:
        read(page, address + CHAPTER)
        change(folder)
        release(folder)
        page.reload()
        until(page, "async () => (await caches.keys()).length === 1")
        style = "async (address) => Boolean((await (await caches.match(address))?.text())?.includes('another release'))"
        until(page, style, f"{address}assets/site.css")


class Proxy(PagesHandler):
    """Puts a line of its own into each page, as some networks do."""

    def send_head(self) -> IO[bytes] | None:
        path = Path(self.translate_path("/" + self.path.partition("?")[0].removeprefix(BASE)))
        page = path / "index.html" if path.is_dir() else path
        if page.suffix != ".html" or not page.exists():
            return super().send_head()
        body = page.read_bytes() + b"<!-- by your network -->"
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


@pytest.mark.long
def test_privacy_says_so_where_a_proxy_lets_nothing_be_kept(page: Page, site: Path) -> None:
    """What was altered on the way is not kept; the page that promises it says that it is not."""
    with serving(site, Proxy) as address:
        page.goto(f"{address}privacy/")
        expect(page.get_by_text("Nothing is kept at the moment")).to_be_visible()
    with serving(site) as address:
        page.goto(f"{address}privacy/")
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        until(page, "async (address) => Boolean(await caches.match(address))", f"{address}privacy/")
        expect(page.get_by_text("Nothing is kept at the moment")).to_have_count(0)


ASK_TO_KEEP = """(address) => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => resolve(data);
  navigator.serviceWorker.controller.postMessage([address], [port2]); })"""
"""Asks the worker that serves the page to keep a file, and waits until it has done what it does."""


@pytest.mark.long
def test_the_reader_switches_it_off(page: Page, published: tuple[str, Path]) -> None:
    """Nothing stays, and nothing is kept from then on, not even by the worker that the page was opened with; until it is switched on again."""
    address, _ = published
    read(page, f"{address}privacy/")
    box = page.get_by_label("Keep the pages I have read")
    box.uncheck()
    expect(page.get_by_text("The kept pages are gone")).to_be_visible()
    page.evaluate(ASK_TO_KEEP, address + CHAPTER)
    assert page.evaluate("() => caches.keys()") == []
    box.check()
    until(page, "async () => (await caches.keys()).length === 1")
    box.uncheck()
    expect(page.get_by_text("The kept pages are gone")).to_be_visible()
    assert not asks_for_the_worker(page, address + CHAPTER)
    assert page.evaluate("async () => [(await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]") == [0, 0]


def erase(page: Page) -> None:
    """Erases everything, and says yes to that."""
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Erase everything now").click()


@pytest.mark.long
def test_erasing_everything_does_not_undo_a_no(page: Page, published: tuple[str, Path]) -> None:
    """It is all that stays, it is said, and no page is kept afterwards."""
    address, _ = published
    read(page, f"{address}privacy/")
    keep(page, "read", {"learn/key-takeaways/": 1790000000})
    page.get_by_label("Keep the pages I have read").uncheck()
    expect(page.get_by_text("The kept pages are gone")).to_be_visible()
    erase(page)
    expect(page.get_by_text("One thing stays: that you want no pages kept.")).to_be_visible()
    assert records(page) == {"settings"}
    assert not asks_for_the_worker(page, address + CHAPTER)
    assert page.evaluate(KEPT) == []


@pytest.mark.long
def test_erasing_everything_takes_the_kept_pages(page: Page, published: tuple[str, Path]) -> None:
    """They tell what was read. What is read afterwards is kept again."""
    address, _ = published
    read(page, address + CHAPTER)
    read(page, f"{address}privacy/")
    keep(page, "read", {"learn/key-takeaways/": 1790000000})
    erase(page)
    expect(page.get_by_text("Nothing of yours is kept here any more.")).to_be_visible()
    assert records(page) == set()
    assert [url for url in page.evaluate(KEPT) if not (url.startswith(f"{address}assets/") and url.endswith((".js", ".css", ".woff2")))] == []
    read(page, f"{address}learn/one-credential/")


@pytest.mark.long
def test_the_owner_switches_it_off(page: Page, published: tuple[str, Path]) -> None:
    """A release without it takes the worker out of browsers that have one."""
    address, folder = published
    read(page, address + CHAPTER)
    release(folder, offline=False)
    page.reload()
    until(page, "async () => (await caches.keys()).length === 0")
