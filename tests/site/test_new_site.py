"""A site for another profession, begun by one command: it is whole, its commands run, and it takes later versions of the program."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, SAMPLE

ANSWERS = {
    "TITLE": "Care work: today & tomorrow",
    "ABOUT": "What AI does to *care* work & to those who do it",
    "REPOSITORY": "https://github.com/You/care-work",
    "PUBLISHER": "The Care_Work people",
}
AUTHOR = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"))}

SIDE = """\
- id: field
  label: Out of doors
  description: Nobody has placed it yet.
  colour: olive
  sign: hexagon
  plural: roles out of doors
"""
"""A side with an ordinary word for its id, which stands in the program too, about something else."""

Run = Callable[..., subprocess.CompletedProcess[str]]


def new(folder: Path | str, **answers: str) -> subprocess.CompletedProcess[str]:
    """Runs `make new` as nobody at a terminal would."""
    command = [sys.executable, str(ROOT / ".ci/forks/new.py"), str(folder)]
    return subprocess.run(command, env={**os.environ, **answers}, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def equip(folder: Path) -> Path:
    """Lends a project what is installed here."""
    for place in (".venv", "hooks/packages/node_modules", "tests/tools/node_modules"):
        (folder / place).symlink_to(ROOT / place)
    return folder


@pytest.fixture(scope="module")
def care_work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site with a side of its own, committed, with what is installed here."""
    folder = tmp_path_factory.mktemp("new") / "care-work"
    done = new(folder, **ANSWERS)
    assert done.returncode == 0, done.stderr
    vocabulary = folder / "docs/data/vocabulary.yml"
    vocabulary.write_text(vocabulary.read_text(encoding="utf-8").replace("\nstances:", f"\n{SIDE}stances:"), encoding="utf-8")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Begin"]):
        subprocess.run(["git", *command], cwd=folder, env={**os.environ, **AUTHOR}, check=True)
    return equip(folder)


@pytest.fixture
def run(care_work: Path) -> Run:
    """Runs a command in the new site."""

    def result(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        if command[0] == "make":
            command = (*command, "-o", ".venv/site.stamp", "-o", ".venv/test.stamp")  # what is lent must not be installed anew
        return subprocess.run(command, cwd=care_work, env={**os.environ, **AUTHOR, **environment}, capture_output=True, text=True, check=False)

    return result


def test_it_bears_its_own_name_and_addresses(care_work: Path) -> None:
    """And keeps the copyright of the program."""
    settings = yaml.load((care_work / "mkdocs.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert (settings["site_name"], settings["site_description"]) == (ANSWERS["TITLE"], ANSWERS["ABOUT"])
    assert settings["site_url"] == ["SITE_URL", "https://you.github.io/care-work/"]
    assert settings["repo_url"] == ["REPO_URL", ANSWERS["REPOSITORY"]]
    citation = yaml.safe_load((care_work / "CITATION.cff").read_text(encoding="utf-8"))
    assert (citation["title"], citation["authors"]) == (ANSWERS["TITLE"], [{"name": ANSWERS["PUBLISHER"]}])
    licence = (care_work / "LICENSE").read_text(encoding="utf-8")
    assert "Copyright (c) 2026 The Skills Divide contributors" in licence
    assert ANSWERS["PUBLISHER"] in licence
    assert "O*NET" not in licence


def test_its_forms_name_nothing_of_this_site(care_work: Path) -> None:
    """Neither the site, nor a role, nor a chapter: what people read there would lead nowhere."""
    known = {"Skills Divide", *(file.stem for place in ("docs/data/roles", "docs/learn") for file in (SAMPLE / place).iterdir())} - {"index"}
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, known))})(?!\w)")
    forms = [file for place in (".github", ".devcontainer") for file in (care_work / place).rglob("*") if file.is_file() and file.parent.name != "workflows"]
    assert {file.name: found for file in forms if (found := pattern.findall(file.read_text(encoding="utf-8")))} == {}


def test_no_file_beside_the_program_is_forgotten(care_work: Path) -> None:
    """Tools look for their settings at the top: without Biome's, `make lint` fails, and the workflow with it."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert {path.partition("/")[0] for path in listed} - {each.name for each in care_work.iterdir()} == set()


@pytest.mark.long
def test_every_command_is_there_and_those_of_every_day_run(care_work: Path, run: Run) -> None:
    """The dataset has no fault, the strict build warns of nothing, no link is dead, and the files for platforms are where the command says."""
    help_text = run("make", "help").stdout
    for target in re.findall(r"^([a-z-]+) ", help_text, re.MULTILINE):
        dry = run("make", "-n", target, "NAME=../x", "VERSION=1.0.0")
        assert dry.returncode == 0, dry.stderr
    done = run("make", "-s", "check", "links", "exports", "pages", "schemas", "lint-github")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No fault: 3 roles, 5 sections with 16 items." in done.stdout.splitlines()
    assert re.search(r"^inside: 0 faults; outside: \d+ links, \d+ reached, \d+ gone$", done.stdout, re.MULTILINE)
    files = re.search(r"The files are in (\S+)", done.stdout)[1]
    assert len(list((care_work / files).rglob("*.zip"))) > 3
    assert run("git", "status", "--porcelain").stdout in {"", "?? tests/reports/links.md\n"}
    described = re.compile(r'<meta name="description" content="[^"]{40,200}">')
    assert [str(page) for page in (care_work / "site").rglob("*.html") if not described.search(page.read_text(encoding="utf-8"))] == []
    assert ANSWERS["TITLE"].replace("&", "&amp;") in (care_work / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.long
def test_every_step_of_its_workflow_runs(run: Run) -> None:
    """In order, as far as they are commands: it is linted, tested, and built for its own address."""
    workflow = yaml.safe_load((ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
    assert [step["run"] for step in steps] == ["make lint", "make test-core", "make test", "make build"]
    for step in steps:
        done = run(*step["run"].split(), SITE_URL="https://you.github.io/care-work/")
        assert done.returncode == 0, f"{step['run']}\n{done.stdout[-5000:]}{done.stderr[-2000:]}"


def test_tests_of_the_program_know_nothing_of_its_content(run: Run, tmp_path: Path) -> None:
    """Neither the ids of its sides, nor whether each of its roles has a quiz. All of them run with the steps of the workflow; here those that once did know."""
    done = run(".venv/bin/pytest", "-q", "-p", "no:cacheprovider", "tests/unit/test_sides.py", "-k", "test_nothing_knows_a_side_by_its_id")
    assert (done.returncode, done.stdout.split()) == (0, [".", "[100%]"]), done.stdout
    grown = run(".venv/bin/python", "-c", "import sys; from grow import *; grow(Path(sys.argv[1]), 30)", str(tmp_path), PYTHONPATH="tests/bench")
    assert grown.returncode == 0, grown.stderr
    assert len(list((tmp_path / "docs/data/roles").glob("*.yml"))) == 30


def test_it_makes_its_own_releases(run: Run) -> None:
    """The version of the program stays what it is."""
    program = (ROOT / "pyproject.toml").read_bytes()
    run("git", "add", "-A")
    run("git", "commit", "-qm", "All")
    done = run("make", "-s", "release", "VERSION=0.2.0")
    assert done.returncode == 0, done.stderr
    assert "version: 0.2.0" in run("git", "show", "v0.2.0:CITATION.cff").stdout
    assert run("git", "show", "v0.2.0:pyproject.toml").stdout.encode() == program


def test_it_takes_a_later_version_of_the_program(care_work: Path, run: Run, tmp_path: Path) -> None:
    """What the version changed, added and took away comes; what the site's people wrote stays; going back is one command."""
    upstream = tmp_path / "upstream"
    done = new(upstream, **ANSWERS)  # in its place: a whole project with no history
    assert done.returncode == 0, done.stderr
    shutil.rmtree(upstream / "tests/sample")
    for place in ("docs", "quizzes"):
        shutil.rmtree(upstream / place)
        shutil.copytree(ROOT / place, upstream / place)
    (upstream / "hooks/theme/404.html").unlink()
    (upstream / "hooks/theme/405.html").write_text("later", encoding="utf-8")
    (upstream / "docs/index.md").write_text("# Later\n", encoding="utf-8")
    shutil.copy(SAMPLE / "mkdocs.yml", upstream / "mkdocs.yml")
    settings = upstream / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("  features:\n", "  features:\n    - navigation.later\n", 1), encoding="utf-8")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Later"], ["tag", "v1.3.0"]):
        subprocess.run(["git", *command], cwd=upstream, env={**os.environ, **AUTHOR}, check=True)

    own = care_work / "tests/own/test_ours.py"
    own.parent.mkdir()
    own.write_text("", encoding="utf-8")
    (care_work / "docs/review.md").unlink()
    run("git", "add", "-A")
    run("git", "commit", "-qm", "A test of ours")
    content = {path: (care_work / path).read_bytes() for path in ("docs/index.md", "mkdocs.yml", "README.md", "quizzes/catalogues.yml")}
    done = run("make", "-s", "upgrade", "VERSION=1.3.0", UPSTREAM=str(upstream))
    assert done.returncode == 0, done.stderr
    assert not (care_work / "hooks/theme/404.html").exists()
    assert (care_work / "hooks/theme/405.html").read_text(encoding="utf-8") == "later"
    assert re.search(r"^docs/review\.md is missing; copy tests/sample/docs/review\.md and name it in nav$", done.stdout, re.MULTILINE)
    assert re.findall(r"^mkdocs\.yml has no line '(.*)'; it stands in tests/sample/mkdocs\.yml:\d+$", done.stdout, re.MULTILINE) == ["- navigation.later"]
    assert (care_work / "tests/sample/docs/index.md").read_text(encoding="utf-8") == "# Later\n"
    assert (care_work / "tests/sample/hooks/plugin.py").exists() or not (ROOT / "hooks/plugin.py").exists()
    assert {path: (care_work / path).read_bytes() for path in content} == content
    assert own.exists()
    assert run("make", "-s", "upgrade", "VERSION=1.3.0").stderr.startswith("there are uncommitted changes; commit or put them aside first\n")
    run("git", "reset", "-q", "--hard")
    assert (care_work / "hooks/theme/404.html").exists()
    assert not (care_work / "hooks/theme/405.html").exists()


def test_an_upgrade_that_cannot_be_says_why(run: Run, tmp_path: Path) -> None:
    """And changes nothing."""
    told = run("make", "-s", "upgrade", "VERSION=one").stderr.splitlines()
    assert told[0] == "'one' is no version; write three numbers, as in: make upgrade VERSION=1.3.0"
    told = run("make", "-s", "upgrade", "VERSION=9.9.9", UPSTREAM=str(tmp_path)).stderr.splitlines()
    assert told[0] == f"git fetch --quiet failed: fatal: '{tmp_path}' does not appear to be a git repository"
    assert run("git", "status", "--porcelain").stdout == ""
    if not (ROOT / "tests/sample").is_dir():
        done = subprocess.run([sys.executable, str(ROOT / ".ci/forks/upgrade.py"), "1.3.0"], capture_output=True, text=True, check=False)
        assert done.stderr == "this is the project that versions come from; a site that make new began can be upgraded\n"


def test_a_repository_elsewhere_has_no_address_yet(tmp_path: Path) -> None:
    """It is said at the end, once; nothing is said where the address follows from the repository's."""
    elsewhere = new(tmp_path / "elsewhere", **{**ANSWERS, "REPOSITORY": "https://gitlab.com/you/care-work"})
    said = "In mkdocs.yml write the site's address in place of https://example.org/, and an edit_uri of your host."
    assert elsewhere.stdout.startswith(f"https://gitlab.com/you/care-work is not on GitHub. {said}\nThe site is in ")
    assert new(tmp_path / "there", **ANSWERS).stdout.startswith("The site is in ")


def test_on_a_terminal_it_asks_four_questions(tmp_path: Path) -> None:
    """And nothing else."""
    outside, inside = pty.openpty()
    os.write(outside, "".join(f"{answer}\n" for answer in ANSWERS.values()).encode())
    command = [sys.executable, str(ROOT / ".ci/forks/new.py"), str(tmp_path / "site")]
    environment = {name: value for name, value in os.environ.items() if name not in ANSWERS}
    done = subprocess.run(command, stdin=inside, env=environment, capture_output=True, text=True, check=False)
    os.close(outside)
    os.close(inside)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("?") == len(ANSWERS)
    assert f"# {ANSWERS['TITLE'].replace('&', '&amp;')}\n" in (tmp_path / "site/README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("folder", "changed", "said"),
    [
        ("", {}, "say in which new folder, as in: make new NAME=../care-work"),
        (".", {}, "{} is there already; name a folder that is not"),
        (ROOT / "inside", {}, f"{ROOT / 'inside'} lies inside this project; name a folder beside it, such as ../inside"),
        ("new", {"TITLE": ""}, "nobody can be asked here; give TITLE, as in: make new NAME=../care-work TITLE=..."),
        ("new", {"ABOUT": "two\nlines"}, "ABOUT is empty or has signs that nobody sees; answer in one line of text"),
        ("new", {"ABOUT": "Care work."}, "ABOUT has 10 signs; search engines show 40 to 200"),
        ("new", {"REPOSITORY": "care-work"}, "REPOSITORY is 'care-work'; write its address, as in https://github.com/you/care-work"),
    ],
    ids=["no folder", "a folder that is there", "inside", "no title", "two lines", "a short line", "no address"],
)
def test_what_is_amiss_is_said_and_nothing_written(tmp_path: Path, folder: Path | str, changed: dict[str, str], said: str) -> None:
    """One line, and no folder."""
    done = new(tmp_path / folder if folder else "", **{**ANSWERS, **changed})
    assert done.returncode == 1
    assert done.stderr == said.format(tmp_path) + "\n"
    assert not (tmp_path / "new").exists()
    assert not (ROOT / "inside").exists()
