"""The content security policy: which inline scripts a page may run, told by their hashes."""

import base64
import hashlib
import re
from collections.abc import Container

PLACE = "%inline-scripts%"
"""Where the policy in the page's template leaves room for the hashes."""

INLINE = re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*\stype=\"application/)[^>]*>(.*?)</script>", re.DOTALL)

ROOT = re.compile(r'(?<=^__md_scope=new URL\(")[\w./-]*(?=",location\))')
"""The one thing in the theme's scripts that differs from page to page: the way to the site's root."""


def scripts(html: str) -> frozenset[str]:
    """The inline scripts of a page that run, the way to the root left out; data blocks do not run."""
    return frozenset(ROOT.sub("", script) for script in INLINE.findall(html))


def allowed(html: str, known: Container[str]) -> str:
    """The page with the hashes of its known inline scripts put into its policy; a script that slipped in has none, and does not run."""
    found = dict.fromkeys(script for script in INLINE.findall(html) if ROOT.sub("", script) in known)
    hashes = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in found)
    return html.replace(PLACE, " ".join(f"'sha256-{each}'" for each in hashes), 1)
