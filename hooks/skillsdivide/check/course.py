"""Rules for projects, materials and resources, and for every day of check."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone

from skillsdivide.diagnostics import Problem
from skillsdivide.load.catalog import COLLECTIONS, Catalog
from skillsdivide.load.dataset import LoadReport

FIRST_ZONE = timezone(timedelta(hours=14))
"""Where each day begins first, so that no author's today lies ahead."""

LISTS = (("projects", "skills"), ("projects", "materials"), ("resources", "skills"))
"""Lists of ids in which each may stand once, as (collection, field)."""


def days_of_check_have_been(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """Nobody can have checked something on a day that is still to come."""
    today = datetime.now(FIRST_ZONE).date()
    for collection in COLLECTIONS:
        for key, record in catalog.collection(collection).items():
            checked = getattr(record, "checked", None)
            if checked is not None and checked > today:
                yield report.problem(collection, key, ("checked",), f"{checked} is still to come", "write the day of the check")


def lists_name_an_id_once(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A skill listed twice would be shown and counted twice."""
    for collection, name in LISTS:
        for key, record in catalog.collection(collection).items():
            ids = getattr(record, name)
            for each in (each for each, times in Counter(ids).items() if times > 1):
                last = len(ids) - 1 - ids[::-1].index(each)
                yield report.problem(collection, key, (name, last), f"{each!r} stands twice in {name}", "keep one of the two")


def projects_have_a_page(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """Lists link to the page of each project."""
    for key, project in catalog.projects.items():
        if project.page not in catalog.pages:
            remedy = f"add docs/{project.page} with a title and the line <!-- project: {key} -->"
            yield report.problem("projects", key, ("id",), f"docs/ has no page {project.page!r}", remedy)


RULES: tuple[Callable[[Catalog, LoadReport], Iterator[Problem]], ...] = (days_of_check_have_been, lists_name_an_id_once, projects_have_a_page)
