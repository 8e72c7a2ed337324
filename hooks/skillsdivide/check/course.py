"""Rules for projects, materials, resources and worked audits, and for every day of check."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta, timezone

from skillsdivide.diagnostics import Problem, one_of
from skillsdivide.load.catalog import COLLECTIONS, Catalog
from skillsdivide.load.dataset import LoadReport
from skillsdivide.schema.course import Project, WorkedAudit

FIRST_ZONE = timezone(timedelta(hours=14))
"""Where each day begins first, so that no author's today lies ahead."""

LINES = 20
"""What a worked audit has at least before anything is handed over."""

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


def briefs_and_audits_have_a_page(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """Lists link to the page of each project and of each worked audit."""
    shown: tuple[tuple[str, str, Mapping[str, Project | WorkedAudit]], ...] = (
        ("projects", "project", catalog.projects),
        ("audits", "audit", catalog.audits),
    )
    for collection, kind, records in shown:
        for key, record in records.items():
            if record.page not in catalog.pages:
                remedy = f"add docs/{record.page} with a title and the line <!-- {kind}: {key} -->"
                yield report.problem(collection, key, ("id",), f"docs/ has no page {record.page!r}", remedy)


def logs_name_tasks_of_their_role(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """The audit tool sets a line beside the role's task."""
    if "roles" in report.unreadable:
        return
    for key, audit in catalog.audits.items():
        if audit.role is not None and audit.role not in catalog.roles:
            continue  # another rule names it
        known = {task.id for task in catalog.roles[audit.role].tasks} if audit.role else set()
        for index, line in enumerate(audit.lines):
            if line.task is not None and line.task not in known:
                yield report.problem("audits", key, ("lines", index, "task"), f"the role has no task {line.task!r}", one_of(line.task, known))


def logs_hold_twenty_lines_at_first(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A worked audit shows a whole week, not a sample; lines that are new in the second audit come on top."""
    for key, audit in catalog.audits.items():
        count = sum(any(line.hours) for line in audit.lines)
        if count < LINES:
            yield report.problem("audits", key, ("lines",), f"{count} lines have hours in the first five weeks", f"write at least {LINES}")


RULES: tuple[Callable[[Catalog, LoadReport], Iterator[Problem]], ...] = (
    days_of_check_have_been,
    lists_name_an_id_once,
    briefs_and_audits_have_a_page,
    logs_name_tasks_of_their_role,
    logs_hold_twenty_lines_at_first,
)
