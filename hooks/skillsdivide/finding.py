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


def index(site: Path, pages: Iterable[str]) -> str:
    """Writes the index of these pages, paths below the site's folder, into it; returns what Pagefind says against it, or nothing.

    Pagefind would take its time to read the other pages too, so it is shown these alone.
    """
    with TemporaryDirectory(dir=site) as shown:
        for page in pages:
            (Path(shown) / page).parent.mkdir(parents=True, exist_ok=True)
            os.link(site / page, Path(shown) / page)
        command = [get_executable(), "--site", shown, "--output-path", str(site / "search"), "--exclude-selectors", UNREAD, "--quiet"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return done.stderr.strip() or done.stdout.strip() or "the search index could not be written"
    for unused in (file for pattern in UNUSED for file in (site / "search").glob(pattern)):
        unused.unlink()
    return ""
