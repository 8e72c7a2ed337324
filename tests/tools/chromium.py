"""Prints the path of a Chromium to test with, after installing one if need be.

$CHROMIUM, else one that is on the machine, Playwright's own, Debian's package. Asked for a `shell`, a headless one if it
can be had, which opens a page for a quarter of the processor time, and else a whole one.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SHELL = ("chromium-headless-shell", "chrome-headless-shell")
PATIENCE = 300
"""Seconds that a download may take."""


def whole() -> str | None:
    """A browser as readers have it, which can run without a window."""
    return here(WHOLE) or playwrights("--no-shell") or debians("chromium")


def shell() -> str | None:
    """The part of it that never has a window."""
    return here(SHELL) or debians("chromium-headless-shell") or playwrights("--only-shell")


def here(names: tuple[str, ...]) -> str | None:
    """One that is on the machine."""
    return next(filter(None, map(shutil.which, names)), None)


def playwrights(option: str) -> str | None:
    """Playwright's own, downloaded if it is not there yet."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    folder = next(each for each in path.parents if each.name.startswith("chromium-"))
    shells = folder.with_name(folder.name.replace("chromium-", "chromium_headless_shell-"))

    def there() -> str | None:
        return next((str(each) for each in ([path] if option == "--no-shell" else shells.glob("*/*headless*shell")) if each.exists()), None)

    if there() is None:
        run([sys.executable, "-m", "playwright", "install", "--with-deps", option, "chromium"])
    return there()


def debians(*packages: str) -> str | None:
    """Debian's packages, where we may install them, with one more try where the network fails; the path of the first."""
    if not shutil.which("apt-get") or not (os.geteuid() == 0 or (os.environ.get("CI") and shutil.which("sudo"))):
        return None
    allowed = [] if os.geteuid() == 0 else ["sudo", "-n"]
    for _ in range(2):
        run([*allowed, "apt-get", "update"], DEBIAN_FRONTEND="noninteractive")
        if run([*allowed, "apt-get", "install", "-y", "--no-install-recommends", *packages], DEBIAN_FRONTEND="noninteractive"):
            break
    return shutil.which(packages[0])


def run(command: list[str], **environment: str) -> bool:
    """Runs a command that may fail, and tells whether it did its work; what it says goes where faults go."""
    try:
        return subprocess.run(command, check=False, stdout=sys.stderr, env={**os.environ, **environment}, timeout=PATIENCE).returncode == 0
    except subprocess.TimeoutExpired as late:
        print(late, file=sys.stderr)
        return False


if __name__ == "__main__":
    named = os.environ.get("CHROMIUM")
    path = shutil.which(named) if named else ("shell" in sys.argv and shell()) or whole()
    if path is None:
        sys.exit("No Chromium for the browser tests: install one (apt-get install chromium) or set CHROMIUM to its path.")
    print(path)
