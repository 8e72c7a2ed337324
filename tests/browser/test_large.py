"""Letters twice as large, and phones: every kind of page fits its window, and no text is cut off or covered."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe import LAID_OUT
from conftest import CHROMIUM_FLAGS
from handing_in import codes
from playwright.sync_api import Browser, Page, expect

KINDS = [
    *("", "learn/spending-paradox/", "learn/skills-divide/", "learn/sources/"),
    *("roles/", "roles/manual-qa-tester/", "claims/", "credentials/"),
    "roles/compare/?a=manual-qa-tester&b=ai-security-engineer&c=content-moderation",
    *("you/", "you/audit/?role=manual-qa-tester", "you/plan/?role=manual-qa-tester&domain=ai-security", "test-yourself/", "review/"),
    *("teach/", "teach/files/", "teach/results/", "teach/assignment/"),
    *("data/", "glossary/", "privacy/", "about/", "404.html"),
]

MISFITS = """() => {
  const name = (node) => `${node.localName}.${node.className} ${node.textContent.trim().slice(0, 30)}`;
  const left = "svg, script, style, noscript, option, .md-header, .md-skip, [aria-hidden=true]";
  const shown = (node) => !node.closest(left) && (node.closest("summary") || !node.closest("details:not([open])")) && node.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true }) && getComputedStyle(node).clipPath === "none";
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !shown(node)) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects()) if (box.width > 2 && box.height > 2) lines.push({ box, node });
  }
  const cut = ({ box, node }) => {
    for (let around = node; around !== document.body; around = around.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(around);
      if ([overflowX, overflowY].some((each) => each === "auto" || each === "scroll") || position === "fixed") return false;
      const edge = around.getBoundingClientRect();
      if (edge.width < 3 || edge.height < 3) continue;
      if (overflowX !== "visible" && (box.right > edge.right + 2 || box.left < edge.left - 2)) return true;
      if (overflowY !== "visible" && (box.bottom > edge.bottom + box.height / 3 || box.top < edge.top - box.height / 3)) return true;
    }
    return box.right > innerWidth + 1 || box.left < -1;
  };
  const inside = lines.filter(({ node }) => node.closest(".md-content")).sort((a, b) => a.box.top - b.box.top);
  const covered = [];
  inside.forEach((one, place) => {
    for (let next = place + 1; next < inside.length && inside[next].box.top < one.box.bottom; next++) {
      const other = inside[next];
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      if (one.node !== other.node && width > 3 && height > Math.min(one.box.height, other.box.height) * 0.45) covered.push(`${name(one.node)} / ${name(other.node)}`);
    }
  });
  return { sideways: document.documentElement.scrollWidth > innerWidth, cut: lines.filter(cut).map(({ node }) => name(node)), covered };
}"""
"""What does not fit, also out of sight: lines of text cut off by their box or the window where nothing scrolls, and lines that lie on one another.

The theme's header is left out: it repeats the title in one line and shortens it.
"""

FITS = {"sideways": False, "cut": [], "covered": []}


@pytest.fixture(scope="module")
def large(launch_browser: Callable[..., Browser]) -> Iterator[Browser]:
    """A browser whose reader has set the letters to 200 %."""
    browser = launch_browser(args=[*CHROMIUM_FLAGS, "--blink-settings=defaultFontSize=32"])
    yield browser
    browser.close()


def misfits(page: Page, address: str, *widths: int) -> Iterator[tuple[str, int, dict]]:
    """Each kind of page and width with what does not fit; the class has handed in."""
    for path in KINDS:
        page.goto(address + path, wait_until="networkidle")
        if path == "teach/results/":
            page.locator("class-results [data-part=codes]").fill(
                "\n".join(codes(120, [("paradox-01", "choice", "00000000"), ("paradox-02", "numeric", "00000000")]))
            )
            page.locator("class-results [data-part=codes]").blur()
            expect(page.locator("[data-part=items] > tr")).to_have_count(2)
        page.evaluate(LAID_OUT)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            found = page.evaluate(MISFITS)
            if found != FITS:
                yield path, width, found


def test_every_page_fits_at_twice_the_size(large: Browser, address: str) -> None:
    """In a window and on a phone."""
    page = large.new_page(viewport={"width": 640, "height": 900}, reduced_motion="reduce", service_workers="block")
    assert list(misfits(page, address, 640, 390)) == []
    assert page.evaluate("() => getComputedStyle(document.documentElement).fontSize") == "40px"  # 20px at the browser's usual 16px
    page.close()


def test_every_page_fits_a_phone(browser: Browser, address: str) -> None:
    """The narrowest that is still made."""
    page = browser.new_page(viewport={"width": 320, "height": 900}, reduced_motion="reduce", service_workers="block")
    assert list(misfits(page, address, 320)) == []
    page.close()


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ("article h1 { inline-size: 120vw }", "sideways"),
        ("article h1 { overflow: hidden; white-space: nowrap !important; inline-size: 2rem }", "cut"),
        ("article h1 { margin-block-end: -3em !important }", "covered"),
    ],
)
def test_a_misfit_is_seen(large: Browser, address: str, style: str, found: str) -> None:
    """The question itself is asked of pages that are broken on purpose."""
    context = large.new_context(viewport={"width": 640, "height": 900}, service_workers="block", bypass_csp=True)
    page = context.new_page()
    page.goto(address + "privacy/", wait_until="networkidle")
    page.add_style_tag(content=style)
    assert page.evaluate(MISFITS)[found]
    context.close()
