"""All the words of a site in one language: what its translators' files say, checked, and how far each file is."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from skillsdivide.diagnostics import ValidationFailed
from skillsdivide.translate.interface_words import InterfaceWords
from skillsdivide.translate.languages import Language
from skillsdivide.translate.lookup import Lookup
from skillsdivide.translate.messages import Change, InEnglish, Message
from skillsdivide.translate.po_files import Entry
from skillsdivide.translate.word_files import checked_entries

REMARKS = {"reviewed by a machine": "machine", "reviewed by a person": "person"}
"""What a remark beside a translation says of who compared it with its English: a language model or a person."""

LEAST = 0.8
"""The part of a page's texts that is translated at least, for the page to be shown in the language at all."""


CODE = re.compile(r"(?<![\w./#-])\d+(?:[-/]\d+)+(?:\.\d+)?(?![\w/-])(?![^<>]*>)(?![^(\[]*\]\()")
"""A code or a date in digits, out of addresses and tags."""


@dataclass(frozen=True)
class Share:
    """How much of a file stands in English, and who reviewed the rest."""

    in_english: int
    total: int
    reviewer: str = "nobody"
    """Who reviewed each translation of it at least: nobody, machine or person."""

    @property
    def is_shown(self) -> bool:
        """Whether enough is translated for readers of the language."""
        return self.total - self.in_english >= self.total * LEAST


@dataclass(frozen=True)
class SiteWords(InterfaceWords):
    """The words of a whole site in one language. What is missing there stands in English."""

    shares: Mapping[str, Share] = field(default_factory=dict)
    """How much of each source file stands in English, by the file's path."""


def checked_words(folder: Path, language: Language, sources: Mapping[str, Sequence[Message]], pages: Collection[str]) -> tuple[Lookup, Mapping[str, Share]]:
    """What a language's files say, and how much of each source they translate. `pages`: those to which links may lead. Raises ValidationFailed."""
    entries, problems = checked_entries(folder, language.code, sources, pages, is_complete=language.is_complete)
    if problems:
        raise ValidationFailed(problems)
    lookup = Lookup(chain.from_iterable(sources.values()), entries)
    by_place = {entry.place: entry for entry in entries}
    shares = {}
    for path, messages in sources.items():
        translated = [by_place[message.place] for message in messages if not lookup.is_english(message)]
        shares[path] = Share(len(messages) - len(translated), len(messages), _reviewer(translated))
    return lookup, shares


def site_words(language: Language, lookup: Lookup, shares: Mapping[str, Share]) -> SiteWords:
    """The words of a language for the whole site."""
    return SiteWords(language, with_whole_codes(lookup) if language.direction == "rtl" else lookup, shares)


def _reviewer(entries: Sequence[Entry]) -> str:
    """Who reviewed each of some translations at least."""
    reviewers = {next((REMARKS[remark] for remark in entry.remarks if remark in REMARKS), "nobody") for entry in entries}
    return next((each for each in ("nobody", "machine", "person") if each in reviewers), "nobody")


def with_whole_codes(change: Change) -> Change:
    """Gives words in which a number with strokes inside, such as 15-1253 or 2026-11-23, keeps its order between words from right to left."""

    def words(message: Message) -> str:
        translation = change(message)
        if message.is_template or message.is_free or message.is_plain or isinstance(translation, InEnglish) or "`" in translation:
            return translation
        return CODE.sub("\u2066\\g<0>\u2069", translation)

    return words
