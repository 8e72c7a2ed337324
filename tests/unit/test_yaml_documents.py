"""YAML to values that know their place."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
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
        ("a: 9007199254740992", {"a": 2**53}),
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
        ("a: 9007199254740993", "f.yml:1:4: 9007199254740993 is too large to be read alike by all programs; write a smaller number of a larger unit"),
        ("[" * 22 + "]" * 22, "f.yml:1:22: more than 20 levels are nested; flatten this part"),
        ("", "f.yml:1:1: the file is empty; write its records; CONTRIBUTING.md shows them"),
        ("# only a remark\n", "f.yml:1:1: the file is empty; write its records; CONTRIBUTING.md shows them"),
        ("a: x\x00", "f.yml:1:1: this is not YAML: a character or a nesting that YAML refuses; take it out"),
    ],
)
def test_what_yaml_lets_pass_is_reported_once(text: str, expected: str) -> None:
    """Doubled keys, aliases, merges and odd scalars have their line and column."""
    assert lines(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: Log defect #42 with steps", "f.yml:1:8: YAML takes '#42 with steps' for a remark, and drops it; put quotes round the whole text"),
        ("- a\n- text\n  goes on # here\n", "f.yml:2:3: YAML takes '# here' for a remark, and drops it; put quotes round the whole text"),
        ("a: long\n  goes #3\n  on", "f.yml:2:8: what follows the # is a remark for YAML, and ends the text; put quotes round the whole text"),
        ("title: &co Manual", "f.yml:1:8: YAML takes '&co' for the name of this part, and drops it; put quotes round the text, or take it out"),
        ("id: a\ntitle:Manual\nside: b", "f.yml:2:6: no space follows 'title:'; put a space behind the colon"),
        ("- id: a\n  title:Manual\n  side: b", "f.yml:2:8: no space follows 'title:'; put a space behind the colon"),
        ("title:Manual", "f.yml:1:1: no space follows 'title:'; put a space behind the colon"),
        ("id: a\ntitle：Manual\nside: b", "f.yml:2:6: a full-width colon stands after 'title'; write a plain colon and a space"),
        ("id: a\ntitle﹕ Manual\nside: b", "f.yml:2:6: a full-width colon stands after 'title'; write a plain colon and a space"),
        ("id: a\nside = b\nc: d", "f.yml:2:6: '=' stands after 'side', where a key ends with a colon; write a colon and a space"),
        ("id: a\nside; b\nc: d", "f.yml:2:5: ';' stands after 'side', where a key ends with a colon; write a colon and a space"),
        (
            "<<<<<<< HEAD\nid: a\n=======\nid: b\n>>>>>>> main",
            "f.yml:1:1: two versions were put together here and nobody chose; keep one of the two and take the marks out",
        ),
        ("title: #1 of all", "f.yml:1:7: YAML takes '#1 of all' for a remark, and drops it; put quotes round the whole text"),
        ("a: b\nid：x: y", "f.yml:2:1: a full-width colon stands in the key 'id：x'; write a plain colon and a space"),
        ("id: a\ntitle:\u00a0Manual\nside: b", "f.yml:2:7: the space after 'title:' is one that YAML does not know (U+00A0); write a plain space"),
        ("id: a\n\u00a0title: b", "f.yml:2:1: the key 'title' has a space that YAML does not know (U+00A0); write plain spaces"),
        ("a: [1\n\u3000b", "f.yml:2:1: the line begins with a space that YAML does not know (U+3000); indent with plain spaces"),
        ("tasks:\n- a\n-entry\n- b", "f.yml:3:1: no space follows the hyphen; put a space behind the hyphen"),
        ("tasks:\n- a\n– entry\n- b", "f.yml:3:1: the line begins with '–', which is no hyphen; write a hyphen and a space"),
        ("tasks:\n  - a\n  • entry\n  - b", "f.yml:3:3: the line begins with '•', which is no hyphen; write a hyphen and a space"),
        ("tasks:\n  -entry\n  -other", "f.yml:2:3: no space follows the hyphen; put a space behind the hyphen"),
        ("a: x\u2028y\nb: z", "f.yml:1:5: the unseen character U+2028 ends a line for YAML and for no editor; take it out"),
        ("a: x\nb: 'y\x85z'", "f.yml:2:6: the unseen character U+0085 ends a line for YAML and for no editor; take it out"),
        ("a: 41,7", "f.yml:1:4: '41,7' is a text for YAML, and no number; write 41.7, or put quotes round it if it is a text"),
        ("a: 1,417", "f.yml:1:4: '1,417' is a text for YAML, and no number; write 1417 or 1.417, or put quotes round it if it is a text"),
        ("a:\n- 1,417,000", "f.yml:2:3: '1,417,000' is a text for YAML, and no number; write 1417000, or put quotes round it if it is a text"),
    ],
)
def test_a_slip_of_the_keyboard_is_named_where_it_stands(text: str, expected: str) -> None:
    """What YAML drops, or takes for a text, or gives up on a line further down."""
    assert lines(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "a: 'Log #42'",
        "a: b#c",
        "a: |\n  text #2\n  -x\n  key:value",
        "url: https://x.org/a:b",
        "a: 12:30 h",
        "# - a:b\na: 1 # one",
        "a: -5",
        "- a-b",
        "a: 'x:y'",
    ],
)
def test_what_is_meant_as_it_stands_is_no_slip(text: str) -> None:
    """Quotes, blocks, addresses, remarks behind numbers."""
    assert lines(text) == []


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


@example("a: b: c")
@example("a:\n  - [b\n")
@given(st.text(max_size=40))
def test_no_text_makes_the_loader_stumble(text: str) -> None:
    """Whatever stands in a file, the answer is a document or a problem, with a line that the file has."""
    document, problems = parse(text, "f.yml")
    assert document is not None or problems
    assert [problem for problem in problems if not (1 <= problem.line <= len(text.splitlines()) + 1 and problem.column >= 1)] == []


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


@pytest.mark.parametrize(
    ("written", "value"),
    [("6.022e23", 6.022e23), ("6.022e+23", 6.022e23), ("-1.5E-3", -0.0015), ("1e5", 100000.0), ("'1e5'", "1e5"), ("1e5 apples", "1e5 apples"), ("1e", "1e")],
)
def test_a_number_may_have_a_power_of_ten(written: str, value: object) -> None:
    """As YAML 1.2 writes it, and JSON, with or without a sign."""
    document, problems = parse(f"a: {written}\n", "f.yml")
    assert problems == []
    assert document.value == {"a": value}
    assert type(document.value["a"]) is type(value)
