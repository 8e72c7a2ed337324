"""Prints the path of a Chromium to test with, after installing one if need be.

In this order: $CHROMIUM, one that is on the machine, Playwright's own, Debian's package.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def found() -> str | None:
    """A Chromium that is already here."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)


def playwrights() -> str | None:
    """Playwright's own Chromium, downloaded if it is not there yet."""
    from playwright.sync_api import sync_playwright

    quiet = {"stdout": sys.stderr, "stderr": subprocess.DEVNULL}
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if not Path(path).exists():
        subprocess.run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=False, **quiet)
    return path if Path(path).exists() else None


def debians() -> str | None:
    """Debian's package, where we may install it."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]):
        subprocess.run(command, check=False, stdout=sys.stderr, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    return shutil.which("chromium")


if __name__ == "__main__":
    path = found() or playwrights() or debians()
    if path is None:
        sys.exit("No Chromium for the browser tests: install one (apt-get install chromium) or set CHROMIUM to its path.")
    print(path)
