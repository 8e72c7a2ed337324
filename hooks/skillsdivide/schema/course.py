"""The records of what a reader does and with what.

Project briefs, the materials that they name, free resources for each skill, audits worked through, and schedules of half a year.
"""

from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from skillsdivide.schema.fields import (
    Address,
    Blocks,
    DomainId,
    Id,
    Label,
    LevelId,
    Markdown,
    MaterialId,
    Name,
    PagePath,
    ProjectId,
    Record,
    ResourceId,
    RoleId,
    SkillId,
    StanceId,
    Text,
)

Language = Literal["ar", "en", "fr"]
"""A language of material, as ISO 639-1 names it."""

Hours = Annotated[float, Field(gt=0, le=500)] | Annotated[int, Field(gt=0, le=500)]
"""Hours of work."""


class Material(Record):
    """A free tool, data set, model or text that a project uses."""

    id: Id
    title: Name
    kind: Literal["tool", "data", "model", "text"]
    url: Address
    licence: Name
    """Its terms, as its own licence file states them."""
    note: Text | None = None
    """What to know before relying on it."""
    checked: date


class Needs(Record):
    """What somebody must have before a project can begin."""

    card: bool
    """Whether a bank card is asked for, even if nothing is charged."""
    account: Label | None = None
    """The account that is needed and what it asks for; left out where there is none."""
    gpu: bool
    network: Literal["none", "set-up", "always"]
    """Not at all, for downloads at the beginning, or whenever one works on it."""
    computer: Text
    """The least machine that does."""


class ProjectStep(Record):
    """One step of a project."""

    title: Text
    text: Text
    hours: Hours
    """Our estimate."""


class Criterion(Record):
    """One line of a rubric: what work looks like at three levels."""

    title: Text
    starting: Text
    """Work that has begun and would not yet convince."""
    sound: Text
    """Work that one can show."""
    strong: Text
    """Work that somebody else can build on."""


class Project(Record):
    """A brief for something to build and measure; one file each, named by the id."""

    id: Id
    title: Text
    summary: Text
    """One sentence on what will exist at the end."""
    domain: DomainId
    languages: Annotated[list[Language], Field(min_length=1)]
    """The languages of its material, the main one first."""
    level: LevelId
    """How well the reader needs the skills before beginning."""
    problem: Text
    """Whose problem it is, and how it shows."""
    needs: Needs
    materials: Annotated[list[MaterialId], Field(min_length=1)]
    skills: Annotated[list[SkillId], Field(min_length=3, max_length=10)]
    """The skills that doing it closes or deepens."""
    steps: Annotated[list[ProjectStep], Field(min_length=5, max_length=10)]
    baseline: Text
    """What is measured before anything is built."""
    metric: Text
    """The one number to own."""
    guard: Text
    """A second number that shows whether something else got worse."""
    acceptance: Annotated[list[Text], Field(min_length=5, max_length=10)]
    """Tests that a stranger could run without asking the author."""
    rubric: Annotated[list[Criterion], Field(min_length=3, max_length=6)]
    failures: Annotated[list[Text], Field(min_length=3, max_length=8)]
    """How such projects usually go wrong."""
    portfolio: Text
    """A model of the entry that results. Its numbers are made up, and pages say so."""
    checked: date

    @cached_property
    def hours(self) -> float:
        """The hours of all steps."""
        return sum(step.hours for step in self.steps)

    @property
    def page(self) -> str:
        """The Markdown page below docs/ that shows the brief."""
        return f"build/{self.id}.md"

    @property
    def no_programming(self) -> bool:
        """Whether the brief says that it needs none."""
        return "no programming" in self.needs.computer.lower()

    @property
    def laptop_alone(self) -> bool:
        """Whether a laptop is enough: no bank card, no account, no GPU."""
        return not (self.needs.card or self.needs.account or self.needs.gpu)


class Resource(Record):
    """Something free to learn from."""

    id: Id
    title: Name
    publisher: Name
    """Who stands behind it."""
    url: Address
    kind: Literal["documentation", "course", "textbook", "guide", "exercises", "standard"]
    languages: Annotated[list[Language], Field(min_length=1)]
    level: LevelId
    """The level that it leads to."""
    hours: Hours
    """How long the part takes that serves the skills."""
    hours_stated: bool
    """Whether its publisher states the hours; otherwise they are our estimate."""
    skills: Annotated[list[SkillId], Field(min_length=1)]
    card: bool
    """Whether a bank card is asked for."""
    account: Label | None = None
    """The account that is needed, and for what; left out where one can learn without."""
    gpu: bool
    offline: bool
    """Whether it can be read without a network once it has been downloaded."""
    note: Text | None = None
    """What to take from it, or to mind."""
    seen: Literal["copy", "search"]
    """How we know it: we read a stored copy of its source, or an excerpt of its page in a search index."""
    checked: date


WeekHours = Annotated[float, Field(ge=0, le=168)] | Annotated[int, Field(ge=0, le=168)]
"""Hours of one week."""

FiveWeeks = Annotated[list[WeekHours], Field(min_length=5, max_length=5)]
"""The hours of five weeks in a row."""


class LoggedTask(Record):
    """One line of a worked audit."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), Markdown.NONE]
    """What was done; it starts with a verb."""
    task: Id | None = None
    """The id of the role's task that it belongs to; left out where it is none of them."""
    stance: StanceId
    hours: FiveWeeks
    """In the first five weeks; zeros for a line that is new in the second audit."""
    later: FiveWeeks
    """In five weeks three months later."""
    argument: Text | None = None
    """Why it got its stance, where that was hard to say."""


class WorkedAudit(Record):
    """An audit of five weeks worked through, and again after three months. The person and the hours are made up; one file each, named by the id."""

    id: Id
    title: Text
    role: RoleId | None = None
    """The role of the person; left out for somebody without one, such as a student."""
    person: Text
    """Who it is, and that nobody of that name is meant."""
    lines: Annotated[list[LoggedTask], Field(min_length=20, max_length=30)]
    handed_over: Blocks
    """What went to a tool, in which order, and how it was checked."""
    outcome: Blocks
    """What the second audit shows."""
    lesson: Text
    """One sentence that a reader can take along."""

    @property
    def page(self) -> str:
        """The Markdown page below docs/ that shows the audit."""
        return f"you/worked-audits/{self.id}.md"


class ScheduleWeek(Record):
    """One week of a schedule: something to have in hand, something to learn it from, and a way to tell that it is good."""

    output: Text
    """What exists at the end of the week."""
    resource: ResourceId | None = None
    page: PagePath | None = None
    """Where a page of the site takes the place of a resource; one of the two stands, and none beside an empty week."""
    empty: bool = False
    """Whether nothing is planned for it; leave two such weeks."""
    check: Text
    """How the reader tells that the output is good enough."""
    decide: Text | None = None
    """At weeks 4, 12 and 20: stop or change if ..."""


class Schedule(Record):
    """Half a year laid out week by week, as an example for one situation; one file each, named by the id."""

    id: Id
    title: Text
    situation: Literal["work", "study", "without-work", "no-programming"]
    hours_a_week: Literal[5, 10]
    project: ProjectId
    """The brief that the weeks carry out."""
    summary: Text
    """For whom it is, and what can be put in its place."""
    weeks: Annotated[list[ScheduleWeek], Field(min_length=26, max_length=26)]

    @property
    def planned_hours(self) -> float:
        """What the weeks with work are laid out for: nine tenths of their hours. The rest is for a slow evening."""
        return sum(not week.empty for week in self.weeks) * self.hours_a_week * 9 / 10

    @property
    def page(self) -> str:
        """The Markdown page below docs/ that shows the schedule."""
        return f"you/schedules/{self.id}.md"
