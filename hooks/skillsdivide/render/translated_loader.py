"""Templates in the words of another language."""

from collections.abc import Callable
from pathlib import Path

import jinja2

from skillsdivide.translate.formats import ENGLISH
from skillsdivide.translate.interface_words import HOOKS, InterfaceWords
from skillsdivide.translate.messages import InLanguage


def add_language_filters(environment: jinja2.Environment, words: InterfaceWords | None) -> None:
    """Gives templates what writes numbers, dates and grammar of a language, English where it has no words: filters, and what marks words in expressions."""
    formats = words.formats if words else ENGLISH
    for name in ("number", "decimals", "day", "iso_day", "counted", "listed", "ended", "in_hours"):
        environment.filters[name] = getattr(formats, name)
    for name in ("within", "continuing", "opening"):
        environment.filters[name] = _marking(getattr(formats, name))
    environment.globals.update(_=_words, comma=formats.comma, semicolon=formats.semicolon, language=words.language if words else None)


def _marking(change: Callable[[str], str]) -> Callable[[str], str]:
    """A filter of texts after which one in a language of its own is still known as such."""
    return lambda text: text.like(change(text)) if isinstance(text, InLanguage) else change(text)


def _words(text: str) -> str:
    """What stands for words in an expression: `translate/template_words.py` finds and changes them before this is called."""
    return text


class TranslatedLoader(jinja2.BaseLoader):
    """What another loader finds, our own templates in other words; those of others, such as the theme's, as they are."""

    def __init__(self, loader: jinja2.BaseLoader, words: InterfaceWords) -> None:
        self.loader = loader
        self.words = words

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The source of a template, its file, and whether that is unchanged."""
        source, file, is_current = self.loader.get_source(environment, template)
        path = Path(file or "")
        if path.is_relative_to(HOOKS):
            source = self.words.template(path.relative_to(HOOKS).as_posix().removeprefix("skillsdivide/"), source)
        return source, file, is_current
