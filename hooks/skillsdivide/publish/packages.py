"""Third-party files that the site serves, out of the locked npm packages of hooks/packages; none is committed."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from skillsdivide.publish.assets import Unbundled
from skillsdivide.publish.fonts import subset_font

PACKAGES = Path(__file__).resolve().parents[2] / "packages"
FONTS = "assets/fonts/"


def package_files(cache: Path, languages: Iterable[str] = ()) -> Iterator[tuple[str, bytes]]:
    """(path below the site's root, content) of each file that package.json publishes, licences among them.

    Of fonts it is the letters that pages use; those that are rarer have a folder below FONTS.

    `languages`: the codes of those beside English, some of which want a font of their own.

    Raises Unbundled where a package is not installed.
    """
    listed = json.loads((PACKAGES / "package.json").read_text(encoding="utf-8"))
    published = [listed["publish"], *(listed.get(f"publish-{code}", {}) for code in languages)]
    for path, origin in chain.from_iterable(each.items() for each in published):
        file = PACKAGES / "node_modules" / origin
        if not file.is_file():
            raise Unbundled(f"hooks/packages/node_modules/{origin} is missing; run: make setup")
        yield path, subset_font(file, cache, path[len(FONTS) : path.rindex("/") + 1]) if path.endswith(".woff2") else file.read_bytes()
