"""The site's scripts: node's own tests of the pure parts, and their types."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT

NODE = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs node on something in the project."""
    return subprocess.run([NODE, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def test_pure_scripts_pass_their_own_tests() -> None:
    """Scoring and shuffling, table by table."""
    done = run("--test", *map(str, sorted((ROOT / "tests/script").glob("*.test.js"))))
    assert done.returncode == 0, done.stdout + done.stderr


def test_types_hold() -> None:
    """The type checker reads the scripts' JSDoc strictly."""
    done = run("tests/tools/node_modules/typescript/bin/tsc", "-p", "tests/tools")
    assert done.returncode == 0, done.stdout


def test_scripts_stay_small() -> None:
    """No script of ours grows past 250 lines."""
    long = [file.name for file in (ROOT / "hooks/theme/assets").rglob("*.js") if len(file.read_text(encoding="utf-8").splitlines()) > 250]
    assert long == []
