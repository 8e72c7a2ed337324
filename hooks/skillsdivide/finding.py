"""The search index of a finished site, in pieces that a browser fetches when somebody searches.

Pagefind reads what `main.html` marks with data-pagefind-body and writes the index to search/.
"""

import subprocess
from pathlib import Path

from pagefind_bin import get_executable

UNREAD = ".headerlink, form, button, [hidden], .sd-noprint, .sd-quiz__bar, .sd-choices, .sd-pairs, .sd-steps, .sd-hint, .sd-sure, .sd-answer, .sd-key"
"""What is no text of a page: controls, and of a question all but what it asks, so that no result gives a key away."""

UNUSED = ("*-ui.*", "pagefind-highlight.js")
"""Pagefind's own search boxes; ours is `theme/partials/search.html`."""


def index(site: Path) -> str:
    """Writes the index into a site's folder; returns what Pagefind says against it, or nothing."""
    command = [get_executable(), "--site", str(site), "--output-subdir", "search", "--exclude-selectors", UNREAD, "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return done.stderr.strip() or done.stdout.strip() or "the search index could not be written"
    for unused in (file for pattern in UNUSED for file in (site / "search").glob(pattern)):
        unused.unlink()
    return ""
