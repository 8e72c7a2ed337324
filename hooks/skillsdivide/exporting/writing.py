"""Writes every batch in every format: (path below the site's root, content), the same bytes each time."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup

from skillsdivide.addresses import absolute
from skillsdivide.exporting.batches import Batch, Site, batches
from skillsdivide.exporting.formats import Format, carries, formats
from skillsdivide.items import Item, Section
from skillsdivide.rendering import Renderer

GIFT_SIGNS = re.compile(r"[\\~=#{}:]")

Writer = Callable[[Batch, Format, Renderer, Site], bytes]


def template(name: str, **tools: object) -> Writer:
    """A writer for a format that is one template over a batch; the template may use the tools."""

    def write(batch: Batch, format_: Format, renderer: Renderer, site: Site) -> bytes:
        return render(name, batch, format_, renderer, site, **tools).encode()

    return write


def render(name: str, batch: Batch, format_: Format, renderer: Renderer, site: Site, **more: object) -> str:
    """A template of templates/exports/ over a batch; links in it lead to the site."""
    tools = {
        "carries": lambda item: carries(format_, item),
        "fraction": fraction,
        "linked": lambda html: Markup(absolute(html, site.url)),
        "tags": tags,
    }
    return renderer.render(f"exports/{name}", batch=batch, site=site, **tools, **more).lstrip()


def fraction(is_key: bool, keys: int, several: bool) -> str:
    """What a choice adds to the score, in hundredths, as Moodle lists them: 33.33333; a wrong one of several takes as much away."""
    share = f"{100 / keys:.7g}" if several else "100"
    return share if is_key else f"-{share}" if several else "0"


def tags(item: Item, section: Section) -> list[str]:
    """By what an item is found again: its section, objective, level and type."""
    return [section.id, item.objective or section.objectives[0].id, f"bloom-{item.bloom}", item.type]


def archive(files: Mapping[str, bytes]) -> bytes:
    """A zip whose bytes follow from its files alone: no clock, no machine."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            zipped.writestr(entry, content)
    return buffer.getvalue()


def gift(html: str) -> Markup:
    """A piece of HTML with GIFT's own signs escaped and line breaks taken out, which GIFT reads as ends."""
    return Markup(GIFT_SIGNS.sub(r"\\\g<0>", html).replace("\n", " "))


WRITERS: dict[str, Writer] = {
    "moodle": template("moodle.xml.j2"),
    "gift": template("gift.txt.j2", gift=gift),
}
"""Each format's writer, by the format's id."""


def path(batch_id: str, format_: Format) -> str:
    """Where a file stands, as seen from the site's root."""
    return f"teach/files/{batch_id}/{batch_id}.{format_.suffix}"


def files(renderer: Renderer, site: Site) -> Iterator[tuple[str, bytes]]:
    """Every batch in every format."""
    for batch in batches(renderer.catalog, site):
        for format_ in formats().values():
            yield path(batch.id, format_), WRITERS[format_.id](batch, format_, renderer, site)
