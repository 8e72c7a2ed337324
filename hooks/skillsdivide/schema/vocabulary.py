"""The closed lists that records choose from, and the ids in them that the code knows."""

from typing import Annotated, Literal

from pydantic import Field

from skillsdivide.schema.fields import Id, Label, Record, Text

SUBSTITUTABLE, AUGMENTED, HUMAN = STANCES = ("substitutable", "augmented", "human")
"""The ids of the stances in the order of the vocabulary; the formula of the surface knows them by these."""


class Term(Record):
    """One value of a closed list, with the words that readers see for it."""

    id: Id
    label: Label
    """A short name, fit for a badge."""
    description: Label
    """One sentence that says when the value is used."""


class Side(Term):
    """A group of roles, with how it looks and how sentences speak of it. There may be any number; code and styles know none by its id."""

    colour: Literal["rust", "teal", "slate", "violet", "olive", "rose"]
    """Its colour, by night and by day, in every picture and badge."""
    sign: Literal["disc", "square", "diamond", "triangle", "hexagon", "ring"]
    """Its mark in pictures, which says the same without colour; no two sides share both."""
    plural: Label
    """Its roles, as a sentence calls them: growing roles."""
    placed: bool = True
    """Whether the article places roles here. Pictures of the divide show these sides alone; only their roles have `article` and `claims`."""
    sentence: Text | None = None
    """What the page of a role says instead of what the article says; wanted where the article places none."""
    target: bool = True
    """Whether the ways from every role lead to the nearest roles here."""


class Lifetime(Term):
    """How long the check of one kind of record counts. A kind without one does not age."""

    id: Literal["claims", "credentials", "figures", "local-facts", "materials", "measures", "prices", "projects", "resources", "sources"]
    """The kind: a collection, or the figures in records; `prices` are the figures called `price_usd`."""
    days: Annotated[int, Field(ge=1, le=3650)]
    """How many days after its check a record counts."""


class Vocabulary(Record):
    """Every closed list that records choose from (docs/data/vocabulary.yml)."""

    sides: Annotated[list[Side], Field(min_length=1)]
    """The groups of roles, in the order of pictures and lists; those between which the article divides come first."""
    stances: list[Term]
    """How an AI agent stands to a task: substitutable, augmented, human, in this order."""
    seniorities: list[Term] = []
    """The levels of people in a role, the first years first: tasks may say at which of them they are usual."""
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
    blooms: list[Term]
    """The levels of Bloom's taxonomy that items aim at, lowest first."""
    lifetimes: list[Lifetime] = []
    """How long checks count, by the kind of record."""
