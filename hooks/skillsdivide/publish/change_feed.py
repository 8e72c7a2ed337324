"""What changed in the data, for readers of feeds (Atom) and for programs (JSON)."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from skillsdivide.render.environment import Renderer

FEED, JSON = "data/changes.xml", "data/changes.json"
PAGE = "changes.md"
"""The page to which the feed leads."""

ENTRIES = 100
"""How many changes the feed holds; readers of feeds keep older ones."""

ROWS = 2000
"""How many records the JSON holds, the newest first."""


def files(renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """(path below the site's root, content) of both, in another language of the feed alone.

    None where the history is not known, and no feed without a page to lead to.
    """
    groups = renderer.site.changes
    if not groups:
        return
    if renderer.site.address and PAGE in renderer.catalog.pages:
        yield FEED, renderer.render("data/changes.xml.j2", groups=groups, limit=ENTRIES, feed=FEED).encode()
    if renderer.site.words:
        return
    rows = [asdict(record) for group in groups for record in group.records]
    yield JSON, (json.dumps({"changes": rows[:ROWS]}, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
