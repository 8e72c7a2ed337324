"""What moves on a page, and what does not fit: asked of a page as it stands."""

from __future__ import annotations

from playwright.sync_api import Page

NOTE_SHIFTS = """(() => {
  window.moved = [];
  const seen = ({ node }) => node?.nodeType !== Node.TEXT_NODE || node.data.trim();
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) if (!sources.length || sources.some(seen)) moved.push([value, sources[0]?.node?.nodeName]);
  }).observe({ type: "layout-shift", buffered: true });
})();"""
"""Notes what moves. A space at the end of what has come is none: it takes its place when the word behind it comes, and nobody sees it."""

MOVED = """async () => {
  await document.fonts.ready;
  for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve));
  return window.moved;
}"""

MISFITS = """() => {
  const name = (node) => `${node.localName}.${node.className} ${node.textContent.trim().slice(0, 30)}`;
  const left = "svg, script, style, noscript, option, .md-search__output, .md-skip, [aria-hidden=true]";
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
  const controls = [...document.querySelectorAll(".md-content :is(button, .sd-button, select, textarea, input:not([type=hidden]), .sd-segments > label)")];
  const pressed = controls.filter((each) => shown(each) && !each.matches(".sd-segments input, dialog:not([open]) *, th *")).map((node) => ({ node, box: node.getBoundingClientRect() }));
  const touching = [];
  pressed.forEach(({ node, box }, place) => {
    for (const { node: other, box: beside } of pressed.slice(place + 1)) {
      const [across, down] = [Math.max(beside.left - box.right, box.left - beside.right), Math.max(beside.top - box.bottom, box.top - beside.bottom)];
      if (box.width && beside.width && across < 4 && down < 4 && !node.contains(other)) touching.push(`${name(node)} / ${name(other)}`);
    }
  });
  return { sideways: document.documentElement.scrollWidth > innerWidth, cut: lines.filter(cut).map(({ node }) => name(node)), covered, touching };
}"""
"""What does not fit, also out of sight: lines of text cut off by their box or the window where nothing scrolls, lines that lie on one another, and what is pressed with less than four pixels to what is pressed beside it, but in the head of a table."""

FITS = {"sideways": False, "cut": [], "covered": [], "touching": []}


def shifts(page: Page) -> list[list]:
    """What has moved since the page began, each with how far and the first node of it.

    A page that has NOTE_SHIFTS as its first script knows more exactly what moved; others are asked what the browser remembers.
    """
    if not page.evaluate("'moved' in window"):
        page.evaluate(NOTE_SHIFTS)
    return page.evaluate(MOVED)


def misfits(page: Page, *widths: int) -> dict[int, dict]:
    """What does not fit at each width, where there is anything."""
    found = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = page.evaluate(MISFITS)
    return {width: each for width, each in found.items() if each != FITS}
