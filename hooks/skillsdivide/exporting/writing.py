"""Writes every batch in every format: (path below the site's root, content), the same bytes each time."""

import re
from base64 import b64encode
from collections.abc import Iterator

from markupsafe import Markup

from skillsdivide.exporting.anki import anki
from skillsdivide.exporting.batches import BANK, Batch, Site, batches
from skillsdivide.exporting.formats import Format, formats, path
from skillsdivide.exporting.pack import pack
from skillsdivide.exporting.qti import QTI21, QTI30, package, qti12
from skillsdivide.exporting.scorm import scorm
from skillsdivide.exporting.tables import csv_table, json_records
from skillsdivide.exporting.tools import Writer, render
from skillsdivide.exporting.worksheet import key, worksheet
from skillsdivide.rendering import Renderer

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
    """Every batch in every format."""
    for batch in batches(renderer.catalog, site):
        for format_id, content in written(batch, renderer, site).items():
            yield path(batch.id, formats()[format_id]), content
