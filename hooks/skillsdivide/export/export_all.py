"""Writes every batch in every format: each file once, for the site and for the teachers' pack alike."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from markupsafe import Markup

from skillsdivide.build_cache import digest, get_or_build, inputs_digest
from skillsdivide.export.anki import write_anki
from skillsdivide.export.batch import BANK, Batch, batches
from skillsdivide.export.context import ExportContext, Writer
from skillsdivide.export.pdf import fonts_digest
from skillsdivide.export.qti import QTI21, QTI30, qti_writer, write_qti12
from skillsdivide.export.scorm import write_scorm
from skillsdivide.export.tables import write_csv, write_json
from skillsdivide.export.teacher_pack import write_pack
from skillsdivide.export.worksheet import write_key, write_worksheet
from skillsdivide.load.catalog import Catalog
from skillsdivide.schema.export_formats import Format, formats, path

PACK = "pack"

CODE_BLOCK = re.compile(r"<pre>.*?</pre>", re.DOTALL)

GIFT_SIGNS = re.compile(r"[\\~=#{}:]")


def template_writer(template: str, **parameters: object) -> Writer:
    """A writer for a format that is one template over a batch, with parameters of its own."""

    def write(batch: Batch, format_: Format, context: ExportContext) -> bytes:
        return context.render(template, batch, format_, **parameters).encode()

    return write


def gift(html: str) -> Markup:
    """A piece of HTML with GIFT's own signs escaped and line breaks taken out, which GIFT reads as ends; in code they stand by number."""
    one_line = CODE_BLOCK.sub(lambda code: code[0].replace("\n", "&#10;"), html).replace("\n", " ")
    return Markup(GIFT_SIGNS.sub(r"\\\g<0>", one_line))


WRITERS: Mapping[str, Writer] = {
    "moodle": template_writer(
        "moodle.xml.j2",
        image_url=lambda image: f"@@PLUGINFILE@@/{image.name}",
        base64=lambda image: b64encode(image.content).decode(),
    ),
    "gift": template_writer("gift.txt.j2", gift=gift),
    "qti12": write_qti12,
    "qti21": qti_writer(QTI21),
    "qti30": qti_writer(QTI30),
    "scorm12": write_scorm,
    "scorm2004": write_scorm,
    "anki": write_anki,
    "csv": write_csv,
    "json": write_json,
    "worksheet": write_worksheet,
    "key": write_key,
}
"""Each format's writer by the format's id; the teachers' pack is made of what these write."""


def write_batch(batch: Batch, wanted: Iterable[Format], context: ExportContext) -> dict[str, bytes]:
    """The batch in the wanted formats, by the format's id; last the teachers' pack of all these files."""
    possible = [each for each in wanted if batch.id != BANK or each.whole_bank]
    written = {each.id: WRITERS[each.id](batch, each, context) for each in possible if each.id != PACK}
    if PACK not in (each.id for each in wanted):
        return written
    return written | {PACK: write_pack(batch, written, formats()[PACK], context)}


def export_files(catalog: Catalog, context: ExportContext) -> Iterator[tuple[str, bytes]]:
    """Every file as (path below the site's root, content). Batches that follow from what they did before come out of the context's cache."""
    common = digest([inputs_digest(), fonts_digest(), *context.inputs()])
    for batch in batches(catalog.sections.values(), context.site.title):
        wanted = [each for each in catalog.formats_of(batch.id) if not (context.words and each.english_only)]
        versions = [context.layout.version(item) for section in batch.sections for item in section.items] if context.words else []
        texts = (section.model_dump_json() for section in batch.sections)
        key = digest([common, batch.title, *(each.id for each in wanted), *versions, *texts])
        folder = context.cache / "batches" / batch.id if context.cache else None
        files = get_or_build(folder, key, partial(write_batch, batch, wanted, context))
        yield from ((path(batch.id, format_), files[id_]) for id_, format_ in formats().items() if id_ in files)
