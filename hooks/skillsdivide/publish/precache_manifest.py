"""What one release of the site consists of: the lists by which the browser's worker keeps it whole."""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

DIGITS = 16
"""Of a SHA-256 digest in hexadecimal; enough to tell two releases of one file apart, which is all that is asked."""

LEFT_OUT = ("teach/files/", "data/schema/", "search/", "sw.js", "sitemap.xml.gz")
"""What nobody reads without a network, and what the lists cannot name."""

WORKER, LIST, PLACE = "sw.js", "release.json", "%release%"


def seal(folder: Path, *, offline: bool) -> None:
    """Writes the list of each folder of a built site and names the release in its worker; without `offline` the worker takes itself away.

    A list for each folder, so that a visit fetches those of what it reads and no visit grows with the site.
    """
    lists = {place: dict(_digests(folder, place, names)) for place, _, names in os.walk(folder) if names}
    whole = sorted((os.path.relpath(place, folder), sorted(found.items())) for place, found in lists.items())
    name = hashlib.sha256(json.dumps(whole).encode()).hexdigest()[:DIGITS] if offline else "off"
    for place, found in lists.items():
        Path(place, LIST).write_text(json.dumps({"release": name, "files": found}, indent=0, sort_keys=True), encoding="utf-8")
    worker = folder / WORKER
    worker.write_text(worker.read_text(encoding="utf-8").replace(PLACE, name), encoding="utf-8")


def _digests(folder: Path, place: str, names: list[str]) -> Iterator[tuple[str, str]]:
    """(name, digest) of each file of a place that may be kept."""
    way = os.path.relpath(place, folder).replace(os.sep, "/")
    for name in names:
        path = name if way == "." else f"{way}/{name}"
        if not path.startswith(LEFT_OUT) and not path.endswith(".map") and name != LIST:
            yield name, hashlib.sha256(Path(place, name).read_bytes()).hexdigest()[:DIGITS]
