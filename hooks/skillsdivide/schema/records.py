"""The records of work and of learning: skills, credentials, roles with their tasks, pathways, plan steps and glossary entries.

Field names are the words of the field (O*NET, CTDL, QTI); the docs' glossary defines them.
"""

from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from skillsdivide.schema.evidence import Figure
from skillsdivide.schema.fields import (
    Blocks,
    ClaimId,
    CredentialId,
    DomainId,
    EvidenceId,
    FitId,
    Forms,
    Id,
    Label,
    LevelId,
    Name,
    NameLabel,
    OccupationSoc,
    PagePath,
    Record,
    RoleId,
    SeniorityId,
    SideId,
    SkillId,
    SocCode,
    SourceId,
    StanceId,
    StatusId,
    Text,
)


class Skill(Record):
    """Something that a person can do; a named tool is no skill."""

    id: Id
    title: Text
    description: Text
    """One sentence on what somebody with the skill can be trusted with."""
    esco_group: Annotated[str, StringConstraints(pattern=r"^[A-Z]?\d+(\.\d+)*$")] | None = None
    """The code of the ESCO group that the skill falls under."""
    esco_group_title: Text | None = None
    nice_competency: Annotated[str, StringConstraints(pattern=r"^NF-COM-\d{3}$")] | None = None
    """The NICE competency area, where one fits."""


class Domain(Record):
    """A field of work that the article's money flows to, or that stands for one."""

    id: Id
    title: Label
    summary: Text
    in_article: bool
    """Whether the article names it as one of its four."""
    roles: list[RoleId]
    """The roles that work in it. Its plans lead to those of them on sides to which ways lead."""


Years = Annotated[float, Field(ge=0, le=50)] | Annotated[int, Field(ge=0, le=50)]
"""Years of work."""


SOON = 0.5
"""The years in a new field that half a year of a plan brings."""

Obstacle = Literal["unread", "held-first", "it-years", "field-years"]
"""Nobody here read the rules; another credential comes first; too few years of technical work; too few in the field."""


class Experience(Record):
    """The years of work that a credential wants first, and whose page says so; zeros where that page wants none."""

    asked: bool
    """Whether they are required; otherwise they are advised."""
    it_years: Years
    """Years of technical work of any kind."""
    field_years: Years
    """Years in the credential's own field."""
    source: SourceId


class Statement(Record):
    """What somebody says of a credential, in a few words."""

    text: Text
    source: SourceId


class Credential(Record):
    """A certification: assessed, held, renewed. What is unknown is left out, never guessed."""

    id: Id
    title: Name
    code: NameLabel | None = None
    issuer: Name
    domain: DomainId
    level: Text | None = None
    status: StatusId
    evidence: EvidenceId
    checked: date
    """The day on which the status was checked."""
    recommended: Text | None = None
    """What the article says of it; left out for those that it does not name."""
    skills: list[SkillId] = []
    """The skills that preparing for it exercises: our reading of its public outline."""
    stands_in_for: list[CredentialId] = []
    """Retired or unfound credentials whose place it can take."""
    retired_on: date | None = None
    price_usd: Figure | None = None
    duration_minutes: Figure | None = None
    study_hours: Figure | None = None
    """How long people prepare, as a page that we read puts it."""
    prerequisites: Text | None = None
    """What the issuer advises or requires first."""
    experience: Experience | None = None
    """The same in years. Left out where nobody here has read the rules, and then no path recommends it."""
    held_first: Text | None = None
    """Another credential that must be held before."""
    languages: Statement | None = None
    """In which languages the exam is held."""
    sat: Statement | None = None
    """How it is sat: at home, in a centre, at a terminal."""
    conflict: Text | None = None
    """Where sources disagree."""
    note: Text
    """What a reader should know before choosing it."""
    sources: list[SourceId]

    def obstacle(self, it_years: float, field_years: float) -> Obstacle | None:
        """What keeps a path from recommending it to somebody with these years; None where it fits."""
        if self.experience is None:
            return "unread"
        if self.held_first is not None:
            return "held-first"
        if self.experience.it_years > max(it_years, SOON):
            return "it-years"
        return "field-years" if self.experience.field_years > max(field_years, SOON) else None


class OnetTask(Record):
    """The O*NET task that one of ours resembles, with its published ratings, agreeing or not."""

    match: Literal["close", "loose"]
    soc: SocCode
    task: int
    """The O*NET task id."""
    exposure: Literal["E0", "E1", "E2"]
    """Exposure as rated in 2023: none, direct, or with further software (GPTs are GPTs)."""
    automation: Literal["T0", "T1", "T2", "T3", "T4"]
    """Automation as rated in 2023, from none to full (GPTs are GPTs)."""


class Task(Record):
    """One thing that people in a role do."""

    id: Id
    text: Text
    """One sentence without a full stop that starts with a verb."""
    stance: StanceId
    reason: Text
    """Why we gave it that stance: a judgement, not a measurement."""
    seniorities: list[SeniorityId] = []
    """At which levels of the role the task is usual; left out where it is at all."""
    onet: OnetTask | None = None


class RoleSkill(Record):
    """A skill that a role asks for, and how well."""

    skill: SkillId
    level: LevelId


class RoleOccupation(Record):
    """A public occupation that stands for a role, and how well it does."""

    soc: OccupationSoc
    fit: FitId
    note: Text | None = None


class Advice(Record):
    """One thing a reader in the role can do about it."""

    title: Text
    text: Text
    chapter: PagePath


class Role(Record):
    """A kind of work, as the article speaks of it; one file each, named by the id."""

    id: Id
    title: Label
    side: SideId
    summary: Text
    it_years: Years = 0
    """Years of technical work that somebody who starts from the role is taken to have: our assumption, by which paths choose credentials."""
    article: Blocks | None = None
    """What the article says of the role, told as the article's; left out on a side where the article places none."""
    counterpoint: Blocks
    """Where public data or the news disagree with the article's grouping or with each other, or that they do not."""
    claims: list[ClaimId] = []
    """The claims of the article that concern the role; left out on a side where the article places none."""
    occupations: list[RoleOccupation]
    """The public occupations nearest to it, best first; empty where none fits."""
    tasks: Annotated[list[Task], Field(min_length=8, max_length=12)]
    skills: Annotated[list[RoleSkill], Field(min_length=6, max_length=10)]
    advice: Annotated[list[Advice], Field(min_length=2, max_length=6)]
    would_change: Annotated[list[Text], Field(min_length=2, max_length=6)]
    """What, if it were observed, would change this picture."""
    note: Blocks | None = None
    sources: Annotated[list[SourceId], Field(min_length=1)]

    @cached_property
    def skill_ids(self) -> frozenset[str]:
        """The ids of its skills, which every other role is compared with."""
        return frozenset(entry.skill for entry in self.skills)

    def obstacle(self, credential: Credential, domain: Domain) -> Obstacle | None:
        """What stands between somebody who starts from the role and a credential of a domain. Whoever works in the domain has spent the years there."""
        return credential.obstacle(self.it_years, self.it_years if self.id in domain.roles else 0)


class Pathway(Record):
    """What we wrote about the way from one role to another; the skills are computed from the roles."""

    from_role: RoleId
    to_role: RoleId
    reason: Text
    project: Text
    """A first production project with a number to own."""
    caution: Text | None = None
    credentials: list[CredentialId]


class PlanStep(Record):
    """One thing to do in the six months of a plan; docs/data/plan.yml holds them in the order of a month's list."""

    id: Id
    about: Literal["work", "skill", "credential", "project"]
    """What the step is about. A skill's step is repeated for each missing skill, spread over its months."""
    months: Annotated[list[Annotated[int, Field(ge=1, le=6)]], Field(min_length=1, max_length=6)]
    """The months, 1 to 6, in which it is done; the others' steps are repeated in each."""
    weight: Annotated[float, Field(gt=0, le=100)] | Annotated[int, Field(gt=0, le=100)]
    """How much of a month's time it takes beside that month's other steps: a suggestion, no measurement."""
    hours: Annotated[float, Field(gt=0, le=100)] | Annotated[int, Field(gt=0, le=100)] | None = None
    """What it takes whatever a reader's hours are; a step about the project has those of its brief."""
    title: Text
    text: Text
    chapter: PagePath
    """The chapter behind the step."""
    claims: list[ClaimId] = []
    """The claims that the step answers to, with their evidence; empty for what is our advice alone."""


class GlossaryEntry(Record):
    """A word with a fixed meaning on this site."""

    id: Id
    term: Text
    also: Annotated[list[Text], Forms()] = []
    """Other forms under which the tooltip is shown."""
    definition: Text
    """Plain text, one or two sentences: it is shown as a tooltip."""
    fr: Name | None = None
    """What it is called in French, for who reads English as a second language."""
    ar: Name | None = None
    """What it is called in Arabic."""
