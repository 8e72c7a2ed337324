"""Items for the tests of exports: made ones, in texts that formats may read as their own; and every response to an item."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

from conftest import ROOT
from hypothesis import strategies as st

from skillsdivide.exporting.batches import Batch
from skillsdivide.items import (
    Choice,
    ChoiceItem,
    Item,
    MatchItem,
    MultipleItem,
    NumericItem,
    Objective,
    OrderItem,
    Pair,
    Section,
    TextItem,
    TrueFalseFeedback,
    TrueFalseItem,
)
from skillsdivide.markdown import inline, plain
from skillsdivide.quiz import answers, offers

DAY = date(2026, 3, 2)

SECTIONS = [
    *sorted(file.stem for file in (ROOT / "quizzes").glob("*.yml")),
    *sorted(f"{file.stem}-from-data" for file in (ROOT / "docs/data/roles").glob("*.yml")),
    "claims-from-data",
    "glossary-from-data",
]
"""The ids of all sections, written and made; test_batches.py holds that none is missing."""

PIECES = [
    *("<", ">", "&", '"', "'", "]]>", "<![CDATA[", "=", "~", "{", "}", "#", "####", ":", "::", "\\", "\\n", "\\\\", "->", "//", "%", "%50%", "$CATEGORY:", "$"),
    *(
        "[",
        "]",
        "[html]",
        "[plain]",
        "[id:x]",
        "*",
        "**",
        "_",
        "`",
        "!",
        "@/",
        "{{",
        "}}",
        "{%",
        "&lt;",
        "&amp;",
        "&#37;",
        "&&058;",
        "a",
        "b c",
        "T",
        "TRUE",
        "1",
        "-",
    ),
    *("\n", "\n\n", " ", "  ", "\n//", "\n=", "\n}", "مرحبا", "é", "👩🏽‍💻", "→", "[x](learn/audit-your-role.md)", "**strong**", "`a=b`"),
]
"""What some format may take for its own: signs, markup, Arabic, emoji, line breaks. Control characters are not
among them: YAML refuses them, so no item can hold one."""

TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("".join).filter(lambda text: bool(plain(text)))
"""Texts of an item; none is empty once rendered."""

NUMBERS = st.integers(-(10**9), 10**9) | st.decimals(-(10**6), 10**6, places=7).map(float) | st.sampled_from([1e-7, 5e-6, 1e9, 0.1 + 0.2])
TOLERANCES = st.integers(0, 1000) | st.decimals(0, 1000, places=7).map(float) | st.just(1e-7)

CHOICES = st.builds(Choice, text=TEXTS, feedback=TEXTS, pin=st.sampled_from([None, None, "first", "last"]))
PAIRS = st.builds(Pair, prompt=TEXTS, answer=TEXTS, feedback=TEXTS)
WHOLE = {"id": st.just("made-01"), "stem": TEXTS, "rationale": st.none() | TEXTS, "hints": st.lists(TEXTS, max_size=2)}

MADE: dict[str, st.SearchStrategy[Item]] = {
    "choice": st.builds(ChoiceItem, **WHOLE, key=CHOICES, distractors=st.lists(CHOICES, min_size=1, max_size=5)),
    "multiple": st.builds(
        MultipleItem,
        **WHOLE,
        type=st.just("multiple"),
        keys=st.lists(CHOICES, min_size=2, max_size=5),
        distractors=st.lists(CHOICES, min_size=1, max_size=5),
    ),
    "true-false": st.builds(
        TrueFalseItem,
        **WHOLE,
        type=st.just("true-false"),
        answer=st.booleans(),
        feedback=st.builds(TrueFalseFeedback, on_true=TEXTS, on_false=TEXTS),
    ),
    "numeric": st.builds(NumericItem, **WHOLE, type=st.just("numeric"), answer=NUMBERS, tolerance=TOLERANCES, unit=TEXTS, feedback=TEXTS),
    "text": st.builds(TextItem, **WHOLE, type=st.just("text"), accept=st.lists(TEXTS, min_size=1, max_size=4), feedback=TEXTS),
    "match": st.builds(MatchItem, **WHOLE, type=st.just("match"), pairs=st.lists(PAIRS, min_size=2, max_size=4), decoys=st.lists(TEXTS, max_size=3)),
    "order": st.builds(OrderItem, **WHOLE, type=st.just("order"), sequence=st.lists(TEXTS, min_size=3, max_size=6), feedback=TEXTS),
}
"""Items of each type in such texts."""


def section_of(*items: Item) -> Section:
    """A section around items."""
    return Section(id="made", title="Made", page="learn/audit-your-role.md", as_of=DAY, objectives=[Objective(id="tell", text="Tell")], items=[*items])


def batch_of(*items: Item) -> Batch:
    """A batch of one section around items."""
    return Batch("made", "Made", (section_of(*items),))


def linked(text: str, site: str) -> str:
    """A text as HTML whose addresses lead to the site."""
    return str(inline(text)).replace('="@/', f'="{site}')


def scored(item: Item, section: Section) -> dict:
    """What the site's script asks of an item; item.js reads the same from the page."""
    asked = {"type": item.type, "keys": []}
    match item:
        case ChoiceItem() | MultipleItem():
            asked["keys"] = [offer.letter for offer in offers(item, section) if offer.is_key]
        case TrueFalseItem():
            asked["keys"] = ["true" if item.answer else "false"]
        case NumericItem():
            asked |= {"answer": item.answer, "tolerance": item.tolerance}
        case TextItem():
            asked |= {"accept": item.accept}
        case MatchItem():
            asked["keys"] = [str(answers(item).index(pair.answer)) for pair in item.pairs]
    return asked


def responses(item: Item, section: Section) -> Iterator[str | list[str]]:
    """Every response that can be given to an item; to one with a field, those near its edges."""
    match item:
        case ChoiceItem():
            yield from (offer.letter for offer in offers(item, section))
        case MultipleItem():
            letters = [offer.letter for offer in offers(item, section)]
            yield from (list(chosen) for size in range(1, len(letters) + 1) for chosen in itertools.combinations(letters, size))
        case TrueFalseItem():
            yield from ("true", "false")
        case NumericItem():
            edges = [item.answer + sign * item.tolerance * share for sign in (-1, 1) for share in (0, 0.5, 1)]
            beyond = [edge + sign * step for edge in edges for sign in (-1, 1) for step in (0.001, 1)]
            yield from (f"{value:.9f}" for value in [*edges, *beyond, -item.answer])
        case TextItem():
            yield from (plain(text) for text in item.accept)
            yield from (plain(text).upper() for text in item.accept)
            yield from (f"{plain(item.accept[0])} more", f"un{plain(item.accept[0])}", "something else")
        case MatchItem():
            yield from map(list, itertools.product([str(index) for index in range(len(answers(item)))], repeat=len(item.pairs)))
        case OrderItem():
            yield from map(list, itertools.permutations([str(place + 1) for place in range(len(item.sequence))]))


def digests(format_id: str, seed: int) -> dict[str, str]:
    """The digest of every batch's file in a format, written by a process of its own whose sets and hashes go by the seed."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/exports/digests.py"), format_id],
        env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
