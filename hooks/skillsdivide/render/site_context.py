"""What is known of a site beside its dataset."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from skillsdivide.derive.data_changes import ChangeGroup, change_groups, daily_changes, record_histories
from skillsdivide.load.data_history import DataHistory, RecordChange
from skillsdivide.translate.interface_words import InterfaceWords


@dataclass(frozen=True)
class SiteContext:
    """What templates are told of a site beside its dataset. Everything may be left out."""

    repository: str = ""
    """The address of the repository, to which readers bring corrections."""
    today: date = date.min
    """The day of the build, by which checks are past their time."""
    history: DataHistory = field(default_factory=DataHistory)
    name: str = ""
    address: str = ""
    """The address of the site, ending in a slash; of pages in another language that of their own root."""
    words: InterfaceWords | None = None
    """The words of the interface in the language of the pages; none in English."""

    @property
    def above(self) -> str:
        """The way from the root of the pages in the language to that of the site."""
        return "../" if self.words else ""

    @cached_property
    def changes(self) -> list[ChangeGroup]:
        """What changed in the data, the newest first."""
        return change_groups(daily_changes(self.history.changes))

    @cached_property
    def histories(self) -> Mapping[tuple[str, str], list[RecordChange]]:
        """Each record's own history, by collection and key."""
        return record_histories(daily_changes(self.history.changes))
