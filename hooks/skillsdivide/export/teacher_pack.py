"""The teachers' pack: every file of a batch, and tables of its objectives, its items and what each format loses."""

from collections.abc import Iterator, Mapping, Sequence

from skillsdivide.derive.quiz_layout import version
from skillsdivide.export.archive import archive
from skillsdivide.export.batch import Batch
from skillsdivide.export.context import ExportContext
from skillsdivide.export.tables import Cell, table
from skillsdivide.export.test_forms import LETTERS, parallel_forms, points
from skillsdivide.schema.export_formats import Format, formats, losses
from skillsdivide.translate.table_words import TABLES

Row = Sequence[Cell]


def write_pack(batch: Batch, written: Mapping[str, bytes], format_: Format, context: ExportContext) -> bytes:
    """Writes a zip of the batch's files, given by the format's id, with the tables and a plain text on what each file is for."""
    packed = [each for each in formats().values() if each.id in written]
    columns = context.table(TABLES)["columns"]
    sheet = next((each for each in packed if each.id == "worksheet"), None)
    overview = [name for name in columns["overview"] if sheet or name not in LETTERS]
    readme = context.render(
        "pack/README.txt.j2", batch, format_, packed=packed, columns=columns, overview=overview, file_name=lambda each: file_name(batch, each)
    )
    return archive(
        {
            "README.txt": readme.encode(),
            "objectives.csv": table(columns["objectives"], _objectives(batch)),
            "items.csv": table(overview, _overview(batch, sheet)),
            "losses.csv": table(columns["losses"], _losses(batch, packed)),
            **{file_name(batch, each): written[each.id] for each in packed},
        }
    )


def file_name(batch: Batch, format_: Format) -> str:
    """The name of a batch's file in a format."""
    return f"{batch.id}.{format_.suffix}"


def _objectives(batch: Batch) -> Iterator[Row]:
    for section in batch.sections:
        for objective in section.objectives:
            items = [item.id for item in section.items if section.objective_of(item) == objective.id]
            yield [section.id, objective.id, objective.text, len(items), " ".join(items)]


def _overview(batch: Batch, sheet: Format | None) -> Iterator[Row]:
    forms = [{item.id: number for number, (_, item) in enumerate(form.items(sheet), start=1)} for form in parallel_forms(batch)] if sheet else []
    for section in batch.sections:
        for item in section.items:
            numbers = [form.get(item.id, "") for form in forms]
            yield [item.id, section.id, section.objective_of(item), item.bloom, item.type, points(item), *numbers, version(item)]


def _losses(batch: Batch, packed: Sequence[Format]) -> Iterator[Row]:
    for format_ in packed:
        for section in batch.sections:
            for item in section.items:
                yield from ([format_.title, item.id, loss.part, loss.what] for loss in losses(format_, item))
