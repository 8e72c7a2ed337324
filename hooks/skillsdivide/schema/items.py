"""The item bank's records, in QTI's words: an item has a stem, a key, distractors, feedback and a rationale."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from skillsdivide.schema.fields import Blocks, BloomId, ClaimId, Forms, Id, LanguageCode, Name, PagePath, PicturePath, Record, RoleId, SourceId, Text

Feedback = Blocks
"""Says why a choice is right or wrong; shown unasked once an answer was checked."""


class Choice(Record):
    """One answer on offer."""

    text: Blocks
    feedback: Feedback
    pin: Literal["first", "last"] | None = None
    """Keeps the choice in its place when the others are shuffled."""
    misconception: Annotated[Name | None, Field(exclude_if=lambda value: value is None)] = None
    """Of a distractor written by hand, the mistake that leads people to it, in a few words; authors and item statistics read it, learners do not."""


class Picture(Record):
    """A picture that the question is about; it stands after the stem."""

    file: PicturePath
    """Its file below docs/. A changed picture gets another name, so that no stored answer outlives it."""
    alt: Text
    """What it shows, for those who do not see it: enough to answer, and not the answer."""


class ItemBase(Record):
    """What every item has, whatever its type."""

    id: Id
    """Permanent and unique in the whole bank."""
    stem: Blocks
    """The question; complete enough to be answered before the choices are read."""
    picture: Annotated[Picture | None, Field(exclude_if=lambda value: value is None)] = None
    """A picture that the question is about; left out of the item's version where there is none."""
    objective: Id | None = None
    """The objective of the section that the item tests; the section's first where left out."""
    bloom: BloomId = "understand"
    rationale: Blocks | None = None
    """The explanation that holds whatever was answered."""
    hints: Annotated[list[Blocks], Field(max_length=2)] = []
    passage: PagePath | None = None
    """Where the answer is taught; the section's page where left out. An item with choices that was written by hand names it."""
    source: SourceId | None = None
    """The source of the fact asked about."""
    claim: ClaimId | None = None
    """The claim asked about."""
    as_of: date | None = None
    """The day on which the answer was known to hold; the section's where left out."""
    waive: dict[str, Name] = {}
    """Item-writing rules that the item may break, each with the reason."""


class ChoiceItem(ItemBase):
    """One key among distractors."""

    type: Literal["choice"] = "choice"
    key: Choice
    distractors: Annotated[list[Choice], Field(min_length=1, max_length=5)]


class MultipleItem(ItemBase):
    """Several keys. Score: right choices ticked less wrong ones ticked, over all right ones, never below 0."""

    type: Literal["multiple"]
    keys: Annotated[list[Choice], Field(min_length=2, max_length=5)]
    distractors: Annotated[list[Choice], Field(min_length=1, max_length=5)]


class TrueFalseFeedback(Record):
    """Feedback for each of the two answers."""

    on_true: Feedback
    on_false: Feedback


class TrueFalseItem(ItemBase):
    """A statement to judge; the feedback gives the reason."""

    type: Literal["true-false"]
    answer: bool
    feedback: TrueFalseFeedback


class NumericItem(ItemBase):
    """A number to work out or recall, right within the tolerance either side."""

    type: Literal["numeric"]
    answer: float | int
    tolerance: Annotated[float, Field(ge=0)] | Annotated[int, Field(ge=0)] = 0
    unit: Text
    feedback: Feedback


class TextItem(ItemBase):
    """A word or short phrase to type; case, accents, spacing and the script of digits do not matter."""

    type: Literal["text"]
    accept: Annotated[list[Text], Forms(), Field(min_length=1, max_length=12)]
    """Accepted answers, the model answer first."""
    feedback: Feedback


class Pair(Record):
    """A prompt and the answer that belongs to it."""

    prompt: Text
    answer: Text
    feedback: Feedback


class MatchItem(ItemBase):
    """Prompts to pair with answers from one list. Score: pairs right over all pairs."""

    type: Literal["match"]
    pairs: Annotated[list[Pair], Field(min_length=2, max_length=6)]
    decoys: Annotated[list[Text], Field(max_length=3)] = []
    """Answers that belong to no prompt."""


class OrderItem(ItemBase):
    """Steps to put in order, written in the right one. Score: neighbouring pairs kept over all of them."""

    type: Literal["order"]
    sequence: Annotated[list[Text], Field(min_length=3, max_length=6)]
    feedback: Feedback


def _type_of(value: object) -> str:
    """The type that an item declares; "choice" where it declares none."""
    return str(value.get("type", "choice") if isinstance(value, dict) else getattr(value, "type", "choice"))


Item = Annotated[
    Annotated[ChoiceItem, Tag("choice")]
    | Annotated[MultipleItem, Tag("multiple")]
    | Annotated[TrueFalseItem, Tag("true-false")]
    | Annotated[NumericItem, Tag("numeric")]
    | Annotated[TextItem, Tag("text")]
    | Annotated[MatchItem, Tag("match")]
    | Annotated[OrderItem, Tag("order")],
    Discriminator(_type_of),
]


def choices(item: ChoiceItem | MultipleItem) -> list[Choice]:
    """What an item offers, keys before distractors."""
    return [*([item.key] if isinstance(item, ChoiceItem) else item.keys), *item.distractors]


class Objective(Record):
    """What a reader will be able to do after the section; starts with a verb."""

    id: Id
    text: Text


class Section(Record):
    """The items of one chapter or role: quizzes/<id>.yml"""

    id: Id
    title: Text
    page: PagePath | None = None
    """The chapter that the section ends; left out for a role's section."""
    role: RoleId | None = None
    """The role that the section is about."""
    minutes: Annotated[int, Field(ge=1, le=240)] | None = None
    """Minutes that the section's chapter takes, with its questions; shown at its top."""
    hours: Annotated[float, Field(gt=0, le=100)] | None = None
    """Hours that the task at the chapter's end takes, by our estimate."""
    makes: Text | None = None
    """What the reader has in hand at the chapter's end: a noun phrase with a full stop."""
    language: LanguageCode | None = None
    """The language that its texts are written in; left out where it is that of the site."""
    as_of: date
    draw: Annotated[int, Field(ge=1)] | None = None
    """How many of the items one sitting shows, drawn anew each time; all where left out."""
    objectives: Annotated[list[Objective], Field(min_length=1, max_length=6)]
    items: list[Item]

    def objective_of(self, item: ItemBase) -> str:
        """The id of the objective that one of its items tests."""
        return item.objective or self.objectives[0].id


CLAIMS_SECTION = "claims-from-data"
"""The id of the section about the claims, which is generated from the dataset."""


def role_section_id(role: str) -> str:
    """The id of the section that is generated for a role."""
    return f"{role}-from-data"


def generated_section_ids(roles: Iterable[str]) -> set[str]:
    """The ids of all sections that the dataset may give, for these roles."""
    return {CLAIMS_SECTION, *map(role_section_id, roles)}
