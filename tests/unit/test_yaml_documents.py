"""YAML to values that know their place."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillsdivide.load import source_files as disc
from skillsdivide.load import yaml_documents as source
from skillsdivide.load.source_files import read_text
from skillsdivide.load.yaml_documents import parse


def lines(text: str) -> list[str]:
    """What is wrong with a text as YAML."""
    return [str(problem) for problem in parse(text, "f.yml")[1]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: word", {"a": "word"}),
        ("a: 'no'", {"a": "no"}),
        ("a: no", {"a": False}),
        ("a: 3", {"a": 3}),
        ("a: 0.5", {"a": 0.5}),
        ("a: 2026-11-23", {"a": date(2026, 11, 23)}),
        ("a:", {"a": None}),
        ("a: [1, 'x', {b: c}]", {"a": [1, "x", {"b": "c"}]}),
        ("1: x", {"1": "x"}),
        ("# a remark\na: x", {"a": "x"}),
    ],
)
def test_sound_yaml_gives_plain_values(text: str, value: object) -> None:
    """Scalars are what YAML says, and keys are always texts."""
    document, problems = parse(text, "f.yml")
    assert (document.value, problems) == (value, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3", "f.yml:3:1: the key 'a' stands twice in one record; keep one of the two"),
        ("x:\n- a: 1\n  a: 2", "f.yml:3:3: the key 'a' stands twice in one record; keep one of the two"),
        ("1: x\n'1': y", "f.yml:2:1: the key '1' stands twice in one record; keep one of the two"),
        ("a: &x [1]\nb: *x", "f.yml:1:4: a YAML alias repeats this part; write the part out where it is used"),
        ("a: &x [*x]", "f.yml:1:4: a YAML alias repeats this part; write the part out where it is used"),
        ("<<: {a: 1}", "f.yml:1:1: this key is not a plain word; write the keys one by one"),
        ("? [a]\n: 1", "f.yml:1:3: this key is not a plain word; write the keys one by one"),
        ("a: !!float x", "f.yml:1:4: 'x' is not a value that YAML knows; put quotes round it"),
        ("[" * 22 + "]" * 22, "f.yml:1:22: more than 20 levels are nested; flatten this part"),
        ("", "f.yml:1:1: the file is empty; write its records; CONTRIBUTING.md shows them"),
        ("# only a remark\n", "f.yml:1:1: the file is empty; write its records; CONTRIBUTING.md shows them"),
        ("a: x\x00", "f.yml:1:1: this is not YAML: a character or a nesting that YAML refuses; take it out"),
    ],
)
def test_what_yaml_lets_pass_is_reported_once(text: str, expected: str) -> None:
    """Doubled keys, aliases, merges and odd scalars have their line and column."""
    assert lines(text) == [expected]


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.getcwd []", "!!python/name:os.system x", "!secret x"])
def test_a_tag_constructs_nothing(tag: str) -> None:
    """A file of data runs no code: such a tag gives a fault or plain values."""
    document, problems = parse(f"a: {tag}", "f.yml")
    assert problems or document.value == {"a": []}


@pytest.mark.parametrize(
    ("where", "at_key", "place"),
    [
        ((), False, (1, 1)),
        (("tasks", 1, "stance"), False, (5, 11)),
        (("tasks", 1, "stance"), True, (5, 3)),
        (("tasks", 1), False, (4, 3)),
        (("tasks", 9, "stance"), False, (2, 1)),
        (("tasks", "choice", 0, "id"), False, (2, 7)),
        (("nowhere",), False, (1, 1)),
    ],
)
def test_a_problem_points_at_its_value(where: tuple, at_key: bool, place: tuple[int, int]) -> None:  # noqa: FBT001
    """Steps that lead nowhere are passed over; the nearest record is named."""
    text = "tasks:\n- id: a\n  stance: human\n- id: b\n  stance: robot\n"
    document, _ = parse(text, "f.yml")
    problem = document.problem(where, "wrong", "mend it", at_key=at_key)
    assert (problem.line, problem.column) == place


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    """Some editors write one, and authors do not see it."""
    (tmp_path / "f.yml").write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert parse(read_text(tmp_path / "f.yml", "f.yml")[0], "f.yml")[0].value == {"a": 1}


def test_a_file_has_a_largest_size(tmp_path: Path) -> None:
    """The bound stops a file before it is read as YAML."""
    (tmp_path / "f.yml").write_bytes(b"#" * (disc.MOST_BYTES + 1))
    assert [str(each) for each in read_text(tmp_path / "f.yml", "f.yml")[1]] == ["f.yml:1:1: the file has 4000001 bytes; split it: 4000000 is the limit"]


@given(st.text(max_size=40))
def test_no_text_makes_the_loader_stumble(text: str) -> None:
    """Whatever stands in a file, the answer is a document or a problem, with a line that the file has."""
    document, problems = parse(text, "f.yml")
    assert document is not None or problems
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)


@pytest.mark.parametrize("text", ["[" * 600, "- " * 600 + "a", "\n".join(" " * depth + "a:" for depth in range(120))])
def test_a_deep_nesting_is_refused_before_it_is_composed(text: str) -> None:
    """By brackets, by hyphens in a row or by ever more spaces."""
    document, problems = parse(text, "f.yml")
    assert document is None
    assert [problem.code for problem in problems] == ["too-deep"]


def test_many_brackets_side_by_side_are_no_nesting() -> None:
    """They are counted only to save the look at every file."""
    document, problems = parse("a: [" + "[]," * 600 + "]", "f.yml")
    assert (len(document.value["a"]), problems) == (600, [])


def test_a_hostile_nesting_does_not_end_the_process() -> None:
    """A file far below the largest size is refused and not crashed on."""
    code = "from skillsdivide.load.yaml_documents import parse; assert parse('[' * 1_000_000, 'f.yml')[1]"
    done = subprocess.run([sys.executable, "-c", code], cwd=Path(source.__file__).parents[2], check=False, capture_output=True)
    assert done.returncode == 0
