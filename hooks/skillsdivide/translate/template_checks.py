"""Checks the words for a piece of a template: tags, what Jinja does, places for values, and a form for each number that the language has."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module

from skillsdivide.translate.plural_forms import forms_of
from skillsdivide.translate.template_text import LITERAL, PART, has_partners, tokens
from skillsdivide.translate.template_words import TAG

PLACE = re.compile(r"\{(\w+)(?:, plural,((?: \w+ \{[^{}]*\})+))?\}")
"""A place that a script fills, or the forms that a number asks for."""
COUNTED = re.compile(r'\bcounted\("((?:\\.|[^"\\])*)"\)')
FORMS = re.compile(r"(?:\s*\w+ ?\{[^{}]*\})+\s*")
"""The whole of a text that is nothing but forms."""

Flaw = tuple[str, str, str]
"""What is wrong, what to write instead, and the kind of fault."""


def template_flaws(english: str, words: str, language: str) -> Iterator[Flaw]:
    """The flaws of a translation."""
    for kind, of in (("tag", _tags), ("expression", _expressions), ("place", _places)):
        wanted, given = of(english), of(words)
        for lost in (wanted - given).elements():
            yield f"the {kind} {lost!r} is lost", "write it into the translation as the English has it", "lost-marker"
        for added in (given - wanted).elements():
            yield f"the {kind} {added!r} is not in the English", "take it out", "added-marker"
    if not has_partners(list(tokens(words, 0, len(words)))):
        yield "a tag or a statement is closed before what begins in it", "close them in the order of the English", "lost-marker"
    for forms in _forms(words):
        missing = [each for each in categories(language) if each not in forms_of(forms)]
        if missing:
            wanted_forms = " ".join(f"{each} {{…}}" for each in categories(language))
            yield f"{forms.strip()!r} has no form for {', '.join(missing)}", f"write all of {wanted_forms}", "plural-forms"


@cache
def categories(language: str) -> list[str]:
    """The categories of number that counts in a language meet, as CLDR orders them: one and other of English and of French, six of Arabic."""
    rule = import_module("babel.core").Locale.parse(language, sep="-").plural_form
    met = {rule(number) for number in range(201)} | {"other"}
    return [each for each in ("zero", "one", "two", "few", "many", "other") if each in met]


def _tags(text: str) -> Counter[str]:
    return Counter(match[0] for match in TAG.finditer(PART.sub(lambda part: part[0] if part[0][0] == "<" else "", text)))


def _expressions(text: str) -> Counter[str]:
    """What Jinja does, without the words in it."""
    return Counter(LITERAL.sub("", part[0]) for part in PART.finditer(text) if part["jinja"])


def _places(text: str) -> Counter[str]:
    """The names of the places, each once, for a language may name a number in some forms alone."""
    return Counter({match[1] for match in PLACE.finditer(_outside(text))})


def _forms(text: str) -> Iterable[str]:
    yield from (match[2] for match in PLACE.finditer(text) if match[2])
    yield from (match[1] for match in COUNTED.finditer(text))
    if FORMS.fullmatch(text) and "other" in forms_of(text):
        yield text


def _outside(text: str) -> str:
    return PART.sub("", text)
