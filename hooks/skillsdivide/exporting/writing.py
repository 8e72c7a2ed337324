"""Writes every batch in every format: (path below the site's root, content), the same bytes each time."""

import re
from collections.abc import Iterator

from markupsafe import Markup

from skillsdivide.exporting.batches import BANK, Batch, Site, batches
from skillsdivide.exporting.formats import Format, formats, path
from skillsdivide.exporting.qti import QTI21, QTI30, package, qti12
from skillsdivide.exporting.scorm import scorm
from skillsdivide.exporting.tools import Writer, render
from skillsdivide.rendering import Renderer

GIFT_SIGNS = re.compile(r"[\\~=#{}:]")


def template(name: str, **tools: object) -> Writer:
    """A writer for a format that is one template over a batch; the template may use the tools."""

    def write(batch: Batch, format_: Format, renderer: Renderer, site: Site) -> bytes:
        return render(name, batch, format_, renderer, site, **tools).encode()

    return write


def gift(html: str) -> Markup:
    """A piece of HTML with GIFT's own signs escaped and line breaks taken out, which GIFT reads as ends."""
    return Markup(GIFT_SIGNS.sub(r"\\\g<0>", html).replace("\n", " "))


WRITERS: dict[str, Writer] = {
    "moodle": template("moodle.xml.j2"),
    "gift": template("gift.txt.j2", gift=gift),
    "qti12": qti12,
    "qti21": package(QTI21),
    "qti30": package(QTI30),
    "scorm12": scorm,
    "scorm2004": scorm,
}
"""Each format's writer, by the format's id."""


def files(renderer: Renderer, site: Site) -> Iterator[tuple[str, bytes]]:
    """Every batch in every format."""
    for batch in batches(renderer.catalog, site):
        for format_ in formats().values():
            if batch.id != BANK or format_.whole_bank:
                yield path(batch.id, format_), WRITERS[format_.id](batch, format_, renderer, site)
