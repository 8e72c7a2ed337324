"""The records of the dataset: frozen, typed, and the origin of the JSON Schemas that editors read.

Field names are the words of the field (O*NET, CTDL, QTI); the docs' glossary defines them.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A permanent name: lower-case words joined by hyphens. Ids, never titles, are keys and addresses."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
"""What a reader sees; Markdown is allowed, raw HTML is shown as it is typed."""

Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=500)]
"""A web address, with its scheme."""

SocCode = Annotated[str, StringConstraints(pattern=r"^\d{2}-\d{4}\.\d{2}$")]
"""An O*NET-SOC code such as 15-1252.00."""

PagePath = Annotated[str, StringConstraints(pattern=r"^[\w/-]+\.md(#[\w-]+)?$")]
"""A page below docs/, as Markdown writes it, with an anchor if wanted: learn/audit.md#the-five-weeks."""

PicturePath = Annotated[str, StringConstraints(pattern=r"^([a-z0-9][a-z0-9_-]*/)*[a-z0-9][a-z0-9_-]*\.(svg|png|jpg|webp)$", max_length=120)]
"""A picture's file below docs/: assets/pictures/ten-tasks.svg."""


@dataclass(frozen=True)
class Reference:
    """Marks an id that must stand in another collection of the catalog."""

    collection: str


SourceId = Annotated[Id, Reference("sources")]
ClaimId = Annotated[Id, Reference("claims")]
SkillId = Annotated[Id, Reference("skills")]
DomainId = Annotated[Id, Reference("domains")]
CredentialId = Annotated[Id, Reference("credentials")]
MeasureId = Annotated[Id, Reference("measures")]
RoleId = Annotated[Id, Reference("roles")]
OccupationSoc = Annotated[SocCode, Reference("occupations")]
SideId = Annotated[Id, Reference("sides")]
StanceId = Annotated[Id, Reference("stances")]
LevelId = Annotated[Id, Reference("levels")]
VerdictId = Annotated[Id, Reference("verdicts")]
FitId = Annotated[Id, Reference("fits")]
StatusId = Annotated[Id, Reference("statuses")]
EvidenceId = Annotated[Id, Reference("evidence")]
EffortId = Annotated[Id, Reference("efforts")]
BloomId = Annotated[Id, Reference("blooms")]


class Record(BaseModel):
    """What all records share: no unknown keys, no silent conversions, no change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False, use_attribute_docstrings=True)


# --- vocabulary -----------------------------------------------------------------------------------


class Term(Record):
    """One value of a closed list, with the words that readers see for it."""

    id: Id
    label: Text
    """A short name, fit for a badge."""
    description: Text
    """One sentence that says when the value is used."""


class Vocabulary(Record):
    """Every closed list that records choose from (docs/data/vocabulary.yml)."""

    sides: list[Term]
    """The two sides of the divide, the exposed first."""
    stances: list[Term]
    """How an AI agent stands to a task: substitutable, augmented, human, in this order."""
    levels: list[Term]
    """How well a role needs a skill, lowest first."""
    verdicts: list[Term]
    """What our check of a claim found."""
    fits: list[Term]
    """How well a public occupation stands for a role, best first."""
    statuses: list[Term]
    """What is known of a credential's availability."""
    evidence: list[Term]
    """How good the evidence for a credential's facts is, best first."""
    efforts: list[Term]
    """How far a pathway is, shortest first."""
    blooms: list[Term]
    """The levels of Bloom's taxonomy that items aim at, lowest first."""


# --- sources and claims ---------------------------------------------------------------------------


class Source(Record):
    """Something that a fact was taken from."""

    id: Id
    publisher: Text
    """Who speaks."""
    title: Text
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$|^undated$")]
    """When it was published, as 2026, 2026-05, 2026-05-04, or undated."""
    url: Address | None = None
    """Where it stands; left out where the original could not be reached."""
    taken: Text
    """What we took from it."""
    licence: Text
    """Under which terms; "facts cited only" where no licence was stated."""
    read: Literal["original", "copy", "second-hand", "not-reached"]
    """How we know it: the page itself, a mirror or data copy, another page that cites it, or not at all."""


class Figure(Record):
    """One number with all that is needed to judge it."""

    value: float | int
    unit: Text
    year: Annotated[int, Field(ge=1990, le=2100)]
    source: SourceId
    """The source that states the number; its licence is the figure's."""
    display: Text | None = None
    """The number as readers see it, where grouping the digits is not enough: "725 billion"."""
    low: float | int | None = None
    high: float | int | None = None
    """The range, where the source gives one."""


class Claim(Record):
    """One factual claim of the article, whose it is, and what our check found."""

    id: Id
    title: Text
    """A few words that name the claim in a list."""
    text: Text
    """The claim, in our words and told as the article's."""
    attributed_to: Text
    """Who says so: a publication that the article names, or the article itself."""
    verdict: VerdictId
    finding: Text
    """What public material says, and where it leaves the claim."""
    sources: list[SourceId]
    """The evidence behind the verdict; empty only where nothing was found."""
    figure: Figure | None = None
    """The number that the article gives, if the claim is about one."""
    chapter: PagePath
    """The chapter that teaches the claim."""
    checked: date


# --- skills, credentials, domains -----------------------------------------------------------------


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
    title: Text
    summary: Text
    in_article: bool
    """Whether the article names it as one of its four."""
    roles: list[RoleId]
    """The growing roles that work in it."""


class Credential(Record):
    """A certification: assessed, held, renewed. What is unknown is left out, never guessed."""

    id: Id
    title: Text
    code: Text | None = None
    issuer: Text
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
    prerequisites: Text | None = None
    """What the issuer advises or requires first."""
    conflict: Text | None = None
    """Where sources disagree."""
    note: Text
    """What a reader should know before choosing it."""
    sources: list[SourceId]


# --- occupations and their public measures --------------------------------------------------------


class Measure(Record):
    """How one public dataset scores occupations. It lends unit, range, year, source and licence to its scores."""

    id: Id
    title: Text
    short: Text
    """A column heading."""
    unit: Text
    low: float | int
    high: float | int
    """The ends of the scale."""
    year: Annotated[int, Field(ge=1990, le=2100)]
    source: SourceId
    licence: Text
    median: float | None = None
    """The middle of all occupations in the dataset, where known."""
    occupations: int
    """How many occupations the dataset scores."""
    meaning: Text
    limits: Text


class Score(Record):
    """One occupation's value on one measure."""

    measure: MeasureId
    value: float | int
    percentile: Annotated[int, Field(ge=0, le=100)] | None = None
    """Share of occupations with a lower value, 0 to 100; recomputed by us."""
    rank: Annotated[int, Field(ge=1)] | None = None
    """Place among all occupations of the measure, 1 the highest; recomputed by us."""
    of: Annotated[int, Field(ge=1)] | None = None
    """What a counted value is out of: 6 of 19 tasks."""


class Occupation(Record):
    """An O*NET-SOC occupation with its public scores."""

    soc: SocCode
    title: Text
    scores: list[Score]
    note: Text | None = None


# --- roles ----------------------------------------------------------------------------------------


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
    title: Text
    side: SideId
    summary: Text
    article: Text
    """What the article says of the role, told as the article's."""
    counterpoint: Text
    """Where public data or the news disagree with the article's grouping, or that they do not."""
    claims: list[ClaimId]
    """The claims of the article that concern the role."""
    occupations: list[RoleOccupation]
    """The public occupations nearest to it, best first; empty where none fits."""
    tasks: Annotated[list[Task], Field(min_length=8, max_length=12)]
    skills: Annotated[list[RoleSkill], Field(min_length=6, max_length=10)]
    advice: Annotated[list[Advice], Field(min_length=2, max_length=6)]
    would_change: Annotated[list[Text], Field(min_length=2, max_length=6)]
    """What, if it were observed, would change this picture."""
    note: Text | None = None
    sources: Annotated[list[SourceId], Field(min_length=1)]

    @cached_property
    def listed(self) -> frozenset[str]:
        """The ids of its skills, which every other role is compared with."""
        return frozenset(entry.skill for entry in self.skills)


class Pathway(Record):
    """What we wrote about the way from one role to another; the skills are computed from the roles."""

    from_role: RoleId
    to_role: RoleId
    effort: EffortId
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
    also: list[Text] = []
    """Other forms under which the tooltip is shown."""
    definition: Text
    """Plain text, one or two sentences: it is shown as a tooltip."""
