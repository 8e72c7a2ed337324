"""Finds the words of a language for each message of the site."""

from collections.abc import Iterable

from skillsdivide.translate.messages import InEnglish, Message
from skillsdivide.translate.po_files import Entry


class Lookup:
    """Gives a message's translation, or its English where one of its unit is missing or stale."""

    def __init__(self, messages: Iterable[Message], entries: Iterable[Entry]) -> None:
        by_place = {entry.place: entry for entry in entries}
        listed = list(messages)
        self._words = {message.place: entry.words for message in listed if (entry := by_place.get(message.place)) and entry.translates(message)}
        self._in_english = {message.unit for message in listed if message.place not in self._words}

    def __call__(self, message: Message) -> str:
        """The words that are shown in the place of a message."""
        return InEnglish(message.text) if self.is_english(message) else self._words[message.place]

    def is_english(self, message: Message) -> bool:
        """Whether the message stands in English."""
        return message.unit in self._in_english or message.place not in self._words
