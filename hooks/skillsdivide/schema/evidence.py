"""What public material says: sources, the article's claims with our verdicts, and occupations with their published scores."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from skillsdivide.schema.fields import (
    Address,
    DirectorySoc,
    Id,
    Label,
    LanguageCode,
    MeasureId,
    Name,
    NameLabel,
    OccupationSoc,
    PagePath,
    Record,
    RoleId,
    SocCode,
    SourceId,
    Text,
    VerdictId,
)

Day = date
"""A day of the calendar; a source has a field of the type's own name."""


class Source(Record):
    """Something that a fact was taken from."""

    id: Id
    publisher: Name
    """Who speaks."""
    title: Name
    language: LanguageCode | None = None
    """The language of its title, where that is not English, as fr."""
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$|^undated$")]
    """When it was published, as 2026, 2026-05, 2026-05-04, or undated."""
    url: Address | None = None
    """Where it stands; left out where the original could not be reached."""
    taken: Text
    """What we took from it."""
    licence: Name
    """Under which terms; "facts cited only" where no licence was stated."""
    about_firm: NameLabel | None = None
    """The firm, where it reports on one alone."""
    read: Literal["original", "copy", "second-hand", "not-reached"]
    """How we know it: the page itself, a mirror or data copy, another page that cites it, or not at all."""
    checked: Day | None = None
    """The day on which it was last read; left out where it was not reached."""

    @property
    def cites_facts_only(self) -> bool:
        """Whether no licence was stated, in words of ours that have others in another language."""
        return self.licence == "facts cited only"


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
    checked: date | None = None
    """The day on which the number was looked up; that of its record where left out."""


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
    licence: Name
    median: float | None = None
    """The middle of all occupations in the dataset, where known."""
    occupations: int
    """How many occupations the dataset scores."""
    meaning: Text
    limits: Text
    checked: date | None = None
    """The day on which its dataset was last read, and a new release looked for."""


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
    code: Annotated[str, Field(pattern=r"^\d{2}-\d{4}$")] | None = None
    """The code under which the measure's makers list the occupation, where it is not its own: that of 2010."""


class Occupation(Record):
    """An O*NET-SOC occupation with its public scores."""

    soc: SocCode
    title: Name
    scores: list[Score]
    note: Text | None = None


class OccupationGroup(Record):
    """A major group of the Standard Occupational Classification, by which the directory is laid out."""

    id: Id
    """Its place in addresses: roles/directory/<id>/."""
    code: Annotated[str, StringConstraints(pattern=r"^\d{2}$")]
    """The first two digits of its occupations' codes."""
    title: NameLabel

    @property
    def page(self) -> str:
        """The page that lists its occupations."""
        return f"roles/directory/{self.id}.md"


Count = Annotated[int, Field(ge=0, le=10_000)]
Share = Annotated[float, Field(ge=0, le=1)]


class RatedOccupation(Record):
    """An O*NET-SOC occupation as public measures rate it; a line of docs/data/directory.csv."""

    soc: SocCode
    """Its O*NET-SOC code of 2019."""
    title: NameLabel
    """Its name in that classification."""
    tasks: Annotated[int, Field(ge=1, le=10_000)]
    """How many of its O*NET tasks were rated."""
    e0: Count
    """Tasks rated E0 by a model: no exposure."""
    e1: Count
    """Tasks rated E1 by a model: a language model alone could halve the time."""
    e2: Count
    """Tasks rated E2 by a model: with software built on a language model."""
    t0: Count
    """Tasks rated T0 by a model: no automation."""
    t1: Count
    """Tasks rated T1 by a model: low automation."""
    t2: Count
    """Tasks rated T2 by a model: moderate automation."""
    t3: Count
    """Tasks rated T3 by a model: high automation."""
    t4: Count
    """Tasks rated T4 by a model: full automation."""
    exposure_model: Share
    """Share of tasks exposed, E1 + 0.5 E2, as a model rated them; core tasks weigh more."""
    exposure_human: Share
    """The same share, as people rated the tasks."""
    observed_use: Share | None = None
    """Share of tasks seen in real use of Claude, for the whole six-digit code; empty where it was not measured, which is not zero."""

    @property
    def group(self) -> str:
        """The code of its major group."""
        return self.soc[:2]

    @property
    def six_digits(self) -> str:
        """Its code without the speciality; all specialities of one share their observed use."""
        return self.soc[:7]

    @property
    def highly_automatable(self) -> int:
        """How many of its tasks were rated T3 or T4."""
        return self.t3 + self.t4

    @property
    def shares(self) -> dict[str, float]:
        """Its value on each measure, from 0 to 1, by the measure's id; a measure that does not know it is left out."""
        known = {
            "beta-model": self.exposure_model,
            "beta-human": self.exposure_human,
            "high-automation": self.highly_automatable / self.tasks,
        }
        return known if self.observed_use is None else {**known, "observed-exposure": self.observed_use}


class JobTitles(Record):
    """What people type for one kind of work, and the one role or occupation that it leads to."""

    role: RoleId | None = None
    occupation: DirectorySoc | None = None
    """The code of an occupation of the directory, where no role fits."""
    en: list[NameLabel]
    """In English. Upper case, accents and plurals do not matter, and slips are forgiven."""
    fr: list[NameLabel] = []
    """In French."""
    ar: list[NameLabel] = []
    """In Arabic."""

    @property
    def id(self) -> str:
        """What it leads to."""
        return self.role or self.occupation or ""

    @property
    def all(self) -> list[str]:
        """The titles in every language."""
        return [*self.en, *self.fr, *self.ar]


DIRECTORY_MEASURES = ("beta-model", "beta-human", "high-automation", "observed-exposure")
"""The ids of the measures that the directory holds, in the order in which pages show them."""


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


BY_SIX_DIGITS = "observed-exposure"
"""The measure that counts six-digit codes and not their specialities."""


def measure_columns(rows: Iterable[RatedOccupation]) -> dict[str, list[float]]:
    """The sorted values of some occupations on each measure of the directory; of the one by six-digit codes, one for each code."""
    values: dict[str, dict[str, float]] = {measure: {} for measure in DIRECTORY_MEASURES}
    for each in rows:
        for measure, value in each.shares.items():
            values[measure][each.six_digits if measure == BY_SIX_DIGITS else each.soc] = value
    return {measure: sorted(column.values()) for measure, column in values.items()}
