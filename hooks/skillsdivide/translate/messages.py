"""One text to translate, and where it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

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


def messages_of(walk: Callable[[Change], object]) -> list[Message]:
    """The messages whose words a walk asks for, in its order; it gets the texts as they are."""
    messages: list[Message] = []

    def note(message: Message) -> str:
        messages.append(message)
        return message.text

    walk(note)
    return messages


class InLanguage(str):
    """A text that stands in a language of its own among those of another. It is the text itself, with that mark."""

    __slots__ = ("code",)
    code: str

    def __new__(cls, text: str, code: str = "en") -> Self:
        """The text in the language of that code."""
        self = super().__new__(cls, text)
        self.code = code
        return self

    def like(self, text: str) -> Self:
        """Another text with the same mark."""
        return type(self)(text, self.code)


class InEnglish(InLanguage):
    """One in English, for want of a translation."""

    __slots__ = ()
