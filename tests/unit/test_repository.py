"""The files around the code: what they name is there, and nothing runs in one place that does not run in the other."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, SAMPLE

GUIDES = [ROOT / name for name in ("README.md", "HACKING.md", "CONTRIBUTING.md", ".github/pull_request_template.md")] + sorted(
    (ROOT / "tests/reports").glob("*.md")
)
GUIDES = [file for file in GUIDES if file.is_file()]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE))
TRACKED = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\n")
TEXTS = [path for path in TRACKED if path and not re.search(r"\.(png|jpg|webp)$", path)]
PLACE = re.compile(r"`((?:docs|hooks|quizzes|tests|requirements|words|\.github|\.ci)/[\w./*<>{},-]*)`")
"""A path of the project in a guide."""
ELSEWHERE = {"tests/sample/", "tests/own/"}
"""What sites that `make new` began have, and this project has not."""


def test_files_keep_to_the_editor_settings() -> None:
    """UTF-8, lines that end alike and in no space, and an end of line at the end."""
    texts = {path: (ROOT / path).read_bytes() for path in TEXTS if (ROOT / path).is_file()}  # what was taken away may not be committed yet
    assert len(texts) > 400
    assert [path for path, data in texts.items() if b"\r" in data or (data and not data.endswith(b"\n"))] == []
    assert [path for path, data in texts.items() if not path.endswith(".md") and re.search(r"[ \t]+$", data.decode("utf-8"), re.MULTILINE)] == []


def test_the_readme_lists_every_command() -> None:
    """As `make help` does."""
    told = set(re.findall(r"^([a-z][a-z-]*):.*## ", MAKEFILE, re.MULTILINE))
    listed = re.findall(r"^\| (`make .*?) \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    named = re.findall(r"`make ([a-z-]+)", " ".join(listed))
    assert len(named) == len(set(named))
    assert told - set(named) == {"help"}
    assert set(named) - told == set()


@pytest.mark.parametrize("file", GUIDES, ids=lambda file: file.name)
def test_a_guide_names_commands_that_are_there(file: Path) -> None:
    """Whatever stands behind `make`."""
    named = re.findall(r"(?:`|^ {4})make ([a-z-]+)", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(named) - TARGETS == set()


def unfolded(path: str) -> list[str]:
    """Lists the paths that one with braces stands for: `a/{b,c}` is `a/b` and `a/c`."""
    braces = re.fullmatch(r"(.*)\{(.*)\}(.*)", path)
    return [f"{braces[1]}{name}{braces[3]}" for name in braces[2].split(",")] if braces else [path]


@pytest.mark.parametrize("file", GUIDES, ids=lambda file: file.name)
def test_a_guide_names_paths_that_are_there(file: Path) -> None:
    """`<id>` stands for any name; braces hold several. A site for another profession need not have every file of content."""
    paths = [each for path in PLACE.findall(file.read_text(encoding="utf-8")) for each in unfolded(path) if each not in ELSEWHERE]
    patterns = {each: re.sub(r"<\w+>", "*", each).rstrip("/") for each in paths}
    assert [each for each, pattern in patterns.items() if not any(ROOT.glob(pattern)) and not any(SAMPLE.glob(pattern))] == []


@pytest.mark.parametrize("file", sorted((ROOT / ".github/workflows").glob("*.yml")), ids=lambda file: file.name)
def test_a_workflow_runs_targets_of_the_makefile(file: Path) -> None:
    """So that whoever has the project can run what the workflow runs."""
    steps = [step["run"] for job in yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values() for step in job["steps"] if "run" in step]
    assert steps
    assert [step for step in steps if not re.fullmatch(r"make [a-z-]+", step) or step.partition(" ")[2] not in TARGETS] == []


def test_a_commit_is_checked_by_what_the_workflow_runs() -> None:
    """Hooks of pre-commit are local, and call targets of the Makefile."""
    for source in yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]:
        assert source["repo"] == "local"
        for hook in source["hooks"]:
            assert (hook["language"], hook["pass_filenames"]) == ("system", False)
            assert hook["entry"].removeprefix("make ") in TARGETS


def test_readers_are_told_of_no_command() -> None:
    """What makers need stands in the guides of the repository."""
    pages = sorted((ROOT / "docs").rglob("*.md"))
    assert pages
    assert [page.name for page in pages if re.search(r"`make [a-z-]+", page.read_text(encoding="utf-8"))] == []


def test_a_folder_that_was_moved_is_set_up_again(tmp_path: Path) -> None:
    """Its environment would run the programs of the folder it was made in; one that is linked is lent on purpose."""
    first, second, lent = (tmp_path / name for name in ("first", "second", "lent"))
    (first / ".venv/bin").mkdir(parents=True)
    (first / ".venv/bin/pip").write_text(f"#!{first}/.venv/bin/python3\n", encoding="utf-8")
    shutil.copy(ROOT / "Makefile", first)

    def said(folder: Path) -> str:
        return subprocess.run(["make", "-n", "help"], cwd=folder, capture_output=True, text=True, check=True).stdout

    assert "set up again" not in said(first)
    assert (first / ".venv").exists()
    first.rename(second)
    lent.mkdir()
    shutil.copy(ROOT / "Makefile", lent)
    (lent / ".venv").symlink_to(second / ".venv")
    assert "set up again" not in said(lent)
    assert "set up again" in said(second)
    assert not (second / ".venv").exists()
