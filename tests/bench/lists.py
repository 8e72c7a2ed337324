"""How soon the long lists answer at 2,000 roles in a slowed Chromium, and what their pages weigh; written into tests/reports/performance.md.

An answer is counted from the event to the end of the frame that shows it. As with a reader, the focus comes first,
and what the list fetches with it has come.
"""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.grow import grow
from bench.performance import render_part, replace_part
from bench.quiz import SLOWED, VISITS
from conftest import CHROMIUM_FLAGS, build, serving
from playwright.sync_api import Page, sync_playwright
from zipped import weight

FRAME = "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))))"


def typed(field: str, text: str) -> Callable[[Page], float]:
    """Milliseconds from a text in a field to the frame that answers."""
    return lambda page: page.locator(field).evaluate(
        f"(field) => {{ const start = performance.now(); field.value = {text!r}; field.dispatchEvent(new Event('input', {{ bubbles: true }})); return {FRAME}; }}"
    )


def clicked(name: str) -> Callable[[Page], float]:
    """Milliseconds from a click to the frame that answers."""
    return lambda page: page.get_by_role("button", name=name, exact=True).first.evaluate(
        f"(button) => {{ const start = performance.now(); button.click(); return {FRAME}; }}"
    )


ASKED: list[tuple[str, str, str, Callable[[Page], float]]] = [
    ("roles index", "roles/", "search", typed("[data-part=filter]", "security")),
    ("roles index", "roles/", "filter", typed("[data-part=side]", "growing")),
    ("roles index", "roles/", "sort", clicked("Substitution surface")),
    ("compare", "roles/compare/", "search", typed("compare-roles [name=a]", "secur")),
    ("quiz index", "test-yourself/", "search", typed("[data-part=filter]", "security")),
]


def main(size: int) -> None:
    """Builds, asks, prints, writes the table."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        top = Path(folder)
        grow(top / "project", size)
        settings = top / "project/mkdocs.yml"
        settings.write_text(settings.read_text(encoding="utf-8").replace("extra:\n", "extra:\n  exports: false\n", 1), encoding="utf-8")
        done = build(top / "project", top / "site")
        assert done.returncode == 0, done.stdout + done.stderr
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=CHROMIUM_FLAGS)
        rows = []
        with serving(top / "site") as address:
            for name, path, what, ask in ASKED:
                page = browser.new_context(service_workers="block").new_page()
                page.goto(address + path, wait_until="networkidle")
                page.locator("[data-part=filter], [name=a]").first.focus()
                page.wait_for_load_state("networkidle")
                page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
                times = [ask(page) for _ in range(VISITS)]
                rows.append(
                    {"page": name, "what": what, "median": statistics.median(times), "most": max(times), "bytes": weight(top / f"site/{path}index.html")}
                )
                print(rows[-1], flush=True)
                page.context.close()
        version = browser.version
        browser.close()
    replace_part("lists", render_part("lists", rows=rows, size=size, chromium=version, times=VISITS, slowed=SLOWED))


if __name__ == "__main__":
    main(int(sys.argv[1]))
