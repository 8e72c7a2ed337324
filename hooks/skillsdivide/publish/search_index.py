"""The search index of a finished site, in pieces that a browser fetches when somebody searches.

Pagefind reads what `main.html` marks with data-pagefind-body and writes the index to search/.
"""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind_bin import get_executable

UNREAD = ".headerlink, form, button, [hidden], .sd-noprint, .sd-quiz__bar, .sd-choices, .sd-pairs, .sd-steps, .sd-hint, .sd-sure, .sd-answer, .sd-key"
"""What is no text of a page: controls, and of a question all but what it asks, so that no result gives a key away."""

UNUSED = ("*-ui.*", "pagefind-highlight.js")
"""Pagefind's own search boxes; ours is `theme/partials/search.html`."""


def index(site: Path, pages: Iterable[tuple[str, str | None]]) -> str:
    """Writes the index of these pages into the site's folder; returns what Pagefind says against it, or nothing.

    Each is a path below that folder, with the HTML to read in its stead, or None. Pagefind would take its time to read all pages whole,
    so it is shown these alone.
    """
    with TemporaryDirectory(dir=site) as shown:
        for page, instead in pages:
            place = Path(shown) / page
            place.parent.mkdir(parents=True, exist_ok=True)
            if instead is None:
                os.link(site / page, place)
            else:
                place.write_text(instead, encoding="utf-8")
        command = [get_executable(), "--site", shown, "--output-path", str(site / "search"), "--exclude-selectors", UNREAD, "--quiet"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return done.stderr.strip() or done.stdout.strip() or "the search index could not be written"
    for unused in (file for pattern in UNUSED for file in (site / "search").glob(pattern)):
        unused.unlink()
    return ""
