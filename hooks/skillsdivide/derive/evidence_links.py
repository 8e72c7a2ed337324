"""Links from a line of a plan to its evidence: the questions of its chapter, claims, sources and resources."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf

from skillsdivide.derive.ageing import valid_until
from skillsdivide.derive.first_resources import FIRST_LEVEL, first_resource, resources_for
from skillsdivide.links import page_url
from skillsdivide.load.catalog import Catalog
from skillsdivide.markdown import plain
from skillsdivide.schema.course import Resource
from skillsdivide.schema.records import Credential, PlanStep, Skill

RESOURCES = 2
"""How many resources stand behind a skill in a plan: the one to begin with, and the next or the one for a beginner."""

RESOURCES_PAGE = "you/resources.md"
"""The page that lists all of them, by skill."""


@dataclass(frozen=True)
class Link:
    """A link to another page of the site."""

    title: str
    url: str
    """Below the site's root."""
    until: str = ""
    """The last day on which a plan offers it; empty where it does not age."""
    hours: float = 0
    """Of a resource with which a skill can be begun; 0 for all else."""
    basic: bool = False
    """Whether a beginner can begin the skill with it."""


def quiz_url(step: PlanStep, catalog: Catalog) -> str | None:
    """The address of the questions that end a step's chapter; None where it has none."""
    page = step.chapter.partition("#")[0]
    section = catalog.chapters.get(page)
    return f"{page_url(page)}#quiz-{section.id}" if section else None


def step(step: PlanStep, catalog: Catalog) -> Iterator[Link]:
    """The claims that a step answers to, each with its finding and evidence."""
    for key in step.claims:
        yield Link(plain(catalog.claims[key].title), f"claims/#claim-{key}")


def skill(skill: Skill, catalog: Catalog, resources: Iterable[Resource] | None = None, it_years: float = inf) -> Iterator[Link]:
    """The first free resources to learn a skill from, the one to begin with first, of all or of those given; then the public lists that it is tied to."""
    offered = list(catalog.resources.values() if resources is None else resources)
    begun = [each for years in (it_years, 0) if (each := first_resource(skill.id, offered, years))]
    for resource in list({each.id: each for each in [*begun, *resources_for(skill.id, offered, it_years)]}.values())[:RESOURCES]:
        until = valid_until("resources", resource.checked, catalog)
        yield Link(
            plain(resource.title),
            f"{page_url(RESOURCES_PAGE)}#skill-{skill.id}",
            until.isoformat() if until else "",
            resource.hours if resource in begun else 0,
            resource in begun and resource.level == FIRST_LEVEL,
        )
    named = {"esco": skill.esco_group, "nice": skill.nice_competency}
    yield from _sources((key for key, code in named.items() if code and key in catalog.sources), catalog)


def credential(credential: Credential, catalog: Catalog) -> Iterator[Link]:
    """The sources of what is said about a credential."""
    return _sources(credential.sources, catalog)


def _sources(keys: Iterable[str], catalog: Catalog) -> Iterator[Link]:
    """Each by its publisher, several of one publisher by their titles."""
    sources = [catalog.sources[key] for key in keys]
    publishers = Counter(source.publisher for source in sources)
    for source in sources:
        yield Link(plain(source.publisher if publishers[source.publisher] == 1 else source.title), catalog.source_url(source.id))
