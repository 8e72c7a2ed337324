"""What the tests of exports share: the real bank, a writer, node, and how the site itself scores."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from conftest import ROOT
from export_items import SECTIONS

from skillsdivide.export.batch import BANK, Batch, Site, batches
from skillsdivide.export.export_all import WRITERS, files
from skillsdivide.pipeline import prepare
from skillsdivide.publish.assets import bundle
from skillsdivide.render.environment import Renderer
from skillsdivide.schema.export_formats import formats

HERE = Path(__file__).parent
READERS = ROOT / ".venv/readers/bin/python"
NODE = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")

Write = Callable[[str, Batch], bytes]
"""A batch as a file of the format with that id."""

Ask = Callable[[str, object], object]
"""What a script of this folder answers to a question."""


@pytest.fixture(scope="session")
def renderer() -> Renderer:
    """The real catalog, ready to be rendered."""
    return prepare(ROOT, ROOT / "docs")


@pytest.fixture(scope="session")
def site() -> Site:
    """Where the links in exports lead; it replaces the built site, which these tests do without."""
    return Site("Skills Divide", "https://example.org/skills-divide/", bundle().player)


@pytest.fixture(scope="session")
def bank(renderer: Renderer, site: Site) -> dict[str, Batch]:
    """Every batch of the real bank by its id."""
    return {batch.id: batch for batch in batches(renderer.catalog, site)}


@pytest.fixture(scope="session", params=[*SECTIONS, BANK])
def batch(request: pytest.FixtureRequest, bank: dict[str, Batch]) -> Batch:
    """Each batch in turn: every section, then the whole bank."""
    return bank[request.param]


@pytest.fixture(scope="session")
def keeping(site: Site, once: Callable) -> Site:
    """The same site, with a cache that is empty when a run begins."""
    return replace(site, cache=once("kept", Path.mkdir))


@pytest.fixture(scope="session")
def published(renderer: Renderer, keeping: Site, once: Callable) -> dict[str, bytes]:
    """Every file that the site publishes, by its path; made once a run."""
    once("published", lambda list_: list_.write_text("\n".join(path for path, _ in files(renderer, keeping)), encoding="utf-8"))
    found = list(files(renderer, keeping))
    assert len({name for name, _ in found}) == len(found)
    return dict(found)


@pytest.fixture(scope="session")
def write(renderer: Renderer, site: Site, keeping: Site, bank: dict[str, Batch], once: Callable) -> Write:
    """Writes a batch, real or made, in a format; a real one once a run."""

    def put(format_id: str, batch: Batch) -> bytes:
        made = partial(WRITERS[format_id], batch, formats()[format_id], renderer)
        if bank.get(batch.id) is not batch:
            return made(site)
        return once(f"{batch.id}.{format_id}", lambda file: file.write_bytes(made(keeping))).read_bytes()

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
