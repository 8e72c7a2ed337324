"""What public material says: sources, the article's claims with our verdicts, and occupations with their published scores."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from skillsdivide.schema.fields import Address, Id, Label, MeasureId, OccupationSoc, PagePath, Record, SocCode, SourceId, Text, VerdictId


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
    about_firm: Label | None = None
    """The firm, where it reports on one alone."""
    read: Literal["original", "copy", "second-hand", "not-reached"]
    """How we know it: the page itself, a mirror or data copy, another page that cites it, or not at all."""


class Figure(Record):
    """One number with all that is needed to judge it."""

    value: float | int
    unit: Label
    year: Annotated[int, Field(ge=1990, le=2100)]
    source: SourceId
    """The source that states the number; its licence is the figure's."""
    display: Label | None = None
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
    """The claim in our words, as a sentence that could be true or false; pages show beside it who says so."""
    attributed_to: Text
    """Who says so: a publication that the article names, or the article itself."""
    verdict: VerdictId
    finding: Text
    """What public material says, and where it leaves the claim."""
    sources: list[SourceId]
    """The evidence behind the verdict; empty only where nothing was found."""
    measures: list[MeasureId] = []
    """The public measures that the verdict rests on; to be named where the sources are theirs."""
    occupations: list[OccupationSoc] = []
    """The public occupations whose values were read for it."""
    figure: Figure | None = None
    """The number that the article gives, if the claim is about one."""
    chapter: PagePath
    """The chapter that teaches the claim."""
    checked: date


class Measure(Record):
    """How one public dataset scores occupations. It lends unit, range, year, source and licence to its scores."""

    id: Id
    title: Text
    kind: Literal["exposure", "automation", "use", "abilities"] = "exposure"
    """What it measures: whether a tool could take part, could do the task, is seen to, or which abilities overlap."""
    short: Text
    """A column heading."""
    unit: Label
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


class LocalFact(Record):
    """Something that readers in one country ask before they choose, and what was found, or that it was sought in vain."""

    id: Id
    topic: Literal["payment", "exams", "compute", "law", "schools", "communities", "work"]
    question: Text
    """What a reader asks, ending in a question mark."""
    found: bool
    """Whether anything that answers it was found; if not, `answer` says where it was sought."""
    answer: Text
    """What sources say, in our words, with its limits."""
    sources: list[SourceId]
    """Empty only where nothing was found."""
    checked: date
