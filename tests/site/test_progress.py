"""A long build says on a terminal how far it is, and nowhere else."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from conftest import ROOT, SETTLED, copied

IMPATIENT = "from skillsdivide import progress; progress.PATIENCE = 0; from cached_mkdocs import cli; cli()"
"""MkDocs, to which every build is a long one."""
COMMAND = [sys.executable, "-c", IMPATIENT, "build", "--quiet"]
ENVIRONMENT = {**os.environ, **SETTLED, "PYTHONPATH": f"{ROOT / 'hooks'}:{ROOT / 'tests/tools'}"}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small project."""
    return copied(ROOT / "tests/other-profession", tmp_path)


def built(folder: Path) -> tuple[int, str]:
    """What its build ends with and what it writes on a terminal."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    with subprocess.Popen(COMMAND, cwd=folder, stdout=theirs, stderr=theirs, env=ENVIRONMENT) as running:
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


def test_a_terminal_shows_a_bar(small: Path) -> None:
    """It counts, and is gone at the end."""
    code, seen = built(small)
    assert code == 0, seen
    assert re.search(r"Building: +\d+%", seen)
    assert shown(seen) == [""]


def test_a_build_that_fails_leaves_its_fault_alone(small: Path) -> None:
    """The bar is gone before the fault is told, which stands on a line of its own."""
    (small / "spoilt.py").write_text('from mkdocs.exceptions import PluginError\ndef on_files(files, config): raise PluginError("spoilt")\n', encoding="utf-8")
    settings = small / "mkdocs.yml"
    text, count = re.subn(r"(?m)^( *- )hooks/plugin\.py$", r"\g<0>\n\1spoilt.py", settings.read_text(encoding="utf-8"))
    assert count == 1
    settings.write_text(text, encoding="utf-8")
    code, seen = built(small)
    assert code == 1
    assert "Building: " in seen
    lines = [re.sub(r"\x1b\[\d+m", "", line) for line in shown(seen)]
    assert [line for line in lines if "Building" in line] == []
    assert "ERROR   -  spoilt" in lines


@pytest.mark.long
def test_a_log_shows_none(small: Path) -> None:
    """Neither CI nor a file."""
    done = subprocess.run(COMMAND, cwd=small, capture_output=True, text=True, env=ENVIRONMENT, check=True)
    assert "Building" not in done.stdout + done.stderr
