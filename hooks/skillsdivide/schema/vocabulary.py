"""The closed lists that records choose from, and the ids in them that the code knows."""

from skillsdivide.schema.fields import Id, Label, Record

SUBSTITUTABLE, AUGMENTED, HUMAN = STANCES = ("substitutable", "augmented", "human")
"""The ids of the stances in the order of the vocabulary; the formula of the surface knows them by these."""

EXPOSED, GROWING = SIDES = ("exposed", "growing")
"""The ids of the two sides, as the divide is drawn."""


class Term(Record):
    """One value of a closed list, with the words that readers see for it."""

    id: Id
    label: Label
    """A short name, fit for a badge."""
    description: Label
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
    """How far a pathway is, shortest first."""
    blooms: list[Term]
    """The levels of Bloom's taxonomy that items aim at, lowest first."""
