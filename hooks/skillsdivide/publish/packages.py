"""Third-party files that the site serves, out of the locked npm packages of hooks/packages; none is committed."""

import json
from collections.abc import Iterator
from pathlib import Path

from skillsdivide.publish.assets import Unbundled
from skillsdivide.publish.fonts import lettered

PACKAGES = Path(__file__).resolve().parents[2] / "packages"


def package_files(cache: Path) -> Iterator[tuple[str, bytes]]:
    """(path below the site's root, content) of each file that package.json publishes, licences among them; of fonts, the letters that pages use.

    Raises Unbundled where a package is not installed.
    """
    published = json.loads((PACKAGES / "package.json").read_text(encoding="utf-8"))["publish"]
    for path, origin in published.items():
        file = PACKAGES / "node_modules" / origin
        if not file.is_file():
            raise Unbundled(f"hooks/packages/node_modules/{origin} is missing; run: make setup")
        yield path, lettered(file, cache) if file.suffix == ".woff2" else file.read_bytes()
