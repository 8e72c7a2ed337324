"""What the tests of exports share: the real bank, a writer, node, and how the site itself scores."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import real_content
from conftest import NODE, ROOT, SETTLED, rarely, some
from export_items import SECTIONS, SOME_SECTIONS, write_file

from skillsdivide.export.batch import BANK, Batch, batches
from skillsdivide.export.context import ExportContext, Site
from skillsdivide.load.catalog import Catalog
from skillsdivide.publish.assets import bundle
from skillsdivide.schema.export_formats import formats, path

HERE = Path(__file__).parent
READERS = ROOT / ".venv/readers/bin/python"

Write = Callable[[str, Batch], bytes]
"""A batch as a file of the format with that id."""

Ask = Callable[[str, object], object]
"""What a script of this folder answers to a question."""


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The real catalog."""
    return real_content.catalog()


@pytest.fixture(scope="session")
def site(served: str) -> Site:
    """Where the links in exports lead."""
    return Site("Skills Divide", served, bundle().player, int(SETTLED["SOURCE_DATE_EPOCH"]))


@pytest.fixture(scope="session")
def context(catalog: Catalog, site: Site) -> ExportContext:
    """What the writers see of the real catalog, without a cache."""
    return ExportContext(site, catalog.sources, catalog.images)


@pytest.fixture(scope="session")
def bank(catalog: Catalog, site: Site) -> dict[str, Batch]:
    """Every batch of the real bank by its id."""
    return {batch.id: batch for batch in batches(catalog.sections.values(), site.name)}


@pytest.fixture(scope="session", params=[*some(SECTIONS, SOME_SECTIONS), rarely(BANK)])
def batch(request: pytest.FixtureRequest, bank: dict[str, Batch]) -> Batch:
    """Each batch in turn: some sections, in the long run every one, and the whole bank, which holds them all."""
    return bank[request.param]


@pytest.fixture(scope="session")
def published(built: Path) -> dict[str, bytes]:
    """Every file that the site publishes, by its path."""
    files = [file for file in (built / "teach/files").glob("*/*") if file.is_file() and file.name != "release.json"]
    return {file.relative_to(built).as_posix(): file.read_bytes() for file in files}


@pytest.fixture(scope="session")
def write(context: ExportContext, bank: dict[str, Batch], built: Path) -> Write:
    """Writes an invented batch in a format; a real one is read where the site publishes it."""

    def put(format_id: str, batch: Batch) -> bytes:
        if bank.get(batch.id) is batch:
            return (built / path(batch.id, formats()[format_id])).read_bytes()
        return write_file(format_id, batch, context)

    return put


@pytest.fixture(scope="session")
def ask() -> Iterator[Ask]:
    """Asks a script of this folder under node; each is started once and answers line by line."""
    running: dict[str, subprocess.Popen[str]] = {}

    def put(script: str, question: object) -> object:
        if script not in running:
            running[script] = subprocess.Popen([NODE, str(HERE / script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        process = running[script]
        process.stdin.write(json.dumps(question) + "\n")
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer["found"]

    yield put
    for process in running.values():
        process.communicate()


@pytest.fixture(scope="session")
def scores(ask: Ask) -> Callable[[dict, list], list[float]]:
    """What the site's own script gives each response to an item, from 0 to 1."""
    return lambda item, responses: ask("score.mjs", {"item": item, "responses": responses})


@pytest.fixture(scope="session")
def imported() -> Iterator[Callable[..., list[dict]]]:
    """Imports packages into a new collection, one after the other, and learns every card in between."""
    process = subprocess.Popen([READERS, HERE / "import_anki.py"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def put(*packages: bytes) -> list[dict]:
        process.stdin.write(json.dumps([base64.b64encode(package).decode() for package in packages]) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    yield put
    process.communicate()
