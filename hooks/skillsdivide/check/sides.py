"""Rules about the sides that a vocabulary names, and about the levels of people within a role."""

from collections.abc import Callable, Iterator

from skillsdivide.diagnostics import Problem
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.dataset import LoadReport


def sides_can_be_told_apart(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """Two sides of one colour and one sign would be one side in every picture."""
    looks: dict[tuple[str, str], str] = {}
    for side in catalog.sides.values():
        first = looks.setdefault((side.colour, side.sign), side.id)
        if first != side.id:
            what = f"{side.id!r} looks like {first!r}: both are a {side.sign} in {side.colour}"
            yield report.problem("sides", side.id, ("sign",), what, "give it another colour or sign")


def sides_without_the_article_say_so(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """The page of a role that the article does not place must say it in a sentence."""
    for side in catalog.sides.values():
        if not side.placed and side.sentence is None:
            yield report.problem("sides", side.id, ("placed",), f"the article places no role on {side.id!r}, and no sentence says so", "add 'sentence'")


def placed_roles_cite_the_article(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A reader who is told that the article places a role must find where; of a role that it does not place it says nothing."""
    for role in catalog.roles.values():
        side = catalog.sides.get(role.side)
        for name in ("article", "claims"):
            is_given = bool(getattr(role, name))
            if side is not None and is_given != side.placed:
                what = f"the article places roles on {side.id!r}, and {name!r} is missing" if side.placed else f"the article places no role on {side.id!r}"
                remedy = f"add {name!r}, or choose another side" if side.placed else f"leave out {name!r}, or choose another side"
                yield report.problem("roles", role.id, (name,) if is_given else ("side",), what, remedy)


def seniorities_tell_tasks_apart(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A task that is usual at every level needs no list of them, and one level twice is a slip."""
    for role in catalog.roles.values():
        for index, task in enumerate(role.tasks):
            named = set(task.seniorities)
            if len(named) < len(task.seniorities):
                yield report.problem("roles", role.id, ("tasks", index, "seniorities"), "a level stands twice", "name each once")
            elif named and named == set(catalog.seniorities):
                yield report.problem("roles", role.id, ("tasks", index, "seniorities"), "these are all the levels there are", "leave the line out")


RULES: tuple[Callable[[Catalog, LoadReport], Iterator[Problem]], ...] = (
    sides_can_be_told_apart,
    sides_without_the_article_say_so,
    placed_roles_cite_the_article,
    seniorities_tell_tasks_apart,
)
