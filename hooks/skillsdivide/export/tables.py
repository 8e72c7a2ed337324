"""The bank as tables: CSV for spreadsheets, JSON for programs. What columns and keys hold is said in tables.yml."""

import csv
import io
import json
from collections.abc import Iterable
from string import ascii_lowercase

from skillsdivide.export.batch import Batch
from skillsdivide.export.context import ExportContext
from skillsdivide.render.environment import Layout
from skillsdivide.schema.export_formats import Format
from skillsdivide.schema.items import ChoiceItem, Item, MatchItem, MultipleItem, NumericItem, OrderItem, Section, TextItem, TrueFalseItem
from skillsdivide.translate.table_words import TABLES

Cell = str | float | int

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'")
"""What a spreadsheet may take for the beginning of a formula, in wide letters too; and the sign that guards against it."""


def table(columns: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """A CSV file as RFC 4180 has it, with the mark by which spreadsheets know UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([without_formula(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def without_formula(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: a text that begins like one gets an apostrophe before it.

    So does a text that begins with an apostrophe; whoever takes one away from each text that has it has the bank's own.
    Numbers stay as they are.
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(SIGNS) else cell


def write_csv(batch: Batch, format_: Format, context: ExportContext) -> bytes:
    """Writes a CSV file with one row for each item; texts are Markdown, as the bank has them."""
    columns = context.table(TABLES)["columns"]["items"]
    rows = (_row(section, item, context) for section, item in batch.items(format_))
    return table(columns, ([row.get(name, "") for name in columns] for row in rows))


def _row(section: Section, item: Item, context: ExportContext) -> dict[str, Cell]:
    objective = next(each for each in section.objectives if each.id == section.objective_of(item))
    return {
        "id": item.id,
        "section": section.id,
        "objective": objective.id,
        "objective_text": objective.text,
        "bloom": item.bloom,
        "type": item.type,
        "stem": item.stem,
        "picture": f"{context.site.root}{item.picture.file}" if item.picture else "",
        "picture_alt": item.picture.alt if item.picture else "",
        **_answer(item, section, context.layout),
        "rationale": item.rationale or "",
        "hints": "\n".join(item.hints),
        "passage": context.passage_url(item, section),
        "source": context.source_url(item),
        "as_of": (item.as_of or section.as_of).isoformat(),
        "version": context.layout.version(item),
    }


def _answer(item: Item, section: Section, layout: Layout) -> dict[str, Cell]:
    """The choices, the key and the feedback of an item, with the letters of the site's page."""
    match item:
        case ChoiceItem() | MultipleItem():
            offered = layout.offers(item, section)
            return {
                "choices": _listed((each.letter, each.choice.text) for each in offered),
                "key": ", ".join(each.letter for each in offered if each.is_key),
                "feedback": _listed((each.letter, each.choice.feedback) for each in offered),
            }
        case TrueFalseItem():
            feedback = [("true", item.feedback.on_true), ("false", item.feedback.on_false)]
            return {"choices": "true\nfalse", "key": "true" if item.answer else "false", "feedback": _listed(feedback)}
        case NumericItem():
            return {"key": item.answer, "tolerance": item.tolerance, "unit": item.unit, "feedback": item.feedback}
        case TextItem():
            return {"key": "\n".join(item.accept), "feedback": item.feedback}
        case MatchItem():
            letters = dict(zip(layout.answers(item), ascii_lowercase, strict=False))
            prompts = _listed((str(number), pair.prompt) for number, pair in enumerate(item.pairs, start=1))
            return {
                "choices": "\n".join([prompts, _listed((letter, answer) for answer, letter in letters.items())]),
                "key": ", ".join(f"{number} {letters[pair.answer]}" for number, pair in enumerate(item.pairs, start=1)),
                "feedback": _listed((str(number), pair.feedback) for number, pair in enumerate(item.pairs, start=1)),
            }
        case OrderItem():
            scrambled = layout.steps(item)
            return {
                "choices": _listed((each.letter, each.text) for each in scrambled),
                "key": ", ".join(each.letter for each in sorted(scrambled, key=lambda each: each.place)),
                "feedback": item.feedback,
            }


def _listed(lines: Iterable[tuple[str, str]]) -> str:
    """Lines such as "a. It is so"."""
    return "\n".join(f"{name}. {text}" for name, text in lines)


def write_json(batch: Batch, format_: Format, context: ExportContext) -> bytes:
    """Writes a JSON file of the sections as the bank holds them, each item with its version and address, each type with its rule of scoring."""
    sections, words = [], context.table(TABLES)
    for section in batch.sections:
        page = context.section_url(section)
        items = [{**_plain(item), "version": context.layout.version(item), **({"address": f"{page}#item-{item.id}"} if page else {})} for item in section.items]
        sections.append({**_plain(section), "items": items})
    whole = {
        "keys": words["keys"],
        **({"language": context.site.language.code} if context.site.language else {}),
        "site": {"name": context.site.name, "address": context.site.url},
        "schema": f"{context.site.root}data/schema/quiz.json",
        "scores": words["scores"],
        "sections": sections,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(record: Section | Item) -> dict[str, object]:
    return record.model_dump(mode="json", exclude_none=True)
