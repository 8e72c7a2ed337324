"""What an edit costs under `mkdocs serve`: processor time from the edit until the new page is served."""

from __future__ import annotations

import math
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from grow import ROOT

ROLE = "manual-qa-tester"
IDLE = 0.5
"""Seconds of processor time in two seconds, below which a server does nothing but watch its files."""
PATIENCE = 1800
"""Seconds after which a page that does not change is a fault."""


@dataclass(frozen=True)
class Edit:
    """A change of one file, and the page that shows it; `word` is what the reader will see."""

    file: str
    page: str
    change: Callable[[str, str], str]


EDITS = {
    "YAML": Edit(f"docs/data/roles/{ROLE}.yml", f"roles/{ROLE}/", lambda text, word: re.sub(r"(?m)^(summary: )(.*)$", rf"\1{word} \2", text)),
    "Markdown": Edit("docs/learn/spending-paradox.md", "learn/spending-paradox/", lambda text, word: f"{text}\n\n{word}\n"),
    "style": Edit("hooks/theme/styles/site.css", "assets/site.css", lambda text, word: f"{text}\n.{word} {{ color: red; }}\n"),
}


def own_hooks(project: Path) -> None:
    """Gives a grown project hooks of its own, whose styles can be changed."""
    shutil.copytree(ROOT / "hooks", project / "hooks", ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    (project / "hooks/packages/node_modules").symlink_to(ROOT / "hooks/packages/node_modules")
    file = project / "mkdocs.yml"
    file.write_text(file.read_text(encoding="utf-8").replace(f"{ROOT}/hooks", "hooks"), encoding="utf-8")


def spent(process: psutil.Process) -> float:
    """Seconds of processor time of a process and of its children that have ended."""
    times = process.cpu_times()
    return times.user + times.system + times.children_user + times.children_system


def get(address: str) -> str:
    """What an address serves; nothing while it does not answer."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return answer.read().decode()
    except (urllib.error.URLError, ConnectionError):
        return ""


def wait(address: str, word: str) -> None:
    """Returns when an address serves a word."""
    end = time.monotonic() + PATIENCE
    while word not in get(address):
        if time.monotonic() > end:
            raise TimeoutError(f"{address} never showed {word}")
        time.sleep(0.2)


def settle(process: psutil.Process) -> None:
    """Returns when the server only watches: it may have built twice for one edit, and that is not the next one's cost."""
    before, now = -math.inf, spent(process)
    while now - before > IDLE:
        time.sleep(2)
        before, now = now, spent(process)


@contextmanager
def served(project: Path, command: list[str], environment: dict[str, str]) -> Iterator[tuple[str, psutil.Process]]:
    """The address and the process of a project under `mkdocs serve`, from its first page on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    address = f"http://{host}{urlsplit(environment['SITE_URL']).path}"
    process = subprocess.Popen([*command, "serve", "--quiet", "--livereload", "--dev-addr", host], cwd=project, env=environment)
    try:
        wait(address, "</html>")
        settle(psutil.Process(process.pid))
        yield address, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait()


def edits(project: Path, command: list[str], environment: dict[str, str], rounds: int) -> dict[str, list[float]]:
    """What each kind of edit cost, round by round."""
    costs: dict[str, list[float]] = {kind: [] for kind in EDITS}
    with served(project, command, environment) as (address, process):
        for number in range(rounds):
            for kind, edit in EDITS.items():
                word = f"edited-{kind.lower()}-{number}"
                file = project / edit.file
                text = file.read_text(encoding="utf-8")
                before = spent(process)
                file.write_text(edit.change(text, word), encoding="utf-8")
                wait(f"{address}{edit.page}", word)
                costs[kind].append(spent(process) - before)
                settle(process)
    return costs
