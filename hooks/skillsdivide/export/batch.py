"""What one export file holds: the items of one section, or those of the whole bank."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from skillsdivide.schema.export_formats import Format, carries
from skillsdivide.schema.items import Item, Section

BANK = "bank"
"""The id of the batch that holds every section."""


@dataclass(frozen=True)
class Batch:
    """The sections of one file."""

    id: str
    title: str
    sections: tuple[Section, ...]

    def items(self, format_: Format) -> Iterator[tuple[Section, Item]]:
        """The items that the format carries, each with its section."""
        for section in self.sections:
            for item in section.items:
                if carries(format_, item):
                    yield section, item


def batches(sections: Iterable[Section], site_name: str) -> Iterator[Batch]:
    """One batch for each section, then the whole bank under the site's name."""
    bank = tuple(sections)
    for section in bank:
        yield Batch(section.id, section.title, (section,))
    yield Batch(BANK, site_name, bank)
