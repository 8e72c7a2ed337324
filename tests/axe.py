"""What axe, the accessibility checker, finds on a page as it stands."""

from __future__ import annotations

from conftest import ROOT
from playwright.sync_api import Page

AXE = (ROOT / "tests/tools/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


LAID_OUT = """() => {
  const whole = new CSSStyleSheet();
  whole.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets = [whole];
}"""
"""Lays out what is out of sight too, as it is once a reader gets there."""
RUN = "([within, runOnly]) => axe.run({ include: within }, { runOnly, resultTypes: ['violations'], preload: false }).then(({ violations }) => ({ violations }))"

COLOUR_RULES = ["color-contrast", "link-in-text-block"]
"""The rules whose answer follows from the colours."""


def violations(page: Page, *within: str, scheme: str = "light") -> dict[str, list]:
    """The rules that the page, or parts of it, break, each with up to five places; in the dark those about colours alone, as the others have the same answer."""
    page.evaluate(LAID_OUT)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    rules = {"type": "rule", "values": COLOUR_RULES} if scheme == "dark" else {"type": "tag", "values": TAGS}
    found = page.evaluate(RUN, [within or ["html"], rules])
    return {each["id"]: [node["target"] for node in each["nodes"]][:5] for each in found["violations"]}


STILL = """async () => {
  const frames = async () => { for (let count = 0; count < 3; count++) await new Promise(requestAnimationFrame); };
  const moving = () => document.getAnimations().filter((each) => each.playState === "running" && each.effect.getComputedTiming().endTime < Infinity);
  await frames();
  while (moving().length) {
    await Promise.allSettled(moving().map((each) => each.finished));
    await frames();
  }
}"""


def still(page: Page) -> None:
    """Waits until everything that fades or moves has done so."""
    page.evaluate(STILL)
