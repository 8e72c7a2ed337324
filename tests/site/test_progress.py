"""A long build says on a terminal how far it is, and nowhere else."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from conftest import ROOT, SETTLED


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    """The build of the small project, in which every build is a long one."""
    shutil.copytree(ROOT / "tests/other-profession", tmp_path / "tests/other-profession", symlinks=True)
    shutil.copytree(ROOT / "hooks", tmp_path / "hooks", ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    (tmp_path / "hooks/packages/node_modules").symlink_to(ROOT / "hooks/packages/node_modules")
    file = tmp_path / "hooks/skillsdivide/progress.py"
    text = file.read_text(encoding="utf-8")
    assert "PATIENCE = 2" in text
    file.write_text(text.replace("PATIENCE = 2", "PATIENCE = 0"), encoding="utf-8")
    return [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--config-file",
        str(tmp_path / "tests/other-profession/mkdocs.yml"),
        "--site-dir",
        str(tmp_path / "site"),
    ]


def test_a_terminal_shows_a_bar(command: list[str]) -> None:
    """It counts, and is gone at the end."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env={**os.environ, **SETTLED}) as running:
        os.close(theirs)
        seen = b""
        try:
            while chunk := os.read(ours, 65536):
                seen += chunk
        except OSError:  # how a terminal ends
            pass
    os.close(ours)
    assert running.returncode == 0, seen
    assert re.search(r"Building: +\d+%", seen.decode())
    assert seen.decode().rpartition("\r")[2].strip() == ""


def test_a_log_shows_none(command: list[str]) -> None:
    """Neither CI nor a file."""
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **SETTLED}, check=True)
    assert "Building" not in done.stdout + done.stderr
