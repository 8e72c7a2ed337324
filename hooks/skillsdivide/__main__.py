"""Commands for people: python -m skillsdivide check | pages FOLDER | schemas FOLDER"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from skillsdivide.diagnostics import ValidationFailed
from skillsdivide.pipeline import files, pages, prepare, render_page
from skillsdivide.publish.open_data import SCHEMAS, schema


def main(arguments: list[str]) -> int:
    """The exit status of a command: 0 when all is well, 1 on faults, 2 on a command it does not know."""
    match arguments:
        case ["check"]:
            return check(Path())
        case ["pages", folder]:
            return write_pages(Path(folder))
        case ["schemas", folder]:
            return write_schemas(Path(folder))
        case _:
            print(__doc__)
            return 2


def check(folder: Path) -> int:
    """Prints every fault of the project in a folder."""
    try:
        renderer = prepare(folder.resolve(), folder.resolve() / "docs")
    except ValidationFailed as faulty:
        print(faulty)
        return 1
    catalog = renderer.catalog
    print(f"No fault: {len(catalog.roles)} roles, {len(catalog.sections)} sections with {sum(len(each.items) for each in catalog.sections.values())} items.")
    return 0


def write_pages(folder: Path) -> int:
    """Writes what another site generator would take: each made page with its front matter, and each file."""
    try:
        renderer = prepare(Path.cwd(), Path.cwd() / "docs")
    except ValidationFailed as faulty:
        print(faulty)
        return 1
    made = [(page.path, f"{_front_matter(page.meta)}\n{render_page(page, renderer).html}\n".encode()) for page in pages(renderer)]
    for path, content in (*made, *files(renderer)):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return 0


def _front_matter(meta: Mapping[str, object]) -> str:
    return "\n".join(["---", *(f"{name}: {json.dumps(value)}" for name, value in meta.items()), "---", ""])


def write_schemas(folder: Path) -> int:
    """Writes one JSON Schema for each kind of file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        (folder / f"{name}.json").write_text(schema(name), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
