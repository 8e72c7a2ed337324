"""With which resource somebody begins a skill, and with which skill: the order that this week, plans and lists share.

The browser orders a reader's own plan alike (theme/scripts/plan/recommend.js); shared vectors hold the two together.
"""

from collections.abc import Iterable, Sequence
from math import inf

from skillsdivide.schema.course import Resource

FIRST_LEVEL = "basic"
"""The level of a resource for which nothing is asked."""


def resources_for(skill: str, resources: Iterable[Resource], it_years: float = inf) -> list[Resource]:
    """The resources for a skill, the one to begin with first: the shortest that suits, ties by id; those that do not suit come last."""
    return sorted(
        (each for each in resources if skill in each.skills),
        key=lambda each: (not _suits(each, it_years), each.hours, each.id),
    )


def first_resource(skill: str, resources: Iterable[Resource], it_years: float = inf) -> Resource | None:
    """The resource with which somebody of so many years of technical work begins a skill; None where none suits."""
    return next((each for each in resources_for(skill, resources, it_years) if _suits(each, it_years)), None)


def easiest_first(skills: Iterable[str], resources: Sequence[Resource], it_years: float = inf) -> list[str]:
    """Skills by the hours of the resource that begins each, so that a plan starts with what fits into a week; those without one last, ties as they came."""
    firsts = {skill: first_resource(skill, resources, it_years) for skill in skills}
    return sorted(firsts, key=lambda skill: first.hours if (first := firsts[skill]) else inf)


def _suits(resource: Resource, it_years: float) -> bool:
    """Whether it asks for no bank card; who brings no years of technical work begins at the first level."""
    return not resource.card and (it_years > 0 or resource.level == FIRST_LEVEL)
