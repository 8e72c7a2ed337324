"""Commands for people: python -m skillsdivide check | pages FOLDER | schemas FOLDER"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from skillsdivide.diagnostics import ValidationFailed
from skillsdivide.pipeline import Dataset, prepare, prepare_dataset, publish
from skillsdivide.publish.open_data import SCHEMAS, schema
from skillsdivide.render.environment import Renderer
from skillsdivide.render.generated_pages import generated_pages, render_page


def main(arguments: list[str]) -> int:
    """Runs a command in the project of the working folder; returns its exit status: 0 when all is well, 1 on problems, 2 on an unknown command."""
    try:
        match arguments:
            case ["check"]:
                print_report(prepare_dataset(Path.cwd(), Path.cwd() / "docs"))
            case ["pages", folder]:
                write_pages(prepare(Path.cwd(), Path.cwd() / "docs"), Path(folder))
            case ["schemas", folder]:
                write_schemas(Path(folder))
            case _:
                print(__doc__)
                return 2
    except (ValidationFailed, FileNotFoundError) as failed:
        print(failed)
        return 1
    return 0


def print_report(data: Dataset) -> None:
    """Prints what a checked project warns of, and how much it holds."""
    catalog = data.catalog
    for warning in data.warnings:
        print(warning)
    print(f"No fault: {len(catalog.roles)} roles, {len(catalog.sections)} sections with {sum(len(each.items) for each in catalog.sections.values())} items.")


def write_pages(renderer: Renderer, folder: Path) -> None:
    """Writes what another site generator would take: each generated page with its front matter, and each file."""
    pages = ((page.path, f"{_front_matter(page.meta)}\n{render_page(page, renderer).html}\n".encode()) for page in generated_pages(renderer))
    for path, content in (*pages, *publish(renderer)):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _front_matter(meta: Mapping[str, object]) -> str:
    return "\n".join(["---", *(f"{name}: {json.dumps(value)}" for name, value in meta.items()), "---", ""])


def write_schemas(folder: Path) -> None:
    """Writes one JSON Schema for each kind of file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        (folder / f"{name}.json").write_text(schema(name), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
