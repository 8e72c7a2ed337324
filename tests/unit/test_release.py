"""A release is one command, tried in a clone; the changelog and the citation that it dates keep their forms."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from conftest import ROOT


@pytest.fixture
def clone(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs commands in a trial clone of what a release touches, in which everything is committed."""
    for name in ("CHANGELOG.md", "CITATION.cff", "pyproject.toml", ".ci/release"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    settings = {"user.name": "A", "user.email": "a@example.org", "init.defaultBranch": "main", "commit.gpgsign": "false", "tag.gpgsign": "false"}
    environment = {
        f"GIT_CONFIG_{part}_{number}": text for number, pair in enumerate(settings.items()) for part, text in zip(("KEY", "VALUE"), pair, strict=True)
    }

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=tmp_path, env={**os.environ, "GIT_CONFIG_COUNT": str(len(settings)), **environment}, capture_output=True, text=True, check=False
        )

    for command in (["git", "init", "-q"], ["git", "add", "-A"], ["git", "commit", "-qm", "All"]):
        assert run(*command).returncode == 0
    return run


def test_a_release_dates_names_commits_and_tags(clone: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    """The first release and the one after it: heading, links, both files that name the version, commit and tag."""
    changelog, today = tmp_path / "CHANGELOG.md", datetime.now(UTC).date().isoformat()
    before = changelog.read_text(encoding="utf-8")
    changes = before.partition("## [Unreleased]\n\n")[2].partition("\n[Unreleased]:")[0]
    repository = re.search(r"^\[Unreleased\]: (\S+)/commits$", before, re.MULTILINE)[1]
    done = clone(".ci/release", "1.2.0")
    assert done.returncode == 0, done.stderr
    text = changelog.read_text(encoding="utf-8")
    assert f"## [Unreleased]\n\n## [1.2.0] - {today}\n\n{changes}" in text
    assert text.endswith(f"[Unreleased]: {repository}/compare/v1.2.0...HEAD\n[1.2.0]: {repository}/releases/tag/v1.2.0\n")
    assert tomllib.loads((tmp_path / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"] == "1.2.0"
    citation = yaml.safe_load((tmp_path / "CITATION.cff").read_text(encoding="utf-8"))
    assert (citation["version"], str(citation["date-released"])) == ("1.2.0", today)
    assert clone("git", "tag").stdout == "v1.2.0\n"
    assert clone("git", "status", "--porcelain").stdout == ""

    changelog.write_text(text.replace("## [Unreleased]\n", "## [Unreleased]\n\n### Fixed\n- A fault.\n"), encoding="utf-8")
    clone("git", "commit", "-qam", "Mend a fault")
    assert clone(".ci/release", "1.2.1").returncode == 0
    text = changelog.read_text(encoding="utf-8")
    assert f"## [Unreleased]\n\n## [1.2.1] - {today}\n\n### Fixed\n- A fault.\n" in text
    assert f"[Unreleased]: {repository}/compare/v1.2.1...HEAD\n[1.2.1]: {repository}/compare/v1.2.0...v1.2.1\n" in text


@pytest.mark.parametrize(
    ("change", "version", "said"),
    [
        (None, "one", "'one' is no version; write three numbers, as in: make release VERSION=1.2.0"),
        (("CHANGELOG.md", "x"), "1.0.0", "there are uncommitted changes; commit or put them aside first"),
        (("tag", "v1.0.0"), "1.0.0", "v1.0.0 is there already; choose a higher version"),
        (("committed", "# Changelog\n"), "1.0.0", "CHANGELOG.md has no heading '## [Unreleased]'; add it above what changed"),
        (
            ("committed", "# Changelog\n\n## [Unreleased]\n\n## [0.9.0] - 2026-01-01\n- A change.\n"),
            "1.0.0",
            "nothing stands under '## [Unreleased]' in CHANGELOG.md; write what changed",
        ),
        (
            ("committed", "# Changelog\n\n## [Unreleased]\n- A change.\n"),
            "1.0.0",
            "CHANGELOG.md ends without a link for [Unreleased]; add: [Unreleased]: https://github.com/you/project/commits",
        ),
        (("hook", "echo no >&2; exit 1"), "1.0.0", "git commit failed, and the files are as they were: no"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_stands_in_the_way_of_a_release_is_said(
    clone: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path, change: tuple[str, str] | None, version: str, said: str
) -> None:
    """And nothing is changed, committed or tagged."""
    kind, text = change or ("", "")
    if kind == "tag":
        clone("git", "tag", text)
    elif kind == "hook":
        hook = tmp_path / ".git/hooks/pre-commit"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        hook.chmod(0o755)
    elif kind:
        (tmp_path / "CHANGELOG.md").write_text(text, encoding="utf-8")
        if kind == "committed":
            clone("git", "commit", "-qam", "Another changelog")
    state = [("git", "log", "--oneline"), ("git", "tag"), ("git", "status", "--porcelain"), ("git", "diff")]
    before = [clone(*command).stdout for command in state]
    done = clone(".ci/release", version)
    assert done.returncode == 1
    assert done.stderr == f"{said}\n"
    assert [clone(*command).stdout for command in state] == before


def test_the_changelog_keeps_its_form() -> None:
    """Keep a Changelog's headings, each kind of change once a version, and a link behind every version."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert versions[0] == "[Unreleased]"
    assert [each for each in versions[1:] if not re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", each)] == []
    for version, part in zip(versions, re.split(r"^## .+$", text, flags=re.MULTILINE)[1:], strict=True):
        kinds = re.findall(r"^### (.+)$", part, re.MULTILINE)
        assert len(kinds) == len(set(kinds)), version
        assert set(kinds) <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}, version
        assert f"\n{version.partition(']')[0]}]: http" in text


def test_every_file_names_the_same_version() -> None:
    """As pyproject.toml has it."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    if (ROOT / "tests/sample").is_dir():
        pytest.skip("in a site that `make new` began, pyproject.toml names the version of the program")
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["version"] == version
