"""The manifests of a release: which files each folder of the site holds, with their digests.

By them the service worker keeps pages for reading without a network, and never mixes two releases.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

DIGITS = 12
"""Of a SHA-256 digest in hexadecimal: 48 bits tell two releases of one file apart, which is all that is asked, and a first visit fetches a hundred of them."""

NOT_KEPT = re.compile(r"(?:[\w-]+/)?teach/files/(?!index\.html$)|data/schema/|search/|sw\.js|(?:[\w-]+/)?sitemap\.xml\.gz")
"""Paths left out of the manifests: nobody reads them without a network, or a manifest cannot name them."""

WORKER, MANIFEST, PLACEHOLDER, LANGUAGES = "sw.js", "release.json", "%release%", "%languages%"


def write_precache_manifest(site: Path, languages: Iterable[str] = (), *, offline: bool) -> None:
    """Writes a manifest into each folder of a built site, and the release's name and the languages' folders into the service worker.

    A visit fetches the manifests of the folders that it reads, so none grows with the site. Without `offline`
    the worker removes itself from browsers that have it.
    """
    manifests = {folder: dict(_digests(site, folder, names)) for folder, _, names in os.walk(site) if names}
    whole = sorted((os.path.relpath(folder, site), sorted(digests.items())) for folder, digests in manifests.items())
    release = hashlib.sha256(json.dumps(whole).encode()).hexdigest()[:DIGITS] if offline else "off"
    for folder, digests in manifests.items():
        Path(folder, MANIFEST).write_text(json.dumps({"release": release, "files": digests}, indent=0, sort_keys=True), encoding="utf-8")
    worker = site / WORKER
    script = worker.read_text(encoding="utf-8").replace(PLACEHOLDER, release).replace(LANGUAGES, " ".join(languages))
    worker.write_text(script, encoding="utf-8")


def _digests(site: Path, folder: str, names: list[str]) -> Iterator[tuple[str, str]]:
    """The name and digest of each file of a folder that browsers may keep."""
    below = os.path.relpath(folder, site).replace(os.sep, "/")
    for name in names:
        path = name if below == "." else f"{below}/{name}"
        if not NOT_KEPT.match(path) and name != MANIFEST:
            yield name, hashlib.sha256(Path(folder, name).read_bytes()).hexdigest()[:DIGITS]
