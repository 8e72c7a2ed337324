"""Finds the words of a language for each message of the site."""

from collections.abc import Iterable

from skillsdivide.translate.messages import Change, Message
from skillsdivide.translate.po_files import Entry


def lookup(messages: Iterable[Message], entries: Iterable[Entry]) -> Change:
    """A function that gives a message's translation, or its English where one of its unit is missing or stale."""
    by_place = {entry.place: entry for entry in entries}
    listed = list(messages)
    words = {message.place: entry.words for message in listed if (entry := by_place.get(message.place)) and entry.translates(message)}
    in_english = {message.unit for message in listed if message.place not in words}

    def change(message: Message) -> str:
        return message.text if message.unit in in_english else words.get(message.place, message.text)

    return change
