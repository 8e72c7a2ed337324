"""Rules for projects, materials, resources, worked audits and schedules, and for every day of check."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta, timezone

from skillsdivide.diagnostics import Problem, Steps, one_of
from skillsdivide.load.catalog import COLLECTIONS, Catalog
from skillsdivide.load.dataset import LoadReport
from skillsdivide.schema.course import Project, Schedule, WorkedAudit
from skillsdivide.schema.evidence import Figure

FIRST_ZONE = timezone(timedelta(hours=14))
"""Where each day begins first, so that no author's today lies ahead."""

DECISIONS = (4, 12, 20)
"""The weeks in which a schedule asks whether to go on."""

LINES = 20
"""What a worked audit has at least before anything is handed over."""

LISTS = (("projects", "skills"), ("projects", "materials"), ("resources", "skills"))
"""Lists of ids in which each may stand once, as (collection, field)."""


def days_of_check_have_been(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """Nobody can have checked something on a day that is still to come."""
    today = datetime.now(FIRST_ZONE).date()
    for collection in COLLECTIONS:
        for key, record in catalog.collection(collection).items():
            figures = ((name, getattr(record, name)) for name in type(record).model_fields)
            days: list[tuple[Steps, date | None]] = [((name, "checked"), figure.checked) for name, figure in figures if isinstance(figure, Figure)]
            for steps, checked in [(("checked",), getattr(record, "checked", None)), *days]:
                if checked is not None and checked > today:
                    yield report.problem(collection, key, steps, f"{checked} is still to come", "write the day of the check")


def what_ages_says_when_it_was_checked(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """What has a time to live and no day of check would never be due. A source that was not reached was not checked."""
    for kind in catalog.lifetimes:
        collection = kind.replace("-", "_")
        for key, record in catalog.collection(collection).items() if collection in COLLECTIONS else ():
            if getattr(record, "checked", None) is None and getattr(record, "read", None) != "not-reached":
                remedy = "add 'checked' with the day on which it was last looked at, or take its kind out of lifetimes in vocabulary.yml"
                yield report.problem(collection, key, (), "the record ages and does not say when it was checked", remedy)


def lists_name_an_id_once(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A skill listed twice would be shown and counted twice."""
    for collection, name in LISTS:
        for key, record in catalog.collection(collection).items():
            ids = getattr(record, name)
            for each in (each for each, times in Counter(ids).items() if times > 1):
                last = len(ids) - 1 - ids[::-1].index(each)
                yield report.problem(collection, key, (name, last), f"{each!r} stands twice in {name}", "keep one of the two")


def records_have_their_page(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """Lists link to the page of each project, worked audit and schedule."""
    shown: tuple[tuple[str, str, Mapping[str, Project | WorkedAudit | Schedule]], ...] = (
        ("projects", "project", catalog.projects),
        ("audits", "audit", catalog.audits),
        ("schedules", "schedule", catalog.schedules),
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


def facts_found_have_sources(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """What was found came from somewhere; what was sought in vain has no source that says so."""
    for key, fact in catalog.local_facts.items():
        if fact.found and not fact.sources:
            yield report.problem("local_facts", key, ("sources",), "what was found has no source", "name it, or write found: false")


def weeks_name_one_source(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """Each week has a resource or a page of the site, and an empty one has neither."""
    for key, schedule in catalog.schedules.items():
        for index, week in enumerate(schedule.weeks):
            sources = (week.resource is not None) + (week.page is not None)
            if week.empty and sources:
                yield report.problem("schedules", key, ("weeks", index), f"week {index + 1} is empty and has a source", "take one of the two away")
            elif not week.empty and sources != 1:
                what = f"week {index + 1} names not exactly one of 'resource' and 'page'"
                yield report.problem("schedules", key, ("weeks", index), what, "write one of the two")


def weeks_of_decision_are_kept(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A schedule asks at weeks 4, 12 and 20 whether to stop or to change, and at no other."""
    for key, schedule in catalog.schedules.items():
        for number, week in enumerate(schedule.weeks, 1):
            if (week.decide is not None) != (number in DECISIONS):
                remedy = "write when to stop or change" if number in DECISIONS else f"keep it for weeks {', '.join(map(str, DECISIONS))}"
                yield report.problem("schedules", key, ("weeks", number - 1), f"week {number} has {'a' if week.decide else 'no'} decision", remedy)


RULES: tuple[Callable[[Catalog, LoadReport], Iterator[Problem]], ...] = (
    days_of_check_have_been,
    what_ages_says_when_it_was_checked,
    lists_name_an_id_once,
    records_have_their_page,
    logs_name_tasks_of_their_role,
    logs_hold_twenty_lines_at_first,
    facts_found_have_sources,
    weeks_name_one_source,
    weeks_of_decision_are_kept,
)
