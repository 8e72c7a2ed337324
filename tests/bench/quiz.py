"""A quiz of ours beside mkdocs-quiz and a plain page, with the same questions, built and opened in turn in one run.

Weights are of gzipped files. Times are medians of five visits in a Chromium slowed four times; they
differ from machine to machine, so what counts is how they stand to each other.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import yaml
from bench.performance import TEMPLATES, render_part, replace_part
from conftest import CHROMIUM_FLAGS, ROOT, SAMPLE, serving
from playwright.sync_api import Browser, sync_playwright

from skillsdivide.check.item_writing import WAIVABLE

HERE = Path(__file__).parent
WORK = ROOT / ".build/bench"
LONG = 200
"""How many questions the long page shows."""
VISITS = 5
SLOWED = 4

WATCH = """() => {
  window.seen = { shift: 0, longest: 0, blocked: 0, own: 0 };
  new PerformanceObserver((list) => { for (const each of list.getEntries()) seen.shift += each.value; }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => { for (const each of list.getEntries()) {
    seen.longest = Math.max(seen.longest, each.duration); seen.blocked += each.duration - 50; } }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => { for (const each of list.getEntries()) for (const script of each.scripts)
    if (!script.sourceURL.includes('assets/javascripts')) seen.own = Math.max(seen.own, script.duration); }).observe({ type: 'long-animation-frame', buffered: true });
}"""


@dataclass
class Contestant:
    """One way to show the questions."""

    name: str
    python: Path
    folder: Path

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def build(self) -> None:
        """Builds the site."""
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://example.org/skills-divide/"}
        subprocess.run([self.python, "-m", "mkdocs", "build", "--quiet", "--site-dir", self.site], cwd=self.folder, env=environment, check=True)

    def weight(self, page: str) -> int:
        """Gzipped bytes of a page with every script and style that it names and that is not Material's own."""
        file = self.site / page / "index.html"
        html = file.read_text(encoding="utf-8")
        names = re.findall(r'<(?:script|link)\b[^>]*?(?:src|href)="([^"]+?\.(?:js|css))"', html)
        seen: set[Path] = set()
        for path in [(file.parent / name).resolve() for name in names if "assets/javascripts" not in name and "assets/stylesheets" not in name]:
            if path.name not in SHARED:
                collect(path, seen)
        return zipped(file) + sum(map(zipped, seen))


SHARED = {"plain.css", "site.css", "search.js", "register.js"}
"""What is no part of a quiz: a style for readers without scripts, and on every page the look of the site, its search and its reading without a network."""


def collect(script: Path, seen: set[Path]) -> None:
    """Adds a file and, for a script, what it imports when it is loaded."""
    if script in seen or not script.is_file():
        return
    seen.add(script)
    if script.suffix == ".js":
        for name in re.findall(r'\bfrom\s*"([^"]+)"|\bimport\s*"([^"]+)"', script.read_text(encoding="utf-8")):
            collect((script.parent / (name[0] or name[1])).resolve(), seen)


def zipped(file: Path) -> int:
    """Bytes of a file under gzip at its best."""
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def questions(count: int) -> list[dict]:
    """Single-choice items of the real bank, over again with new ids until there are enough."""
    bank = [item for file in sorted((SAMPLE / "quizzes").glob("*.yml")) for item in yaml.safe_load(file.read_text(encoding="utf-8"))["items"] if "key" in item]
    plain = [{name: item[name] for name in ("stem", "key", "distractors", "rationale") if name in item} for item in bank]
    return [{"id": f"q-{index:03}", **plain[index % len(plain)]} for index in range(count)]


def contestants() -> Iterator[Contestant]:
    """The same questions, and the same words without a quiz, written for each."""
    shutil.rmtree(WORK, ignore_errors=True)
    pages = {"ten": questions(10), "long": questions(LONG)}
    for name, python in (("plain", ".venv/bench/bin/python"), ("mkdocs-quiz", ".venv/bench/bin/python"), ("ours", sys.executable)):
        folder = WORK / name
        if name == "ours":
            shutil.copytree(ROOT / "tests/other-profession", folder, symlinks=True)
        for page, items in pages.items():
            write(folder / f"docs/learn/{page}.md", "page.md.j2", kind=name, page=page, items=items)
            write(folder / f"docs/learn/words-{page}.md", "page.md.j2", kind="plain", page=page, items=items)
            if name == "ours":
                section = {"id": page, "title": page, "page": f"learn/{page}.md", "as_of": datetime.now(UTC).date(), "items": items}
                section["objectives"] = [{"id": "tell", "text": "Tell the right answer"}]
                section["items"] = [{**item, "id": f"{page}-{item['id']}", "passage": section["page"], "waive": WAIVED} for item in items]
                (folder / f"quizzes/{page}.yml").write_text(yaml.dump(section, Dumper=Plainly, sort_keys=False, allow_unicode=True), encoding="utf-8")
        if name == "ours":
            settings = (folder / "mkdocs.yml").read_text(encoding="utf-8").replace("../../hooks", str(ROOT / "hooks"))
            (folder / "mkdocs.yml").write_text(
                settings.replace(
                    "learn/readers.md", "\n      - ".join(["learn/readers.md", *(f"learn/{way}{page}.md" for page in pages for way in ("", "words-"))]), 1
                ),
                encoding="utf-8",
            )
        else:
            write(folder / "docs/index.md", "page.md.j2", kind="plain", page="index", items=[])
            write(folder / "mkdocs.yml", "mkdocs.yml.j2", kind=name)
        yield Contestant(name, ROOT / python, folder)


WAIVED = dict.fromkeys(WAIVABLE, "the bench repeats questions and drops what is about claims")


class Plainly(yaml.SafeDumper):
    """Writes YAML without aliases, which the dataset does not allow."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def write(file: Path, template: str, **parameters: object) -> None:
    """A file from a template of this folder."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(TEMPLATES.get_template(template).render(parameters), encoding="utf-8")


def visit(browser: Browser, address: str) -> dict[str, float]:
    """One cold visit in a slowed browser: layout shift; longest run of a script that is not Material's; longest task; blocked time."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.add_init_script(f"({WATCH})()")
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(1000)
    seen = page.evaluate("window.seen")
    context.close()
    return seen


def main() -> None:
    """Builds, weighs, visits, and writes the table into tests/reports/performance.md."""
    found = list(contestants())
    for each in found:
        each.build()
    plain, rival, ours = found
    rows = {each.name: {page: each.weight(f"learn/{page}") - each.weight(f"learn/words-{page}") for page in ("ten", "long")} for each in found}
    rows[rival.name]["none"] = rival.weight(".") - plain.weight(".")
    rows[ours.name]["none"] = ours.weight("learn/readers") - zipped(ours.site / "learn/readers/index.html")
    for each in (plain, rival):
        for page in ("ten", "long"):
            rows[each.name][page] = each.weight(f"learn/{page}") - plain.weight(f"learn/words-{page}")
    runs: dict[str, list[dict[str, float]]] = {each.name: [] for each in found}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=CHROMIUM_FLAGS)
        for _ in range(VISITS):
            for each in found:
                with serving(each.site) as address:
                    runs[each.name].append(visit(browser, f"{address}learn/long/"))
        version = browser.version
        browser.close()
    for name, seen in runs.items():
        rows[name] |= {key: statistics.median(each[key] for each in seen) for key in ("shift", "own", "longest", "blocked")}
    packages = subprocess.run([ROOT / ".venv/bench/bin/pip", "list", "--format=freeze"], capture_output=True, text=True, check=True).stdout
    release = re.search(r"mkdocs[-_]quiz==(\S+)", packages)[1]
    table = render_part("quiz", rows=rows, rival=release, chromium=version, visits=VISITS, long=LONG, slowed=SLOWED)
    replace_part("quiz", table)
    print(table)


if __name__ == "__main__":
    main()
