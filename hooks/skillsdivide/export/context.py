"""What writers of export files may see besides their batch: the site, the sources and the pictures, and nothing else of the catalog."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from markupsafe import Markup

from skillsdivide.export.batch import Batch
from skillsdivide.links import absolutize_links, page_url
from skillsdivide.load.images import Image
from skillsdivide.render.environment import ItemRenderer
from skillsdivide.schema.evidence import Source
from skillsdivide.schema.export_formats import Format, carries
from skillsdivide.schema.items import Item, NumericItem, Section

Piece = TypeVar("Piece")


@dataclass(frozen=True)
class Site:
    """Where the items come from; links in exports lead back to it."""

    name: str
    url: str
    """Ends with a slash."""
    player: Mapping[str, bytes] = field(default_factory=dict)
    """The files, by name, that run a section outside the site; formats that other software reads do without."""
    changed: int = 0
    """When the content was last changed, in seconds since 1970; Anki updates a note only from a later deck."""


@dataclass(frozen=True)
class ExportContext:
    """Everything besides its batch that an export file follows from. What is added here belongs into `inputs` too."""

    site: Site
    sources: Mapping[str, Source]
    images: Mapping[str, Image]
    cache: Path | None = None
    """A folder in which built files are kept between builds; none are kept where left out."""
    _pieces: dict[tuple[str, str], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def inputs(self) -> Iterator[str | bytes]:
        """The parts of a digest that changes with the context."""
        yield from (self.site.name, self.site.url, str(self.site.changed))
        for name, content in sorted(self.site.player.items()):
            yield from (name, content)
        for source in self.sources.values():
            yield source.model_dump_json()
        for path, image in sorted(self.images.items()):
            yield from (path, image.content)

    def shared(self, kind: str, record: Section | Item, build: Callable[[], Piece]) -> Piece:
        """A piece of a file that follows from one section or item alone, built once for the section's file and the bank's."""
        key = kind, record.id
        if key not in self._pieces:
            self._pieces[key] = build()
        piece: Piece = self._pieces[key]
        return piece

    @cached_property
    def _renderer(self) -> ItemRenderer:
        return ItemRenderer(self.sources, self.images)

    def render(self, template: str, batch: Batch, format_: Format, **parameters: object) -> str:
        """A template of templates/exports/ over a batch; links in it lead to the site.

        `image_url` among the parameters: gives the address of a picture in the format; without it a picture is told in words.
        """
        common = {
            "batch": batch,
            "bounds": bounds,
            "carries": lambda item: carries(format_, item),
            "decimal": decimal,
            "fraction": fraction,
            "image_url": None,
            "linked": lambda html: Markup(absolutize_links(html, self.site.url)),
            "site": self.site,
            "tags": tags,
        }
        return self._renderer.render(f"exports/{template}", **{**common, **parameters}).lstrip()

    def images_of(self, batch: Batch, format_: Format) -> dict[str, Image]:
        """The pictures of the batch's items that the format carries, each once, by their paths."""
        paths = dict.fromkeys(item.picture.file for _, item in batch.items(format_) if item.picture)
        return {path: self.images[path] for path in paths}

    def section_url(self, section: Section) -> str:
        """The address of the page that asks the section's items; empty where none does."""
        if section.page:
            return self.site.url + page_url(section.page)
        return f"{self.site.url}roles/{section.role}/" if section.role else ""

    def passage_url(self, item: Item, section: Section) -> str:
        """The address at which the answer is taught; empty where it is taught nowhere."""
        return self.site.url + page_url(item.passage) if item.passage else self.section_url(section)

    def source_url(self, item: Item) -> str:
        """The address of the item's source, or of our note on it where the source has none; empty without a source."""
        if not item.source:
            return ""
        return self.sources[item.source].url or f"{self.site.url}learn/sources/#source-{item.source}"


Writer = Callable[[Batch, Format, ExportContext], bytes]
"""Writes a batch as one file of a format."""


def decimal(value: float | Decimal) -> str:
    """The exact digits of a number as authors write it, without an exponent and without idle zeros."""
    digits = format(Decimal(str(value)), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def bounds(item: NumericItem) -> tuple[str, str]:
    """The least and the greatest right answer in exact digits, which floating-point sums would not give: 26999.7 and not 26999.699999999997."""
    answer, tolerance = Decimal(str(item.answer)), Decimal(str(item.tolerance))
    return decimal(answer - tolerance), decimal(answer + tolerance)


def fraction(keys: int, *, is_key: bool, several: bool) -> str:
    """What a choice adds to the score, in hundredths, as Moodle lists them: 33.33333; a wrong one of several takes as much away."""
    share = f"{100 / keys:.7g}" if several else "100"
    return share if is_key else f"-{share}" if several else "0"


def tags(item: Item, section: Section) -> list[str]:
    """The tags of an item: its section, objective, level and type."""
    return [section.id, item.objective or section.objectives[0].id, f"bloom-{item.bloom}", item.type]
