"""What the project is built on: locked, listed, under licences that go together; and what may publish it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

sys.path.insert(0, str(ROOT / "tests/tools"))
import browsers
import licences
import links

pytestmark = pytest.mark.no_cover  # it goes through all, and reaches no line that another test does not

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def test_the_list_of_packages_is_up_to_date() -> None:
    """`python tests/tools/licences.py` writes it."""
    text = licences.REPORT.read_text(encoding="utf-8")
    assert licences.report(text) == text


def test_licences_go_together() -> None:
    """None that would bind the site to other terms."""
    stated = {name: licence for rows in (licences.python(), licences.node()) for name, (_, licence) in rows.items()}
    assert len(stated) > 40
    assert {name: licence for name, licence in stated.items() if licence not in licences.COMPATIBLE} == {}


@pytest.mark.parametrize("file", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda file: file.name)
def test_python_packages_are_locked_by_hash(file: Path) -> None:
    """Each at one version, each with at least one hash."""
    entries = re.split(r"\n(?=\S)", file.read_text(encoding="utf-8").strip())
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+(\[[a-z,-]+\])?==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize(
    "file", [ROOT / f"{place}/package-lock.json" for place in ("hooks/packages", "tests/tools", "tests/bench")], ids=lambda file: file.parent.name
)
def test_npm_packages_are_locked_by_hash(file: Path) -> None:
    """Each with its digest, from the registry, and the direct ones at exact versions."""
    lock = json.loads(file.read_text(encoding="utf-8"))["packages"]
    assert all(re.fullmatch(r"[\d.]+(-[\w.]+)?", version) for version in lock[""]["dependencies"].values())
    for name, entry in lock.items():
        if name and not entry.get("link"):
            assert entry.get("integrity", "").startswith("sha512-") or entry.get("inBundle"), name


MAY_WRITE = {("site", "deploy"): ["pages", "id-token"], ("stale", "issue"): ["issues"]}
"""By workflow and job, what a token may write."""


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_only_two_jobs_may_write(file: Path) -> None:
    """Actions are pinned by commit; tokens read, but for those of what deploys and of what keeps one issue; neither runs for a pull request."""
    text = file.read_text(encoding="utf-8")
    for action in re.findall(r"uses: (\S+)", text):
        assert re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40}", action), action
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in text
    for name, job in workflow["jobs"].items():
        writes = [key for key, value in (job.get("permissions") or {}).items() if value == "write"]
        assert writes == MAY_WRITE.get((file.stem, name), []), name
        if name == "deploy":
            assert "pull_request" in workflow["jobs"][job["needs"]]["if"]


def test_nothing_of_others_is_committed() -> None:
    """No minified script, font, archive or vendored folder."""
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    assert [path for path in tracked if re.search(r"\.min\.|\.(woff2?|ttf|otf|zip|whl|jar)$|node_modules|vendor", path)] == []


def test_the_list_of_links_keeps_what_an_earlier_check_found() -> None:
    """An address that cannot be reached today keeps its day; a new one has none."""
    text = links.report(
        ["https://a.example/", "https://b.example/", "https://c.example/"],
        {"https://a.example/": "200"},
        {"https://b.example/": ("2026-01-02", "200")},
        "2026-03-04",
    )
    assert links.ROW.findall(text) == [
        ("https://a.example/", "2026-03-04", "200"),
        ("https://b.example/", "2026-01-02", "200"),
        ("https://c.example/", "not yet", ""),
    ]


def test_the_list_of_browsers_is_what_the_sources_ask() -> None:
    """`python tests/tools/browsers.py` writes it; what is listed is used, and its page says since when."""
    assert [each["name"] for kind in browsers.features().values() for each in kind if not browsers.used(each)] == []
    assert browsers.table() in browsers.REPORT.read_text(encoding="utf-8")


YOUNG = (
    r"Object\.groupBy|Map\.groupBy|\.toSorted\(|\.toReversed\(|\.toSpliced\(|\.findLast|Array\.fromAsync|Promise\.withResolvers|structuredClone|URL\.canParse",
    r"showPopover|popovertarget|BarcodeDetector|(De)?[cC]ompressionStream|requestIdleCallback|startViewTransition|\.checkVisibility\(|navigator\.storage",
    r"@layer|@container|@scope|@starting-style|light-dark\(|subgrid|anchor-name|:popover-open|^\s*&[ :.]|await using|static \{",
)
"""Features of the last years that nobody should begin to use without the list's notice."""


@pytest.mark.parametrize("pattern", YOUNG)
def test_nothing_young_is_used_unlisted(pattern: str) -> None:
    """Whoever needs one lists it in browsers.yml and takes it out here."""
    assert re.findall(pattern, browsers.sources(), re.MULTILINE) == []
