"""What writers share: a template over a batch, and zips that are the same every time."""

import io
import zipfile
from collections.abc import Callable, Mapping

from markupsafe import Markup

from skillsdivide.export.batch import Batch, Site
from skillsdivide.links import absolute, page_url
from skillsdivide.load.images import Image
from skillsdivide.render.environment import Renderer
from skillsdivide.schema.export_formats import Format, carries
from skillsdivide.schema.items import Item, Section

Writer = Callable[[Batch, Format, Renderer, Site], bytes]
"""Writes a batch as one file of a format."""


def render(name: str, batch: Batch, format_: Format, renderer: Renderer, site: Site, **more: object) -> str:
    """A template of templates/exports/ over a batch; links in it lead to the site. `pictured` among more: where the format has a picture."""
    tools = {
        "carries": lambda item: carries(format_, item),
        "fraction": fraction,
        "linked": lambda html: Markup(absolute(html, site.url)),
        "pictured": None,
        "tags": tags,
    }
    return renderer.render(f"exports/{name}", batch=batch, site=site, **{**tools, **more}).lstrip()


def pictures(batch: Batch, format_: Format, renderer: Renderer) -> dict[str, Image]:
    """The pictures of the items that the format carries, each once, by their paths."""
    paths = dict.fromkeys(item.picture.file for _, item in batch.items(format_) if item.picture)
    return {path: renderer.catalog.images[path] for path in paths}


def fraction(keys: int, *, is_key: bool, several: bool) -> str:
    """What a choice adds to the score, in hundredths, as Moodle lists them: 33.33333; a wrong one of several takes as much away."""
    share = f"{100 / keys:.7g}" if several else "100"
    return share if is_key else f"-{share}" if several else "0"


def tags(item: Item, section: Section) -> list[str]:
    """By what an item is found again: its section, objective, level and type."""
    return [section.id, item.objective or section.objectives[0].id, f"bloom-{item.bloom}", item.type]


def home(section: Section, site: Site) -> str:
    """The address of the page that asks the section's items; empty where none does."""
    if section.page:
        return site.url + page_url(section.page)
    return f"{site.url}roles/{section.role}/" if section.role else ""


def passage(item: Item, section: Section, site: Site) -> str:
    """The address at which the answer is taught; empty where it is taught nowhere."""
    return site.url + page_url(item.passage) if item.passage else home(section, site)


def source(item: Item, renderer: Renderer, site: Site) -> str:
    """The address of the source of the fact asked about, or of our note on it where the source has none; empty without a source."""
    if not item.source:
        return ""
    return renderer.catalog.sources[item.source].url or f"{site.url}learn/sources/#source-{item.source}"


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
