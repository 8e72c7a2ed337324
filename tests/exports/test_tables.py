"""The CSV tables, read back by Python's csv, and the JSON records, read back into records."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from export_items import MADE, PICTURES, batch_of, example, section_of
from hypothesis import given
from hypothesis import strategies as st

from skillsdivide.derive.quiz_layout import answers, offers, steps, version
from skillsdivide.export import tables
from skillsdivide.export.batch import BANK, Batch
from skillsdivide.export.context import ExportContext, Site
from skillsdivide.export.tables import table, without_formula
from skillsdivide.links import page_url
from skillsdivide.schema.export_formats import TYPES, Loss, formats
from skillsdivide.schema.items import ChoiceItem, Item, MatchItem, MultipleItem, NumericItem, OrderItem, Picture, Section, TextItem, TrueFalseItem
from skillsdivide.translate.table_words import TABLES, english_table

LOSSES = [(name, loss) for name in ("csv", "json") for loss in formats()[name].losses]

FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
"""What OWASP's page on CSV injection lists, at the beginning of a cell."""


def read(content: bytes) -> list[dict[str, str]]:
    """The rows of a file, each cell by its column, as a spreadsheet gets them."""
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def bare(cell: str) -> str:
    """A cell without the apostrophe that guards it."""
    return cell.removeprefix("'")


def is_number(cell: str) -> bool:
    """Whether a spreadsheet has a number there, whatever sign it begins with."""
    return bool(re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cell))


def test_columns_and_values_belong_together(context: ExportContext) -> None:
    """No column of the table that no item fills, and no value of an item without a column."""
    values = [tables._row(section_of(item), item, context) for item in map(example, MADE)]
    assert {name for row in values for name in row} == set(english_table(TABLES)["columns"]["items"])


def listed(lines: list[tuple[object, str]]) -> str:
    """Lettered or numbered lines in one cell."""
    return "\n".join(f"{name}. {text}" for name, text in lines)


def expected(item: Item, section: Section, context: ExportContext) -> dict[str, str]:
    """What the bank says of an item, column by column, before anything is guarded."""
    objective = {each.id: each.text for each in section.objectives}
    page = item.passage or section.page
    source = context.sources[item.source] if item.source else None
    row = dict.fromkeys(english_table(TABLES)["columns"]["items"], "") | {
        "id": item.id,
        "section": section.id,
        "objective": item.objective or section.objectives[0].id,
        "objective_text": objective[item.objective or section.objectives[0].id],
        "bloom": item.bloom,
        "type": item.type,
        "stem": item.stem,
        "picture": f"{context.site.url}{item.picture.file}" if item.picture else "",
        "picture_alt": item.picture.alt if item.picture else "",
        "rationale": item.rationale or "",
        "hints": "\n".join(item.hints),
        "passage": context.site.url + (page_url(page) if page else f"roles/{section.role}/") if page or section.role else "",
        "source": (source.url or f"{context.site.url}learn/sources/#source-{source.id}") if source else "",
        "as_of": str(item.as_of or section.as_of),
        "version": version(item),
    }
    match item:
        case ChoiceItem() | MultipleItem():
            offered = offers(item, section)
            row["choices"] = listed([(each.letter, each.choice.text) for each in offered])
            row["key"] = ", ".join(each.letter for each in offered if each.is_key)
            row["feedback"] = listed([(each.letter, each.choice.feedback) for each in offered])
        case TrueFalseItem():
            row |= {"choices": "true\nfalse", "key": str(item.answer).lower()}
            row["feedback"] = listed([("true", item.feedback.on_true), ("false", item.feedback.on_false)])
        case NumericItem():
            row |= {"key": str(item.answer), "tolerance": str(item.tolerance), "unit": item.unit, "feedback": item.feedback}
        case TextItem():
            row |= {"key": "\n".join(item.accept), "feedback": item.feedback}
        case MatchItem():
            lettered = list(zip("abcdefghi", answers(item), strict=False))
            numbered = list(enumerate(item.pairs, start=1))
            row["choices"] = listed([*((place, pair.prompt) for place, pair in numbered), *lettered])
            row["key"] = ", ".join(f"{place} {letter}" for place, pair in numbered for letter, answer in lettered if answer == pair.answer)
            row["feedback"] = listed([(place, pair.feedback) for place, pair in numbered])
        case OrderItem():
            row["choices"] = listed([(each.letter, each.text) for each in steps(item)])
            row["key"] = ", ".join(each.letter for place in range(1, 7) for each in steps(item) if each.place == place)
            row["feedback"] = item.feedback
    return row


# --- CSV ------------------------------------------------------------------------------------------


def test_every_batch_comes_back_as_the_bank_has_it(batch: Batch, write, context: ExportContext) -> None:
    """One row an item, one column for each part, in the order of the words on them."""
    rows = read(write("csv", batch))
    assert [*rows[0]] == [*english_table(TABLES)["columns"]["items"]]
    assert [{name: bare(cell) for name, cell in row.items()} for row in rows] == [
        expected(item, section, context) for section in batch.sections for item in section.items
    ]


@pytest.mark.parametrize("kind", MADE)
@given(data=st.data())
def test_any_text_comes_back_as_it_went_in(kind: str, data: st.DataObject, write, context: ExportContext) -> None:
    """Quotes, commas, line breaks, other scripts; no cell begins a formula, and numbers are numbers."""
    item = data.draw(MADE[kind])
    (row,) = read(write("csv", batch_of(item)))
    expected_row = expected(item, section_of(item), context)
    assert {name: bare(cell) for name, cell in row.items()} == expected_row
    assert [name for name, cell in row.items() if FORMULA.match(cell) and not is_number(cell)] == []
    if isinstance(item, NumericItem):
        assert (float(row["key"]), float(row["tolerance"])) == (item.answer, item.tolerance)


@given(st.lists(st.text() | st.text("=+-@\t\r\n'\",;＝＋－＠0 a", max_size=4) | st.integers() | st.floats(allow_nan=False, allow_infinity=False), min_size=1))
def test_no_cell_begins_a_formula(cells: list[str | float]) -> None:
    """Whatever text there is, and it can be told from the guard; a number is left as it is."""
    ((_, *cells_back),) = csv.reader(
        io.StringIO(table(["mark", *map(str, range(len(cells)))], [["", *cells]]).decode("utf-8-sig").partition("\r\n")[2], newline="")
    )
    for cell, there in zip(cells, cells_back, strict=True):
        if isinstance(cell, str):
            assert bare(there) == cell
            assert not FORMULA.match(there)
        else:
            assert type(cell)(there) == cell
            assert without_formula(cell) is cell


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "＝1+1"])
def test_a_formula_is_guarded_and_a_negative_number_is_none(text: str) -> None:
    """Each sign that OWASP lists, and the guard itself."""
    assert without_formula(text) == f"'{text}"
    assert without_formula(-1) == -1


def test_lines_end_as_the_standard_has_it(write) -> None:
    """With CR and LF; a line break within a cell is one of its own, in quotes."""
    item = example("choice").model_copy(update={"hints": ["One", "Two"]})
    content = write("csv", batch_of(item)).decode("utf-8-sig")
    assert content.count("\r\n") == 2
    assert '"One\nTwo"' in content


# --- JSON -----------------------------------------------------------------------------------------


def test_every_batch_comes_back_as_records(batch: Batch, write, site: Site) -> None:
    """What was added to the records is taken away, and the records are what they were."""
    records = json.loads(write("json", batch))
    for section, record in zip(batch.sections, records["sections"], strict=True):
        for item, there in zip(section.items, record["items"], strict=True):
            assert there.pop("version") == version(item)
            page = page_url(section.page) if section.page else f"roles/{section.role}/" if section.role else None
            assert there.pop("address", None) == (f"{site.url}{page}#item-{item.id}" if page else None)
        assert Section.model_validate_json(json.dumps(record)) == section


@pytest.mark.parametrize("kind", MADE)
@given(data=st.data())
def test_any_record_comes_back_as_it_went_in(kind: str, data: st.DataObject, write) -> None:
    """Texts, numbers and pins."""
    item = data.draw(MADE[kind])
    (record,) = json.loads(write("json", batch_of(item)))["sections"]
    (there,) = record["items"]
    del there["version"], there["address"]
    assert Section.model_validate_json(json.dumps(record)) == section_of(item)


def test_every_key_is_explained(bank: dict[str, Batch], write, site: Site) -> None:
    """Those of the file, and those that are added to a record; the schema on the site explains the record's own."""
    records = json.loads(write("json", bank[BANK]))
    own = {name for section in records["sections"] for item in section["items"] for name in item} - {
        name for kind in (ChoiceItem, MultipleItem, TrueFalseItem, NumericItem, TextItem, MatchItem, OrderItem) for name in kind.model_fields
    }
    assert set(records) - {"keys"} | own == set(records["keys"])
    assert set(records["scores"]) == set(TYPES)
    assert records["schema"] == f"{site.url}data/schema/quiz.json"
    assert records["site"] == {"name": site.name, "address": site.url}


# --- both -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "loss"), LOSSES, ids=lambda value: value if isinstance(value, str) else f"{value.part} {' '.join(value.types)}"[:30])
def test_what_is_said_to_be_lost_is_lost(name: str, loss: Loss, write) -> None:
    """Each row of the table, shown on items that have the part."""
    content = write(name, batch_of(*map(example, loss.types))).decode()
    match loss.part:
        case "sureness":
            assert not re.search(r"\bsure\b", content, re.IGNORECASE)
        case "partial":
            assert not re.search(r"\b(points?|scores?|share)\b", content, re.IGNORECASE)
        case "variants":
            assert not re.search(r"\b(case|accents?|digits|ignore)\b", content, re.IGNORECASE)
        case "pin":
            pinned, free = (read(write(name, batch_of(item)))[0] for item in (example("choice"), unpinned(example("choice"))))
            assert pinned["choices"].endswith("c. It is so key")
            assert pinned.keys() == free.keys()
            assert "last" not in str(pinned)
        case "picture":
            item = example("choice").model_copy(update={"picture": Picture(file=PICTURES[0], alt="A square")})
            content = write(name, batch_of(item)).decode()
            assert PICTURES[0] in content
            assert "A square" in content
            assert "<svg" not in content
        case _:
            pytest.fail(f"no test shows this loss: {loss}")


def unpinned(item: ChoiceItem) -> ChoiceItem:
    """The item with a key that stands anywhere."""
    return item.model_copy(update={"key": item.key.model_copy(update={"pin": None})})
