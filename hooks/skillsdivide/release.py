"""What one release of the site consists of: the list by which the browser's worker keeps it whole."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

DIGITS = 16
"""Of a SHA-256 digest in hexadecimal; enough to tell two releases of one file apart, which is all that is asked."""

LEFT_OUT = ("teach/files/", "data/schema/", "search/", "sw.js", "release.json", "sitemap.xml.gz")
"""What nobody reads without a network, and what the list cannot name."""

WORKER, LIST, PLACE = "sw.js", "release.json", "%release%"


def seal(folder: Path, *, offline: bool) -> None:
    """Writes the list of a built site and names the release in its worker; without `offline` the worker takes itself away."""
    listed = dict(files(folder))
    text = json.dumps(listed, indent=0, sort_keys=True)
    (folder / LIST).write_text(text, encoding="utf-8")
    worker = folder / WORKER
    name = hashlib.sha256(text.encode()).hexdigest()[:DIGITS] if offline else "off"
    worker.write_text(worker.read_text(encoding="utf-8").replace(PLACE, name), encoding="utf-8")


def files(folder: Path) -> Iterator[tuple[str, str]]:
    """(path, digest) of each file that may be kept."""
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        path = file.relative_to(folder).as_posix()
        if not path.startswith(LEFT_OUT) and not path.endswith(".map"):
            yield path, hashlib.sha256(file.read_bytes()).hexdigest()[:DIGITS]
