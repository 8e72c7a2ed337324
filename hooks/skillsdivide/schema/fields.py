"""The kinds of values that records are made of: texts, ids, addresses, and ids that refer to another record."""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A permanent name: lower-case words joined by hyphens. Ids, never titles, are keys and addresses."""


class Markdown(Enum):
    """Marks a text by what of Markdown it may hold, because everything that shows it can."""

    NONE = "none"
    """It is shown as it is typed."""
    LINE = "line"
    """Emphasis, code and links, within one paragraph."""
    BLOCKS = "blocks"
    """Paragraphs, code, lists and tables as well."""


@dataclass(frozen=True)
class PageMark:
    """Marks a page below docs/, which must be there."""


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000), Markdown.LINE]
"""What a reader sees; emphasis, code and links of Markdown are allowed, raw HTML is shown as it is typed."""

Label = Annotated[Text, Markdown.NONE]
"""A text that is shown as it is typed, without Markdown: names that stand in drawings, menus and file names too."""

Blocks = Annotated[Text, Markdown.BLOCKS]
"""A text that may have paragraphs, fenced code, lists and tables."""


@dataclass(frozen=True)
class Untranslated:
    """Marks a text that is the same in every language: the name of a work, a product or a firm, a licence, what only authors read."""


Name = Annotated[Text, Untranslated()]
"""A text that is the same in every language."""

NameLabel = Annotated[Label, Untranslated()]
"""The same, shown as it is typed."""


@dataclass(frozen=True)
class Forms:
    """Marks a list of forms of one word, of which another language may have more or fewer."""


Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=500)]
"""A web address, with its scheme."""

LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$")]
"""A language as BCP 47 writes it, with script or country where they matter: fr, zh-Hant, fr-DZ."""

SocCode = Annotated[str, StringConstraints(pattern=r"^\d{2}-\d{4}\.\d{2}$")]
"""An O*NET-SOC code such as 15-1252.00."""

PagePath = Annotated[str, StringConstraints(pattern=r"^[\w/-]+\.md(#[\w-]+)?$"), PageMark()]
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
DirectorySoc = Annotated[SocCode, Reference("directory")]
SideId = Annotated[Id, Reference("sides")]
SeniorityId = Annotated[Id, Reference("seniorities")]
StanceId = Annotated[Id, Reference("stances")]
LevelId = Annotated[Id, Reference("levels")]
VerdictId = Annotated[Id, Reference("verdicts")]
FitId = Annotated[Id, Reference("fits")]
StatusId = Annotated[Id, Reference("statuses")]
EvidenceId = Annotated[Id, Reference("evidence")]
BloomId = Annotated[Id, Reference("blooms")]
MaterialId = Annotated[Id, Reference("materials")]
ProjectId = Annotated[Id, Reference("projects")]
ResourceId = Annotated[Id, Reference("resources")]


class Record(BaseModel):
    """What all records share: no unknown keys, no silent conversions, no change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False, use_attribute_docstrings=True)
