"""Rules that reading programs taught, held over every file: numbers as authors wrote them, one instruction an item, ids that stay."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pytest

from skillsdivide.export.batch import Batch
from skillsdivide.schema.export_formats import carries, formats
from skillsdivide.schema.items import OrderItem

INSTRUCTION = re.compile(r"\b(?:put|bring|arrange)\b[^.<&]*\border\b", re.IGNORECASE)

TEXTS = ("moodle", "gift", "qti12", "qti21", "qti30")
QTI = r' identifier="([^"]+)"'
IDS = {"moodle": r"<idnumber>([^<]+)", "gift": r"\[id:([^\]]+)\]", "qti12": r' ident(?:ifier)?="([^"]+)"', "qti21": QTI, "qti30": QTI}
"""Where a format keeps what a second import may go by."""


def texts(data: bytes) -> Iterator[str]:
    """The texts of a file, or of the files packed in it."""
    if not data.startswith(b"PK"):
        yield data.decode()
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        yield from (package.read(name).decode() for name in sorted(package.namelist()) if name.endswith(".xml"))


@pytest.mark.parametrize("name", TEXTS)
def test_no_number_has_digits_that_nobody_wrote(name: str, batch: Batch, write) -> None:
    """Sums of binary fractions give 0.09999999999999964; a penalty of a third has seven digits."""
    assert [number for text in texts(write(name, batch)) for number in re.findall(r"(?<![\w.])\d+\.\d{8,}(?![\w.])", text)] == []


@pytest.mark.parametrize("name", ["moodle", "qti12", "qti21", "qti30"])
def test_an_ordering_says_once_what_to_do(name: str, batch: Batch, write) -> None:
    """The stem says that the steps are to be put in order, and the file adds nothing to it."""
    stems = [item.stem for section in batch.sections for item in section.items if isinstance(item, OrderItem)]
    whole = " ".join(texts(write(name, batch)))
    assert len(INSTRUCTION.findall(whole)) <= len(INSTRUCTION.findall(" ".join(stems))) + others(batch)


def others(batch: Batch) -> int:
    """How often items that are no orderings say so, in any of their texts."""
    items = [item for section in batch.sections for item in section.items if not isinstance(item, OrderItem)]
    return sum(len(INSTRUCTION.findall(item.model_dump_json())) for item in items)


@pytest.mark.parametrize("name", IDS)
def test_ids_stay_when_words_change(name: str, batch: Batch, write) -> None:
    """What the page says of a second import rests on it: Canvas overwrites by matching ids, and others may."""
    section, *rest = batch.sections
    changed = [item.model_copy(update={"stem": f"{item.stem} Anew."}) for item in section.items]
    later = replace(batch, sections=(section.model_copy(update={"items": changed}), *rest))
    now, then = (sorted(re.findall(IDS[name], "\n".join(texts(write(name, each))))) for each in (batch, later))
    assert len(set(now)) >= len({item.id for section in batch.sections for item in section.items if carries(formats()[name], item)})
    assert now == then
    assert formats()[name].again
