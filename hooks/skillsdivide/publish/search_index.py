"""The search index of a finished site, in pieces that a browser fetches when somebody searches.

Pagefind reads the pages that `main.html` marks with data-pagefind-body, skips what templates mark with
data-pagefind-ignore, and writes the index to search/.
"""

import json
import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind_bin import get_executable

NOT_SEARCHED = (
    ".headerlink, form, button, [hidden], .sd-noprint, .sd-quiz__bar, "
    ".sd-choices, .sd-pairs, .sd-steps, .sd-hint, .sd-sure, .sd-answer, .sd-key, .sd-occupations thead, .sd-occupations td"
)
"""What is no text of a page: controls, of a question all but what it asks, so that no result gives a key away, and the figures of the directory."""

SEARCHED = b" data-pagefind-body"
"""The mark of a page that Pagefind is to open. It would read all others too, only to leave them out, and of each page the frame."""

SIGNS = "#+"
"""What belongs to a word, so that C# and C++ are not C."""

PIECE = "1500"
"""How many places of words a piece of the index holds, more or less. Pagefind's own 20,000 make pieces of 30 KB, of which a query reads one for each word."""

UNUSED = ("*-ui.*", "pagefind-highlight.js")
"""Pagefind's own search boxes; ours is `theme/partials/search.html`."""


def write_search_index(site: Path) -> str:
    """Writes the index of a built site; returns what Pagefind says against it, or nothing.

    Pagefind lists the languages in an order of chance, so its list is written anew: the same site is the same bytes.
    """
    options = ["--output-path", str(site / "search"), "--exclude-selectors", NOT_SEARCHED, "--include-characters", SIGNS, "--quiet"]
    with TemporaryDirectory() as folder:
        for page in site.rglob("*.html"):
            head, article, text = page.read_bytes().partition(b"<article")
            if SEARCHED in text.partition(b">")[0]:
                copy = folder / page.relative_to(site)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(head.partition(b"<head>")[0] + article + text)
        command = [get_executable(), "--site", folder, *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": PIECE})
    if done.returncode:
        return done.stderr.strip() or done.stdout.strip() or "the search index could not be written"
    for unused in (file for pattern in UNUSED for file in (site / "search").glob(pattern)):
        unused.unlink()
    entry = site / "search" / "pagefind-entry.json"
    entry.write_text(json.dumps(json.loads(entry.read_text(encoding="utf-8")), ensure_ascii=False, sort_keys=True), encoding="utf-8")
    return ""
