"""One text to translate, and where it stands."""

from collections.abc import Callable
from dataclasses import dataclass

from skillsdivide.schema.fields import Markdown


@dataclass(frozen=True)
class Message:
    """A text of the source, with what a translator and a check must know of it."""

    place: str
    """Where it stands, by ids: roles/manual-qa-tester tasks.manual-qa-tester-t01.reason. No other text stands there."""
    text: str
    unit: str = ""
    """What is shown in one language: where one message of a unit is missing, all of it is in English."""
    note: str = ""
    """What the text is, for its translator."""
    markdown: Markdown | None = None
    """What of Markdown a record's text may hold; None for a piece of a page."""
    is_free: bool = False
    """Whether it is a list of forms of a word, one a line, of which another language may have more or fewer."""
    is_plain: bool = False
    """Whether it is shown as it is typed: no marks of any kind may come into it."""
    is_template: bool = False
    """Whether it is a piece of a template, with tags and what Jinja does in it."""


Change = Callable[[Message], str]
"""Gives the text that is shown in the place of a message's."""


class InEnglish(str):
    """A text that stands in English among those of another language. It is the text itself, with that mark."""

    __slots__ = ()
