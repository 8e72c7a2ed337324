"""What the site keeps in a browser under test."""

from __future__ import annotations

import json

from playwright.sync_api import Page

PREFIX = "skills-divide:/skills-divide/:"
"""How the keys of the site begin at the address that the tests serve it under."""


def keep(page: Page, name: str, data: object, form: int = 2) -> None:
    """Puts a record where the site keeps it."""
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [PREFIX + name, json.dumps({"format": form, "data": data})])


def records(page: Page) -> set[str]:
    """The names of the records that the site keeps."""
    return {key.removeprefix(PREFIX) for key in page.evaluate("() => Object.keys(localStorage)") if key.startswith(PREFIX)}


ALL_KEPT = """async () => {
  await navigator.serviceWorker.ready;
  const addresses = performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.startsWith(location.origin));
  return (await Promise.all([location.href.split("#")[0], ...addresses].map((each) => caches.match(each)))).every(Boolean);
}"""


def wait_until_kept(page: Page) -> None:
    """Waits until the browser's worker has kept the page with all that it fetched, the last thing that happens by itself on a visit."""
    page.wait_for_function(ALL_KEPT)
