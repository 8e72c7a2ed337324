"""Renders what a theme puts round a page once for a whole group of pages, with placeholders, and fills those in for each page."""

import re
from collections.abc import Callable, Hashable, Mapping

PLACEHOLDER = re.compile(r"page-shell-(\w+)-placeholder")
"""Plain letters, hyphens and underscores: no filter of a theme changes them and no address escapes them."""


class PageShells:
    """The shells of one build, each under a key. Pages of one key differ in their values alone."""

    def __init__(self) -> None:
        self._parts: dict[Hashable, list[str]] = {}
        """The shell of each key, split at its placeholders: text, name of a value, text, name, ..., text."""

    def fill(self, key: Hashable, values: Mapping[str, str], render: Callable[[Mapping[str, str]], str]) -> str:
        """The page with these values. `render` gives the page for other values; it is asked once a key, for placeholders.

        Raises KeyError where the shell holds a placeholder for which there is no value.
        """
        key = key, *values
        if key not in self._parts:
            self._parts[key] = PLACEHOLDER.split(render({name: f"page-shell-{name}-placeholder" for name in values}))
        return "".join(values[part] if index % 2 else part for index, part in enumerate(self._parts[key]))
