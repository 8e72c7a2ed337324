"""Item-writing flaws, over an item and over the bank. Each rule has a name, a page section and a way to waive it.

The rules and their sources are explained in docs/item-writing.md, one heading a rule. An item may
break one with a reason: `waive: {longest-key: the full name is the answer}`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from skillsdivide.diagnostics import Problem, Steps, one_of
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.dataset import LoadReport
from skillsdivide.markdown import plain, prose, shown
from skillsdivide.schema.items import Choice, ChoiceItem, Item, MultipleItem, Section, TrueFalseItem
from skillsdivide.schema.vocabulary import HUMAN

Fault = tuple[Steps, str, str]
"""Where in the item, what is wrong, what to write instead."""

LONGER = 1.4
FEWEST_ITEMS = 3
FEWEST_FEEDBACK_WORDS = 4
HARDEST_LIX = 70
HUMAN_KEYS_AT_MOST = 0.25

ABSOLUTE_WORDS = "always|never|every|all|none|nobody|impossible|guaranteed?|completely|entirely"
ABSOLUTE = re.compile(rf"\b(?:{ABSOLUTE_WORDS})\b|(?:^|(?<=[.!?]\s))(?!None$)(?i:{ABSOLUTE_WORDS})(?<![A-Z]{{2}})\b")
"""A capital within a sentence makes a name, capitals alone a keyword, and None alone is a value."""
ALL_OR_NONE = re.compile(r"\b(all|none|both|neither) of (these|them|the (above|others?|answers|choices|options))\b", re.IGNORECASE)
NEGATIVE = re.compile(r"(?<!\*)\b(not|except)\b(?!\*)|^(Not|Except)\b")
"""Set in bold or in capitals it is not overlooked, and a capital within a sentence makes a name, as in 404 Not Found."""
ENGLISH = re.compile(r"\b(the|what|which|who|why|how|when|does|are|and|that|this|these|with|from|of)\b", re.IGNORECASE)
"""Words without which an English question hardly does."""
UNSPACED = re.compile("[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
"""Letters of scripts that put no space between words; two make about a word."""
REASON = re.compile(r"\b(?i:because|since)\b(?!\s+(?:\d|[A-Z]|early|late|last|then|when))")
"""A choice that says why it is so; what is so since a time gives no reason."""
HEDGE = re.compile(r"\b(?i:might|often|some|sometimes|usually|mostly|partly|likely|probably|perhaps)\b|(?<![Ww]ho )\bmay\b")
"""May with a capital is a month, and who may do something is allowed to."""
HUMAN_WORDS = re.compile(r"\b(human judgement|a person|people|judgement)\b", re.IGNORECASE)


def lint(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """Every flaw that is not waived, with the line to mend."""
    for section in catalog.sections.values():
        for index, item in enumerate(section.items):
            for name in item.waive:
                if name not in WAIVABLE:
                    what = f"no rule is called {name!r}"
                    yield replace(report.problem("sections", section.id, ("items", index, "waive", name), what, one_of(name, WAIVABLE)), code="unknown-rule")
            for name, rule in ITEM_RULES.items():
                if name not in item.waive:
                    for steps, what, remedy in rule(item, catalog):
                        yield replace(report.problem("sections", section.id, ("items", index, *steps), f"{item.id}: {what} ({name})", remedy), code=name)
        for steps, what, remedy in objective_coverage(section):
            yield replace(report.problem("sections", section.id, steps, f"{what} (objective-coverage)", remedy), code="objective-coverage")
    yield from human_is_safe(catalog, report)


# --- rules over one item --------------------------------------------------------------------------


def longest_key(item: Item, catalog: Catalog) -> Iterator[Fault]:
    """A key much longer than every distractor is picked without reading."""
    if isinstance(item, ChoiceItem) and prose(item.key.text).strip():
        longest = max(len(plain(each.text)) for each in item.distractors)
        if len(plain(item.key.text)) > LONGER * longest + 4:
            yield ("key", "text"), "the key is much longer than every distractor", "shorten it, or give a distractor as much detail"


def all_or_none(item: Item, catalog: Catalog) -> Iterator[Fault]:
    """Such a choice rewards partial knowledge and breaks when choices are shuffled."""
    for steps, choice in choices_of(item):
        if is_english(item) and ALL_OR_NONE.search(prose(choice.text)):
            yield (*steps, "text"), f"{choice.text!r} speaks of the other choices", "write a choice that stands alone"


def negative_stem(item: Item, catalog: Catalog) -> Iterator[Fault]:
    """A negation that is overlooked tests reading, not knowledge."""
    question = re.split(r"(?<=[.!])\s+", prose(item.stem).strip())[-1]
    if is_english(item) and not isinstance(item, TrueFalseItem) and NEGATIVE.search(question):
        yield ("stem",), "the question is negative and the negation is easily missed", "ask for what is so, or set the word in **bold**"


def absolute_terms(item: Item, catalog: Catalog) -> Iterator[Fault]:
    """Absolute words in distractors alone give them away."""
    if isinstance(item, ChoiceItem) and is_english(item) and not ABSOLUTE.search(prose(item.key.text).strip()):
        for index, choice in enumerate(item.distractors):
            absolute = ABSOLUTE.search(prose(choice.text).strip())
            if absolute:
                yield ("distractors", index, "text"), f"{absolute[0]!r} stands in a distractor and not in the key", "say it without an absolute word"


def own_reason(item: Item, catalog: Catalog) -> Iterator[Fault]:
    """A distractor that says why it is so, beside a key that does not, shows how it is wrong."""
    if isinstance(item, ChoiceItem) and is_english(item) and not REASON.search(prose(item.key.text)):
        for index, choice in enumerate(item.distractors):
            reason = REASON.search(prose(choice.text))
            if reason:
                yield ("distractors", index, "text"), f"it gives a reason with {reason[0]!r}, and the key gives none", "move the reason into the feedback"


def hedged_key(item: Item, catalog: Catalog) -> Iterator[Fault]:
    """A key that alone leaves room for doubt is picked for its caution."""
    if isinstance(item, ChoiceItem) and is_english(item):
        hedge = HEDGE.search(prose(item.key.text))
        if hedge and not any(HEDGE.search(prose(each.text)) for each in item.distractors):
            yield ("key", "text"), f"{hedge[0]!r} stands in the key and in no distractor", "hedge a distractor as well, or say it plainly"


def grammar_cue(item: Item, catalog: Catalog) -> Iterator[Fault]:
    """An article at the stem's end that fits some choices alone."""
    article = re.search(r"\b(a|an)\s*(…|\.\.\.|:)?$", item.stem.strip())
    if article and isinstance(item, ChoiceItem) and is_english(item):
        yield ("stem",), f"the stem ends in {article[1]!r}, which fits some choices alone", "move the article into the choices"


def word_overlap(item: Item, catalog: Catalog) -> Iterator[Fault]:
    """Words that the stem shares with the key alone lead to it."""
    if isinstance(item, ChoiceItem):
        shared = _content_words(item.stem) & _content_words(item.key.text)
        for choice in item.distractors:
            shared -= _content_words(choice.text)
        if len(shared) >= 2:
            yield ("key", "text"), f"stem and key alone share {', '.join(sorted(shared))}", "use the words in a distractor too, or others in the key"


def duplicate_choices(item: Item, catalog: Catalog) -> Iterator[Fault]:
    """Two choices that say the same can both be ruled out."""
    texts: set[str] = set()
    for steps, choice in choices_of(item):
        if shown(choice.text) in texts:
            yield (*steps, "text"), f"{choice.text!r} stands twice", "write another distractor"
        texts.add(shown(choice.text))


def implausible_distractor(item: Item, catalog: Catalog) -> Iterator[Fault]:
    """A distractor far shorter than all others is seldom chosen."""
    if isinstance(item, ChoiceItem):
        lengths = [len(plain(choice.text)) for _, choice in choices_of(item)]
        for index, choice in enumerate(item.distractors):
            if not prose(choice.text).strip():
                continue
            if len(plain(choice.text)) < 0.35 * (sum(lengths) / len(lengths)) and len(choice.text.split()) < 4 and len(item.key.text.split()) > 5:
                yield ("distractors", index, "text"), f"{choice.text!r} is far shorter than the rest", "write a real confusion in as much detail"


def distractor_also_true(item: Item, catalog: Catalog) -> Iterator[Fault]:
    """A distractor that the dataset makes right as well: another verdict's item, or tasks of one stance."""
    if not isinstance(item, ChoiceItem):
        return
    if item.claim:
        label = catalog.verdicts[catalog.claims[item.claim].verdict].label.casefold()
        for index, choice in enumerate(item.distractors):
            if choice.text.casefold().strip(" .") == label:
                yield ("distractors", index, "text"), f"{choice.text!r} is the verdict of the claim {item.claim!r}", "make it the key, or write another verdict"
    stances = catalog.stance_by_task
    own = stances.get(item.key.text.casefold())
    for index, choice in enumerate(item.distractors):
        if own and stances.get(choice.text.casefold()) == own:
            yield ("distractors", index, "text"), f"this task has the key's stance, {own!r}", "choose a task of another stance"


def missing_feedback(item: Item, catalog: Catalog) -> Iterator[Fault]:
    """Right or wrong alone teaches next to nothing."""
    for steps, choice in choices_of(item):
        if _count_words(plain(choice.feedback)) < FEWEST_FEEDBACK_WORDS:
            yield (*steps, "feedback"), f"{choice.feedback!r} gives no reason", "say why this choice is right or wrong"


def unnamed_mistake(item: Item, catalog: Catalog) -> Iterator[Fault]:
    """A distractor that stands for no mistake of anybody's does no work."""
    for steps, choice in choices_of(item):
        if steps[0] == "distractors" and choice.misconception is None:
            yield steps, f"{choice.text!r} names no mistake", "add misconception: with the mistake that leads people to it"


def untaught(item: Item, catalog: Catalog) -> Iterator[Fault]:
    """What is asked must be taught somewhere, and a reader who missed it is led back there."""
    if choices_of(item) and item.passage is None:
        yield (), "nothing says where its answer is taught", "add passage: with the page and heading, such as learn/chapter.md#heading"


def reading_level(item: Item, catalog: Catalog) -> Iterator[Fault]:
    """A stem harder to read than the matter it asks about; measured by LIX."""
    stem = prose(item.stem)
    words = re.findall(r"\w+", stem)
    if len(words) >= 12 and is_english(item):
        sentences = max(1, len(re.findall(r"[.!?:](\s|$)", stem)))
        lix = len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)
        if lix > HARDEST_LIX:
            yield ("stem",), f"the stem is hard to read (LIX {lix:.0f})", "use shorter sentences and words"


ITEM_RULES: dict[str, Callable[[Item, Catalog], Iterator[Fault]]] = {
    "longest-key": longest_key,
    "all-or-none": all_or_none,
    "negative-stem": negative_stem,
    "absolute-terms": absolute_terms,
    "own-reason": own_reason,
    "hedged-key": hedged_key,
    "grammar-cue": grammar_cue,
    "word-overlap": word_overlap,
    "duplicate-choices": duplicate_choices,
    "implausible-distractor": implausible_distractor,
    "distractor-also-true": distractor_also_true,
    "missing-feedback": missing_feedback,
    "unnamed-mistake": unnamed_mistake,
    "untaught": untaught,
    "reading-level": reading_level,
}

SAME, TOLD = "same-idea", "told-elsewhere"
"""The rules on what items give away about each other; item_overlap.py has them."""
WAIVABLE = (*ITEM_RULES, SAME, TOLD)

# --- rules over a section and the bank ------------------------------------------------------------


def objective_coverage(section: Section) -> Iterator[Fault]:
    """One or two items do not show whether an objective was reached."""
    if len(section.items) < 2 * FEWEST_ITEMS:
        return
    for index, objective in enumerate(section.objectives):
        count = sum(section.objective_of(item) == objective.id for item in section.items)
        if count < FEWEST_ITEMS:
            yield ("objectives", index), f"the objective {objective.id!r} has {count} items", f"write {FEWEST_ITEMS} or more, or drop the objective"


def human_is_safe(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """If the choice that speaks of people is mostly the key, nobody need think."""
    items = [(section.id, index, item) for section in catalog.sections.values() for index, item in enumerate(section.items) if isinstance(item, ChoiceItem)]
    telling = [
        (section, index)
        for section, index, item in items
        if HUMAN_WORDS.search(prose(item.key.text)) and not any(HUMAN_WORDS.search(prose(each.text)) for each in item.distractors)
    ]
    if len(items) >= 40 and len(telling) > HUMAN_KEYS_AT_MOST * len(items):
        section, index = telling[0]
        what = f"in {len(telling)} of {len(items)} items the key alone speaks of people, so {HUMAN!r} is a safe guess (human-is-safe)"
        yield replace(report.problem("sections", section, ("items", index), what, "let some distractors speak of people too"), code="human-is-safe")


BANK_RULES = ("objective-coverage", "human-is-safe")


def choices_of(item: Item) -> list[tuple[tuple[str | int, ...], Choice]]:
    """Where each choice of an item stands, and the choice; none for an item without choices."""
    if isinstance(item, ChoiceItem):
        return [(("key",), item.key), *((("distractors", index), each) for index, each in enumerate(item.distractors))]
    if isinstance(item, MultipleItem):
        return [((name, index), each) for name in ("keys", "distractors") for index, each in enumerate(getattr(item, name))]
    return []


def is_english(item: Item) -> bool:
    """Whether an item is in English, as far as its words show: rules about English words say nothing about others."""
    return _has_english_words(item.stem) or any(_has_english_words(choice.feedback) for _, choice in choices_of(item))


@lru_cache(maxsize=50_000)
def _has_english_words(text: str) -> bool:
    return ENGLISH.search(prose(text)) is not None


def _count_words(text: str) -> int:
    """About how many words a text has, in a script with spaces or without."""
    unspaced = len(UNSPACED.findall(text))
    return len(UNSPACED.sub(" ", text).split()) + unspaced // 2


def _content_words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w{6,}", plain(prose(text)))}
