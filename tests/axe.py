"""What axe, the accessibility checker, finds on a page as it stands."""

from __future__ import annotations

from conftest import ROOT
from playwright.sync_api import Page

AXE = ROOT / "tests/tools/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


LAID_OUT = """() => {
  const whole = new CSSStyleSheet();
  whole.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets = [whole];
}"""
"""Lays out what is out of sight too, as it is once a reader gets there."""
RUN = "([within, tags]) => axe.run(within, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then(({ violations }) => ({ violations }))"


def violations(page: Page, within: str = "html") -> dict[str, list]:
    """The rules that the page, or a part of it, breaks, each with up to five places."""
    page.evaluate(LAID_OUT)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(RUN, [within, TAGS])
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
