"""What a maintainer sees while writing: faults on the page and in the terminal, and the mended site without a restart."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import MKDOCS, ROOT, SETTLED, copied


@pytest.fixture(scope="module")
def served_profession(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, Path]]:
    """A small site under `mkdocs serve`: its folder, its address, what the terminal shows."""
    folder = copied(ROOT / "tests/other-profession", tmp_path_factory.mktemp("served"))
    terminal = folder.with_suffix(".txt")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with terminal.open("w", encoding="utf-8") as output:
        command = [*MKDOCS, "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
        running = subprocess.Popen(command, cwd=folder, env={**os.environ, **SETTLED}, stdout=output, stderr=output)
        yield folder, f"http://127.0.0.1:{port}/library-work/roles/cataloguer/", terminal
        running.terminate()
        running.wait()


def seen(address: str, pattern: str, *, there: bool = True) -> bool:
    """Whether the page comes to show a pattern, or to show it no more, within a minute."""
    for _ in range(120):
        time.sleep(0.5)
        try:
            with urllib.request.urlopen(address) as answer:
                if bool(re.search(pattern, answer.read().decode())) == there:
                    return True
        except OSError:
            continue
    return False


def test_a_fault_shows_on_the_page_and_in_the_terminal_until_it_is_mended(served_profession: tuple[Path, str, Path]) -> None:
    """The server goes on all the while."""
    folder, address, terminal = served_profession
    record = folder / "docs/data/roles/cataloguer.yml"
    good = record.read_text(encoding="utf-8")
    assert seen(address, "<h1")
    assert seen(address, "sd-top__here"), "the page stands in its section"
    assert seen(address.replace("roles/cataloguer/", "search/pagefind.js"), "pagefind"), "the search works under serve"
    record.write_text(re.sub(r"stance: \w+", "stance: robotic", good, count=1), encoding="utf-8")
    fault = r"docs/data/roles/cataloguer\.yml:\d+:\d+: no stance has the id"
    assert seen(address, fault)
    assert re.search(fault, terminal.read_text(encoding="utf-8"))
    record.write_text(re.sub(r"(?m)^title: .*", "title: Keeper of the catalogue", good, count=1), encoding="utf-8")
    assert seen(address, "Keeper of the catalogue")
    assert seen(address, fault, there=False)


def test_a_dead_link_shows_on_the_page_and_holds_nothing_up(served_profession: tuple[Path, str, Path]) -> None:
    """A strict build stops at it; the server goes on, and shows it as it shows faults of the dataset. A second server says why it does not begin."""
    folder, address, _ = served_profession
    page = folder / "docs/method.md"
    good = page.read_text(encoding="utf-8")
    assert seen(address, "<h1")
    page.write_text(f"{good}\n[Gone](no-such-page.md)\n", encoding="utf-8")
    assert seen(address, "A build would stop at this")
    assert seen(address, "no-such-page.md")
    port = address.split(":")[2].partition("/")[0]
    command = [*MKDOCS, "serve", "--dev-addr", f"127.0.0.1:{port}"]
    second = subprocess.run(command, cwd=folder, env={**os.environ, **SETTLED}, capture_output=True, text=True, check=False, timeout=120)
    assert second.returncode == 1
    advice = f"end what listens there, or write: make serve PORT={int(port) + 1}"
    assert second.stderr.splitlines()[-1] == f"Error: 127.0.0.1:{port} cannot be used (Address already in use); {advice}"
    assert "Traceback" not in second.stderr
    page.write_text(good, encoding="utf-8")
    assert seen(address, "A build would stop at this", there=False)
