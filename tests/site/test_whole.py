"""A build is whole or leaves no trace, and the same commit gives the same bytes."""

from __future__ import annotations

import hashlib
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLE, SETTLED, copied
from site_html import faults


def digest(folder: Path) -> str:
    """One value for all names and bytes below a folder."""
    found = hashlib.sha256()
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        found.update(f"{file.relative_to(folder)}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()


def equipped(folder: Path) -> Path:
    """The folder of a project, with the real Makefile and what it set up."""
    shutil.copy(ROOT / "Makefile", folder)
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The small project: how a site takes the place of another does not follow from its size."""
    return equipped(copied(ROOT / "tests/other-profession", tmp_path))


def make(folder: Path, **environment: str) -> subprocess.Popen[bytes]:
    """`make build`, without the set-up, in a process group of its own."""
    settings = {**os.environ, **SETTLED, "SITE_URL": "https://example.org/one/", **environment}
    return subprocess.Popen(
        ["make", "-o", "setup", "build"], cwd=folder, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def change(folder: Path, words: str) -> None:
    """Another site than the last one."""
    file = folder / "docs/privacy.md"
    file.write_text(re.sub(r"\n\nRound \w+\.|$", "", file.read_text(encoding="utf-8").rstrip()) + f"\n\nRound {words}.\n", encoding="utf-8")


def kills(folder: Path, count: int) -> None:
    """Kills builds at random moments: the site is the last whole one, or the new one, and the next build works."""
    dice = random.Random(20261123)
    started = time.monotonic()
    assert make(folder).wait() == 0
    length = time.monotonic() - started
    good = digest(folder / "site")
    for number in range(count):
        change(folder, f"number{number}")
        running = make(folder)
        time.sleep(dice.uniform(0.85 if number % 2 == 0 else 0.1, 1.02) * length)
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        found = digest(folder / "site")
        if found != good:
            html = (folder / "site/privacy/index.html").read_text(encoding="utf-8")
            assert f"number{number}." in html
            assert faults(folder / "site", "https://example.org/one/") == []
            good = found
    assert make(folder).wait() == 0
    assert f"number{count - 1}." in (folder / "site/privacy/index.html").read_text(encoding="utf-8")


@pytest.mark.long
def test_a_hundred_killed_builds_leave_a_whole_site(project: Path) -> None:
    """Half of the kills fall into the last sixth of a build, where the folders change places."""
    kills(equipped(project), 100)


@pytest.mark.long
def test_two_builds_at_once_do_not_mix(made: Path) -> None:
    """The last to end wins, whole."""
    running = [make(made, SITE_URL=f"https://example.org/{name}/") for name in ("one", "two")]
    assert [each.wait() for each in running] == [0, 0]
    html = "".join(file.read_text(encoding="utf-8") for file in sorted((made / "site").rglob("*.html")))
    assert ("https://example.org/one/" in html) != ("https://example.org/two/" in html)
    assert not list((made / ".build").glob("new.*"))


def test_a_warning_stops_a_build_and_leaves_the_old_site(made: Path) -> None:
    """Such as a page that no navigation names."""
    (made / "site").mkdir()
    (made / "site/index.html").write_text("the old site", encoding="utf-8")
    (made / "docs/learn/lost.md").write_text("---\ntitle: Lost\ndescription: A page that nobody names.\n---\n# Lost\n", encoding="utf-8")
    done = subprocess.run(["make", "-o", "setup", "build"], cwd=made, env={**os.environ, **SETTLED}, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Aborted with 1 warnings in strict mode!" in done.stdout.splitlines()
    assert re.search(r"^WARNING -  .* are not included in the \"nav\" configuration:\n +- learn/lost\.md$", done.stderr, re.MULTILINE), done.stderr
    assert (made / "site/index.html").read_text(encoding="utf-8") == "the old site"


def test_a_full_disk_is_one_line(made: Path) -> None:
    """The system refuses to write; the old site stays as it was."""
    (made / "docs/large.csv").write_bytes(bytes(1024 * 1024))
    (made / "site").mkdir()
    (made / "site/index.html").write_text("the old site", encoding="utf-8")
    limit = "import resource, os, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (900 * 1024, 900 * 1024)); os.execvp('make', ['make', '-o', 'setup', 'build'])"
    done = subprocess.run([sys.executable, "-c", limit], cwd=made, env={**os.environ, **SETTLED}, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stdout + done.stderr
    remedy = "File too large; the site could not be written, make room or mend the rights and build again"
    assert [line for line in done.stderr.splitlines() if re.fullmatch(rf"Error: /\S+: {remedy}", line)] == done.stderr.splitlines()[-2:-1]
    assert [file.name for file in (made / "site").iterdir()] == ["index.html"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 900 * 1024


@pytest.mark.parametrize("origin", [ROOT / "tests/other-profession", pytest.param(SAMPLE, marks=pytest.mark.long)], ids=["small", "real"])
def test_elsewhere_another_engine_builds_the_same_bytes(origin: Path, tmp_path: Path) -> None:
    """Another path, locale, time zone and hash seed, and ProperDocs, the fork of MkDocs that is kept up: nothing differs but the generator's name."""
    sites = {}
    for engine, environment in (("mkdocs", {}), ("properdocs", {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "ar_DZ.UTF-8"})):
        (tmp_path / engine).mkdir()
        folder = copied(origin, tmp_path / engine)
        if engine == "properdocs":
            (folder / ".build/fonts").unlink()  # made here once more, as everything else
        settings = folder / "mkdocs.yml"
        settings.write_text(settings.read_text(encoding="utf-8").replace("exports: false", "exports: true"), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", engine, "build", "--strict", "-f", "mkdocs.yml"],
            cwd=folder,
            env={**os.environ, **SETTLED, "SITE_URL": "https://example.org/one/", **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        sites[engine] = folder / "site"
    generator = re.compile(rb'<meta name="generator"[^>]*>')
    site, other = sites.values()
    for file in sorted(each for each in site.rglob("*") if each.is_file() and each.name not in {"release.json", "sw.js"}):  # they name the others' digests
        assert generator.sub(b"", file.read_bytes()) == generator.sub(b"", (other / file.relative_to(site)).read_bytes()), file
    assert {file.relative_to(site) for file in site.rglob("*")} == {file.relative_to(other) for file in other.rglob("*")}
    assert list(site.rglob("*.zip"))


def test_the_core_writes_its_pages_without_a_site_generator(made: Path) -> None:
    """What `make pages` hands to another engine: each role's pages and the open data."""
    done = subprocess.run(
        [sys.executable, "-m", "skillsdivide", "pages", "out"],
        cwd=made,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for role in sorted((made / "docs/data/roles").glob("*.yml")):
        for name in (f"{role.stem}.md", f"{role.stem}/plan.md", f"{role.stem}/sheet.md"):
            text = (made / "out/roles" / name).read_text(encoding="utf-8")
            assert text.startswith("---\ntitle: ")
            assert '"@/' not in text
    assert (made / "out/tools/items.json").is_file()
