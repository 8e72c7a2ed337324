"""How long checks count: on pages, in plans, in the list of what is due, and in the one issue that a workflow keeps."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import ROOT

from skillsdivide.__main__ import main
from skillsdivide.derive.ageing import checks, in_date, valid_until
from skillsdivide.load.catalog import Catalog
from skillsdivide.pipeline import prepare_dataset
from skillsdivide.render.environment import Renderer
from skillsdivide.render.generated_pages import generated_pages, render_page
from skillsdivide.render.shortcodes import expand_shortcodes
from skillsdivide.render.site_context import SiteContext

CHECKED = date(2026, 11, 23)
UNTIL = CHECKED + timedelta(days=180)
PRICE = "  price_usd: {value: 9, unit: US dollars, year: 2026, source: essay}\n"


@pytest.fixture
def priced(small):
    """The small site, whose one credential has a price."""
    return small.change("docs/data/credentials.yml", "  skills:\n", f"{PRICE}  skills:\n")


def on(small, today: date) -> Renderer:
    """The small site as it is built on a day."""
    data = prepare_dataset(small.folder, small.folder / "docs")
    return Renderer(data.catalog, data.nearest_roles, data.directory, SiteContext(today=today))


def plans(renderer: Renderer) -> str:
    """Every plan on paper and every role page."""
    return "".join(render_page(page, renderer).html for page in generated_pages(renderer) if page.path.endswith("/plan.md") or page.about_role)


def test_a_check_counts_to_its_last_day(priced) -> None:
    """And no longer on the day after it; a kind without a time to live always counts."""
    catalog: Catalog = priced.catalog()
    (credential,) = catalog.credentials.values()
    assert valid_until("credentials", CHECKED, catalog) == UNTIL
    assert in_date([credential], "credentials", catalog, UNTIL) == [credential]
    assert in_date([credential], "credentials", catalog, UNTIL + timedelta(days=1)) == []
    assert in_date([credential], "resources", catalog, date.max) == [credential]


def test_a_figure_is_due_by_itself_where_it_ages_sooner(priced) -> None:
    """Or was looked up on another day; one that lasts as long as its record is not listed twice."""
    assert {(each.kind, each.until) for each in checks(priced.catalog()) if each.collection == "credentials"} == {
        ("credentials", UNTIL),
        ("prices", CHECKED + timedelta(days=90)),
    }
    priced.change("docs/data/vocabulary.yml", "days: 90", "days: 180")
    assert [each.kind for each in checks(priced.catalog()) if each.collection == "credentials"] == ["credentials"]
    priced.change("docs/data/credentials.yml", "source: essay}", "source: essay, checked: 2026-11-20}")
    assert [each.until for each in checks(priced.catalog()) if each.kind == "prices"] == [UNTIL - timedelta(days=3)]


def test_no_plan_advises_what_is_past_its_time(small) -> None:
    """Neither on the day of the build, nor, where scripts run, on the reader's: then other words stand for it."""
    fresh, late = plans(on(small, UNTIL)), plans(on(small, UNTIL + timedelta(days=1)))
    advised = re.compile(r'<checked-on data-until="2027-05-22"><span data-part="current"><a href="[^"]*#credential-steward-certificate">')
    assert advised.search(fresh)
    assert "so it is no longer advised" in fresh
    assert "#credential-steward-certificate" not in re.sub(r'<p class="sd-later">.*?</p>', "", late)


def test_a_page_says_what_is_past_its_time(small) -> None:
    """The notice stands in the page hidden, for the reader's own day, and open where the build is late already."""
    fresh, late = (expand_shortcodes("<!-- list: domains -->", on(small, day)) for day in (UNTIL, UNTIL + timedelta(days=1)))
    notice = "more than 180 days ago: treat it as unknown"
    assert '<time datetime="2026-11-23">23 November 2026</time>' in fresh
    assert re.search(f'data-part="due" hidden>, {notice}', fresh)
    assert re.search(f'data-part="due">, {notice}', late)


def test_the_list_names_line_kind_and_days(priced, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Soonest first, for any day; what is due later than asked for is counted alone."""
    monkeypatch.chdir(priced.folder)
    assert main(["stale", "2027-05-01", "30"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "docs/data/credentials.yml:10:14: prices steward-certificate: checked 2026-11-23, counts until 2027-02-21; 69 days over",
        "docs/data/credentials.yml:9:12: credentials steward-certificate: checked 2026-11-23, counts until 2027-05-22; 21 days left",
        "On 2027-05-01: 1 past their time, 1 more within 30 days, of 4 checks.",
    ]
    assert main(["stale", "May", "30"]) == 1
    assert capsys.readouterr().out == "'May' is no day; write it as 2027-06-01\n"
    assert main(["stale", "", "soon"]) == 1
    assert capsys.readouterr().out == "'soon' is no number of days; write it as 30\n"


GH = """#!{python}
import json, sys
with open({log!r}, "a") as log: log.write(json.dumps(sys.argv[1:]) + "\\n")
print({listed!r} if sys.argv[1:3] == ["issue", "list"] else "https://github.com/you/project/issues/7")
"""
LINE = "docs/data/credentials.yml:9:12: credentials steward-certificate: checked 2026-11-23, counts until 2027-05-22; 9 days over"
SUMMARY = "On 2027-05-31: 1 past their time, 0 more within 0 days, of 4 checks."


def test_a_machine_without_gh_is_told_what_to_do(tmp_path: Path) -> None:
    """One line with the remedy."""
    file = tmp_path / "list"
    file.write_text(f"{LINE}\n{SUMMARY}\n", encoding="utf-8")
    command = [sys.executable, str(ROOT / ".ci/stale_issue.py"), str(file)]
    run = subprocess.run(command, env={**os.environ, "PATH": str(tmp_path)}, capture_output=True, text=True, check=False)
    told = "GitHub's program gh is not here; install it from https://cli.github.com, or read the list with make stale\n"
    assert (run.returncode, run.stderr) == (1, told)


@pytest.mark.parametrize(
    ("listed", "lines", "done"),
    [
        ([], [LINE], ["label create", "issue create"]),
        ([{"number": 7}], [LINE], ["issue edit"]),
        ([{"number": 7}], [], ["issue close"]),
        ([], [], []),
        ([{"number": 7}], [LINE] * 500, ["issue edit"]),
    ],
    ids=["the first", "again", "nothing left", "nothing", "very many"],
)
def test_there_is_one_issue(tmp_path: Path, listed: list[dict], lines: list[str], done: list[str]) -> None:
    """Opened once, updated from then on, closed where nothing is due; it holds the list, and no more than an issue can."""
    program, log, file = tmp_path / "gh", tmp_path / "log", tmp_path / "list"
    program.write_text(GH.format(python=sys.executable, log=str(log), listed=json.dumps(listed)), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    file.write_text("\n".join([*lines, SUMMARY]) + "\n", encoding="utf-8")
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    run = subprocess.run([sys.executable, str(ROOT / ".ci/stale_issue.py"), str(file)], env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    calls = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [" ".join(call[:2]) for call in calls] == ["issue list", *done]
    if lines:
        body = calls[-1][calls[-1].index("--body") + 1]
        assert LINE in body
        assert SUMMARY in body
        assert len(body) < 65_536
