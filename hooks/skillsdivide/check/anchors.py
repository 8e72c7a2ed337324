"""Checks the anchors to which records and their texts lead, once the pages are rendered that have them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from skillsdivide.diagnostics import Problem, one_of
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.dataset import LoadReport
from skillsdivide.markdown import tree
from skillsdivide.schema.fields import Markdown, PageMark
from skillsdivide.schema.walk import marked

ID = re.compile(r'\sid="([^"]+)"')


@dataclass(frozen=True)
class Anchor:
    """A place in a page to which a record leads."""

    page: str
    """Below docs/."""
    id: str
    at: Callable[[], Problem]
    """Where the record says so, looked up for a faulty one alone; the problem's words are still to come."""


def named_anchors(catalog: Catalog, report: LoadReport) -> Iterator[Anchor]:
    """Every anchor that a record names, in a field of its own or in a link of a text."""
    for collection, key, record in catalog.records():
        addresses = [(steps, page) for steps, _, page in marked(record, PageMark)]
        for steps, _, text in marked(record, Markdown):
            if ".md#" in text:
                addresses += [(steps, str(node.attrs["href"])) for node in tree(text).walk() if node.type == "link"]
        for steps, address in addresses:
            page, _, id_ = address.partition("#")
            if id_ and page in catalog.pages:
                yield Anchor(page, id_, partial(report.problem, collection, key, steps, "", ""))


def check_anchors(anchors: Iterable[Anchor], html: Callable[[str], str]) -> Iterator[Problem]:
    """A problem for each anchor that its page does not have. `html`: gives what a page below docs/ was rendered to."""
    ids: dict[str, set[str]] = {}
    for anchor in anchors:
        if anchor.page not in ids:
            ids[anchor.page] = set(ID.findall(html(anchor.page)))
        if anchor.id not in ids[anchor.page]:
            place, what = anchor.at(), f"the page {anchor.page!r} has no anchor {anchor.id!r}"
            yield Problem(place.path, place.line, place.column, what, one_of(anchor.id, ids[anchor.page]), "dead-anchor")
