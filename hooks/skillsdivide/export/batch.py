"""What one export file holds: the items of one section, or the whole bank."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from skillsdivide.load.catalog import Catalog
from skillsdivide.schema.export_formats import Format, carries
from skillsdivide.schema.items import Item, Section

BANK = "bank"
"""The id of the batch that holds every section."""

Piece = TypeVar("Piece")


@dataclass(frozen=True)
class Site:
    """Where the items come from; links in exports lead back to it."""

    name: str
    url: str
    """Ends with a slash."""
    player: Mapping[str, bytes] = field(default_factory=dict)
    """The files, by name, that run a section outside the site; formats that are read by other software do without."""
    changed: int = 0
    """When the content was last changed, in seconds since 1970; Anki takes a note anew only from a later deck."""
    cache: Path | None = None
    """A folder in which files are kept that need not be made again; none are kept where left out."""


@dataclass(frozen=True)
class Batch:
    """The sections of one file."""

    id: str
    title: str
    sections: tuple[Section, ...]
    pieces: dict[tuple[str, str], object] = field(default_factory=dict, compare=False, repr=False)
    """What was made of one section or item, by what it is and the id; the bank shares it with the batches of its sections."""

    def items(self, format_: Format) -> Iterator[tuple[Section, Item]]:
        """The items that the format carries, each with its section."""
        for section in self.sections:
            for item in section.items:
                if carries(format_, item):
                    yield section, item

    def once(self, what: str, of: Section | Item, make: Callable[[], Piece]) -> Piece:
        """What `make` makes of a section or an item and of nothing else of the batch; it is made once."""
        key = what, of.id
        if key not in self.pieces:
            self.pieces[key] = make()
        return self.pieces[key]


def batches(catalog: Catalog, site: Site) -> Iterator[Batch]:
    """One batch for each section, then the whole bank under the site's name."""
    pieces = {}
    for section in catalog.sections.values():
        yield Batch(section.id, section.title, (section,), pieces)
    yield Batch(BANK, site.name, tuple(catalog.sections.values()), pieces)
