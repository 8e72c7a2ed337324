"""Writes every batch in every format: (path below the site's root, content), the same bytes each time."""

import io
import re
import zipfile
from base64 import b64encode
from collections.abc import Iterator

from markupsafe import Markup

from skillsdivide.build_cache import digest, kept, means
from skillsdivide.export.anki import anki
from skillsdivide.export.batch import BANK, Batch, Site, batches
from skillsdivide.export.context import Writer, render
from skillsdivide.export.pdf import fonts_digest
from skillsdivide.export.qti import QTI21, QTI30, package, qti12
from skillsdivide.export.scorm import scorm
from skillsdivide.export.tables import csv_table, json_records
from skillsdivide.export.teacher_pack import called, pack
from skillsdivide.export.worksheet import key, worksheet
from skillsdivide.load.catalog import Catalog
from skillsdivide.render.environment import Renderer
from skillsdivide.schema.export_formats import Format, formats, path

PACK = "pack"

GIFT_SIGNS = re.compile(r"[\\~=#{}:]")


def template(name: str, **tools: object) -> Writer:
    """A writer for a format that is one template over a batch; the template may use the tools."""

    def write(batch: Batch, format_: Format, renderer: Renderer, site: Site) -> bytes:
        return render(name, batch, format_, renderer, site, **tools).encode()

    return write


def gift(html: str) -> Markup:
    """A piece of HTML with GIFT's own signs escaped and line breaks taken out, which GIFT reads as ends."""
    return Markup(GIFT_SIGNS.sub(r"\\\g<0>", html).replace("\n", " "))


def written(batch: Batch, renderer: Renderer, site: Site) -> dict[str, bytes]:
    """The batch in every format that it is written in, by the format's id; last the teacher pack, which holds the others."""
    found = [each for each in formats().values() if batch.id != BANK or each.whole_bank]
    made = {each.id: WRITERS[each.id](batch, each, renderer, site) for each in found if each.id != PACK}
    return made | {PACK: pack(batch, made, formats()[PACK], renderer, site)}


WRITERS: dict[str, Writer] = {
    "moodle": template("moodle.xml.j2", pictured=lambda image: f"@@PLUGINFILE@@/{image.name}", base64=lambda image: b64encode(image.content).decode()),
    "gift": template("gift.txt.j2", gift=gift),
    "qti12": qti12,
    "qti21": package(QTI21),
    "qti30": package(QTI30),
    "scorm12": scorm,
    "scorm2004": scorm,
    "anki": anki,
    "csv": csv_table,
    "json": json_records,
    "worksheet": worksheet,
    "key": key,
    PACK: lambda batch, format_, renderer, site: written(batch, renderer, site)[format_.id],
}
"""Each format's writer, by the format's id."""


def files(renderer: Renderer, site: Site) -> Iterator[tuple[str, bytes]]:
    """Every batch in every format. What was made before of the same, by the same means, is taken out of the site's cache.

    Writers see the batch, the sources, the pictures and the site, and nothing else of the catalog: so these are all that a file follows from.
    """
    catalog = renderer.catalog
    seen = Renderer(Catalog(sources=catalog.sources, images=catalog.images), kept=renderer.env.bytecode_cache)
    common = digest([means(), fonts_digest(), *_told(site), *_seen(seen.catalog)])
    for batch in batches(catalog, site):
        sections = (section.model_dump_json() for section in batch.sections)
        folder = site.cache and site.cache / PACK / batch.id
        yield from _opened(batch, kept(folder, digest([common, batch.title, *sections]), lambda batch=batch: written(batch, seen, site)[PACK]))


def _told(site: Site) -> Iterator[str | bytes]:
    yield from (site.name, site.url, str(site.changed))
    for name, content in sorted(site.player.items()):
        yield from (name, content)


def _seen(catalog: Catalog) -> Iterator[str | bytes]:
    yield from (source.model_dump_json() for source in catalog.sources.values())
    for place, image in sorted(catalog.images.items()):
        yield from (place, image.content)


def _opened(batch: Batch, packed: bytes) -> Iterator[tuple[str, bytes]]:
    """A teacher pack, and every file of a format in it, each by its path."""
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        names = set(opened.namelist())
        yield from ((path(batch.id, each), opened.read(called(batch, each))) for each in formats().values() if called(batch, each) in names)
    yield path(batch.id, formats()[PACK]), packed
