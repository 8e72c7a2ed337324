"""Rules across records, each with a name and a reason. A rule yields the problems it finds."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from skillsdivide.check import course, directory, grounds, sides
from skillsdivide.check.texts import texts_are_shown
from skillsdivide.diagnostics import Problem, Steps, one_of
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.dataset import LoadReport
from skillsdivide.markdown import shown
from skillsdivide.schema.fields import PageMark, Reference
from skillsdivide.schema.items import MatchItem, OrderItem, Section
from skillsdivide.schema.vocabulary import STANCES
from skillsdivide.schema.walk import marked

RESERVED = {"compare", "directory", "index"}

FALLEN_VERDICTS = ("contradicted", "outdated", "not-found", "not-checked")


def check(catalog: Catalog, report: LoadReport) -> list[Problem]:
    """Every problem that any rule finds; a rule's name is the code of its problems."""
    return [replace(problem, code=rule.__name__.replace("_", "-")) for rule in RULES for problem in rule(catalog, report)]


def references_stand(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """An id that points to another record must find it; a page would link to nothing."""
    for collection, key, record in catalog.records():
        for steps, target, reference in marked(record, Reference):
            known = catalog.collection(target.collection)
            if target.collection not in report.unreadable and reference not in known:
                yield report.problem(collection, key, steps, f"no {_singular(target.collection)} has the id {reference!r}", one_of(reference, known))


def _singular(collection: str) -> str:
    singular = {"directory": "occupation of the directory", "evidence": "evidence", "seniorities": "seniority", "statuses": "status"}
    return singular.get(collection, collection.removesuffix("s"))


def vocabulary_has_the_known_words(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """The surface's formula knows the stances by these ids; labels are free."""
    for key in catalog.stances:
        if key not in STANCES:
            yield report.problem("stances", key, ("id",), f"{key!r} is none of the stances that the site knows", one_of(key, STANCES))
    for key in STANCES:
        if catalog.stances and key not in catalog.stances:
            what = f"the stance {key!r} is missing"
            yield report.problem("stances", next(iter(catalog.stances)), (), what, "add it with a label and a description to stances")


def pages_stand(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A link to a chapter must find its page."""
    for collection, key, record in catalog.records():
        for steps, _, page in marked(record, PageMark):
            path = page.partition("#")[0]
            if path not in catalog.pages:
                yield report.problem(collection, key, steps, f"docs/ has no page {path!r}", one_of(path, catalog.pages))


def ids_are_unique_inside_a_record(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A task listed twice would count twice in the surface; a skill twice, in the overlap."""
    lists = (
        ("roles", "tasks", "id"),
        ("roles", "skills", "skill"),
        ("roles", "occupations", "soc"),
        ("sections", "objectives", "id"),
        ("occupations", "scores", "measure"),
    )
    for collection, name, field in lists:
        for key, record in catalog.collection(collection).items():
            values = set()
            for index, child in enumerate(getattr(record, name)):
                value = getattr(child, field)
                if value in values:
                    yield report.problem(collection, key, (name, index, field), f"{value!r} stands twice in {name}", "keep one of the two, or rename one")
                values.add(value)


def tasks_have_their_own_ids(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """Readers' audits keep tasks by id, so no two roles may share one; it belongs to the role whose id it begins with."""
    uses: dict[str, list[tuple[str, int]]] = {}
    for role in catalog.roles.values():
        for index, task in enumerate(role.tasks):
            uses.setdefault(task.id, []).append((role.id, index))
    for task_id, places in uses.items():
        owner = next((role for role, _ in places if task_id.startswith(f"{role}-")), places[0][0])
        for role_id, index in places:
            if role_id != owner:
                what = f"the task id {task_id!r} is taken by the role {owner!r}"
                yield report.problem("roles", role_id, ("tasks", index, "id"), what, "begin it with the role's own id")


def scales_have_two_ends(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A score is drawn between the ends of its measure's scale, so the low end comes first."""
    for measure in catalog.measures.values():
        if measure.low >= measure.high:
            what = f"the scale ends at {measure.high} and begins at {measure.low}"
            yield report.problem("measures", measure.id, ("high",), what, "write the larger end as high")


def scores_lie_on_their_scale(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A value outside its measure's range is a slip of the pen."""
    for occupation in catalog.occupations.values():
        for index, score in enumerate(occupation.scores):
            measure = catalog.measures.get(score.measure)
            if measure is None:
                continue
            high = measure.high if score.of is None else score.of
            if not measure.low <= score.value <= high:
                what = f"{score.value} is off the scale of {measure.id!r}"
                yield report.problem("occupations", occupation.soc, ("scores", index, "value"), what, f"write a number from {measure.low} to {high}")


def roles_leave_pages_free(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A role's page is roles/<id>.md; a hand-written page there would be lost."""
    for role in RESERVED & set(catalog.roles):
        yield report.problem("roles", role, ("id",), f"roles/{role}.md is a page of its own", "choose another id")


def sections_belong_somewhere(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A section ends one chapter or is about one role; otherwise nobody finds it."""
    for section in catalog.sections.values():
        if (section.page is None) == (section.role is None):
            yield report.problem("sections", section.id, (), "the section names not exactly one of 'page' and 'role'", "write one of the two")


def objectives_stand(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """An item's objective is one of its own section."""
    for section in catalog.sections.values():
        known = {objective.id for objective in section.objectives}
        for index, item in enumerate(section.items):
            if item.objective is not None and item.objective not in known:
                what = f"the section has no objective {item.objective!r}"
                yield report.problem("sections", section.id, ("items", index, "objective"), what, one_of(item.objective, known))


def draws_leave_something_out(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A sitting cannot show more items than there are."""
    for section in catalog.sections.values():
        total = len(section.items)
        if section.draw is not None and section.draw >= total:
            what = f"{section.draw} of {total} items is no draw"
            yield report.problem("sections", section.id, ("draw",), what, f"write a number below {total}, or leave the line out")


def pictures_can_be_shown(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A page would show a gap, or run what somebody else wrote into a picture."""
    for section in catalog.sections.values():
        for index, item in enumerate(section.items):
            invalid = report.invalid_images.get(item.picture.file) if item.picture else None
            if invalid is not None:
                yield report.problem("sections", section.id, ("items", index, "picture", "file"), invalid.what, invalid.remedy)


def entries_can_be_told_apart(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """Of two steps, prompts or answers that look the same, nobody knows which one is right."""
    for section in catalog.sections.values():
        for index, item in enumerate(section.items):
            if isinstance(item, OrderItem):
                entries: list[tuple[Steps, str]] = [(("sequence", place), step) for place, step in enumerate(item.sequence)]
                yield from _alike(entries, section, index, report)
            if isinstance(item, MatchItem):
                yield from _alike([(("pairs", place, "prompt"), pair.prompt) for place, pair in enumerate(item.pairs)], section, index, report)
                first = {pair.answer: (("pairs", place, "answer"), pair.answer) for place, pair in reversed(list(enumerate(item.pairs)))}
                yield from _alike([*reversed(first.values()), *((("decoys", place), decoy) for place, decoy in enumerate(item.decoys))], section, index, report)


def _alike(entries: Iterable[tuple[Steps, str]], section: Section, index: int, report: LoadReport) -> Iterator[Problem]:
    seen: set[str] = set()
    for steps, text in entries:
        if shown(text) in seen:
            yield report.problem("sections", section.id, ("items", index, *steps), f"{text!r} looks like an entry before it", "write another text")
        seen.add(shown(text))


def made_ids_are_kept(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """An item made from the data would take the place, or stand beside, one of the same id."""
    for key in catalog.items:
        if key.startswith("made-"):
            yield report.problem("items", key, ("id",), "ids that begin with 'made-' are kept for items made from the data", "choose another id")


def keys_do_not_rest_on_fallen_claims(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """An item about a claim that does not stand must ask what stands: it names the verdict's claim and shows why."""
    for section in catalog.sections.values():
        for index, item in enumerate(section.items):
            claim = catalog.claims.get(item.claim) if item.claim else None
            if claim is not None and claim.verdict in FALLEN_VERDICTS and item.rationale is None:
                what = f"the claim {claim.id!r} is {claim.verdict}, and the item does not say so"
                yield report.problem("sections", section.id, ("items", index), what, "add a rationale that tells what the check found")


RULES: tuple[Callable[[Catalog, LoadReport], Iterator[Problem]], ...] = (
    vocabulary_has_the_known_words,
    references_stand,
    pages_stand,
    texts_are_shown,
    ids_are_unique_inside_a_record,
    tasks_have_their_own_ids,
    scales_have_two_ends,
    scores_lie_on_their_scale,
    roles_leave_pages_free,
    sections_belong_somewhere,
    objectives_stand,
    draws_leave_something_out,
    pictures_can_be_shown,
    entries_can_be_told_apart,
    made_ids_are_kept,
    keys_do_not_rest_on_fallen_claims,
    *sides.RULES,
    *course.RULES,
    *grounds.RULES,
    *directory.RULES,
)
