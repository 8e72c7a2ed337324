"""The batches that the tests of exports go through."""

from __future__ import annotations

from export_items import SECTIONS

from skillsdivide.exporting.batches import BANK, Batch


def test_every_batch_is_tested(bank: dict[str, Batch]) -> None:
    """Each section alone, and the whole bank with all of them."""
    assert sorted(bank) == sorted([*SECTIONS, BANK])
    assert [section.id for section in bank[BANK].sections] == [batch.id for batch in bank.values() if batch.id != BANK]
