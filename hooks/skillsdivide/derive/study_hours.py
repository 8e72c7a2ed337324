"""How many hours a gap takes: a range from the free resources for its missing skills and from the briefs of the domain."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from skillsdivide.derive.skill_gaps import Gap, first_domain, projects_closing
from skillsdivide.schema.course import Project, Resource
from skillsdivide.schema.records import Domain


@dataclass(frozen=True)
class StudyHours:
    """A range of hours, and the skills that it says nothing about."""

    low: float
    """With the shortest resource for each skill and the shortest brief."""
    high: float
    """With the longest of each."""
    uncovered: tuple[str, ...]
    """Missing skills for which no free resource is listed."""


def study_hours(missing: Sequence[str], resources: Iterable[Resource], projects: Iterable[Project]) -> StudyHours:
    """The hours for missing skills and one brief. A resource that serves several skills counts once; one that asks for a bank card is left out."""
    serving: dict[str, list[Resource]] = {skill: [] for skill in missing}
    for resource in resources:
        if not resource.card and not serving.keys().isdisjoint(resource.skills):
            for skill in serving.keys() & resource.skills:
                serving[skill].append(resource)
    briefs = [project.hours for project in projects] or [0]

    def total(choose: Callable[..., Resource]) -> float:
        chosen = {best.id: best.hours for each in serving.values() if each for best in [choose(each, key=lambda resource: (resource.hours, resource.id))]}
        return sum(chosen.values())

    return StudyHours(total(min) + min(briefs), total(max) + max(briefs), tuple(skill for skill, each in serving.items() if not each))


def hours_to_domain(gap: Gap, domain: Domain, resources: Iterable[Resource], projects: Iterable[Project]) -> StudyHours:
    """The hours for a gap and for one of the two briefs of a domain that close most of it."""
    return study_hours(gap.missing, resources, [brief for brief, _ in projects_closing(gap.missing, projects, domain, 2)])


def hours_to_role(gap: Gap, domains: Iterable[Domain], resources: Iterable[Resource], projects: Iterable[Project]) -> StudyHours:
    """The hours for a gap, with the briefs of the first domain that its target works in."""
    domain = first_domain(gap, domains)
    return hours_to_domain(gap, domain, resources, projects) if domain else study_hours(gap.missing, resources, ())
