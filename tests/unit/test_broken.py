"""Faulty input, and the problems that it must give. Each case of broken.yml changes a copy of the small site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

from skillsdivide.diagnostics import ValidationFailed
from skillsdivide.pipeline import prepare

CASES = yaml.load((Path(__file__).parent / "broken.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_named_with_its_place_and_remedy(tmp_path: Path, name: str) -> None:
    """Each problem by its place, its code and its remedy; ten cases hold the line that authors see, word for word."""
    shutil.copytree(ROOT / "tests/other-profession", tmp_path / "site")
    case = CASES[name]
    for change in case["changes"]:
        apply(tmp_path / "site", change)
    with pytest.raises(ValidationFailed) as caught:
        prepare(tmp_path / "site", tmp_path / "site/docs")
    problems = caught.value.problems
    if "lines" in case:
        assert [str(problem) for problem in problems] == case["lines"]
        assert all(problem.code for problem in problems)
    else:
        assert [f"{each.path}:{each.line}:{each.column} {each.code}; {each.remedy}" for each in problems] == case["problems"]


def apply(folder: Path, change: dict) -> None:
    """Changes one file: replaces a text, adds one, writes text or bytes, gives it a size, deletes, renames, or puts a link or a folder in its place."""
    file = folder / change["file"]
    file.parent.mkdir(parents=True, exist_ok=True)
    if "link" in change or "folder" in change:
        file.unlink(missing_ok=True)
        file.symlink_to(change["link"]) if "link" in change else file.mkdir()
    elif change.get("delete"):
        file.unlink()
    elif "rename" in change:
        file.rename(folder / change["rename"])
    elif "bytes" in change:
        file.write_bytes(bytes.fromhex(change["bytes"]))
    elif "text" in change:
        file.write_text(change["text"], encoding="utf-8")
    elif "size" in change:
        file.write_bytes(bytes(change["size"]))
    elif "append" in change:
        file.write_text(file.read_text(encoding="utf-8") + change["append"], encoding="utf-8")
    else:
        text = file.read_text(encoding="utf-8")
        assert change["replace"] in text, f"the case is stale: {change['replace']!r} is not in {change['file']}"
        file.write_text(text.replace(change["replace"], change["by"], 1), encoding="utf-8")


def test_the_small_site_itself_is_sound() -> None:
    """Otherwise the cases would prove nothing."""
    folder = ROOT / "tests/other-profession"
    assert set(prepare(folder, folder / "docs").catalog.roles) == {"cataloguer", "data-steward", "shelving-clerk"}
