"""The search index of a finished site, in pieces that a browser fetches when somebody searches.

Pagefind reads the pages that `main.html` marks with data-pagefind-body, skips what templates mark with
data-pagefind-ignore, and writes the index to search/.
"""

import subprocess
from pathlib import Path

from pagefind_bin import get_executable

NOT_SEARCHED = ".headerlink, form, button, [hidden], .sd-noprint, .sd-quiz__bar, .sd-choices, .sd-pairs, .sd-steps, .sd-hint, .sd-sure, .sd-answer, .sd-key"
"""What is no text of a page: controls, and of a question all but what it asks, so that no result gives a key away."""

SIGNS = "#+"
"""What belongs to a word, so that C# and C++ are not C."""

UNUSED = ("*-ui.*", "pagefind-highlight.js")
"""Pagefind's own search boxes; ours is `theme/partials/search.html`."""


def write_search_index(site: Path) -> str:
    """Writes the index of a built site; returns what Pagefind says against it, or nothing."""
    options = ["--output-subdir", "search", "--exclude-selectors", NOT_SEARCHED, "--include-characters", SIGNS, "--quiet"]
    command = [get_executable(), "--site", str(site), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return done.stderr.strip() or done.stdout.strip() or "the search index could not be written"
    for unused in (file for pattern in UNUSED for file in (site / "search").glob(pattern)):
        unused.unlink()
    return ""
