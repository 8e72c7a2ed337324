"""What a first visit fetches, gzipped: half of what the theme alone did with its own search, and nothing that grows with the dataset. Nothing moves meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest
from conftest import BASE, PagesHandler, serving
from playwright.sync_api import Browser, Page
from zipped import weight

pytestmark = pytest.mark.browser_context_args(service_workers="allow")

LIMIT = 118_500
"""Bytes of any page with all that it fetches: half of stock Material's 237 KB at a hundred pages."""

OURS = 40 * 1024
"""Bytes of what is not Material's: styles, scripts and data of ours, and the libraries that they load."""

MATERIAL = ("assets/stylesheets/", "assets/javascripts/")

KINDS = [
    "", "learn/spending-paradox/", "roles/", "roles/manual-qa-tester/", "roles/compare/", "claims/", "credentials/", "test-yourself/", "review/",
    "you/", "you/audit/", "you/plan/", "teach/", "teach/assignment/", "teach/results/", "404.html",
]  # fmt: skip


def visit(page: Page, address: str, path: str) -> set[str]:
    """What a first visit fetches, as paths below the site, the browser's worker included."""
    asked = []
    page.context.on("request", lambda sent: asked.append(sent.url))
    page.goto(address + path, wait_until="networkidle")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_timeout(300)
    paths = {url.partition(BASE)[2].partition("?")[0].partition("#")[0] for url in asked if url.startswith("http")}
    return {f"{each}index.html" if each.endswith("/") or not each else each for each in paths}


@pytest.mark.parametrize("path", KINDS)
def test_a_first_visit_keeps_to_its_weight(page: Page, address: str, site: Path, path: str) -> None:
    """Each kind of page, with everything that it and the browser's worker fetch by themselves."""
    weights = {each: weight(site / each) for each in visit(page, address, path)}
    assert sum(weights.values()) <= LIMIT, weights
    assert sum(value for each, value in weights.items() if not each.startswith(MATERIAL) and not each.endswith((".html", ".woff2"))) <= OURS, weights


SHIFTS = """() => { window.moved = []; const seen = ({ node }) => node?.nodeType !== Node.TEXT_NODE || node.data.trim();
  new PerformanceObserver((list) => { for (const { value, sources } of list.getEntries()) if (!sources.length || sources.some(seen)) moved.push([value, sources[0]?.node?.nodeName]); })
    .observe({ type: 'layout-shift', buffered: true }); }"""
"""Notes what moves. A space at the end of what has come is none: it takes its place when the word behind it comes, and nobody sees it."""


@pytest.mark.browser_context_args(service_workers="block", viewport={"width": 412, "height": 823})
@pytest.mark.parametrize("path", KINDS)
def test_nothing_moves_while_a_page_opens(page: Page, address: str, path: str) -> None:
    """On a phone, its processor slowed and its line slow, so that scripts come long after the first paint."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, "latency": 150, "downloadThroughput": 400_000, "uploadThroughput": 100_000})
    page.add_init_script(f"({SHIFTS})()")
    page.goto(address + path, wait_until="networkidle")
    page.wait_for_timeout(300)
    assert page.evaluate("window.moved") == []


class Trickling(PagesHandler):
    """Sends pages piece by piece, as a slow line does, so that a browser draws what has come while the rest is still to come."""

    protocol_version = "HTTP/1.0"

    def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:
        if not self.headers.get("Accept", "").startswith("text/html"):
            return super().copyfile(source, outputfile)
        while piece := source.read(1000):
            outputfile.write(piece)
            time.sleep(0.03)
        return None


@pytest.fixture(scope="module")
def trickling(site: Path) -> Iterator[str]:
    """The address of the site behind a slow line."""
    with serving(site, Trickling) as address:
        yield address


def in_pieces(browser: Browser, address: str) -> list[list]:
    """What moved while a page came in pieces, on a phone and in a window."""
    pages = [browser.new_page(viewport=size, service_workers="block") for size in ({"width": 412, "height": 823}, {"width": 1280, "height": 900})]
    for page in pages:
        page.add_init_script(f"({SHIFTS})()")
        page.goto(address, wait_until="commit")
    for page in pages:
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(300)
    moved = [page.evaluate("window.moved") for page in pages]
    for page in pages:
        page.close()
    return moved


@pytest.mark.parametrize("path", [*KINDS, "learn/skills-divide/", "teach/files/"])
def test_nothing_moves_while_a_page_comes_in_pieces(browser: Browser, trickling: str, path: str) -> None:
    """What has come stands where it will stand when everything has. A fault of the page shows in both of two visits; a loaded machine's late font does not."""
    moved = in_pieces(browser, trickling + path)
    assert moved == [[], []] or in_pieces(browser, trickling + path) == [[], []], moved


def test_no_first_visit_knows_how_many_roles_there_are(page: Page, address: str, site: Path) -> None:
    """Of what a role's page fetches nothing names another role, but links that the page shows."""
    roles = {file.parent.name for file in (site / "roles").glob("*/index.html")} - {"compare", "manual-qa-tester"}
    fetched = visit(page, address, "roles/manual-qa-tester/") - {"roles/manual-qa-tester/index.html"}
    texts = {each: (site / each).read_text(encoding="utf-8") for each in fetched if not each.endswith((".woff2", ".png"))}
    assert {each: [role for role in roles if role in text] for each, text in texts.items() if any(role in text for role in roles)} == {}
