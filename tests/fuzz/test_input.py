"""Spoilt input by the thousand: each file of a real project, changed in ways that nobody foresaw.

Whatever stands there, the answer comes within two seconds of work more than the sound project asks for, and is either lines that name file and line, or a
site of which every piece can be rendered. `make fuzz` runs the long version, `make test` a short one that is always the same.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import markdown
import pytest
from conftest import ROOT, SAMPLE, build, without_directory
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from mutations import MUTATIONS, VALUES, Mutation, lines, places

from skillsdivide.diagnostics import ValidationFailed
from skillsdivide.load.dataset import parse_and_validate
from skillsdivide.pipeline import prepare, publish
from skillsdivide.render.generated_pages import generated_pages, render_page
from skillsdivide.render.prose import complete_page
from skillsdivide.render.shortcodes import render_piece
from skillsdivide.schema.shortcodes import PIECES, piece_names

SECONDS = 2
"""How much longer an answer may take than one to the sound project, in seconds of work."""

LINE = re.compile(r"(?P<path>[^:\n]+):(?P<line>[1-9]\d*):[1-9]\d*: [^\n]+; [^\n]+")
LONGEST_LINE = 1000

ODD = ("missing", "empty", "folder", "pipe", "outside", "/dev/zero", "nowhere", "itself", "huge", "yaml")
"""What may stand in a file's place: see `Project.odd`."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Stops what takes longer, counted in work and not by the clock."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"no answer after {seconds} seconds of work")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@dataclass
class Project:
    """A copy of a project of which one file is spoilt at a time. Files that are as they were are read once, templates are compiled once."""

    folder: Path
    spoilt: Path | None = None
    tally: Counter = field(default_factory=Counter)
    accepted: list[tuple[Path, bytes]] = field(default_factory=list)
    sound: float = 0
    """Seconds of work that an answer to the sound project took."""

    @property
    def docs(self) -> Path:
        return self.folder / "docs"

    def originals(self) -> list[Path]:
        """Every file that people write, the data before the pages."""
        return [*sorted(self.docs.rglob("*.yml")), *sorted((self.folder / "quizzes").glob("*.yml")), *sorted(self.docs.rglob("*.md"))]

    @contextmanager
    def spoiling(self, file: Path) -> Iterator[None]:
        """Puts the file back whatever was made of it."""
        before = file.read_bytes()
        self.spoilt = file
        try:
            yield
        finally:
            self.spoilt = None
            self._clear(file)
            self._clear(file.with_suffix(".yaml"))
            file.write_bytes(before)

    @staticmethod
    def _clear(file: Path) -> None:
        if file.is_dir() and not file.is_symlink():
            file.rmdir()
        else:
            file.unlink(missing_ok=True)

    def odd(self, file: Path, what: str) -> None:
        """Something that is no sound file in a file's place."""
        before = file.read_bytes()
        file.unlink()
        match what:
            case "empty":
                file.touch()
            case "folder":
                file.mkdir()
            case "pipe":
                os.mkfifo(file)
            case "outside":
                file.symlink_to(ROOT / "LICENSE")
            case "/dev/zero" | "nowhere":
                file.symlink_to(what)
            case "itself":
                file.symlink_to(file.name)
            case "huge":
                with file.open("wb") as opened:
                    opened.truncate(10**12)
            case "yaml":
                file.with_suffix(".yaml").write_bytes(before)

    def time_sound(self) -> None:
        """Before anything is spoilt it has no fault; that all of it can be rendered is what every build shows."""
        begun = time.process_time()
        prepare(self.folder, self.docs)
        self.sound = time.process_time() - begun

    def judge(self) -> str:
        """Asks for the answer, and holds it against what was promised."""
        self.tally["tried"] += 1
        if self.tally["tried"] % 200 == 0:
            parse_and_validate.cache_clear()  # it need not remember thousands of spoilt texts
        try:
            with limited(self.sound + SECONDS):
                renderer = prepare(self.folder, self.docs)
        except ValidationFailed as faulty:
            self.tally["refused"] += 1
            for problem in map(str, faulty.problems):
                match = LINE.fullmatch(problem)
                assert match, problem
                assert len(problem) < LONGEST_LINE, problem
                named = self.folder / match["path"]
                if named.is_file() and match["line"] != "1":
                    assert int(match["line"]) <= len(
                        named.read_bytes().replace(b"\r", b"\n").replace(b"\xe2\x80\xa8", b"\n").replace(b"\xc2\x85", b"\n").split(b"\n")
                    ), problem
            return "refused"
        self.tally["accepted"] += 1
        if self.spoilt and self.spoilt.suffix == ".md":  # nothing else follows from a page
            with limited(SECONDS):
                html = markdown.markdown(self.spoilt.read_text(encoding="utf-8-sig"), extensions=["md_in_html", "tables"]) if self.spoilt.is_file() else ""
            complete_page(html, self.spoilt.relative_to(self.docs).as_posix(), renderer)
            return "accepted"
        for page in generated_pages(renderer):
            assert render_page(page, renderer).html
        for kind in PIECES:
            for name in piece_names(kind):
                render_piece(kind, name, renderer)
        for _, content in publish(renderer):
            content.decode()
        return "accepted"


@pytest.fixture
def projects(tmp_path: Path, record_property: Callable) -> Iterator[dict[str, Project]]:
    """The real project, without the pages of occupations, which are all alike, and the small one; what became of their spoilt files is told in the report."""
    projects = {name: Project(tmp_path / name) for name in ("real", "small")}
    for name, origin in (("real", SAMPLE), ("small", ROOT / "tests/other-profession")):
        for part in ("docs", "quizzes"):
            shutil.copytree(origin / part, tmp_path / name / part)
        settings_ = (origin / "mkdocs.yml").read_text(encoding="utf-8").replace("../../hooks", "hooks")
        (tmp_path / name / "mkdocs.yml").write_text(settings_, encoding="utf-8")
        (tmp_path / name / "hooks").symlink_to(ROOT / "hooks")
    without_directory(tmp_path / "real")
    yield projects
    for project in projects.values():
        for name, count in project.tally.items():
            record_property(f"inputs {name}", count)


pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

numbers = st.integers(0, 10**6)
spoilings = st.lists(st.tuples(st.sampled_from(MUTATIONS), numbers, numbers, st.sampled_from(VALUES) | st.text(max_size=30)), min_size=1, max_size=2)


def spoil(projects: dict[str, Project], number: int, *, rounds: int) -> None:
    """So many rounds of spoiling a file of one of the projects; the number decides which."""
    for project in projects.values():
        project.time_sound()

    @seed(number)
    @settings(max_examples=rounds, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(name=st.sampled_from(sorted(projects)), place=numbers, ways=spoilings)
    def one(name: str, place: int, ways: list[tuple[Mutation, int, int, str]]) -> None:
        project = projects[name]
        originals = project.originals()
        file = originals[place % len(originals)]
        with project.spoiling(file):
            content: str | bytes = file.read_text(encoding="utf-8")
            spots = places(content) if file.suffix == ".yml" else lines(content)
            for way, first, second, value in ways:
                if isinstance(content, str):
                    content = way(spots, first, second, value)
                    spots = lines(content) if isinstance(content, str) else spots
            data = content if isinstance(content, bytes) else content.encode("utf-8", errors="surrogatepass")
            file.write_bytes(data)
            if project.judge() == "accepted" and file.suffix == ".yml":
                project.accepted.append((file, data))

    one()


def test_spoilt_files_are_refused_or_stand(projects: dict[str, Project]) -> None:
    """A dozen, always the same."""
    spoil(projects, 1, rounds=12)


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.long)], ids=["a file of each folder", "every file"])
def test_what_is_no_file_is_named(projects: dict[str, Project], *, every: bool) -> None:
    """A folder, a pipe, a link out of the project: told and not read. A page or a role may be missing."""
    project = projects["small"]
    project.time_sound()
    files = project.originals()
    for file in files if every else {(each.parent, each.suffix): each for each in files}.values():
        for what in ODD:
            with project.spoiling(file):
                project.odd(file, what)
                assert project.judge() == "refused" or what in {"missing", "empty", "yaml"}, (what, file)


@pytest.mark.fuzz
@pytest.mark.parametrize("number", range(100, 120))
def test_spoilt_files_by_the_thousand(projects: dict[str, Project], number: int, tmp_path: Path) -> None:
    """The same, long; and of every fourth thousand the data accepted last becomes a site, strictly, with every export."""
    spoil(projects, number, rounds=1000)
    if number % 4:
        return
    project = projects["small" if number % 8 else "real"]
    file, data = project.accepted[-1]
    with project.spoiling(file):
        file.write_bytes(data)
        done = build(project.folder, tmp_path / "site")
    assert done.returncode == 0, f"{file}\n{done.stdout}{done.stderr}\n{data.decode()}"
