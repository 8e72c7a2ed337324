"""Holds generated items to the rules of item writing, as those written by hand are; one with a flaw is left out.

No author wrote it, so none can mend it where it stands: its words are those of records, each right in its own place.
"""

from collections.abc import Iterable, Iterator

from skillsdivide.check.item_writing import ITEM_RULES
from skillsdivide.load.catalog import Catalog
from skillsdivide.schema.items import Item, Section

NOT_JUDGED = {
    "hedged-key": "choices are quoted from records, and a verdict that hedges is drawn as a distractor of others",
    "negative-stem": "a stem quotes a claim, and some claims say what is not so",
}
"""The rules that say nothing about generated items, each with its reason."""


def flaws(item: Item, catalog: Catalog) -> Iterator[str]:
    """The names of the rules that a generated item breaks."""
    for name, rule in ITEM_RULES.items():
        if name not in NOT_JUDGED and any(rule(item, catalog)):
            yield name


def without_flawed_items(sections: Iterable[Section], catalog: Catalog) -> Iterator[Section]:
    """The sections with their sound items alone; a section that keeps none is left out."""
    for section in sections:
        items = [item for item in section.items if not any(flaws(item, catalog))]
        if items:
            draw = section.draw if section.draw and section.draw < len(items) else None
            yield section.model_copy(update={"items": items, "draw": draw})
