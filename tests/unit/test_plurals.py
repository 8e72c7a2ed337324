"""A number and the noun that it counts agree: one mechanism in templates, and one in the texts that scripts fill."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT

from skillsdivide.translate.formats import ENGLISH

TEMPLATES = sorted([*(ROOT / "hooks/skillsdivide/templates").rglob("*.j2"), *(ROOT / "hooks/theme").rglob("*.html")])
SCRIPTS = sorted((ROOT / "hooks/theme/scripts").rglob("*.js"))

NOUNS = (
    *("answer", "audit", "chapter", "claim", "code", "credential", "day", "event", "hour", "item", "line", "minute", "month", "occupation", "page"),
    *("plan", "point", "project", "question", "reader", "record", "resource", "result", "role", "row", "section", "skill", "source", "step"),
    *("student", "task", "time", "week", "year"),
)
PLURAL = rf"(?:{'|'.join(NOUNS)})s|copies|entries"
JOINED = re.compile(rf"\{{\{{ (?P<expression>[^{{}}]*?) \}}\}} (?:{PLURAL})\b|(?<!\{{)\{{(?P<place>\w+)\}} (?:{PLURAL})\b")
"""A number in a template, or a place for one, with a plural after it."""

ALWAYS_SEVERAL = {"hours(s.low)", "hours(s.high)", "hours(s.total)", "hours(first.low)", "hours(first.high)", "hours(first.total)"}
"""Hours with a fraction, which the macro writes; and what is set by us and never one."""
BY_US = {("results.html.j2", "count")}


def joined(file: Path) -> list[str]:
    """Every such number of a template."""
    found = (match["expression"] or match["place"] for match in JOINED.finditer(file.read_text(encoding="utf-8")))
    return [each for each in found if each not in ALWAYS_SEVERAL and (file.name, each) not in BY_US]


def test_no_template_joins_a_number_with_a_plural() -> None:
    """`{{ n | counted("one {# task} other {# tasks}") }}` where it is rendered, `{n} {n, plural, one {task} other {tasks}}` where a script fills it in."""
    assert {str(file.relative_to(ROOT)): joined(file) for file in TEMPLATES if joined(file)} == {}


def test_no_script_joins_a_number_with_a_plural() -> None:
    """Their words stand in templates."""
    joins = re.compile(rf"\$\{{[^}}]*\}} (?:{PLURAL})\b")
    texts = {file.name: joins.findall(re.sub(r"//[^\n]*|/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)) for file in SCRIPTS}
    assert {name: found for name, found in texts.items() if found} == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [("{{ n | length }} tasks", 1), ('data-text="{n} students"', 1), ("{{ n }} taskless", 0), ("{n} {n, plural, one {task} other {tasks}}", 0)],
)
def test_a_joined_number_is_seen(text: str, found: int) -> None:
    """The question itself finds what it asks for."""
    assert len(JOINED.findall(text)) == found


def test_one_is_singular() -> None:
    """And everything else is not."""
    assert [ENGLISH.counted(n, "one {# task} other {# tasks}") for n in (0, 1, 1.0, 1.5, 1200)] == ["0 tasks", "1 task", "1 task", "1.5 tasks", "1,200 tasks"]
