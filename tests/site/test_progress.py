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


def on_a_terminal(command: list[str]) -> tuple[int, str]:
    """What a command ends with and what it writes there."""
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
    return running.returncode, seen.decode()


def shown(written: str) -> list[str]:
    """The lines that stay on the terminal: what comes after a return stands over what was there."""
    lines = []
    for line in written.replace("\r\n", "\n").split("\n"):
        row = ""
        for part in line.split("\r"):
            row = part + row[len(part) :]
        lines.append(row.rstrip())
    return lines


def test_a_terminal_shows_a_bar(command: list[str]) -> None:
    """It counts, and is gone at the end."""
    code, seen = on_a_terminal(command)
    assert code == 0, seen
    assert re.search(r"Building: +\d+%", seen)
    assert shown(seen) == [""]


def test_a_build_that_fails_leaves_its_fault_alone(command: list[str], tmp_path: Path) -> None:
    """The bar is gone before the fault is told, which stands on a line of its own."""
    plugin = tmp_path / "hooks/plugin.py"
    text = plugin.read_text(encoding="utf-8")
    event = "    state = state_of(config)\n"
    assert event in text
    plugin.write_text(text.replace(event, f'    raise PluginError("spoilt")\n{event}', 1), encoding="utf-8")
    code, seen = on_a_terminal(command)
    assert code == 1
    assert "Building: " in seen
    lines = [re.sub(r"\x1b\[\d+m", "", line) for line in shown(seen)]
    assert [line for line in lines if "Building" in line] == []
    assert "ERROR   -  spoilt" in lines


@pytest.mark.long
def test_a_log_shows_none(command: list[str]) -> None:
    """Neither CI nor a file."""
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **SETTLED}, check=True)
    assert "Building" not in done.stdout + done.stderr
