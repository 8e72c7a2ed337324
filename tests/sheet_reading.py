"""What worksheets and their keys say, and what the bank says of it."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterable

from export_items import linked
from printed import page_texts, squeezed

from skillsdivide.export.context import Site
from skillsdivide.export.test_forms import Form
from skillsdivide.schema.items import ChoiceItem, Item, MatchItem, MultipleItem, NumericItem, OrderItem, Section, TextItem, TrueFalseItem
from skillsdivide.translate.formats import ENGLISH

Pages = dict[str, list[str]]
"""The text of each page, without spaces, by the letter of its form."""


def read(content: bytes) -> Pages:
    """The pages of a file; each says which version it is of."""
    pages: Pages = {}
    for text in map(squeezed, page_texts(content)):
        pages.setdefault(re.search(r"Version([A-D])·Page", text)[1], []).append(text)
    return pages


def printed(text: str, site: Site) -> str:
    """A text of the bank as it stands on paper: the address of a link follows its words."""
    markup = re.sub(r'<a href="([^"]*)">(.*?)</a>', r"\2 (\1)", linked(text, site.url), flags=re.DOTALL)
    markup = re.sub(r"<ul>.*?</ul>", lambda found: found[0].replace("<li>", "•"), markup, flags=re.DOTALL)
    markup = re.sub(r"<ol>.*?</ol>", lambda found: numbered(found[0]), markup, flags=re.DOTALL)
    markup = re.sub(r'<img src="([^"]*)" alt="([^"]*)" />', r"\2 (\1)", markup)
    return squeezed(html.unescape(re.sub(r"<[^>]+>", "", markup)))


def numbered(markup: str) -> str:
    """A list with the number of each step before it."""
    count = itertools.count(1)
    return re.sub("<li>", lambda _: f"{next(count)}.", markup)


def asked(form: Form, item: Item, section: Section, site: Site) -> list[str]:
    """What a sheet says of an item, each part in one piece."""

    def lines(lettered: Iterable[tuple[str, str]]) -> str:
        return "".join(f"{letter}{printed(text, site)}" for letter, text in lettered)

    stem = printed(item.stem, site)
    match item:
        case ChoiceItem() | MultipleItem():
            return [stem, lines((each.letter, each.choice.text) for each in form.offers(item, section))]
        case TrueFalseItem():
            return [stem, "TrueFalse"]
        case NumericItem():
            return [stem, printed(item.unit, site)]
        case MatchItem():
            return [stem, "".join(printed(pair.prompt, site) for pair in item.pairs), lines((letter, text) for text, letter in form.answers(item).items())]
        case OrderItem():
            return [stem, lines((each.letter, each.text) for each in form.steps(item))]
    return [stem]


def right(form: Form, item: Item, section: Section, site: Site) -> str:
    """What a key has in the column of answers."""
    match item:
        case ChoiceItem() | MultipleItem():
            return ",".join(each.letter for each in form.offers(item, section) if each.is_key)
        case TrueFalseItem():
            return str(item.answer)
        case NumericItem():
            return squeezed(ENGLISH.number(item.answer)) + printed(item.unit, site)
        case TextItem():
            return printed(item.accept[0], site)
        case MatchItem():
            return ",".join(form.answers(item)[pair.answer] for pair in item.pairs)
        case OrderItem():
            return ",".join(f"{each.letter}{each.place}" for each in form.steps(item))
    raise AssertionError(item.type)


def reasons(item: Item) -> list[str]:
    """The texts with which a key says why."""
    match item:
        case ChoiceItem():
            texts = [item.key.text, item.key.feedback]
        case MultipleItem():
            texts = [text for each in item.keys for text in (each.text, each.feedback)]
        case TrueFalseItem():
            texts = [item.feedback.on_true if item.answer else item.feedback.on_false]
        case MatchItem():
            texts = [text for pair in item.pairs for text in (pair.prompt, pair.answer, pair.feedback)]
        case TextItem():
            texts = [*item.accept[1:], item.feedback]
        case _:
            texts = [item.feedback]
    return texts + ([item.rationale] if item.rationale else [])
