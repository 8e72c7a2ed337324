"""Slips of the keyboard that YAML takes for something else: each with its place, what YAML makes of it, and what to write."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from skillsdivide.diagnostics import Problem, place_at

ODD_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that YAML does not know as such."""

ODD_COLONS = "：﹕︓∶꞉"
"""Colons that YAML does not know as such."""

LINE_SEPARATORS = re.compile("[\x85\u2028\u2029]")
"""Characters that YAML takes for the end of a line, and editors do not."""

SUSPECT = re.compile(
    "|".join(
        (
            r"\S[ \t]+\#",
            r"[:\-,\[] *[-+]?\d+(?:,\d+)+[ \t]*[,\]]?[ \t]*$",
            r"^\s*-[^\W\d]|[:-] +-[^\W\d]",
            rf"^[ \t]*(?:- +)?[\w-]+(?::(?![\s/])|[{ODD_COLONS}])",
            rf"^[ \t]*[{ODD_SPACE}]|[{ODD_SPACE}]:",
        )
    ),
    re.MULTILINE,
)
"""What a text must hold before its values are looked at one by one."""

ANCHOR = re.compile(r"(?:^|[\s,\[{])&[^\s&]")
REMARK = re.compile(r"[ \t]+#")
DECIMAL_COMMA = re.compile(r"([-+]?\d+),(\d+)")
THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+")
KEY_WITHOUT_SPACE = re.compile(rf"[ \t]*(?:- +)?([\w-]+):(?=[^\s/]|[{ODD_SPACE}])")
WIDE_COLON = re.compile(rf"[ \t]*(?:- +)?([\w-]+)[{ODD_COLONS}]")
HYPHEN_WITHOUT_SPACE = re.compile(r"[ \t]*(?:- +)*-(?=[^\W\d])")
OTHER_DASH = re.compile(r"[ \t]*(?:- +)*([–—−‐‑•])[ \t]")
OTHER_SIGN = re.compile(r"[ \t]*(?:- +)?([a-z][\w-]*)[ \t]*([;=])[ \t]")
MERGE = re.compile(r"(?:<{7}|={7}|>{7})(?: |$)")
ODD_INDENTATION = re.compile(rf"[ \t]*(?=[{ODD_SPACE}])")

LOOK_BACK = 3
"""Lines before the one where YAML gave up, which may be at fault."""

Slip = tuple[int, str, str, str]
"""The column, from 1; what is wrong; what to write; the code."""


def line_separators(text: str, path: str) -> list[Problem]:
    """The problems of characters that YAML alone takes for the end of a line, each on the line that an editor shows."""
    return [
        Problem(
            path,
            *place_at(text, separator.start()),
            f"the unseen character U+{ord(separator[0]):04X} ends a line for YAML and for no editor",
            "take it out",
            "line-separator",
        )
        for separator in LINE_SEPARATORS.finditer(text)
    ]


def unused_anchors(text: str, path: str, loader: Any) -> Iterator[Problem]:
    """Yields the problems of words after an ampersand, which YAML takes for the names of parts and drops."""
    if "&" not in text or not ANCHOR.search(text):
        return
    events = list(yaml.parse(text, loader))
    used = {event.anchor for event in events if isinstance(event, yaml.AliasEvent)}
    for event in events:
        name, mark = getattr(event, "anchor", None), event.start_mark
        if name and mark and name not in used:
            what = f"YAML takes '&{name}' for the name of this part, and drops it"
            yield Problem(path, mark.line + 1, mark.column + 1, what, "put quotes round the text, or take it out", "unused-anchor")


def slip_in(line: str) -> Slip | None:
    """The slip at the start of a line: a key or a hyphen that no plain space follows, a wide colon, an odd space in front."""
    odd = ODD_INDENTATION.match(line)
    if odd:
        code = ord(line[odd.end()])
        return odd.end() + 1, f"the line begins with a space that YAML does not know (U+{code:04X})", "indent with plain spaces", "odd-space"
    wide = WIDE_COLON.match(line)
    if wide:
        return wide.end(), f"a full-width colon stands after {wide[1]!r}", "write a plain colon and a space", "wide-colon"
    key = KEY_WITHOUT_SPACE.match(line)
    if key:
        follows = line[key.end()]
        if follows.isspace():
            what = f"the space after {key[1] + ':'!r} is one that YAML does not know (U+{ord(follows):04X})"
            return key.end() + 1, what, "write a plain space", "odd-space"
        return key.end(), f"no space follows {key[1] + ':'!r}", "put a space behind the colon", "no-space"
    hyphen = HYPHEN_WITHOUT_SPACE.match(line)
    if hyphen:
        return hyphen.end(), "no space follows the hyphen", "put a space behind the hyphen", "no-space"
    return None


def slip_before(lines: list[str], number: int, *, misses_colon: bool = False) -> tuple[int, Slip] | None:
    """The nearest slip on the line where YAML gave up, counted from 1, or on one of those before it; with its line.

    `misses_colon` says that YAML looked for the colon behind a key.
    """
    # where two versions were not put together, their marks stand further away than a slip
    marks = [at for at in range(1, min(number, len(lines)) + 1) if MERGE.match(lines[at - 1])]
    if marks:
        return marks[0], (1, "two versions were put together here and nobody chose", "keep one of the two and take the marks out", "merge")
    looked = [at for at in range(min(number, len(lines)), 0, -1) if lines[at - 1].strip()][:LOOK_BACK]
    for at in looked:
        slip = slip_in(lines[at - 1])
        if slip:
            return at, slip
        dash = OTHER_DASH.match(lines[at - 1])
        if dash:
            return at, (dash.end(1), f"the line begins with {dash[1]!r}, which is no hyphen", "write a hyphen and a space", "no-hyphen")
        sign = OTHER_SIGN.match(lines[at - 1])
        if sign and misses_colon:
            return at, (sign.end(2), f"{sign[2]!r} stands after {sign[1]!r}, where a key ends with a colon", "write a colon and a space", "no-colon")
    for at in looked:
        remark = re.search(r"\S([ \t]+)#", lines[at - 1])
        if remark:
            return at, (remark.end(), "what follows the # is a remark for YAML, and ends the text", "put quotes round the whole text", "remark")
    return None


def slip_of_text(value: str, rest: str, *, is_item: bool) -> tuple[str, str, str] | None:
    """The slip of a text without quotes: what is wrong, what to write, the code.

    `rest` is what follows on its last line; an item stands in a list or alone.
    """
    if REMARK.match(rest) and (value or re.match(r"[ \t]+#[^\s#]", rest)):  # after nothing, `# words` is meant as a remark
        lost = rest.strip()
        return f"YAML takes {lost[:40]!r} for a remark, and drops it", "put quotes round the whole text", "remark"
    decimal = DECIMAL_COMMA.fullmatch(value)
    if decimal or THOUSANDS.fullmatch(value):
        written = [value.replace(",", "")] if THOUSANDS.fullmatch(value) else []
        written += [f"{decimal[1]}.{decimal[2]}"] if decimal else []
        return f"{value!r} is a text for YAML, and no number", f"write {' or '.join(written)}, or put quotes round it if it is a text", "decimal-comma"
    slip = slip_in(value) if is_item or HYPHEN_WITHOUT_SPACE.match(value) else None
    return slip[1:] if slip else None


def slip_of_key(key: str) -> tuple[str, str, str] | None:
    """The slip of a key that has a space which YAML does not know, or a wide colon in it."""
    odd = re.search(f"[{ODD_SPACE}]", key)
    if odd:
        return f"the key {key.strip()!r} has a space that YAML does not know (U+{ord(odd[0]):04X})", "write plain spaces", "odd-space"
    if re.search(f"[{ODD_COLONS}]", key):
        return f"a full-width colon stands in the key {key!r}", "write a plain colon and a space", "wide-colon"
    return None
