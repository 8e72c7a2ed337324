"""What the guides show is true: HACKING.md's first recipe, followed step by step on a copy of the project, and CONTRIBUTING.md's samples."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

RECORDS = "hooks/skillsdivide/schema/records.py"
TEMPLATE = "hooks/skillsdivide/templates/pages/role.html.j2"
RECORD = "docs/data/roles/cataloguer.yml"
WORDS = "Ask the shelf first"


def recipe(title: str) -> str:
    """The text of a recipe."""
    return re.search(rf"^### {title}\n(.*?)(?=^##)", (ROOT / "HACKING.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)[1]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the program with the small site's content."""
    for part in ("docs", "quizzes"):
        shutil.copytree(ROOT / "tests/other-profession" / part, tmp_path / part)
    shutil.copytree(ROOT / "hooks/skillsdivide", tmp_path / "hooks/skillsdivide", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "hooks/packages", tmp_path / "hooks/packages", symlinks=True, ignore=shutil.ignore_patterns("node_modules"))
    (tmp_path / "hooks/packages/node_modules").symlink_to(ROOT / "hooks/packages/node_modules")
    shutil.copytree(ROOT / "docs/data/schema", tmp_path / "docs/data/schema")
    return tmp_path


def core(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs one of the core's commands on a project, with the project's own core."""
    command = [sys.executable, "-m", "skillsdivide", *arguments]
    return subprocess.run(command, cwd=project, env={**os.environ, "PYTHONPATH": "hooks"}, capture_output=True, text=True, check=False)


def change(file: Path, old: str, new: str) -> None:
    """Replaces a text that must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_field_is_added_as_the_recipe_says(project: Path) -> None:
    """Schema, page and JSON have it; before that the record's line is refused."""
    change(project / RECORD, "title: Cataloguer\n", f"title: Cataloguer\nmotto: {WORDS}\n")
    refused = core(project, "check")
    assert refused.returncode == 1
    assert f"{RECORD}:4:1: " in refused.stdout

    change(project / RECORDS, "    counterpoint: Blocks\n", '    motto: Text | None = None\n    """What its people say."""\n    counterpoint: Blocks\n')
    change(project / TEMPLATE, '<p class="sd-lead">', "{% if role.motto %}<p>{{ role.motto | inline }}</p>{% endif %}\n" + '<p class="sd-lead">')
    before = {file.name: file.read_bytes() for file in (project / "docs/data/schema").iterdir()}
    for command in (["schemas", "docs/data/schema"], ["check"], ["pages", "made"]):
        done = core(project, *command)
        assert done.returncode == 0, done.stdout + done.stderr

    after = {file.name: file.read_bytes() for file in (project / "docs/data/schema").iterdir()}
    assert [name for name in after if after[name] != before.get(name)] == ["role.json"]
    assert json.loads(after["role.json"])["properties"]["motto"]["description"] == "What its people say."
    assert WORDS in (project / "made/roles/cataloguer.md").read_text(encoding="utf-8")
    roles = json.loads((project / "made/data/roles.json").read_text(encoding="utf-8"))
    assert [role.get("motto") for role in next(iter(roles.values())) if role["id"] == "cataloguer"] == [WORDS]

    told = recipe("Add a field to a record")
    assert [path for path in (RECORDS, TEMPLATE, "docs/data/schema/", "make schemas", "docs/data/", "CONTRIBUTING.md") if f"`{path}`" not in told] == []


def test_the_samples_of_a_question_are_sound(small) -> None:
    """Pasted at the end of a quiz as they stand: the item, then with the stem of the second and the picture of the third."""
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("### Item\n")[2].partition("\n### ")[0]
    item, stem, picture = re.findall(r"^```yaml\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    quiz = small.folder / "quizzes/catalogues.yml"
    whole = quiz.read_text(encoding="utf-8")
    quiz.write_text(whole + item, encoding="utf-8")
    assert small.lines() == []
    drawing = re.search(r"file: (.*)", picture)[1]
    (small.folder / "docs" / drawing).parent.mkdir(parents=True)
    (small.folder / "docs" / drawing).write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>', encoding="utf-8"
    )
    quiz.write_text(whole + re.sub(r"^  stem: .*\n", lambda _: stem + picture, item, flags=re.MULTILINE), encoding="utf-8")
    assert small.lines() == []
