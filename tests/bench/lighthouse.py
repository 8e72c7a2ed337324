"""What Lighthouse says of each kind of page, on its mobile setting over a server that zips, written into tests/reports/performance.md.

The time that a page blocks is compared, in turn, with that of the same page without our parts: the theme's own switch of
colours is in its frame again, and none of our scripts, styles and fonts is there.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.performance import render_part, replace_part
from bench.quiz import SLOWED, VISITS, visit
from conftest import CHROMIUM_FLAGS, NODE, ROOT, build, copied, serving
from playwright.sync_api import sync_playwright
from zipped import serving_zipped

PAGES = {
    "home": "",
    "chapter": "learn/spending-paradox/",
    "roles": "roles/",
    "role": "roles/manual-qa-tester/",
    "compare": "roles/compare/",
    "claims": "claims/",
    "quizzes": "test-yourself/",
    "review": "review/",
    "progress": "you/",
    "plan": "you/plan/",
    "teach": "teach/",
    "assignment": "teach/assignment/",
    "results": "teach/results/",
    "missing": "404.html",
}
"""A page of each kind."""

CATEGORIES = ("accessibility", "best-practices", "seo", "performance")
CLI = ROOT / "tests/bench/node_modules/lighthouse/cli/index.js"
OURS = re.compile(r"assets/(?!javascripts|stylesheets).*\.(js|css|woff2)")
"""Our scripts, styles and fonts, as paths below the site."""

OUR_FRAME = ("header.html", "nav.html", "toc.html", "footer.html", "palette.html")
"""Our header, menus, footer and switch of colours, as partials of the theme."""

FLAGS = " ".join(["--headless=new", *CHROMIUM_FLAGS])


def audited(address: str, folder: Path) -> dict:
    """Lighthouse's report on a page."""
    report = folder / "report.json"
    command = [
        NODE,
        str(CLI),
        address,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--chrome-flags={FLAGS}",
        f"--only-categories={','.join(CATEGORIES)}",
    ]
    subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": os.environ["CHROMIUM"]})
    return json.loads(report.read_text(encoding="utf-8"))


def free() -> tuple[str, int]:
    """An address that nothing is served at, for a site to be built for, and its port."""
    with serving(ROOT) as address:
        return address, int(address.split(":")[2].partition("/")[0])


def without_ours(folder: Path, address: str) -> Path:
    """The site without our parts, built in a folder for an address."""
    folder.mkdir()
    copied(ROOT, folder)
    (folder / "hooks").unlink()
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("packages", "__pycache__"))
    (folder / "hooks/packages").symlink_to(ROOT / "hooks/packages")
    for name in OUR_FRAME:
        (folder / "hooks/theme/partials" / name).unlink()
    site = folder / "site"
    done = build(folder, site, SITE_URL=address)
    assert done.returncode == 0, done.stdout + done.stderr
    for file in [each for each in site.rglob("*") if OURS.match(each.relative_to(site).as_posix())]:
        file.unlink()
    return site


def faults(report: dict) -> list[str]:
    """The audits that keep a category other than performance from 100, each with its first place."""
    asked = {each["id"] for name in CATEGORIES[:3] for each in report["categories"][name]["auditRefs"] if each["weight"]}
    found = [audit for key, audit in report["audits"].items() if key in asked and audit["score"] not in (None, 1)]
    return [f"{each['id']}: {json.dumps(each.get('details', {}).get('items', [])[:2])[:600]}" for each in found]


def main(names: list[str]) -> None:
    """Builds, audits, visits, prints each fault and writes the table."""
    rows = {}
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site, zipped = Path(folder) / "site", Path(folder) / "zipped"
        (own, port), (other, other_port) = free(), free()
        done = build(ROOT, site, SITE_URL=own)
        assert done.returncode == 0, done.stdout + done.stderr
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=CHROMIUM_FLAGS)
        plain = without_ours(Path(folder) / "plain", other)
        with serving_zipped(site, zipped, port) as address, serving_zipped(plain, Path(folder) / "plain-zipped", other_port) as bare:
            for name in names or PAGES:
                report = audited(address + PAGES[name], Path(folder))
                runs = [[visit(browser, each + PAGES[name])["blocked"] for each in (address, bare)] for _ in range(VISITS)]
                rows[name] = {
                    **{category: round(report["categories"][category]["score"] * 100) for category in CATEGORIES},
                    "shift": report["audits"]["cumulative-layout-shift"]["numericValue"],
                    "bytes": report["audits"]["total-byte-weight"]["numericValue"],
                    "with": statistics.median(each[0] for each in runs),
                    "without": statistics.median(each[1] for each in runs),
                }
                print(name, rows[name], *faults(report), sep="\n  ", flush=True)
        version, release = browser.version, report["lighthouseVersion"]
        browser.close()
    if not names:
        replace_part("lighthouse", render_part("lighthouse", rows=rows, chromium=version, release=release, visits=VISITS, slowed=SLOWED))


if __name__ == "__main__":
    main(sys.argv[1:])
