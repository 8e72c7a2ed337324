"""The words of the interface in a language: those of templates, and of the tables that files for platforms show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from skillsdivide.build_cache import digest
from skillsdivide.load.source_files import written_files
from skillsdivide.schema.export_formats import Format, formats_in
from skillsdivide.translate.formats import CldrFormats, EnglishFormats
from skillsdivide.translate.languages import Language
from skillsdivide.translate.messages import Change, Message
from skillsdivide.translate.table_words import FORMATS, table_messages, translated_table
from skillsdivide.translate.template_words import template_messages, translated_template

HOOKS = Path(__file__).parents[2]
CORE = HOOKS / "skillsdivide"

INTERFACE = "interface"
"""What words/<language>/interface.po translates: the templates of pages and of the theme."""
EXPORTS = "exports"
"""What exports.po translates: the templates and the tables of files for platforms."""


VALUE = re.compile(r"(?<!\{)(?<!zero )(?<!one )(?<!two )(?<!few )(?<!many )(?<!other )\{(?!url\})\w+\}(?!\})")
"""A place for a value in a text for scripts: no form of a noun, and no address, which would take in what stands round it."""


EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
"""A value that a template puts into a text."""
ISOLATED = "\u2068\\g<0>\u2069"

READ = ("templates/pages/", "templates/pieces/", "templates/shortcodes/")
"""Templates of what people read on pages alone; other software, and the search, would take the marks of direction for a part of a text."""


@dataclass(frozen=True)
class InterfaceWords:
    """The interface in one language. What is missing there stands in English."""

    language: Language
    change: Change
    """The words for each message."""
    _tables: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def formats(self) -> EnglishFormats:
        """How the language writes numbers and dates."""
        return CldrFormats(self.language.formats)

    def template(self, name: str, source: str) -> str:
        """The source of a template in the language. `name`: templates/pages/role.html.j2, or theme/404.html."""
        if self.language.direction == "ltr":
            return translated_template(name, source, self.change)
        return translated_template(name, source, self._isolated if name.startswith(READ) else self._filled)

    def _filled(self, message: Message) -> str:
        """The words with each value that a script will fill in kept in its own direction."""
        words = self.change(message)
        return words if words == message.text else VALUE.sub(ISOLATED, words)

    def _isolated(self, message: Message) -> str:
        """The same with each value that the template puts in: a code such as 15-1253 or an English name among Arabic words."""
        words = self._filled(message)
        return words if words == message.text else EXPRESSION.sub(ISOLATED, words)

    @cached_property
    def export_formats(self) -> dict[str, Format]:
        """The formats of files for platforms that there are in the language, by their ids."""
        return {name: each for name, each in formats_in(self.table(FORMATS)).items() if not each.english_only}

    def table(self, path: str) -> Any:
        """A table of what files for platforms say of themselves, by its path below the core."""
        if path not in self._tables:
            self._tables[path] = translated_table(path, self.change)
        return self._tables[path]

    @cached_property
    def digest(self) -> str:
        """What changes with any of the words."""
        return digest([self.language.code, self.language.formats, *(self.change(message) for _, message in interface_messages())])


def interface_messages() -> Iterator[tuple[str, Message]]:
    """Each message of the interface, after what it is listed under: INTERFACE or EXPORTS."""
    for folder, pattern in ((CORE, "templates/**/*.j2"), (CORE, "templates/**/*.html"), (HOOKS, "theme/**/*.html")):
        for file in written_files(folder, pattern):
            name = file.relative_to(folder).as_posix()
            source = EXPORTS if name.startswith("templates/exports/") else INTERFACE
            yield from ((source, message) for message in template_messages(name, file.read_text(encoding="utf-8")))
    yield from ((EXPORTS, message) for message in table_messages())
