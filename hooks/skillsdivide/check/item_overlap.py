"""What items give away about each other: one idea asked twice over the bank, and a key that a neighbour tells."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from skillsdivide.check.item_writing import SAME, TOLD, choices_of, is_english
from skillsdivide.diagnostics import Problem
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.dataset import LoadReport
from skillsdivide.markdown import plain, prose
from skillsdivide.schema.items import ChoiceItem, Item, MatchItem, Section, TrueFalseItem

SHARED_WORDS = 2
"""So many words of their own must two keys share, and most of the shorter one's, to be one idea."""
SHARED_MOST = 0.6
FREQUENT = 20
"""A word in more keys than these is a word of the subject. It tells no idea, and leaving it out bounds the work."""

NAME_OR_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+\.\d+|\d{3,}|\b(?:[A-Z][a-z]+)?[A-Z]{2,}[\w+]*|\b[A-Z][a-z]+[A-Z]\w*\+?")
"""A figure of three digits or with a fraction, or a name with capitals within, such as AIOE or SecAI+."""


def check_overlap(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """Every fault of these rules that is not waived, with the line to mend."""
    yield from same_idea(catalog, report)
    for section in catalog.sections.values():
        yield from told_elsewhere(section, report)


def same_idea(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """Whoever knows the idea of one item knows the other: two keys say the same with words that no distractor has."""
    items = [(section, index, item) for section in catalog.sections.values() for index, item in enumerate(section.items) if isinstance(item, ChoiceItem)]
    names = _matter(" ".join(f"{measure.title} {measure.short}" for measure in catalog.measures.values()))  # an answer that names one is a value and no idea
    own = [_own_words(item) - names if is_english(item) else set() for _, _, item in items]
    where: dict[str, list[int]] = defaultdict(list)
    for place, (section, index, item) in enumerate(items):
        shared = Counter(other for word in own[place] if len(where[word]) <= FREQUENT for other in where[word])
        for other, count in sorted(shared.items()):
            if count >= SHARED_WORDS and count >= SHARED_MOST * min(len(own[place]), len(own[other])) and SAME not in {*item.waive, *items[other][2].waive}:
                what = f"{item.id}: its key says the same as that of {items[other][2].id!r} ({SAME})"
                problem = report.problem("sections", section.id, ("items", index, "key", "text"), what, "ask for something else, or drop one of the two")
                yield replace(problem, code=SAME)
                break
        for word in own[place]:
            where[word].append(place)


def told_elsewhere(section: Section, report: LoadReport) -> Iterator[Problem]:
    """A neighbour gives the key away: a sentence of its stem or feedback has the key's figure or name, and is about the same."""
    sentences = [(item.id, sentence) for item in section.items if is_english(item) for text in _told(item) for sentence in re.split(r"(?<=[.!?])\s+", text)]
    for index, item in enumerate(section.items):
        if not isinstance(item, ChoiceItem) or not is_english(item) or TOLD in item.waive:
            continue
        offered = " ".join(plain(prose(each.text)) for each in item.distractors)
        telling = {each for each in NAME_OR_FIGURE.findall(plain(prose(item.key.text))) if each not in offered and each not in plain(item.stem)}
        about = _matter(plain(prose(item.stem)))
        for other, sentence in sentences if telling else ():
            given_away = next((each for each in sorted(telling) if other != item.id and re.search(rf"(?<![\w,.]){re.escape(each)}(?![\w,])", sentence)), None)
            if given_away and about & _matter(sentence):
                what = f"{item.id}: {given_away!r} in its key stands in {other!r} too, about the same ({TOLD})"
                problem = report.problem("sections", section.id, ("items", index, "key", "text"), what, "leave it out there, or ask for something else")
                yield replace(problem, code=TOLD)
                break


def _own_words(item: ChoiceItem) -> set[str]:
    """The longer words of a key that stand in no distractor."""
    return _matter(plain(prose(item.key.text))).difference(*(_matter(plain(prose(each.text))) for each in item.distractors))


def _matter(text: str) -> set[str]:
    """The longer words of a text, without endings of the plural."""
    return {word.casefold().removesuffix("s") for word in re.findall(r"[^\W\d_]{5,}", text)}


def _told(item: Item) -> Iterator[str]:
    """What an item says to whoever reads it and its feedback."""
    yield plain(prose(item.stem))
    yield from (plain(prose(choice.feedback)) for _, choice in choices_of(item))
    if isinstance(item, TrueFalseItem):
        yield from (plain(prose(text)) for text in (item.feedback.on_true, item.feedback.on_false))
    elif isinstance(item, MatchItem):
        yield from (plain(prose(f"{pair.prompt}: {pair.answer}. {pair.feedback}")) for pair in item.pairs)
    elif feedback := getattr(item, "feedback", None):
        yield plain(prose(feedback))
    if item.rationale:
        yield plain(prose(item.rationale))
