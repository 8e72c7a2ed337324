"""A character that no font of the worksheets has keeps one section from being printed and stops nothing."""

from __future__ import annotations

from pathlib import Path

from conftest import ROOT
from unit.conftest import SmallSite

from skillsdivide.__main__ import print_report
from skillsdivide.export.context import Site
from skillsdivide.export.scorm import PLAYER
from skillsdivide.pipeline import Project, export, prepare_dataset, render

PRINTED = {"catalogues.worksheet.pdf", "catalogues.key.pdf"}
REMEDY = "write it in other signs; until then there is no worksheet and no key of catalogues"


def test_each_place_is_named_and_the_other_files_are_written(small: SmallSite, capsys) -> None:
    """Two signs in one section: its printed files are left out, in its folder and in its pack, and its list says so."""
    small.change("quizzes/catalogues.yml", "One reader", "One reader, \U00012000").change("quizzes/catalogues.yml", "describe?", "describe (\u6f22)?")
    data = prepare_dataset(small.folder, small.folder / "docs")
    print_report(data)
    *warnings, unasked, counted = capsys.readouterr().out.splitlines()
    assert warnings == [
        f"quizzes/catalogues.yml:11:38: no font of the worksheets has the sign '\u6f22'; {REMEDY}",
        f"quizzes/catalogues.yml:19:23: no font of the worksheets has the sign '\U00012000'; {REMEDY}",
    ]
    assert unasked == "docs/learn/readers.md is no chapter yet: no quiz names it as its page"
    assert counted == "No fault: 3 roles, 4 sections with 14 items."
    names = {
        path.rpartition("/")[2]
        for path, _ in export(render(data), Project(small.folder, small.folder / "docs"), Site("Site", "https://s/", dict.fromkeys(PLAYER, b"")))
    }
    whole = prepare_dataset(ROOT / "tests/other-profession", ROOT / "tests/other-profession/docs")
    expected = {f"catalogues.{each.suffix}" for each in whole.catalog.formats_of("catalogues")}
    assert expected - names == PRINTED
    assert whole.warnings == []
    page = render(data).render("shortcodes/list/exports.html.j2")
    assert "the fonts of the worksheets lack \u6f22 \U00012000, which stands in a question" in page
    assert "catalogues.worksheet.pdf" not in page
    assert "catalogues.gift.txt" in page


def test_what_a_reader_could_see_is_all_that_is_looked_at(small: SmallSite) -> None:
    """A sign in a page's prose is printed on no worksheet."""
    page = Path(small.folder / "docs/learn/catalogues.md")
    page.write_text(page.read_text(encoding="utf-8") + "\n\u6f22\n", encoding="utf-8")
    assert prepare_dataset(small.folder, small.folder / "docs").warnings == []
