"""The published twins say what the YAML says, and every YAML file of the project is one that the loader takes."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import SAMPLE

from skillsdivide.derive.published_files import last_check, published_files
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.source_files import read_text
from skillsdivide.load.validation import validate
from skillsdivide.load.yaml_documents import parse
from skillsdivide.publish import browser_data
from skillsdivide.publish.open_data import SCHEMAS, files, schema
from skillsdivide.schema.data_files import FILES, FOLDERS
from skillsdivide.schema.evidence import Claim, Source
from skillsdivide.schema.fields import Record
from skillsdivide.schema.items import Section

pytestmark = pytest.mark.no_cover  # it goes through all, and reaches no line that another test does not

REAL = [*sorted((SAMPLE / "docs/data").rglob("*.yml")), *sorted((SAMPLE / "quizzes").glob("*.yml"))]


def kind_of(file: Path) -> type[Record]:
    """What a file of the dataset must be."""
    return Section if file.parent.name == "quizzes" else FOLDERS.get(file.parent.name) or FILES[file.stem]


def title(file: Path) -> str:
    """A file as authors know it."""
    return file.relative_to(SAMPLE).as_posix()


@pytest.mark.parametrize("file", REAL, ids=title)
def test_a_real_file_validates(file: Path) -> None:
    """Our own loader finds no fault in it."""
    document, problems = parse(read_text(file, title(file))[0], title(file))
    assert problems == []
    assert [str(problem) for problem in validate(kind_of(file), document)[1]] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_stands_as_the_model_makes_it(name: str) -> None:
    """Editors complete and check by it."""
    assert (SAMPLE / f"docs/data/schema/{name}.json").read_text(encoding="utf-8") == schema(name), "the model changed; run: make schemas"


def test_no_schema_is_left_over() -> None:
    """A kind of file that is gone takes its schema with it."""
    assert {file.stem for file in (SAMPLE / "docs/data/schema").glob("*.json")} == set(SCHEMAS), "run: make schemas, and delete the one left over"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_refuses_unknown_keys(name: str) -> None:
    """Editors underline a misspelt key in every record."""
    json_schema = json.loads(schema(name))
    records = [json_schema, *json_schema.get("$defs", {}).values()]
    assert [record["title"] for record in records if "properties" in record and record.get("additionalProperties") is not False] == []


def as_json(value: object) -> object:
    """A value of YAML as JSON can hold it: days as texts, absent keys absent."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value.strip() if isinstance(value, str) else value


def defaults_left_out(published: object, written: object) -> object:
    """What was published, less the keys that the file left out."""
    if isinstance(published, dict) and isinstance(written, dict):
        return {key: defaults_left_out(value, written[key]) for key, value in published.items() if key in written}
    if isinstance(published, list) and isinstance(written, list) and len(published) == len(written):
        return [defaults_left_out(*pair) for pair in zip(published, written, strict=True)]
    return published


def twins(small) -> dict[str, object]:
    """Every JSON file of the small site, read back."""
    return {path: json.loads(content) for path, content in files(small.catalog())}


def test_each_yaml_file_has_a_twin_that_says_the_same(small) -> None:
    """Key by key; only defaults that the file leaves out are added."""
    json_files = twins(small)
    data = small.folder / "docs/data"
    paths = [*data.rglob("*.yml"), small.folder / "quizzes/catalogues.yml"]
    assert len(paths) == len(FILES) + 7
    for file in paths:
        written = as_json(yaml.safe_load(file.read_text(encoding="utf-8")))
        below = file.relative_to(data).as_posix() if file.is_relative_to(data) else f"quizzes/{file.name}"
        assert defaults_left_out(json_files[f"data/{below.removesuffix('.yml')}.json"], written) == written, below


def test_the_collected_files_hold_the_single_ones(small) -> None:
    """Whoever takes all roles or all quizzes at once gets what stands one by one."""
    json_files = twins(small)
    for name, collection in (("roles", "roles"), ("quizzes", "sections")):
        single = {path: value for path, value in json_files.items() if re.fullmatch(rf"data/{name}/[^/]+\.json", path)}
        assert {value["id"]: value for value in json_files[f"data/{name}.json"][collection]} == {value["id"]: value for value in single.values()}


def test_the_index_leads_every_item_to_a_page(small) -> None:
    """Review finds each item of a chapter or role, with its version."""
    catalog = small.catalog()
    listed = browser_data.items(catalog)
    expected = {
        item.id for section in catalog.sections.values() if section.page or section.role or section.id in catalog.shortcode_pages for item in section.items
    }
    assert {item for section in listed for item, _, _ in section["items"]} == expected
    pages = {item: section["page"] for section in listed for item, _, _ in section["items"]}
    assert pages["cat-01"] == "learn/catalogues/"
    made = next(section for section in listed if section["id"] == "cataloguer-from-data")
    assert (made["page"], made["group"]) == ("roles/cataloguer/quiz/", "cataloguer")
    assert [kind for item, kind, _ in made["items"] if item == "made-surface-cataloguer"] == ["choice"]


def test_the_table_of_files_names_files_that_are_there(small) -> None:
    """Every address in it is a YAML file of docs/ or one of those made."""
    made = set(twins(small))
    for row in published_files(small.catalog()):
        for path in (*row.paths, row.schema):
            assert path in made or (small.folder / "docs" / path).is_file(), path


def test_the_same_data_give_the_same_bytes(small) -> None:
    """A rebuild changes no file that did not change."""
    assert list(files(small.catalog())) == list(files(small.catalog()))


def test_the_version_of_the_data_is_the_day_of_the_last_check() -> None:
    """Wherever it stands; what was not reached has none."""
    sources = {"a": Source.model_construct(checked=None), "b": Source.model_construct(checked=date(2026, 2, 1))}
    claims = {day: Claim.model_construct(checked=date.fromisoformat(day)) for day in ("2026-03-01", "2026-01-01")}
    assert last_check(Catalog(sources=sources, claims=claims)) == date(2026, 3, 1)
