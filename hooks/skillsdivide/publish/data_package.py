"""The description of the open data by which other software reads it: a Frictionless Data Package."""

import json
import re
import typing
import unicodedata
from collections.abc import Iterator

from pydantic.fields import FieldInfo

from skillsdivide.derive.published_files import PublishedFile, last_check, published_files
from skillsdivide.render.environment import Renderer
from skillsdivide.schema.data_files import TABLES
from skillsdivide.schema.evidence import Source
from skillsdivide.schema.fields import Record
from skillsdivide.schema.walk import classes

PATH = "data/datapackage.json"

TYPES: dict[type, str] = {str: "string", int: "integer", float: "number"}
"""Table Schema's names of the kinds of cells."""

BOUNDS = {"ge": "minimum", "le": "maximum"}


def files(renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """(path below the site's root, JSON) of the one file."""
    yield PATH, (json.dumps(data_package(renderer), ensure_ascii=False, indent=1) + "\n").encode()


def data_package(renderer: Renderer) -> dict[str, object]:
    """What the dataset is, its licence and sources, and a resource for each published file; tables with their columns."""
    catalog = renderer.catalog
    words = renderer.render_fields("data/data-package.j2")
    cited = {measure.source for measure in catalog.measures.values()}
    return {
        "profile": "data-package",
        "name": _identifier(renderer.site.name),
        "title": words["title"],
        "description": words["description"],
        "version": last_check(catalog).isoformat(),
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": words["licence"]}],
        "contributors": [{"title": words["creator"], "role": "author"}],
        "sources": [_source(each) for each in catalog.sources.values() if each.id in cited],
        "resources": [_resource(file) for file in published_files(catalog)],
    }


def _identifier(name: str) -> str:
    """The name of a site as one word that software may use: lower-case letters and digits of ASCII, with hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "dataset"


def _source(source: Source) -> dict[str, object]:
    return {"title": source.title, **({"path": source.url} if source.url else {}), "licence": source.licence}


def _resource(file: PublishedFile) -> dict[str, object]:
    table = next((path for path in file.paths if path.endswith(".csv")), None)
    path = table or next(path for path in file.paths if path.endswith(".json"))
    common = {"name": file.name, "path": path.removeprefix("data/"), "encoding": "utf-8", "records": file.count}
    if table is None:
        return {
            **common,
            "profile": "data-resource",
            "type": "json",
            "format": "json",
            "mediatype": "application/json",
            "jsonSchema": file.schema.removeprefix("data/"),
        }
    (entry,) = TABLES[file.name].model_fields.values()
    (record,) = typing.get_args(entry.annotation)
    return {**common, "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv", "schema": table_schema(record)}


def table_schema(record: type[Record]) -> dict[str, object]:
    """The columns of a table whose lines are such records, as Table Schema has them."""
    fields = [_field(name, field) for name, field in record.model_fields.items()]
    return {"fields": fields, "primaryKey": [next(iter(record.model_fields))], "missingValues": [""]}


def _field(name: str, field: FieldInfo) -> dict[str, object]:
    constraints: dict[str, object] = {"required": True} if field.is_required() else {}
    metadata = list(_metadata(field))
    for mark in metadata:
        constraints |= {ours: getattr(mark, theirs) for theirs, ours in BOUNDS.items() if getattr(mark, theirs, None) is not None}
        if getattr(mark, "pattern", None):
            constraints["pattern"] = mark.pattern
    kind = next(name for plain, name in TYPES.items() if plain in classes(field.annotation))
    description = " ".join((field.description or "").split())
    return {"name": name, "type": kind, **({"description": description} if description else {}), "constraints": constraints}


def _metadata(field: FieldInfo) -> Iterator[typing.Any]:
    """The marks of a field, also where it may be left out; constraints of pydantic's stand inside others."""
    parts = [*field.metadata]
    for option in typing.get_args(field.annotation):
        parts += typing.get_args(option)[1:]
    for part in parts:
        yield part
        yield from getattr(part, "metadata", ())
