"""What the manifests of a release name, by which browsers keep pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skillsdivide.publish.precache_manifest import MANIFEST, write_precache_manifest

WORKER = 'const RELEASE = "%release%", LANGUAGES = "%languages%";'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site, as the build left it."""
    texts = {"index.html": "home", "sw.js": WORKER, "roles/index.html": "roles", "teach/files/a.zip": "a", "fr/teach/files/b.zip": "b", "search/a.pf": "a"}
    for path, text in texts.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def manifests(site: Path) -> dict[str, dict]:
    """Each folder's manifest."""
    return {file.parent.relative_to(site).as_posix(): json.loads(file.read_text(encoding="utf-8")) for file in site.rglob(MANIFEST)}


def test_each_folder_names_what_a_reader_may_need_there_without_a_network(site: Path) -> None:
    """Files for platforms, the search's index and the worker itself are in none."""
    write_precache_manifest(site, ["fr", "ar"], offline=True)
    named = {folder: sorted(each["files"]) for folder, each in manifests(site).items()}
    assert named == {".": ["index.html"], "roles": ["index.html"], "teach/files": [], "fr/teach/files": [], "search": []}
    releases = {each["release"] for each in manifests(site).values()}
    assert (site / "sw.js").read_text(encoding="utf-8") == WORKER.replace("%release%", releases.pop()).replace("%languages%", "fr ar")
    assert not releases, "one release, one name"


def test_one_changed_page_makes_another_release_and_changes_its_own_digest_alone(site: Path) -> None:
    """The same files have the same name, whenever they are built."""
    write_precache_manifest(site, offline=True)
    before = manifests(site)
    (site / "roles/index.html").write_text("other roles", encoding="utf-8")
    (site / "sw.js").write_text(WORKER, encoding="utf-8")
    write_precache_manifest(site, offline=True)
    after = manifests(site)
    assert before["."]["files"] == after["."]["files"]
    assert before["roles"]["files"] != after["roles"]["files"]
    assert before["."]["release"] != after["."]["release"]


def test_a_site_that_is_not_to_be_kept_says_so_to_its_worker(site: Path) -> None:
    """The worker then removes itself from browsers that have it."""
    write_precache_manifest(site, offline=False)
    assert 'RELEASE = "off"' in (site / "sw.js").read_text(encoding="utf-8")
