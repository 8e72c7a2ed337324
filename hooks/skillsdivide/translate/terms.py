"""The terms of a language, words/<language>/terms.yml: for each English term one word, and those that must not stand for it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from skillsdivide.diagnostics import Problem
from skillsdivide.load.source_files import display_path, read_text
from skillsdivide.load.validation import validate
from skillsdivide.load.yaml_documents import parse
from skillsdivide.markdown import prose
from skillsdivide.schema.fields import Record, Text
from skillsdivide.translate.messages import Message
from skillsdivide.translate.po_files import FOLDER

NO_WORDS = re.compile(r"<[^<>]*>|(?<=\]\()[^()\s]*(?=\))|https?://\S+|\{\w+\}")
"""Tags, targets of links, and names of values."""
EXPRESSION = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
WRITTEN = re.compile(r'(?:_|counted)\("([^"]*)"')
"""What a template's expression shows of itself."""
UNREAD = re.compile("[\u064b-\u0650\u0652\u0640]")
"""Signs of Arabic that do not make another word: short vowels and the long joining stroke. A doubled letter does."""
WORD = re.compile("[\u0620-\u0652\u0670-\u06d3]+|[^\\W\u0620-\u0652\u0670-\u06d3_]+")
"""A word of one script: Arabic joins its prefixes to Latin words."""
PREFIXES = ("", "ال", "وال", "بال", "لل", "كال", "فال", "و", "ب", "ل")
"""The article and what is written together with a word of Arabic."""
ASIDE = re.compile(r"\(([^()]+)\)|\*{1,3}([^*]+)\*{1,3}|“([^“”]+)”|«([^«»]+)»")
"""What may be the English term beside its translation, or a title: in brackets, italics or quotation marks."""


class Term(Record):
    """One term of English, and the one word for it."""

    en: Text
    """The English term; variants after a comma, a semicolon or a stroke, and in brackets the sense that is meant."""
    word: Text
    """The word of the language; what is in brackets belongs to it."""
    avoid: list[Text]
    """Words that never stand for it. One that is right in some sentences is left out."""
    why: str = ""
    """Why this word, for translators."""
    source: Text
    """Where it was seen, or `usage` where nothing was looked up."""


class Terms(Record):
    """The file of terms."""

    terms: list[Term]
    """Each term once."""


def read_terms(folder: Path, language: str) -> tuple[Sequence[Term], list[Problem]]:
    """The terms of a language, none where it has no such file, and what is wrong with the file."""
    file = folder / FOLDER / language / "terms.yml"
    if not file.exists():
        return (), []
    path = display_path(file, folder)
    text, problems = read_text(file, path)
    document, faults = parse(text, path) if not problems else (None, problems)
    if document is None:
        return (), faults
    file_terms, invalid = validate(Terms, document)
    terms = file_terms.terms if file_terms else ()
    first: dict[str, int] = {}
    for index, term in enumerate(terms):
        if first.setdefault(term.en, index) != index:
            invalid.append(document.problem(("terms", index, "en"), f"the term {term.en!r} stands twice", "make one entry of the two", "duplicate-term"))
        for place, word in enumerate(term.avoid):
            if words(word) == words(term.word):
                invalid.append(document.problem(("terms", index, "avoid", place), f"{word!r} is the chosen word itself", "take it out here", "avoided-term"))
    return terms, [*faults, *invalid]


def words(text: str) -> str:
    """The words of a text, each between spaces, in small letters but for abbreviations: so that AI is not the French `ai`."""
    tokens = WORD.findall(UNREAD.sub("", text))
    return " ".join(("", *(each if len(each) > 1 and each.isupper() else each.casefold() for each in tokens), ""))


def forms(word: str) -> list[str]:
    """A word as it may stand in the words of a text: with the s of a plural, and with the article or a prefix of Arabic."""
    bare = words(word)
    if not bare.strip():
        return []
    if UNREAD.sub("", word)[:1] < "\u0620":
        return [bare, f"{bare[:-1]}s "]
    return [f" {prefix}{bare[1:].removeprefix('ال')}" for prefix in PREFIXES]


@dataclass(frozen=True)
class Avoided:
    """One form of a word that a term avoids."""

    form: str
    word: str
    term: Term
    english: Sequence[str]
    """The forms of the English term."""
    excuses: Sequence[str]
    """Forms of other English terms, of which this is the chosen word: where one of them stands in the same text, the word is right."""


class TermCheck:
    """Finds words that the terms of a language avoid."""

    def __init__(self, language: str, terms: Sequence[Term]):
        self.language = language
        self.path = f"{FOLDER}/{language}/terms.yml"
        self.avoided: Mapping[str, list[Avoided]] = defaultdict(list)
        """By the first word of the form."""
        known = [(term, words(term.word), _english(term)) for term in terms]
        for term, _, english in known:
            for word in term.avoid:
                ways = forms(word)
                excuses = [each for other, chosen, its in known if other is not term and any(way in chosen for way in ways) for each in its]
                for way in ways:
                    self.avoided[way.split()[0]].append(Avoided(way, word, term, english, excuses))

    def flaws(self, message: Message, translation: str) -> Iterator[tuple[str, str, str]]:
        """What is wrong with a translation, what to write instead, and the kind of fault. Forms that people type are theirs."""
        if not self.avoided or message.is_free:
            return
        read = words(_bare(translation))
        avoided = [each for first in dict.fromkeys(read.split()) if first in self.avoided for each in self.avoided[first] if each.form in read]
        if not avoided:
            return
        english, whole = words(_bare(message.text)), words(message.text)
        own = words(_without_quotations(_bare(translation), message.text))
        for each in avoided:
            is_meant = each.form in own and any(way in english for way in each.english)
            if is_meant and not any(way in whole for way in each.excuses):
                yield f"{each.word!r} stands for {each.term.en!r}", f"write {each.term.word!r}, as {self.path} says", "term"


def _english(term: Term) -> list[str]:
    variants = (each.strip().removeprefix("to ") for each in re.split("[;,/]", re.sub(r"\([^()]*\)", "", term.en)))
    return [form for each in variants if each for form in forms(each)]


def _bare(text: str) -> str:
    """A text without code, tags, addresses and names of values."""
    return NO_WORDS.sub(" ", EXPRESSION.sub(lambda match: " ".join(WRITTEN.findall(match[0])), prose(text)))


def _without_quotations(translation: str, english: str) -> str:
    """A translation without what it takes from the English as it stands: a term beside its translation, a title, a run of three words or of two names."""
    source = words(english)
    shown = ASIDE.sub(lambda match: " " if words(next(filter(None, match.groups()))) in source else match[0], translation)
    tokens, typed = WORD.findall(shown), " ".join(("", *WORD.findall(english), ""))
    quoted: set[int] = set()
    for size in (2, 3):
        for start in range(len(tokens) - size + 1):
            run = tokens[start : start + size]
            if f" {' '.join(run)} " in typed and (size == 3 or all(each[0].isupper() for each in run)):
                quoted.update(range(start, start + size))
    return " ".join(each for index, each in enumerate(tokens) if index not in quoted)
