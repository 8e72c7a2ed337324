"""The teacher pack: every file of a batch, and tables of its objectives, its items and what each format loses."""

from collections.abc import Iterator, Mapping

from skillsdivide.derive.quiz_layout import version
from skillsdivide.export.batch import Batch, Site
from skillsdivide.export.context import archive, render
from skillsdivide.export.tables import Cell, table, words
from skillsdivide.export.test_forms import points, versions
from skillsdivide.render.environment import Renderer
from skillsdivide.schema.export_formats import Format, formats, losses

Row = list[Cell]


def pack(batch: Batch, made: Mapping[str, bytes], format_: Format, renderer: Renderer, site: Site) -> bytes:
    """A zip of what was made of the batch, by the format's id, with the tables and a plain text that says what each file is for."""
    held = [each for each in formats().values() if each.id in made]
    columns = words()["columns"]
    sheet = next((each for each in held if each.id == "worksheet"), None)
    overview = [name for name in columns["overview"] if sheet or name not in "ABCD"]
    told = {"held": held, "columns": columns, "overview": overview, "called": lambda each: called(batch, each)}
    return archive(
        {
            "README.txt": render("pack/README.txt.j2", batch, format_, renderer, site, **told).encode(),
            "objectives.csv": table(columns["objectives"], _objectives(batch)),
            "items.csv": table(overview, _overview(batch, sheet)),
            "losses.csv": table(columns["losses"], _losses(batch, held)),
            **{called(batch, each): made[each.id] for each in held},
        }
    )


def called(batch: Batch, format_: Format) -> str:
    """What a file of the batch is called."""
    return f"{batch.id}.{format_.suffix}"


def _objectives(batch: Batch) -> Iterator[Row]:
    for section in batch.sections:
        for objective in section.objectives:
            items = [item.id for item in section.items if (item.objective or section.objectives[0].id) == objective.id]
            yield [section.id, objective.id, objective.text, len(items), " ".join(items)]


def _overview(batch: Batch, sheet: Format | None) -> Iterator[Row]:
    numbers = [{item.id: number for number, (_, item) in enumerate(each.items(sheet), start=1)} for each in versions(batch)] if sheet else []
    for section in batch.sections:
        for item in section.items:
            places = [each.get(item.id, "") for each in numbers]
            yield [item.id, section.id, item.objective or section.objectives[0].id, item.bloom, item.type, points(item), *places, version(item)]


def _losses(batch: Batch, held: list[Format]) -> Iterator[Row]:
    for format_ in held:
        for section in batch.sections:
            for item in section.items:
                yield from ([format_.title, item.id, loss.part, loss.what] for loss in losses(format_, item))
