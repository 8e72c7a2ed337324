"""The batches that the tests of exports go through."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import some
from export_items import SECTIONS, SOME_SECTIONS, batch_of, example
from qti_reading import unpacked

from skillsdivide.export.batch import BANK, Batch
from skillsdivide.export.context import ExportContext
from skillsdivide.export.export_all import WRITERS
from skillsdivide.export.qti import QTI30
from skillsdivide.schema.export_formats import formats

SHEET = formats()["worksheet"]


def test_every_batch_is_tested(bank: dict[str, Batch]) -> None:
    """Each section alone, and the whole bank with all of them."""
    assert sorted(bank) == sorted([*SECTIONS, BANK])
    assert [section.id for section in bank[BANK].sections] == [batch.id for batch in bank.values() if batch.id != BANK]
    some, every = ([item for id_ in ids for _, item in bank[id_].items(SHEET)] for ids in (SOME_SECTIONS, SECTIONS))
    assert {item.type for item in some} == {item.type for item in every}
    assert {block for block in ("```", "\n|") if any(block in item.stem for item in some)} == {"```", "\n|"}


@pytest.mark.parametrize("format_id", some(["qti12", "qti21", "qti30", "anki"], ["qti30", "anki"]))
def test_the_bank_is_the_same_whether_its_sections_were_written_before(format_id: str, bank: dict[str, Batch], context: ExportContext) -> None:
    """It takes over what was built of a section or an item for the section's own file; nothing of that file comes with it."""
    after_all, alone = replace(context), replace(context)  # copies share no pieces
    for batch in bank.values():
        last = WRITERS[format_id](batch, formats()[format_id], after_all)
    assert WRITERS[format_id](bank[BANK], formats()[format_id], alone) == last


@pytest.mark.parametrize("format_id", ["qti21", "qti30"])
def test_a_text_may_name_what_an_edition_is_known_by(format_id: str, write) -> None:
    """Items of 2.1 are those of 3.0 in other names, but for what the bank says."""
    text = f"{QTI30.items} {QTI30.items_schema}"
    files = unpacked(write(format_id, batch_of(example("numeric").model_copy(update={"rationale": text}))))
    (item,) = (xml for path, xml in files.items() if path.startswith("items/"))
    assert text in item
    assert (QTI30.items in item.replace(text, "")) == (format_id == "qti30")
