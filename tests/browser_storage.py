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


KEPT = "async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat()"
"""The addresses of what the worker has kept, the lists by which it does so among them."""

ALL_KEPT = """async (addresses) => {
  await navigator.serviceWorker.ready;
  const fetched = () => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.startsWith(location.origin));
  const wanted = () => addresses ?? [location.href.split("#")[0], ...fetched()];
  for (let turn = 0; turn < 300; turn++) {
    if ((await Promise.all(wanted().map((each) => caches.match(each, { ignoreSearch: true })))).every(Boolean)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}"""
"""Looks for half a minute. Playwright's `wait_for_function` takes the promise of an answer for a yes."""


def wait_until_kept(page: Page, *addresses: str) -> None:
    """Waits until the browser's worker has kept some files, or the page with all that it fetched, the last thing that happens by itself on a visit."""
    assert page.evaluate(ALL_KEPT, [*addresses] or None), "the worker has not kept everything"
