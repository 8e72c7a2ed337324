"""Items for the tests of exports: made ones, in texts that formats may read as their own; and every response to an item."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from conftest import SAMPLE
from hypothesis import strategies as st
from markupsafe import escape

from skillsdivide.derive.quiz_layout import answers, offers
from skillsdivide.export.batch import Batch
from skillsdivide.export.context import ExportContext
from skillsdivide.export.export_all import PACK, WRITERS, write_batch
from skillsdivide.links import page_url
from skillsdivide.markdown import flow, has_blocks, plain
from skillsdivide.schema.evidence import Source
from skillsdivide.schema.export_formats import formats
from skillsdivide.schema.items import (
    Choice,
    ChoiceItem,
    Item,
    MatchItem,
    MultipleItem,
    NumericItem,
    Objective,
    OrderItem,
    Pair,
    Picture,
    Section,
    TextItem,
    TrueFalseFeedback,
    TrueFalseItem,
)

DAY = date(2026, 3, 2)

SECTIONS = [
    *sorted(file.stem for file in (SAMPLE / "quizzes").glob("*.yml")),
    *sorted(f"{file.stem}-from-data" for file in (SAMPLE / "docs/data/roles").glob("*.yml")),
    "claims-from-data",
]
"""The ids of all sections, written and made; test_batch.py holds that none is missing."""

SOME_SECTIONS = ("audit-your-role", "questions-and-answers", "data-scientist-from-data")
"""Sections that have each kind of item between them, code and tables, and what is made from data; test_batch.py holds that they do."""

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
"""What some format may take for its own: signs, markup, Arabic, emoji, line breaks. XML 1.0 has no place for control
characters, so none is among them."""

TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("".join).filter(lambda text: bool(plain(text)) and not has_blocks(text))
"""Texts of an item, each one paragraph and none empty once rendered; blocks have tests of their own in test_blocks.py."""

NUMBERS = st.integers(-(10**9), 10**9) | st.decimals(-(10**6), 10**6, places=7).map(float) | st.sampled_from([1e-7, 5e-6, 1e9, 0.1 + 0.2])
TOLERANCES = st.integers(0, 1000) | st.decimals(0, 1000, places=7).map(float) | st.just(1e-7)

CHOICES = st.builds(Choice, text=TEXTS, feedback=TEXTS, pin=st.sampled_from([None, None, "first", "last"]))
PAIRS = st.builds(Pair, prompt=TEXTS, answer=TEXTS, feedback=TEXTS)
PICTURES = sorted(file.relative_to(SAMPLE / "docs").as_posix() for file in (SAMPLE / "docs/assets/pictures").iterdir())
WHOLE = {"picture": st.none() | st.builds(Picture, file=st.sampled_from(PICTURES), alt=TEXTS)}
WHOLE |= {"id": st.just("made-01"), "stem": TEXTS, "rationale": st.none() | TEXTS, "hints": st.lists(TEXTS, max_size=2)}

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


def example(kind: str, text: str = "It is so") -> Item:
    """A small item of a type with every part that it can have; `text` stands in each of its texts that is free."""

    def choice(name: str, pin: str | None = None) -> Choice:
        return Choice(text=f"{text} {name}", feedback=f"{text} as {name}", pin=pin)

    whole = {"id": f"example-{kind}", "stem": f"{text}?", "rationale": text, "hints": ["Look at the first half", "Look at the second half"]}
    match kind:
        case "choice":
            return ChoiceItem(**whole, key=choice("key", "last"), distractors=[choice("one"), choice("two")])
        case "multiple":
            return MultipleItem(
                **whole, type="multiple", keys=[choice("key"), choice("other key"), choice("last key")], distractors=[choice("one"), choice("two")]
            )
        case "true-false":
            return TrueFalseItem(**whole, type="true-false", answer=False, feedback=TrueFalseFeedback(on_true=f"{text} not", on_false=text))
        case "numeric":
            return NumericItem(**whole, type="numeric", answer=30, tolerance=0.5, unit="per cent", feedback=text)
        case "text":
            return TextItem(**whole, type="text", accept=["Café 12", "Coffee house"], feedback=text)
        case "match":
            pairs = [Pair(prompt=f"{text} {name}", answer=f"{text} for {name}", feedback=f"{text} because of {name}") for name in ("one", "two", "three")]
            return MatchItem(**whole, type="match", pairs=pairs, decoys=[f"{text} for none"])
        case "order":
            return OrderItem(**whole, type="order", sequence=[f"{text} {name}" for name in ("first", "second", "third", "fourth")], feedback=text)
    raise AssertionError(kind)


def section_of(*items: Item) -> Section:
    """A section around items."""
    return Section(id="made", title="Made", page="learn/audit-your-role.md", as_of=DAY, objectives=[Objective(id="tell", text="Tell")], items=[*items])


def batch_of(*items: Item) -> Batch:
    """A batch of one section around items."""
    return Batch("made", "Made", (section_of(*items),))


def linked(text: str, site: str) -> str:
    """A text as HTML whose addresses lead to the site."""
    return str(flow(text)).replace('="@/', f'="{site}')


def labels(item: Item, section: Section) -> list[str]:
    """The tags by which an item is found again: its section, objective, level and type."""
    return [section.id, item.objective or section.objectives[0].id, f"bloom-{item.bloom}", item.type]


def edges(item: NumericItem) -> list[float]:
    """The least and the greatest right answer, by exact decimals."""
    answer, tolerance = Decimal(str(item.answer)), Decimal(str(item.tolerance))
    return [float(answer - tolerance), float(answer + tolerance)]


def asked(item: Item, site: str, where: Callable[[str], str] | None = None) -> str:
    """A stem as HTML, with what the page says by other means: several answers, the unit; then the picture.

    `where`: the address at which a format has the picture of a path; none where it has words alone.
    """
    more = {
        "multiple": " Choose every right answer.",
        "numeric": f" (Answer in {linked(item.unit, site)}.)" if isinstance(item, NumericItem) else "",
    }
    return linked(item.stem, site) + more.get(item.type, "") + pictured(item, where)


def pictured(item: Item, where: Callable[[str], str] | None) -> str:
    """An item's picture as HTML, or in words."""
    if item.picture is None:
        return ""
    alt = escape(plain(item.picture.alt))
    width, height = re.search(r'viewBox="0 0 (\d+) (\d+)"', (SAMPLE / "docs" / item.picture.file).read_text(encoding="utf-8")).groups()
    return f'<br /><img src="{where(item.picture.file)}" alt="{alt}" width="{width}" height="{height}" />' if where else f" [Picture: {alt}]"


def told_after(item: Item, section: Section, sources: Mapping[str, Source], site: str) -> str:
    """What is told whatever was answered, as HTML: feedback of items without choices, rationale, passage, source, day."""
    paragraphs = []
    if isinstance(item, NumericItem | TextItem | OrderItem):
        paragraphs.append(linked(item.feedback, site))
    if isinstance(item, MatchItem):
        paragraphs += [f"{linked(pair.prompt, site)}: {linked(pair.answer, site)}. {linked(pair.feedback, site)}" for pair in item.pairs]
    if item.rationale:
        paragraphs.append(linked(item.rationale, site))
    page = item.passage or section.page
    way = f'<a href="{site}{page_url(page) if page else f"roles/{section.role}/"}">Read the passage again</a>. ' if page or section.role else ""
    source = f"{escape(plain(sources[item.source].publisher))}. " if item.source else ""
    day = item.as_of or section.as_of
    paragraphs.append(f"{way}{source}As of {day.day} {day:%B} {day.year}.")
    return "".join(f"<p>{each}</p>" for each in paragraphs)


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


def write_file(format_id: str, batch: Batch, context: ExportContext) -> bytes:
    """A batch as one file of a format. Invented items may have equal ids, so nothing built before is shared."""
    context._pieces.clear()
    return write_batch(batch, formats().values(), context)[PACK] if format_id == PACK else WRITERS[format_id](batch, formats()[format_id], context)
