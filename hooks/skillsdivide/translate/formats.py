"""Numbers, dates and the grammar that templates need, by the conventions of a language.

English is written out here, so that a site in one language imports nothing for it; any other is what CLDR says, by Babel.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from typing import Any

from skillsdivide.translate.plural_forms import form_for

RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")

LAST_TAGS = re.compile(r"(?:<[^<>]*>)+$")

ENDS = ".!?…؟"
"""What a sentence may end with."""


class EnglishFormats:
    """How English writes numbers and dates; languages that differ say so in a class of their own."""

    comma = ", "
    """Between the entries of a list."""
    semicolon = "; "
    """Between the longer entries of a list."""

    def number(self, value: float) -> str:
        """A number as readers see it, thousands grouped, no idle zeros: 92,000 and 0.5; very large ones with a raised power of ten."""
        digits, _, power = (f"{value:,}" if isinstance(value, int) else f"{value:,.10g}").partition("e")
        return f"{self.signs(digits)} × 10{str(int(power)).translate(RAISED)}" if power else self.signs(digits)

    def decimals(self, value: float, count: int) -> str:
        """A number with so many decimals: 0.50."""
        return self.signs(f"{value:,.{count}f}")

    def signs(self, digits: str) -> str:
        """Digits grouped as in 1,234.5, with the signs of the language."""
        return digits

    def day(self, value: date) -> str:
        """A date as readers see it: 23 November 2026."""
        return f"{value.day} {value:%B} {value.year}"

    def iso_day(self, value: str) -> str:
        """The same of a date such as 2026-11-23."""
        return self.day(date.fromisoformat(value))

    def in_hours(self, amount: str) -> str:
        """An amount with the sign for hours, 2 h; of none, the sign alone."""
        return f"{amount} h".strip()

    def category(self, count: float) -> str:
        """What a number asks of the noun that it counts: one or other."""
        return "one" if count == 1 else "other"

    def counted(self, count: float, forms: str) -> str:
        """A number with what it counts, by the forms of the noun: one {# role} other {# roles}."""
        return form_for(forms, self.category(count)).replace("#", self.number(count))

    def listed(self, entries: Sequence[str]) -> str:
        """Entries as a sentence has them: a, b and c."""
        return " and ".join(entries) if len(entries) < 3 else f"{', '.join(entries[:-1])} and {entries[-1]}"

    def within(self, text: str) -> str:
        """A label as it stands inside a sentence."""
        return text.lower()

    def continuing(self, text: str) -> str:
        """A sentence as it goes on behind a colon: with a small first letter."""
        return text[:1].lower() + text[1:]

    def opening(self, text: str) -> str:
        """A text as it stands at the beginning of a sentence."""
        return text[:1].upper() + text[1:]

    def ended(self, text: str) -> str:
        """A text as a whole sentence, with a full stop where it ends with no sign of its own."""
        return text if text.endswith(".") else text + "."


class CldrFormats(EnglishFormats):
    """How another language writes them."""

    def __init__(self, conventions: str) -> None:
        """`conventions`: as CLDR names them, fr-DZ."""
        self.locale: Any = import_module("babel.core").Locale.parse(conventions, sep="-")
        self._category: Callable[[float], str] = self.locale.plural_form
        signs = self.locale.number_symbols["latn"]
        self._signs = str.maketrans({",": signs["group"], ".": signs["decimal"]})
        if self.locale.language == "ar":
            self.comma, self.semicolon = "، ", "؛ "

    def signs(self, digits: str) -> str:
        """Digits with the signs of the language: 1.234,5."""
        return digits.translate(self._signs)

    def day(self, value: date) -> str:
        """A date as readers see it: 23 novembre 2026."""
        return str(import_module("babel.dates").format_date(value, "long", locale=self.locale))

    def in_hours(self, amount: str) -> str:
        """An amount with CLDR's sign for hours: 2 س."""
        sign = import_module("babel.units").format_unit("", "duration-hour", "short", locale=self.locale)
        return f"{amount} {sign.strip()}".strip()

    def category(self, count: float) -> str:
        """What a number asks of the noun that it counts, as CLDR names it: zero, one, two, few, many or other."""
        return self._category(count)

    def listed(self, entries: Sequence[str]) -> str:
        """Entries as a sentence has them: a, b et c."""
        return str(import_module("babel.lists").format_list(list(entries), locale=self.locale))

    def within(self, text: str) -> str:
        """A label as it stands inside a sentence: with a small first letter, but for names in capitals."""
        return text if re.match(r"\w[A-Z\d]", text) else self.continuing(text)

    def ended(self, text: str) -> str:
        """A text as a whole sentence; tags may stand at its end."""
        return text if LAST_TAGS.sub("", text).endswith(tuple(ENDS)) else text + "."


ENGLISH = EnglishFormats()
