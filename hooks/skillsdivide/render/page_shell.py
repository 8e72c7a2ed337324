"""What a theme puts round a page, rendered once for all pages that differ in a few values alone.

The theme is asked for a page whose values are signs; the signs then give way to the values of each page.
"""

import re
from collections.abc import Callable, Hashable, Mapping

SIGN = re.compile(r"made-page-(\w+)-stands-here")
"""A sign is plain letters, hyphens and underscores, which no filter of a theme changes and no address escapes."""


class Moulds:
    """The moulds of one build, each under a key: pages of one key have all in common but their values."""

    def __init__(self):
        self.parts: dict[Hashable, list[str]] = {}
        """Text, name of a value, text, name, ..., text."""

    def fill(self, key: Hashable, values: Mapping[str, str], cast: Callable[[Mapping[str, str]], str]) -> str:
        """The page with these values. `cast` gives the page with signs in their places; it is asked once for a key."""
        key = key, *values
        if key not in self.parts:
            self.parts[key] = SIGN.split(cast({name: f"made-page-{name}-stands-here" for name in values}))
        return "".join(values[part] if index % 2 else part for index, part in enumerate(self.parts[key]))
