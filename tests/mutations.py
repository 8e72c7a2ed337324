"""Ways to spoil a file: what hands, editors, merges and malice do to YAML. Values in, values out; tests/fuzz/ draws from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import yaml

LAUGHS = "a: &a [x, x]\n" + "".join(f"{chr(98 + step)}: &{chr(98 + step)} [{', '.join([f'*{chr(97 + step)}'] * 9)}]\n" for step in range(9))

# fmt: off
VALUES = (
    "", "~", "true", "no", "0", "3", "-1", "0.5", "1e308", "1e400", ".inf", ".nan", "010", "1:30", "9" * 400, "0x" + "f" * 6000, "1:" * 30_000 + "1",
    "2026-11-23", "2026-13-45", "0001-01-01", "9999-12-31", "2026-11-23T10:00:00+99:99", "=", "<<", "'x'", '"', "'", "|", ">", "%", "@", "`", "- ", "? ", ": ",
    '"\\0"', '"\\u202e"', '"\\u200b"', '"\\ud800"', '"\\ufeffx"', '"\\u2028"', '"x\\ny"', '"\\r"', '" "', "م\u200cخ", "👩\u200d💻", "漢字", "\t", "\x00", "\x1b[2J",
    "[]", "{}", "[[]]", "[null]", "[x, x]", "{a: 1}", "{id: x}", "? [a]", "[" * 30, "[" * 600, "[" * 100_000, "{a: " * 40, "- " * 60, "- " * 100_000, "!x " * 9,
    "!!python/object/apply:os.system [x]", "!!binary aaaa", "!!timestamp x", "!!bool x", '!!int ""', "!!set {a}", "!!str [x]", "!x y", "&a x", "*a", "&a [*a]",
    "<script>alert(1)</script>", "'{{ 7 * 7 }}{% raw %}'", "javascript:alert(1)", "'[x](javascript:alert(1))'", "'\"><img src=x onerror=alert(1)>'", "'&lt;/script>'",
    "x" * 81, "x" * 5000, "x" * 1_000_000, "'" + "\\n " * 3000 + "'", "'" + "*a " * 1300 + "'", "'" + "[" * 3900 + "'", "'" + "`" * 1999 + " " + "`" * 1998 + "'",
    "exposed", "human", "choice", "essay", "learn/sources.md", "learn/nowhere.md", "../x.md", "//x.md", "https://example.org", "https:// x", "15-1252.00", "a-b",
)
"""What may stand where another value stood."""

SIGNS = ("\x00", "\x07", "\x1b", "\x85", "\xa0", "\xad", "\u200b", "\u200d", "\u2028", "\u202e", "\ufeff", "\ufffe", "\t", "\r", "\n", "---\n", "...\n", "- ", ": ", "#", '"', "'", "{{", "<!--")
# fmt: on

CODINGS = ("latin-1", "cp1252", "utf-16", "utf-16-le", "utf-32", "utf-7", "utf-8-sig", "cp037")


@dataclass(frozen=True)
class Yaml:
    """A sound file and the places in it where a value begins and ends."""

    text: str
    values: tuple[tuple[int, int], ...]
    entries: tuple[tuple[int, int], ...]
    """Whole entries of lists and mappings, from line to line."""


def lines(text: str) -> Yaml:
    """The places of a page, or of a file that is spoilt already: its lines."""
    starts = _starts(text)
    found = tuple(pairwise(starts)) or ((0, 0),)
    return Yaml(text, found, found)


@lru_cache(maxsize=200)
def places(text: str) -> Yaml:
    """The places of a sound YAML file."""
    starts = _starts(text)
    values, entries = [], []

    def place(mark: yaml.Mark) -> int:
        return starts[mark.line] + mark.column

    def walk(node: yaml.Node) -> None:
        start, end = place(node.start_mark), place(node.end_mark)
        values.append((start, start + len(text[start:end].rstrip())))
        children = (
            [child for pair in node.value for child in pair]
            if isinstance(node, yaml.MappingNode)
            else node.value
            if isinstance(node, yaml.SequenceNode)
            else ()
        )
        heads = children[::2] if isinstance(node, yaml.MappingNode) else children
        rows = sorted({starts[head.start_mark.line] for head in heads})
        entries.extend(zip(rows, [*rows[1:], end], strict=False))
        for child in children:
            walk(child)

    walk(yaml.compose(text, yaml.CSafeLoader))
    return Yaml(text, tuple(values), tuple(entries))


def _starts(text: str) -> list[int]:
    found = [0]
    for line in text.splitlines(keepends=True):
        found.append(found[-1] + len(line))
    return found


Mutation = Callable[[Yaml, int, int, str], str | bytes]
"""Makes of a file, two numbers and a value what stands in its place."""


def _at(places: tuple[tuple[int, int], ...], number: int) -> tuple[int, int]:
    return places[number % len(places)]


def put(file: Yaml, one: int, two: int, value: str) -> str:
    """A value gives way to another."""
    start, end = _at(file.values, one)
    return file.text[:start] + value + file.text[end:]


def retype(file: Yaml, one: int, two: int, value: str) -> str:
    """A value becomes a text of any signs."""
    return put(file, one, two, json.dumps(value, ensure_ascii=False))


def delete(file: Yaml, one: int, two: int, value: str) -> str:
    """An entry goes."""
    start, end = _at(file.entries, one)
    return file.text[:start] + file.text[end:]


def twice(file: Yaml, one: int, two: int, value: str) -> str:
    """An entry stands twice."""
    start, end = _at(file.entries, one)
    return file.text[:end] + file.text[start:end] + file.text[end:]


def many(file: Yaml, one: int, two: int, value: str) -> str:
    """An entry stands two hundred times."""
    start, end = _at(file.entries, one)
    return file.text[:end] + (file.text[start:end] * 200)[:300_000] + file.text[end:]


def swap(file: Yaml, one: int, two: int, value: str) -> str:
    """Two values change places."""
    (a, b), (c, d) = sorted((_at(file.values, one), _at(file.values, two)))
    return file.text if c < b else file.text[:a] + file.text[c:d] + file.text[b:c] + file.text[a:b] + file.text[d:]


def move(file: Yaml, one: int, two: int, value: str) -> str:
    """An entry stands before another."""
    (a, b), (c, d) = sorted((_at(file.entries, one), _at(file.entries, two)))
    return file.text if c < b else file.text[:a] + file.text[c:d] + file.text[a:c] + file.text[d:]


def nest(file: Yaml, one: int, two: int, value: str) -> str:
    """A value is wrapped in lists or records."""
    start, end = _at(file.values, one)
    depth = (1, 2, 25, 300)[two % 4]
    opened, closed = (("[", "]"), ("{a: ", "}"))[two // 4 % 2]
    return file.text[:start] + opened * depth + file.text[start:end] + closed * depth + file.text[end:]


def alias(file: Yaml, one: int, two: int, value: str) -> str:
    """A value is anchored and another points to it."""
    (a, b), (c, d) = sorted((_at(file.values, one), _at(file.values, two)))
    return file.text if c < b else f"{file.text[:a]}&again {file.text[a:c]}*again{file.text[d:]}"


def tag(file: Yaml, one: int, two: int, value: str) -> str:
    """A tag stands before a value."""
    start, _ = _at(file.values, one)
    tags = ("!!str", "!!int", "!!float", "!!bool", "!!null", "!!timestamp", "!!binary", "!!map", "!!seq", "!!python/name:os.system", "!x")
    return f"{file.text[:start]}{tags[two % len(tags)]} {file.text[start:]}"


def merge(file: Yaml, one: int, two: int, value: str) -> str:
    """A record is merged into another."""
    start, _ = _at(file.entries, one)
    indent = file.text[start:][: len(file.text[start:]) - len(file.text[start:].lstrip(" "))]
    return f"{file.text[:start]}{indent}<<: {{a: 1}}\n{file.text[start:]}"


def truncate(file: Yaml, one: int, two: int, value: str) -> str:
    """The end is cut off."""
    return file.text[: one % (len(file.text) + 1)]


def insert(file: Yaml, one: int, two: int, value: str) -> str:
    """A sign that does not belong there."""
    place = one % (len(file.text) + 1)
    return file.text[:place] + SIGNS[two % len(SIGNS)] + file.text[place:]


def indent(file: Yaml, one: int, two: int, value: str) -> str:
    """An entry stands further in, by spaces or a tab, or one space further out."""
    start, _ = _at(file.entries, one)
    shift = (" ", "  ", "\t", " " * 200)[two % 4]
    return file.text[:start] + shift + file.text[start:] if two // 4 % 2 else file.text[:start] + file.text[start:].removeprefix(" ")


def frame(file: Yaml, one: int, two: int, value: str) -> str:
    """Something before or after all."""
    frames = (
        "---\n",
        "--- {}\n---\n",
        "%YAML 9.9\n---\n",
        "%TAG ! x\n",
        LAUGHS,
        "\ufeff\ufeff",
        "\n" * 50_000,
        "#" * 300_000 + "\n",
        "\x00",
        "\n---\n",
        "\n...\n",
        "\nx: 1\n",
        "\n- x\n",
        "\n]\n",
    )
    added = frames[two % len(frames)]
    return added + file.text if one % 2 else file.text + added


def ends(file: Yaml, one: int, two: int, value: str) -> str:
    """Line ends and indentation of another editor."""
    return file.text.replace(*(("\n", "\r\n"), ("\n", "\r"), ("  ", "\t"), ("\n", "\n\n"), ("\n", "\u2028"))[one % 5])


def recode(file: Yaml, one: int, two: int, value: str) -> bytes:
    """Another encoding."""
    return file.text.encode(CODINGS[one % len(CODINGS)], errors="replace")


def spill(file: Yaml, one: int, two: int, value: str) -> bytes:
    """A byte becomes another."""
    data = bytearray(file.text.encode())
    if data:
        data[one % len(data)] = two % 256
    return bytes(data)


MUTATIONS: tuple[Mutation, ...] = (
    *(put, retype, delete, twice, many, swap, move, nest, alias, tag, merge),
    *(truncate, insert, indent, frame, ends, recode, spill),
)
