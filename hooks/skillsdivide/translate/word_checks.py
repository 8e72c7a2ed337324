"""Checks translations against what they translate: each fault with its line in the translators' file."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from skillsdivide.check.texts import flaws
from skillsdivide.diagnostics import Problem
from skillsdivide.load.source_files import INVISIBLE
from skillsdivide.markdown import prose, shown
from skillsdivide.translate.messages import Message
from skillsdivide.translate.page_words import pieces, translated_page
from skillsdivide.translate.po_files import Entry
from skillsdivide.translate.template_checks import template_flaws
from skillsdivide.translate.terms import TermCheck

KEPT = re.compile(r"<!--.*?-->|<[^<>]*>|(?<=\]\()[^()\s]*(?=\))", re.DOTALL)
"""What a translation has as its source has it: shortcodes, HTML and addresses, the targets of links."""
ATTRIBUTES = re.compile(r"\{[^{}]*\}")
"""What a page says of the looks of a part."""

RIVALS = tuple(
    re.compile(pattern)
    for pattern in (r" (?:key|keys\.\d+|distractors\.\d+)\.text$", r" sequence\.\d+$", r" pairs\.\d+\.prompt$", r" (?:pairs\.\d+\.answer|decoys\.\d+)$")
)
"""By the ends of their places, texts of a question that a reader chooses among."""


def check_words(
    sources: Mapping[str, Sequence[Message]], entries: Sequence[Entry], pages: Mapping[str, str], known: Collection[str], terms: TermCheck
) -> Iterator[Problem]:
    """The faults of a language's entries. `pages`: the text of each page by its path below docs/; `known`: the pages to which links may lead."""
    messages = {message.place: message for message in chain.from_iterable(sources.values())}
    first: dict[str, Entry] = {}
    for entry in entries:
        same = first.setdefault(entry.place, entry)
        if entry.place not in messages:
            yield _problem(
                entry, f"no text of the site stands at {entry.place!r}", "run make words, which takes it out or finds its new place", "unknown-place"
            )
        elif same is not entry:
            yield _problem(entry, f"{entry.place!r} stands in {same.path}:{same.line} too", "keep one of the two", "duplicate-place")
    current = {place: entry for place, entry in first.items() if place in messages and entry.translates(messages[place])}
    for place, entry in current.items():
        for what, remedy, code in chain(_flaws(messages[place], entry.words, known, terms.language), terms.flaws(messages[place], entry.words)):
            yield _problem(entry, what, remedy, code)
    yield from _equal_choices(messages.values(), current)
    for page, text in pages.items():
        yield from _broken_structure(page, text, current)


def incomplete(sources: Mapping[str, Sequence[Message]], entries: Iterable[Entry]) -> Iterator[Problem]:
    """A problem for each text that is not translated as it stands, for a language that calls itself complete."""
    by_place = {entry.place: entry for entry in entries}
    for path, messages in sources.items():
        for message in messages:
            entry = by_place.get(message.place)
            if entry is None:
                yield Problem(path, 1, 1, f"{message.place!r} is in no file of a complete language", "run make words, and translate it", "missing-words")
            elif not entry.translates(message):
                what = "the English has changed since this was translated" if entry.words else "this is not translated, and the language is complete"
                yield _problem(
                    entry, what, "mend it, and take the mark fuzzy out" if entry.words else "translate it", "stale-words" if entry.words else "missing-words"
                )


def _problem(entry: Entry, what: str, remedy: str, code: str) -> Problem:
    return Problem(entry.path, entry.line, 1, what, remedy, code)


def _flaws(message: Message, words: str, known: Collection[str], language: str) -> Iterator[tuple[str, str, str]]:
    """What is wrong with one translation, what to write instead, and the kind of fault."""
    unseen = INVISIBLE.search(words)
    if unseen:
        yield f"the translation holds the unseen character U+{ord(unseen[0]):04X}", "take it out", "invisible-character"
    if message.is_template:
        yield from template_flaws(message.text, words, language)
        return
    wanted, given = (_kept(text, message) for text in (message.text, words))
    for lost in (wanted - given).elements():
        yield f"{lost!r} is lost", "write it into the translation as the English has it", "lost-marker"
    for added in (given - wanted).elements():
        yield f"{added!r} is not in the English", "take it out", "added-marker"
    if message.markdown is not None and wanted == given:
        for form in words.splitlines() if message.is_free else [words]:
            yield from ((what, remedy, "text-flaw") for what, remedy in flaws(form, message.markdown, (message.place.rpartition(".")[2],), known))


def _kept(text: str, message: Message) -> Counter[str]:
    bare = prose(text)
    return Counter(KEPT.findall(bare)) + Counter(ATTRIBUTES.findall(bare) if message.markdown is None else ())


def _equal_choices(messages: Iterable[Message], current: Mapping[str, Entry]) -> Iterator[Problem]:
    """Two answers of one question that differ in English and are the same in translation."""
    seen: dict[tuple[str, int, str], Message] = {}
    for message in messages:
        group = next((index for index, pattern in enumerate(RIVALS) if message.place.startswith("items/") and pattern.search(message.place)), None)
        entry = current.get(message.place)
        if group is None or entry is None:
            continue
        other = seen.setdefault((message.unit, group, shown(entry.words)), message)
        if shown(other.text) != shown(message.text):
            yield _problem(entry, f"this reads like the translation at {other.place!r}", "tell the two apart, as the English does", "equal-choices")


def _broken_structure(page: str, text: str, current: Mapping[str, Entry]) -> Iterator[Problem]:
    """The first translation of a page that begins a list, a heading or a paragraph of its own, or ends what it stands in."""
    before = pieces(page, text)
    expected = [(each.kind, current[each.message.place].words if each.message.place in current else each.message.text) for each in before]
    after = pieces(page, translated_page(page, text, lambda message: current[message.place].words if message.place in current else message.text))
    for index, (piece, wanted) in enumerate(zip(before, expected, strict=True)):
        is_same = index < len(after) and (after[index].kind, after[index].message.text) == wanted
        if not is_same and (entry := current.get(piece.message.place)):
            what = "this translation is more or less than the one piece of the page that it stands for"
            yield _problem(entry, what, "write it without empty lines and without marks of lists, headings or tables at its start", "page-structure")
            return
