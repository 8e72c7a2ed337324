"""Pictures of pages, compared with the last ones: small, so that a real change is seen and the grain of letters is not.

`PICTURES=write` in the environment writes them anew, as `make pictures` does.
"""

from __future__ import annotations

import base64
import os

from conftest import ROOT
from playwright.sync_api import Page

HERE = ROOT / "tests/browser/pictures"
FOUND = ROOT / "test-results/pictures"
"""Where the new picture of a page that looks otherwise is put, to be looked at beside the last one."""

TOLERANCE = 60
"""How many points of a picture may differ: a day of the month, a letter drawn otherwise. A small button of another colour is a hundred."""

DIFFERENCE = """async ([shot, kept, step]) => {
  const read = async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  };
  const draw = (image, width, height) => {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, width, height);
    return canvas;
  };
  const points = (canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  const image = await read(shot);
  const now = draw(image, Math.round(image.width / step), Math.round(image.height / step));
  const picture = now.toDataURL("image/webp", 0.85);
  if (!kept) return { differing: Infinity, picture };
  const last = await read(kept);
  if (last.width !== now.width || Math.abs(last.height - now.height) > 1) return { differing: Infinity, picture };
  const [one, other] = [points(now), points(draw(last, now.width, now.height))];
  let differing = 0;
  for (let place = 0; place < one.length; place += 4)
    if ([0, 1, 2].some((channel) => Math.abs(one[place + channel] - other[place + channel]) > 40)) differing++;
  return { differing, picture };
}"""
"""How many points of a picture differ from the kept one, and the picture as it is kept: every sixth point of each line, after smoothing."""

STEP = 6


def difference(page: Page, name: str, *, full_page: bool = False) -> float:
    """In how many points the page differs from the picture of that name; a renewed picture differs in none."""
    shot = page.screenshot(full_page=full_page, animations="disabled", caret="hide")
    file = HERE / f"{name}.webp"
    is_renewed = os.environ.get("PICTURES") == "write"
    kept = f"data:image/webp;base64,{base64.b64encode(file.read_bytes()).decode()}" if file.is_file() else ""
    found = page.evaluate(DIFFERENCE, [f"data:image/png;base64,{base64.b64encode(shot).decode()}", kept, STEP])
    if found["differing"] <= TOLERANCE:
        return found["differing"]
    folder = HERE if is_renewed else FOUND
    folder.mkdir(parents=True, exist_ok=True)
    (folder / file.name).write_bytes(base64.b64decode(found["picture"].partition(",")[2]))
    return 0 if is_renewed else found["differing"]


def changed(page: Page, name: str, *widths: int, full_page: bool = False) -> dict[str, float]:
    """Where a page looks otherwise than it did, at each width."""
    found = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("() => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(told)))")
        found[f"{name}-{width}"] = difference(page, f"{name}-{width}", full_page=full_page)
    return {each: points for each, points in found.items() if points > TOLERANCE}
