"""What one release of the site consists of: the lists by which the browser's worker keeps it whole."""

import hashlib
import json
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
    listed = dict(files(folder))
    name = hashlib.sha256(json.dumps(listed, sort_keys=True).encode()).hexdigest()[:DIGITS] if offline else "off"
    lists: dict[Path, dict[str, str]] = {file.parent: {} for file in folder.rglob("*") if file.is_file()}
    for path, digest in listed.items():
        lists[(folder / path).parent][Path(path).name] = digest
    for place, found in lists.items():
        (place / LIST).write_text(json.dumps({"release": name, "files": found}, indent=0, sort_keys=True), encoding="utf-8")
    worker = folder / WORKER
    worker.write_text(worker.read_text(encoding="utf-8").replace(PLACE, name), encoding="utf-8")


def files(folder: Path) -> Iterator[tuple[str, str]]:
    """(path, digest) of each file that may be kept."""
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        path = file.relative_to(folder).as_posix()
        if not path.startswith(LEFT_OUT) and not path.endswith(".map") and file.name != LIST:
            yield path, hashlib.sha256(file.read_bytes()).hexdigest()[:DIGITS]
