"""Indexes the finished pages for the search, in pieces that a browser fetches when somebody searches.

Pagefind reads what `main.html` marks with data-pagefind-body and writes the index to search/.
"""

import subprocess
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from pagefind_bin import get_executable

UNREAD = ".headerlink, form, button, [hidden], .sd-noprint, .sd-quiz__bar, .sd-choices, .sd-pairs, .sd-steps, .sd-hint, .sd-sure, .sd-answer, .sd-key"
"""What is no text of a page: controls, and of a question all but what it asks, so that no result gives a key away."""

UNUSED = ("*-ui.*", "pagefind-highlight.js")
"""Pagefind's own search boxes; ours is `theme/partials/search.html`."""


def on_post_build(config: MkDocsConfig) -> None:
    """Writes the index beside the pages."""
    command = [get_executable(), "--site", config.site_dir, "--output-subdir", "search", "--exclude-selectors", UNREAD, "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PluginError(done.stderr.strip() or done.stdout.strip())
    for unused in UNUSED:
        for file in (Path(config.site_dir) / "search").glob(unused):
            file.unlink()
