"""Rules on the directory: what its lines must add up to, and that they agree with the occupations that stand for roles."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from skillsdivide.diagnostics import Problem
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.dataset import LoadReport
from skillsdivide.schema.evidence import DIRECTORY_MEASURES, Score, measure_columns

ROUNDED = 0.00051
"""How far a value of three decimals may lie from the one it was rounded from."""


def directory_lines_add_up(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """Every task was rated once on each of the two scales."""
    for soc, each in catalog.directory.items():
        for first, classes in (("e0", (each.e0, each.e1, each.e2)), ("t0", (each.t0, each.t1, each.t2, each.t3, each.t4))):
            if sum(classes) != each.tasks:
                scale = first[0]
                what = f"{scale}0 to {scale}{len(classes) - 1} add up to {sum(classes)} of {each.tasks} tasks"
                yield report.problem("directory", soc, (first,), what, "mend the line from its source")


def specialities_share_their_use(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """Observed use is measured by six-digit codes, so all lines of one code have one figure, or none."""
    first: dict[str, float | None] = {}
    for soc, each in catalog.directory.items():
        if first.setdefault(each.six_digits, each.observed_use) != each.observed_use:
            what = f"{each.six_digits} has another observed use in a line above"
            yield report.problem("directory", soc, ("observed_use",), what, "write the one figure of the six-digit code into each of its lines")


def directory_stands_on_measures_and_groups(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A page of the directory names its measures, with their sources, and leads to its group."""
    if not catalog.directory or {"measures", "occupation_groups"} & report.unreadable:
        return
    anywhere = next(iter(catalog.directory))
    for measure in DIRECTORY_MEASURES:
        if measure not in catalog.measures:
            what = f"the directory has figures of the measure {measure!r}, which occupations.yml does not describe"
            yield report.problem("directory", anywhere, (), what, "add it to measures, with its source and licence")
    codes = {group.code for group in catalog.occupation_groups.values()}
    for soc, each in catalog.directory.items():
        if each.group not in codes:
            yield report.problem(
                "directory", soc, ("soc",), f"no occupation group has the code {each.group!r}", "add it to occupation_groups in occupations.yml"
            )


def titles_are_told_apart(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """Of two occupations of one name nobody knows which is meant; the same holds for addresses of groups."""
    for collection, field in (("directory", "title"), ("occupation_groups", "code")):
        seen: set[str] = set()
        for key, record in catalog.collection(collection).items():
            value = getattr(record, field)
            if value in seen:
                yield report.problem(collection, key, (field,), f"{value!r} stands twice", "keep one of the two, or tell them apart")
            seen.add(value)


def occupations_agree_with_the_directory(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """One fact in two files must be one: role pages show the rounded value and its place, the directory what it was rounded from."""
    if not catalog.directory:
        return
    columns = measure_columns(catalog.directory.values())
    for occupation in catalog.occupations.values():
        rated = catalog.directory.get(occupation.soc)
        if rated is None:
            yield report.problem(
                "occupations", occupation.soc, ("soc",), f"the directory has no {occupation.soc}", "mend the code, or add its line to directory.csv"
            )
            continue
        if rated.title != occupation.title:
            yield report.problem("occupations", occupation.soc, ("title",), f"the directory calls it {rated.title!r}", "write the same name")
        for index, score in enumerate(occupation.scores):
            if score.measure not in DIRECTORY_MEASURES:
                continue
            value = rated.shares.get(score.measure)
            counts = (rated.highly_automatable, rated.tasks)
            for field, expected in _disagreements(score, value, counts, columns[score.measure]):
                what = f"{field} is {getattr(score, field)}, and by directory.csv {expected}"
                yield report.problem("occupations", occupation.soc, ("scores", index, field), what, "mend the one that its source does not state")


def job_titles_lead_to_one_place(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A title leads to a role or to an occupation; with both, or with neither, nobody knows where."""
    for key, each in catalog.job_titles.items():
        if (each.role is None) == (each.occupation is None):
            yield report.problem("job_titles", key, (), "the titles lead to both a role and an occupation, or to neither", "write one of the two")


def job_titles_stand_once(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A title that is typed twice into one record is a slip; in two records it may mean either."""
    for key, each in catalog.job_titles.items():
        for language in ("en", "fr", "ar"):
            seen: set[str] = set()
            for index, title in enumerate(getattr(each, language)):
                if title.casefold() in seen:
                    yield report.problem("job_titles", key, (language, index), f"{title!r} stands twice", "take one out")
                seen.add(title.casefold())


def measures_agree_with_the_directory(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """The middle of all occupations is drawn on every scale, so it must be that of the lines that are there."""
    columns = measure_columns(catalog.directory.values()) if catalog.directory else {}
    for key, column in columns.items():
        measure = catalog.measures.get(key)
        if measure is None or not column:
            continue
        if measure.median is not None and abs(measure.median - median(column)) > ROUNDED:
            yield report.problem("measures", key, ("median",), f"the middle is {measure.median}, and by directory.csv {median(column):g}", "mend it")
        if measure.occupations != len(column):
            what = f"{measure.occupations} occupations are scored, and by directory.csv {len(column)}"
            yield report.problem("measures", key, ("occupations",), what, "mend the number, or add the lines that are missing")


def _disagreements(score: Score, value: float | None, counts: tuple[int, int], column: Sequence[float]) -> Iterator[tuple[str, object]]:
    """The fields of a score that the directory knows otherwise, each with what it says."""
    if value is None:
        yield "value", "not measured"
        return
    if score.of is not None:
        if (score.value, score.of) != counts:
            yield "value", f"{counts[0]} of {counts[1]}"
    elif abs(score.value - value) > ROUNDED:
        yield "value", value
    if score.percentile is not None and score.percentile != (percentile := percentile_of(value, column)):
        yield "percentile", percentile
    if score.rank is not None and score.rank != (rank := rank_of(value, column)):
        yield "rank", rank


def percentile_of(value: float, column: Sequence[float]) -> int:
    """Of a hundred values of a sorted column, how many are lower."""
    return round(100 * bisect_left(column, value) / len(column))


def rank_of(value: float, column: Sequence[float]) -> int:
    """The place of a value in a sorted column, 1 the highest; equal values share the better one."""
    return 1 + len(column) - bisect_left(column, value + 1e-9)


RULES: tuple[Callable[[Catalog, LoadReport], Iterator[Problem]], ...] = (
    directory_lines_add_up,
    specialities_share_their_use,
    directory_stands_on_measures_and_groups,
    titles_are_told_apart,
    occupations_agree_with_the_directory,
    measures_agree_with_the_directory,
    job_titles_lead_to_one_place,
    job_titles_stand_once,
)
