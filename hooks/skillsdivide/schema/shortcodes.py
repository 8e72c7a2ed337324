"""Shortcodes: in Markdown, `<!-- kind: name -->` stands where a piece made from the dataset goes.

They are HTML comments, so that an editor or a forge shows the prose without them. They survive the Markdown engine
and are expanded in its HTML; a shortcode in a code block is text.
"""

import re
from pathlib import Path

TEMPLATES = Path(__file__).parents[1] / "templates" / "shortcodes"
"""A kind has a template here, or a folder of templates, one for each name."""

SHORTCODE = re.compile(r"<!--\s*([a-z]+):([^<>]*)-->")
"""Kind and name. It takes a time that grows with the page and no faster, whatever stands there."""

RECORDS = {
    "quiz": ("sections", "section"),
    "objectives": ("sections", "section"),
    "claim": ("claims", "claim"),
    "verdict": ("claims", "claim"),
    "figure": ("claims", "claim"),
    "project": ("projects", "project"),
    "audit": ("audits", "audit"),
    "schedule": ("schedules", "schedule"),
    "roles": ("sides", "side"),
}
"""The kinds that show a record: the collection in which their name is an id, and what their template calls the record."""

COUNT = "count"
"""The kind that shows how many records there are."""

COUNTED = ("audits", "chapters", "claims", "credentials", "items", "projects", "resources", "roles", "schedules", "sources")
"""What it counts, as the catalog calls it; items are those written by hand."""

PIECES = ("list", "picture", "tool")
"""The kinds of which each name has a template of its own."""

KINDS = (*RECORDS, COUNT, *PIECES)


def piece_names(kind: str) -> set[str]:
    """The names of the pieces of a kind."""
    return {file.name.removesuffix(".html.j2") for file in (TEMPLATES / kind).glob("*.html.j2")}
