"""One changed fact changes everything that follows from it, with no line of code touched."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from conftest import BASE, ROOT, SAMPLE, build, copied, rarely, without_directory
from site_html import faults

ROLE = "manual-qa-tester"


@pytest.fixture(scope="session")
def changed(once: Callable) -> Path:
    """The real site with a role more and another figure, without what none of the tests asks for."""

    def make(folder: Path) -> None:
        folder.mkdir()
        without_directory(copied(SAMPLE, folder))
        settings = folder / "mkdocs.yml"
        text, count = re.subn(r"(?m)^extra:$", "extra:\n  exports: false", settings.read_text(encoding="utf-8"))
        assert count == 1
        settings.write_text(text, encoding="utf-8")
        record = yaml.safe_load((folder / f"docs/data/roles/{ROLE}.yml").read_text(encoding="utf-8"))
        record |= {"id": "test-librarian", "title": "Librarian of tests"}
        record["tasks"] = [task | {"id": f"test-librarian-t{index:02}"} for index, task in enumerate(record["tasks"])]
        (folder / "docs/data/roles/test-librarian.yml").write_text(yaml.safe_dump(record, sort_keys=False), encoding="utf-8")
        file = folder / "docs/data/claims.yml"
        text, count = re.subn(r"display: [\"']?92,000[\"']?", 'display: "93,117"', file.read_text(encoding="utf-8"))
        assert count >= 1
        file.write_text(text, encoding="utf-8")
        done = build(folder, folder / "site")
        assert done.returncode == 0, done.stdout + done.stderr

    return once("changed", make) / "site"


def mend(folder: Path) -> None:
    """Takes out what the messages name after a role was deleted: its quiz, its domain entries, its pathways, its audits, links to it."""
    (folder / f"quizzes/{ROLE}.yml").unlink()
    for name in ("domains", "pathways"):
        file = folder / f"docs/data/{name}.yml"
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        if name == "domains":
            for domain in data["domains"]:
                domain["roles"] = [role for role in domain["roles"] if role != ROLE]
        else:
            data["pathways"] = [each for each in data["pathways"] if ROLE not in (each["from_role"], each["to_role"])]
        file.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    audits = [file for file in (folder / "docs/data/audits").glob("*.yml") if ROLE in file.read_text(encoding="utf-8")]
    for audit in audits:
        audit.unlink()
    for file in (folder / "docs").rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        for audit in audits:
            text = re.sub(rf"(?m)^.*<!-- audit: {audit.stem} -->.*\n?", "", text)
        file.write_text(re.sub(rf"\[([^\]]+)\]\([^)]*{ROLE}\.md[^)]*\)", r"\1", text), encoding="utf-8")


def test_deleting_a_role_names_each_line_that_still_speaks_of_it(project: Path) -> None:
    """Before anything is built, the maintainer learns which lines to change."""
    (project / f"docs/data/roles/{ROLE}.yml").unlink()
    done = build(project, project / "site")
    assert done.returncode == 1
    named = re.findall(rf"^(\S+):(\d+):\d+: no role has the id '{ROLE}'", done.stdout + done.stderr, re.MULTILINE)
    speaks = re.compile(rf"(?<!id:)[\s\[,]{ROLE}(?=[\],}}]|$)")
    files = [file for place in ("docs/data", "quizzes") for file in sorted((project / place).rglob("*.yml"))]
    lines = {
        (file.relative_to(project).as_posix(), str(number))
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if speaks.search(line)
    }
    assert {"docs/data/pathways.yml", f"quizzes/{ROLE}.yml"} <= {path for path, _ in lines}
    assert set(named) == lines


@pytest.mark.long
def test_a_deleted_role_is_gone_from_every_page(project: Path, site: Path, served: str) -> None:
    """Pages, tables, pictures, quizzes and downloads forget it."""
    shutil.copytree(ROOT / ".build/exports", project / ".build/exports")  # only what changed is made anew
    (project / f"docs/data/roles/{ROLE}.yml").unlink()
    mend(project)
    done = build(project, project / "site", SITE_URL=served)
    assert done.returncode == 0, done.stdout + done.stderr
    left = [file for file in (project / "site").rglob("*") if file.suffix in {".html", ".json"} and ROLE in file.read_text(encoding="utf-8")]
    assert left == []
    assert faults(project / "site", served) == []


def test_an_added_role_appears_everywhere(changed: Path) -> None:
    """A new file is a new page, a row in each table, a line in each picture, a choice to compare, and questions."""
    for page in (
        "index.html",
        "roles/index.html",
        "roles/compare/index.html",
        "roles/test-librarian/index.html",
        "test-yourself/index.html",
        "data/roles/test-librarian.json",
    ):
        assert "Librarian of tests" in (changed / page).read_text(encoding="utf-8"), page
    assert "made-surface-test-librarian" in (changed / "roles/test-librarian/quiz/index.html").read_text(encoding="utf-8")


def test_a_changed_figure_changes_home_chapter_and_claims(changed: Path) -> None:
    """The number stands in one line of YAML and is read from there by every page."""
    for page in ("index.html", "learn/spending-paradox/index.html", "claims/index.html"):
        assert "93,117" in (changed / page).read_text(encoding="utf-8"), page


def test_a_fault_leaves_the_old_site(project: Path) -> None:
    """A wrong line stops the build before the old site is touched."""
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("the old site", encoding="utf-8")
    file = project / "docs/data/skills.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
    done = build(project, site)
    assert done.returncode == 1
    assert re.search(r"^docs/data/skills\.yml:\d+:\d+: unknown key 'titel'; write 'title'$", done.stdout + done.stderr, re.MULTILINE)
    assert (site / "index.html").read_text(encoding="utf-8") == "the old site"


@pytest.mark.parametrize("text", [rarely("*a **b " * 500 + "c** d*" * 500), "<div markdown>\n" * 400 + "a\n" + "</div>\n" * 400], ids=["marks", "HTML"])
def test_a_page_that_nests_too_deep_is_one_line(tmp_path: Path, text: str) -> None:
    """The engine names the page; no traceback follows."""
    project = copied(ROOT / "tests/other-profession", tmp_path)
    (project / "docs/learn/deep.md").write_text(f"---\ntitle: Deep\ndescription: A page that nests.\n---\n{text}", encoding="utf-8")
    done = build(project, project / "site")
    assert done.returncode == 1
    told = done.stdout + done.stderr
    assert "ERROR   -  Error reading page 'learn/deep.md': maximum recursion depth exceeded" in told.splitlines()
    assert told.splitlines()[-1] == "Error: the page named above nests its marks or its HTML deeper than the Markdown engine follows; write it flat"
    assert "Traceback" not in told


def test_another_profession_builds_with_the_same_hooks(tmp_path: Path) -> None:
    """A fork changes docs/, quizzes/ and mkdocs.yml, and nothing else. Where that says `exports: false` nothing links to files for platforms, and the page of files says so."""
    folder = copied(ROOT / "tests/other-profession", tmp_path)
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    assert "exports: false" in settings
    (folder / "mkdocs.yml").write_text(settings.replace("- data.md\n", "- data.md\n      - teach/files.md\n", 1), encoding="utf-8")
    (folder / "docs/teach").mkdir()
    shutil.copy(SAMPLE / "docs/teach/files.md", folder / "docs/teach")
    site = tmp_path / "site"
    done = build(folder, site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert faults(site, f"https://example.org{BASE}") == []
    assert "built without" in (site / "teach/files/index.html").read_text(encoding="utf-8")
    assert "Cataloguer" in (site / "index.html").read_text(encoding="utf-8")
    assert not [file for file in site.rglob("*.html") if "manual-qa-tester" in file.read_text(encoding="utf-8")]
