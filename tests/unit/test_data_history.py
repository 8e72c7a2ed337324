"""What changed in the data: read from git by record and field, folded by day, on a page, beside each record and in a feed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SAMPLE

from skillsdivide.derive.data_changes import change_groups, daily_changes
from skillsdivide.load.data_history import DataHistory, FieldChange, RecordChange, data_history
from skillsdivide.pipeline import prepare_dataset
from skillsdivide.publish import change_feed
from skillsdivide.render.environment import Renderer
from skillsdivide.render.shortcodes import expand_shortcodes
from skillsdivide.render.site_context import SiteContext

CARD = """\
credentials:
  - id: aws-mls
    title: AWS Machine Learning Specialty
    status: current
    skills: [sql, python]
    price_usd: {value: 300, unit: US dollars}
    note: >-
      Asks for
      two years.
  - id: cka
    title: Kubernetes Administrator
    status: current
"""
ROLE = "id: tester\ntitle: Tester\ntasks:\n- id: tester-a\n  stance: human\n- id: tester-b\n  stance: human\n"
TABLE = 'soc,title,tasks\n11-1011.00,"Chiefs, all",3\n11-1021.00,Managers,4\n'
FILES = {"credentials.yml": CARD, "roles/tester.yml": ROLE, "directory.csv": TABLE}
ATOM = "{http://www.w3.org/2005/Atom}"

Commit = Callable[..., Path]


def git(folder: Path, *arguments: str, day: str = "2027-01-01") -> None:
    """Runs git as somebody, on a day."""
    names = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"), ("DATE", f"{day}T12:00:00Z"))
    }
    subprocess.run(["git", "-c", "commit.gpgsign=false", *arguments], cwd=folder, env={**os.environ, **names}, check=True, capture_output=True)


@pytest.fixture
def commit(tmp_path: Path) -> Commit:
    """Commits files below docs/data, None for those to be deleted; the first commit has the three above."""
    folder = tmp_path / "project"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")

    def made(files: dict[str, str | None], day: str = "2027-01-01") -> Path:
        for name, text in files.items():
            file = folder / "docs/data" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.unlink() if text is None else file.write_text(text, encoding="utf-8")
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", "Data", "--allow-empty", day=day)
        return folder

    made(FILES, "2026-12-01")
    return made


def told(folder: Path) -> list[tuple]:
    """What changed since the first commit."""
    changes = data_history(folder, folder / "docs", None).changes
    return [
        (each.collection, each.key, each.kind, *((field.name, field.old, field.new) for field in each.fields)) for each in changes if each.day != "2026-12-01"
    ]


def test_a_field_is_told_with_what_it_was_and_is(commit: Commit) -> None:
    """As the issue has it: status, from current to retired; lists by what left and came; figures and tasks by the words that lead to them."""
    card = CARD.replace("status: current\n    skills: [sql, python]", "status: retired\n    retired_on: 2027-01-01\n    skills: [python, go]", 1)
    folder = commit(
        {
            "credentials.yml": card.replace("300", "350"),
            "roles/tester.yml": ROLE.replace("human", "augmented", 1),
            "directory.csv": TABLE.replace('all",3', 'all",5'),
        }
    )
    assert told(folder) == [
        (
            "credentials",
            "aws-mls",
            "changed",
            ("status", "current", "retired"),
            ("skills", "sql", "go"),
            ("price usd value", "300", "350"),
            ("retired on", None, "2027-01-01"),
        ),
        ("directory", "11-1011.00", "changed", ("tasks", "3", "5")),
        ("roles", "tester", "changed", ("tasks tester-a stance", "human", "augmented")),
    ]


@pytest.mark.parametrize(
    "files",
    [
        {"credentials.yml": "# A comment.\n" + CARD.replace("status: current", "status: current  # still\n    # and a line")},
        {"credentials.yml": CARD.replace("    note: >-\n      Asks for\n      two years.\n", '    note: "Asks for two years."\n')},
        {"credentials.yml": CARD.replace("[sql, python]", "\n    - python\n    - sql")},
        {"credentials.yml": "credentials:\n" + "".join(reversed(re.split(r"(?m)^(?=  - id)", CARD)[1:]))},
        {"credentials.yml": CARD.partition("  - id: cka")[0], "more.yml": "credentials:\n  - id: cka" + CARD.partition("  - id: cka")[2]},
        {"roles/tester.yml": None, "roles/test-engineer.yml": ROLE},
        {"roles/tester.yml": None, "roles/qa.yml": ROLE.replace("id: tester\n", "id: qa\n")},
        {"credentials.yml": CARD.replace("price_usd", "fee_usd")},
        {"directory.csv": "".join(reversed(TABLE.splitlines(keepends=True)[1:])).join([TABLE.splitlines(keepends=True)[0], ""])},
        {"roles/tester.yml": "id: tester\ntasks:\n- stance: human\n  id: tester-b\n- {id: tester-a, stance: human}\ntitle: Tester\n"},
    ],
    ids=[
        "comments",
        "another style",
        "order of a list",
        "order of records",
        "another file",
        "a file renamed",
        "an id renamed",
        "a field renamed",
        "order of lines",
        "order of fields",
    ],
)
def test_form_order_and_place_are_no_change(commit: Commit, files: dict[str, str | None]) -> None:
    """Nothing that a reader could notice."""
    assert told(commit(files)) == []


def test_records_come_and_go(commit: Commit) -> None:
    """By their last titles."""
    folder = commit({"credentials.yml": CARD.replace("id: cka", "id: ckad").replace("Kubernetes Administrator", "Kubernetes Developer")})
    assert told(folder) == [("credentials", "ckad", "added"), ("credentials", "cka", "removed")]


def test_a_version_that_yaml_refuses_is_passed_over(commit: Commit) -> None:
    """The next one is compared with the last that could be read."""
    commit({"credentials.yml": CARD.replace("current", "cur: rent")})
    assert told(commit({"credentials.yml": CARD.replace("status: current", "status: retired", 1)})) == [
        ("credentials", "aws-mls", "changed", ("status", "current", "retired"))
    ]


def test_a_merge_is_told_once(commit: Commit) -> None:
    """By the day on which it came into the main line."""
    folder = commit({})
    git(folder, "checkout", "-qb", "side")
    commit({"credentials.yml": CARD.replace("status: current", "status: retired", 1)}, "2027-02-01")
    git(folder, "checkout", "-q", "main")
    git(folder, "merge", "-q", "--no-ff", "-m", "Merge", "side", day="2027-03-01")
    assert [(each.day, each.kind) for each in data_history(folder, folder / "docs", None).changes if each.day > "2026-12-01"] == [("2027-03-01", "changed")]


def test_it_is_kept_until_a_commit_touches_the_data(commit: Commit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git is asked the same few times however many commits there are, and for no content where nothing changed."""
    asked = []
    run = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda command, **options: asked.append(command[1:3]) or run(command, **options))
    folder, cache = commit({}), tmp_path / "cache"

    def history() -> tuple[DataHistory, int]:
        asked.clear()
        return data_history(folder, folder / "docs", cache), len(asked)

    first, cold = history()
    assert history() == (first, 2)
    (folder / "README.md").write_text("Read.", encoding="utf-8")
    commit({})
    assert history() == (first, 2)
    for place in range(20):
        commit({"credentials.yml": CARD.replace("300", str(place))})
    again, colder = history()
    assert len(again.changes) == len(first.changes) + 20
    assert colder == cold == 4


def test_a_part_of_the_history_is_none(commit: Commit, tmp_path: Path) -> None:
    """A shallow clone, a folder without git, and a project below the repository's root."""
    folder = commit({"credentials.yml": CARD.replace("status: current", "status: retired", 1)})
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{folder}", "shallow")
    assert data_history(tmp_path / "shallow", tmp_path / "shallow/docs", None) == DataHistory("shallow")
    assert data_history(tmp_path, tmp_path / "docs", None) == DataHistory("none")
    below = commit({"../../inner/docs/data/credentials.yml": CARD}) / "inner"
    assert [each.key for each in data_history(below, below / "docs", None).changes] == ["aws-mls", "cka"]


def change(day: str, kind: str, *fields: tuple) -> RecordChange:
    """A change of one record."""
    return RecordChange(day, "credentials", "steward-certificate", "Data steward certificate", kind, tuple(FieldChange(*field) for field in fields))


@pytest.mark.parametrize(
    ("commits", "left"),
    [
        (
            [("changed", ("status", "a", "b")), ("changed", ("status", "b", "c"), ("level", None, "x"))],
            [("changed", ("status", "a", "c"), ("level", None, "x"))],
        ),
        ([("changed", ("status", "a", "b")), ("changed", ("status", "b", "a"))], []),
        ([("added",), ("changed", ("status", "a", "b"))], [("added",)]),
        ([("added",), ("removed",)], []),
        ([("removed",), ("added",)], []),
        ([("changed", ("status", "a", "b")), ("removed",)], [("removed",)]),
    ],
)
def test_a_day_is_told_as_one(commits: list[tuple], left: list[tuple]) -> None:
    """What came and went within it is nothing."""
    assert daily_changes([change("2027-01-01", *each) for each in commits]) == [change("2027-01-01", *each) for each in left]
    assert len(daily_changes([change(f"2027-01-0{day}", *each) for day, each in enumerate(commits, 1)])) == len(commits)


CHANGES = (
    change("2027-01-01", "added"),
    change("2027-01-02", "changed", ("status", "current", "retired"), ("note", "n" * 61, "m" * 61), ("price usd value", None, "9 & <10>")),
    *(RecordChange("2027-01-03", "sources", f"s-{place}", f"Source {place}", "added") for place in range(13)),
)


def rendered(small, history: DataHistory, address: str = "https://example.org/x/") -> Renderer:
    """The small site with a history."""
    (small.folder / "docs/changes.md").write_text("---\ntitle: Changes\ndescription: What changed.\n---\n", encoding="utf-8")
    data = prepare_dataset(small.folder, small.folder / "docs")
    return Renderer(data.catalog, data.nearest_roles, data.directory, SiteContext(history=history, name="Work & <more>", address=address))


def test_the_page_tells_day_by_day(small) -> None:
    """The newest first, with a link to the record; long texts are reworded, and of very many some stand there."""
    html = expand_shortcodes("<!-- list: changes -->", rendered(small, DataHistory("whole", CHANGES)))
    assert re.findall(r'<section id="day-([\d-]+)">', html) == ["2027-01-03", "2027-01-02", "2027-01-01"]
    assert (
        '<a href="@/credentials/#credential-steward-certificate">Data steward certificate</a>: status current to retired; note reworded; price usd value (new) 9 &amp; &lt;10&gt;'
        in html
    )
    assert "Sources: 13 new" in html
    assert "and 1 more, in the data." in html
    for state in ("none", "shallow"):
        bare = rendered(small, DataHistory(state))
        assert "it cannot say what changed" in expand_shortcodes("<!-- list: changes -->", bare)
        assert list(change_feed.files(bare)) == []


def test_each_record_has_its_own(small) -> None:
    """Where it stands on a page."""
    html = expand_shortcodes("<!-- list: domains -->", rendered(small, DataHistory("whole", CHANGES)))
    (foot,) = re.findall(r"<details>.*?</details>", html, re.DOTALL)
    assert "2 January 2027</time>: status current to retired; note reworded" in foot


def test_the_feed_is_atom(small, monkeypatch: pytest.MonkeyPatch) -> None:
    """What RFC 4287 asks of a feed and of an entry: one id, title and day each, an author, no two ids alike, absolute links; and no more than its limit."""
    renderer = rendered(small, DataHistory("whole", (*CHANGES, *(change(f"20{year}-05-01", "changed", ("status", str(year), "b")) for year in range(28, 99)))))
    files = dict(change_feed.files(renderer))
    feed = ET.fromstring(files[change_feed.FEED])
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 71 + 3
    for part in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"{ATOM}{name}")) == 1, name
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", part.findtext(f"{ATOM}updated"))
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": "https://example.org/x/data/changes.xml", "alternate": "https://example.org/x/changes/"}
    for entry in entries:
        (link,) = entry.findall(f"{ATOM}link")
        assert link.get("href") == f"https://example.org/x/changes/#day-{entry.findtext(f'{ATOM}updated')[:10]}"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Work & <more>"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    titles = [entry.findtext(f"{ATOM}title") for entry in entries]
    assert titles[-3:-1] == ["Sources: 13 new", "Data steward certificate: status current to retired; note reworded; price usd value (new) 9 & <10>"]
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == sorted((entry.findtext(f"{ATOM}updated") for entry in entries), reverse=True)
    rows = json.loads(files[change_feed.JSON])["changes"]
    assert len(rows) == 71 + 15
    monkeypatch.setattr(change_feed, "ROWS", 20)
    assert json.loads(dict(change_feed.files(renderer))[change_feed.JSON])["changes"] == rows[:20]
    assert rows[-2]["fields"][0] == {"name": "status", "old": "current", "new": "retired"}


def test_the_projects_own_history_can_be_told() -> None:
    """Whatever stands in it: each change has a day, a record and, where it was changed, a field."""
    history = data_history(SAMPLE, SAMPLE / "docs", None)
    if history.state != "whole":
        pytest.skip(f"here its state is: {history.state}")
    assert history.changes
    groups = change_groups(daily_changes(history.changes))
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", group.day) and group.records for group in groups)
    assert all(bool(record.fields) == (record.kind == "changed") for group in groups for record in group.records)
