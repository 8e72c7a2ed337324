"""The dataset as others can use it: the JSON twin of each YAML and CSV file, the item bank, and the JSON Schemas."""

import json
from collections.abc import Iterator

from pydantic import TypeAdapter

from skillsdivide.load.catalog import Catalog
from skillsdivide.schema.data_files import FILES, FOLDERS, TABLES
from skillsdivide.schema.fields import Record
from skillsdivide.schema.items import Section

SCHEMAS: dict[str, type[Record]] = {**FILES, **TABLES, **{name.removesuffix("s"): kind for name, kind in FOLDERS.items()}, "quiz": Section}
"""The kinds of files that editors complete and check."""


def schema(name: str) -> str:
    """The JSON Schema of one kind of file, as it stands in docs/data/schema/."""
    described = TypeAdapter(SCHEMAS[name]).json_schema(ref_template="#/$defs/{model}")
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **described}, indent=1, ensure_ascii=False) + "\n"


def files(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """(path below the site's root, content) of every file that follows from the data and the model."""
    for name in SCHEMAS:
        yield f"data/schema/{name}.json", schema(name).encode()
    for name, kind in {**FILES, **TABLES}.items():
        yield f"data/{name}.json", _json({collection: _records(catalog, collection) for collection in kind.model_fields})
    for folder, collection in (*((name, name) for name in FOLDERS), ("quizzes", "sections")):
        records = _records(catalog, collection)
        for record in records:
            yield f"data/{folder}/{record['id']}.json", _json(record)
        yield f"data/{folder}.json", _json({collection: records})


def _records(catalog: Catalog, collection: str) -> list[dict[str, object]]:
    return [record.model_dump(mode="json", exclude_none=True) for record in catalog.collection(collection).values()]


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
