"""Languages that nobody speaks, in which a site shows what a real one would: longer words, or letters that run from right to left."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from skillsdivide.pipeline import Project, load
from skillsdivide.translate.messages import Message
from skillsdivide.translate.plural_forms import FORM, forms_of
from skillsdivide.translate.po_files import FOLDER, Entry, po_text
from skillsdivide.translate.source_words import po_path, source_messages
from skillsdivide.translate.template_checks import categories
from skillsdivide.translate.template_text import LITERAL, PART

KEPT = re.compile(r"<[^<>]*>|```.*?```|`[^`]*`|\]\([^)]*\)|\{[^{}]*\}|https?://\S+|&\w+;|\\.", re.DOTALL)
"""What no translator changes inside a message of a page or a record."""
PLURAL = re.compile(r"(?P<before>\{\w+, plural, )(?P<forms>(?:\w+ \{[^{}]*\} ?)+)\}")
FORMS = re.compile(r"(?:\s*\w+ ?\{[^{}]*\})+\s*")

ACCENTED = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
ARABIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابثدهفغحيجكلمنوبقرستعووخيز") | {
    ord(each): "أبثدهفغحيجكلمنوبقرستعووخيز"[index] for index, each in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}

Words = Callable[[Message], str]


def same(message: Message) -> str:
    """English as a language of its own: every page is the same but for what says its language."""
    return message.text


def longer(message: Message) -> str:
    """Accented, and 40 % longer where a sentence ends."""
    words = _pseudo(message, ACCENTED, "fr")
    ends_in_words = re.search(r"[^\W\d_]{3}[.?!]?$", message.text) and not FORMS.fullmatch(message.text) and "```" not in message.text
    return words + " bá" * (len(message.text) * 2 // 15) if ends_in_words else words


def mirrored(message: Message) -> str:
    """In Arabic letters, with the six forms of Arabic."""
    return _pseudo(message, ARABIC, "ar")


def _pseudo(message: Message, letters: dict[int, int | str], code: str) -> str:
    if not message.is_template:
        parts = re.split(f"({KEPT.pattern})", message.text, flags=re.DOTALL)
        return "".join(part if index % 2 else part.translate(letters) for index, part in enumerate(parts))

    def forms(text: str) -> str:
        other = forms_of(text)["other"].translate(letters)
        return " ".join(f"{category} {{{other}}}" for category in categories(code))

    def literal(match: re.Match[str]) -> str:
        text = match[1]
        return match[0].replace(text, forms(text) if FORMS.fullmatch(text) and FORM.search(text) else outside(text))

    def outside(text: str) -> str:
        parts, done = [], 0
        for part in re.finditer(rf"(?P<part>{PART.pattern})|{PLURAL.pattern}|\{{\w+\}}|&\w+;", text, re.DOTALL):
            shown = f"{part['before']}{forms(part['forms'])}}}" if part["before"] else LITERAL.sub(literal, part[0]) if part["part"] else part[0]
            parts += [text[done : part.start()].translate(letters), shown]
            done = part.end()
        return "".join([*parts, text[done:].translate(letters)])

    return forms(message.text) if FORMS.fullmatch(message.text) and "other" in forms_of(message.text) else outside(message.text)


def write_words(project: Path, code: str, words: Words) -> None:
    """Writes the translators' files of a language for the project in a folder."""
    sources = load(Project(project, project / "docs"))
    for source, messages in source_messages(project, project / "docs", sources.catalog, sources.report).items():
        file = project / FOLDER / code / po_path(source)
        file.parent.mkdir(parents=True, exist_ok=True)
        entries = [Entry(message.place, message.text, words(message)) for message in messages]
        file.write_text(po_text(code, source, messages, entries), encoding="utf-8")


def name_languages(project: Path, languages: str) -> None:
    """Names languages in a project's mkdocs.yml in place of its own: `fr: {name: Français, formats: fr-DZ}`, separated by commas."""
    settings = project / "mkdocs.yml"
    text = re.sub(r"\n  languages: [^\n]*", "", settings.read_text(encoding="utf-8"))
    line = f"  languages: {{{languages}}}\n"
    settings.write_text(text.replace("\nextra:\n", f"\nextra:\n{line}", 1) if "\nextra:\n" in text else f"{text}\nextra:\n{line}", encoding="utf-8")


FRENCH = "fr: {name: Français, formats: fr-DZ, complete: true}"
ARABIC_NAMED = "ar: {name: العربية, formats: ar-DZ, complete: true}"
