"""The content security policy: allows a page's inline scripts by their hashes, if they are the theme's own."""

import base64
import hashlib
import re
from collections.abc import Container
from functools import lru_cache

PLACEHOLDER = "%inline-scripts%"
"""Where the policy in the page's template leaves room for the hashes."""

INLINE = re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*\stype=\"application/)[^>]*>(.*?)</script>", re.DOTALL)

ROOT = re.compile(r'(?<=^__md_scope=new URL\(")[\w./-]*(?=",location\))')
"""The one thing in the theme's scripts that differs from page to page: the relative address of the site's root."""


def inline_scripts(html: str) -> frozenset[str]:
    """The inline scripts that a page runs, each without the address of the root; blocks of data do not run."""
    return frozenset(ROOT.sub("", script) for script in INLINE.findall(html))


def add_csp_hashes(html: str, allowed: Container[str]) -> str:
    """Adds the hashes of the page's allowed inline scripts to its policy. Browsers run no other inline script."""
    known = map(_known, dict.fromkeys(INLINE.findall(html)))
    return html.replace(PLACEHOLDER, " ".join(f"'sha256-{hash_}'" for script, hash_ in known if script in allowed), 1)


@lru_cache(maxsize=1000)
def _known(script: str) -> tuple[str, str]:
    """A script without the address of the root, and its hash; almost all pages have the same few."""
    return ROOT.sub("", script), base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
