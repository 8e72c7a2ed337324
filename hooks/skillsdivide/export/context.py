"""What writers of export files may see besides their batch: the site, the sources and the pictures, and nothing else of the catalog."""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from markupsafe import Markup

from skillsdivide.derive import quiz_layout
from skillsdivide.export.batch import Batch
from skillsdivide.links import absolutize_links, page_url
from skillsdivide.load.images import Image
from skillsdivide.load.source_parts import source_url
from skillsdivide.render.environment import ItemRenderer, Layout
from skillsdivide.schema.evidence import Source
from skillsdivide.schema.export_formats import Format, carries
from skillsdivide.schema.items import Item, NumericItem, Section
from skillsdivide.translate.formats import ENGLISH, EnglishFormats
from skillsdivide.translate.interface_words import InterfaceWords
from skillsdivide.translate.languages import Language
from skillsdivide.translate.table_words import english_table

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
    language: Language | None = None
    """The language of the items; none in English."""

    @property
    def title(self) -> str:
        """The name under which other software files the items: those of two languages stand beside each other."""
        return f"{self.name} ({self.language.name})" if self.language else self.name

    @property
    def suffix(self) -> str:
        """What ids of other software end with, so that no language takes the place of another; nothing in English."""
        return f"-{self.language.code}" if self.language else ""

    @property
    def root(self) -> str:
        """The address of the whole site, where its pictures are."""
        return self.url.removesuffix(f"{self.language.code}/") if self.language else self.url


@dataclass(frozen=True)
class ExportContext:
    """Everything besides its batch that an export file follows from. What is added here belongs into `inputs` too."""

    site: Site
    sources: Mapping[str, Source]
    images: Mapping[str, Image]
    cache: Path | None = None
    """A folder in which built files are kept between builds; none are kept where left out."""
    words: InterfaceWords | None = None
    """The words of templates in another language than English."""
    layout: Layout = quiz_layout
    """What lays the items out."""
    _pieces: dict[tuple[str, str], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def inputs(self) -> Iterator[str | bytes]:
        """The parts of a digest that changes with the context."""
        yield from (self.site.title, self.site.url, str(self.site.changed), self.words.digest if self.words else "")
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
        renderer = ItemRenderer(self.sources, self.images, self.words)
        renderer.lay_out_by(self.layout)
        return renderer

    @property
    def formats(self) -> EnglishFormats:
        """How numbers and dates are written."""
        return self.words.formats if self.words else ENGLISH

    def table(self, path: str) -> Any:
        """A table of words that files show, by its path below the core, in the language of the items."""
        return self.words.table(path) if self.words else english_table(path)

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
            "linked": lambda html: Markup(self.linked(html)),
            "site": self.site,
            "tags": tags,
        }
        return self._renderer.render(f"exports/{template}", **{**common, **parameters}).lstrip()

    def linked(self, html: str, beside: Container[str] = ()) -> str:
        """A piece of HTML with links that lead to the site; `beside`: paths that come with it."""
        return absolutize_links(html, self.site.url, beside, self.site.root)

    def images_of(self, batch: Batch, format_: Format) -> dict[str, Image]:
        """The pictures of the batch's items that the format carries, each once, by their paths."""
        paths = dict.fromkeys(item.picture.file for _, item in batch.items(format_) if item.picture)
        return {path: self.images[path] for path in paths}

    def xml_name(self, key: str) -> str:
        """An id as an XML name, which is another one in each language."""
        return xml_name(key) + self.site.suffix

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
        return self.sources[item.source].url or f"{self.site.url}{source_url(item.source)}"


Writer = Callable[[Batch, Format, ExportContext], bytes]
"""Writes a batch as one file of a format."""


def xml_name(key: str) -> str:
    """An id as an XML name, which begins with no digit."""
    return f"_{key}" if key[0].isdigit() else key


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
    return [section.id, section.objective_of(item), f"bloom-{item.bloom}", item.type]
