"""The catalog: every record of the dataset and the item bank, in typed collections by id."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from skillsdivide.load.images import Image
from skillsdivide.load.source_parts import source_parts, source_url
from skillsdivide.schema.course import Material, Project, Resource, Schedule, WorkedAudit
from skillsdivide.schema.evidence import Claim, JobTitles, LocalFact, Measure, Occupation, OccupationGroup, RatedOccupation, Source
from skillsdivide.schema.export_formats import Format, formats
from skillsdivide.schema.fields import Record
from skillsdivide.schema.items import Item, Section
from skillsdivide.schema.records import Credential, Domain, GlossaryEntry, Pathway, PlanStep, Role, Skill
from skillsdivide.schema.vocabulary import Lifetime, Side, Term

T = TypeVar("T")


def grouped(records: Iterable[T], group: Callable[[T], str | None]) -> dict[str, list[T]]:
    """The records by what `group` says of each, in their order; those of which it says nothing are left out."""
    groups: dict[str, list[T]] = {}
    for record in records:
        if name := group(record):
            groups.setdefault(name, []).append(record)
    return groups


@dataclass(frozen=True, kw_only=True, eq=False)
class Catalog:
    """Everything the site is made of. Collections map ids to records and keep the order of the files."""

    sides: Mapping[str, Side] = field(default_factory=dict)
    stances: Mapping[str, Term] = field(default_factory=dict)
    seniorities: Mapping[str, Term] = field(default_factory=dict)
    levels: Mapping[str, Term] = field(default_factory=dict)
    verdicts: Mapping[str, Term] = field(default_factory=dict)
    fits: Mapping[str, Term] = field(default_factory=dict)
    statuses: Mapping[str, Term] = field(default_factory=dict)
    evidence: Mapping[str, Term] = field(default_factory=dict)
    blooms: Mapping[str, Term] = field(default_factory=dict)
    lifetimes: Mapping[str, Lifetime] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    skills: Mapping[str, Skill] = field(default_factory=dict)
    domains: Mapping[str, Domain] = field(default_factory=dict)
    credentials: Mapping[str, Credential] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    occupations: Mapping[str, Occupation] = field(default_factory=dict)
    """By their O*NET-SOC codes."""
    occupation_groups: Mapping[str, OccupationGroup] = field(default_factory=dict)
    directory: Mapping[str, RatedOccupation] = field(default_factory=dict)
    """Every occupation that public measures rate, by its O*NET-SOC code."""
    job_titles: Mapping[str, JobTitles] = field(default_factory=dict)
    """By the role or the occupation that they lead to."""
    pathways: Mapping[tuple[str, str], Pathway] = field(default_factory=dict)
    """By the ids of the two roles, (from, to)."""
    steps: Mapping[str, PlanStep] = field(default_factory=dict)
    glossary: Mapping[str, GlossaryEntry] = field(default_factory=dict)
    local_facts: Mapping[str, LocalFact] = field(default_factory=dict)
    materials: Mapping[str, Material] = field(default_factory=dict)
    resources: Mapping[str, Resource] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    projects: Mapping[str, Project] = field(default_factory=dict)
    audits: Mapping[str, WorkedAudit] = field(default_factory=dict)
    """Worked audits of people who are made up."""
    schedules: Mapping[str, Schedule] = field(default_factory=dict)
    sections: Mapping[str, Section] = field(default_factory=dict)
    items: Mapping[str, Item] = field(default_factory=dict)
    """The items written by hand; those made from the data stand in their sections alone."""

    pages: frozenset[str] = frozenset()
    """The pages of the site as Markdown files below docs/, posix paths; each role has one as well."""
    course: tuple[str, ...] = ()
    """The pages in the order in which the navigation names them."""
    images: Mapping[str, Image] = field(default_factory=dict)
    """The pictures of items, by their paths below docs/."""
    shortcode_pages: Mapping[str, str] = field(default_factory=dict)
    """The page on which a shortcode shows a section, by the section's id."""
    unprinted: Mapping[str, list[str]] = field(default_factory=dict)
    """The characters that no font of the worksheets has, by the id of a section that holds them."""

    def collection(self, name: str) -> Mapping[Any, Record]:
        """One collection by its name, for code that handles all of them alike; KeyError if there is none."""
        if name not in COLLECTIONS:
            raise KeyError(name)
        records: Mapping[Any, Record] = getattr(self, name)
        return records

    def records(self) -> Iterator[tuple[str, Any, Record]]:
        """Every record as (collection, key, record); items are reached through their sections."""
        for collection in COLLECTIONS:
            if collection != "items":
                for key, record in self.collection(collection).items():
                    yield collection, key, record

    def with_sections(self, sections: Iterable[Section]) -> "Catalog":
        """A copy of the catalog with more sections, such as those generated from it."""
        return replace(self, sections={**self.sections, **{section.id: section for section in sections}})

    def formats_of(self, section: str) -> list[Format]:
        """The formats in which the section with that id is written: none that is printed where a font lacks one of its signs."""
        return [each for each in formats().values() if not (each.printed and section in self.unprinted)]

    @cached_property
    def chapters(self) -> Mapping[str, Section]:
        """The sections that end a chapter, by the chapter's page, in the order of the course; pages out of it come last."""
        sections = {section.page: section for section in self.sections.values() if section.page}
        order = {page: index for index, page in enumerate(self.course)}
        return dict(sorted(sections.items(), key=lambda entry: (order.get(entry[0], len(order)), entry[0])))

    def page_of(self, section: Section) -> str | None:
        """The page on which a section's items can be answered; None where it stands on none."""
        return f"roles/{section.role}/quiz.md" if section.role else section.page or self.shortcode_pages.get(section.id)

    @cached_property
    def sections_by_page(self) -> Mapping[str, list[Section]]:
        """The sections that stand on each page that has any."""
        return grouped(self.sections.values(), self.page_of)

    def sections_about(self, role: str) -> list[Section]:
        """The sections about the role of that id, the hand-written one first."""
        return self._sections_by_role.get(role, [])

    @cached_property
    def _sections_by_role(self) -> Mapping[str, list[Section]]:
        return grouped(self.sections.values(), lambda section: section.role)

    def roles_on(self, side: str) -> list[Role]:
        """The roles on the side with that id."""
        return self._roles_by_side.get(side, [])

    @cached_property
    def placed_roles(self) -> list[Role]:
        """The roles that the article places, side by side: the divide."""
        return [role for side in self.sides.values() if side.placed for role in self.roles_on(side.id)]

    @cached_property
    def target_roles(self) -> list[Role]:
        """The roles on the sides to which ways lead, side by side."""
        return [role for side in self.sides.values() if side.target for role in self.roles_on(side.id)]

    def roles_toward(self, domain: Domain) -> list[Role]:
        """The roles to which plans for a domain lead: those in it on sides to which ways lead, or all in it where none is."""
        inside = [self.roles[key] for key in domain.roles]
        return [role for role in inside if self.sides[role.side].target] or inside

    @cached_property
    def _roles_by_side(self) -> Mapping[str, list[Role]]:
        return grouped(self.roles.values(), lambda role: role.side)

    @cached_property
    def source_parts(self) -> Mapping[str, list[Source]]:
        """The sources by what they are cited for, where they are too many for one list."""
        citing = {"credentials": self.credentials, "country": self.local_facts, "roles": self.roles, "claims": self.claims}
        return source_parts(self.sources, {part: records.values() for part, records in citing.items()})

    def source_url(self, key: str) -> str:
        """The address at which a source is told, below the site's root."""
        return source_url(key, self._part_of_source.get(key, ""))

    @cached_property
    def _part_of_source(self) -> Mapping[str, str]:
        return {source.id: part for part, sources in self.source_parts.items() for source in sources}

    @cached_property
    def rated_by_group(self) -> Mapping[str, list[RatedOccupation]]:
        """The occupations of the directory by the code of their group."""
        return grouped(self.directory.values(), lambda occupation: occupation.group)

    @cached_property
    def stance_by_task(self) -> Mapping[str, str]:
        """The id of each task's stance, by the task's text in lower case."""
        return {task.text.casefold(): task.stance for role in self.roles.values() for task in role.tasks}


COLLECTIONS = tuple(name for name in Catalog.__dataclass_fields__ if name not in {"pages", "course", "images", "shortcode_pages", "unprinted"})
"""The names of the collections: the keys of the files of docs/data, its folders, `sections` and `items`."""
