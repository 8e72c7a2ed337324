"""The languages beside English that mkdocs.yml names, each with its settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

RIGHT_TO_LEFT = ("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")
"""The languages that are written from right to left."""


def direction_of(code: str) -> str:
    """How the language of that code is written: ltr or rtl."""
    return "rtl" if code.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True)
class Language:
    """One language of a site, as `extra.languages` of mkdocs.yml names it."""

    code: str
    """As BCP 47 writes it: fr."""
    name: str
    """What it calls itself: Français."""
    formats: str
    """The conventions of its numbers and dates, as CLDR names them: fr-DZ."""
    is_complete: bool = False
    """Whether a missing or stale translation stops the build."""

    @property
    def direction(self) -> str:
        """How it is written: ltr or rtl."""
        return direction_of(self.code)


ENGLISH = Language("en", "English", "en")
"""The language of the source."""


class UnknownLanguage(Exception):
    """A language or a setting of one that cannot be read; says what to write instead."""


def languages(settings: object) -> list[Language]:
    """The languages in the value of `extra.languages`. Raises UnknownLanguage."""
    if settings is None:
        return []
    if not isinstance(settings, Mapping):
        raise UnknownLanguage("extra.languages is no table of languages; write them as fr: {name: Français, formats: fr-DZ}")
    return [_language(str(code), given) for code, given in settings.items()]


def chosen(named: list[Language], wanted: str) -> list[Language]:
    """Those of the named languages that are wanted: all, none, or codes with spaces between. Raises UnknownLanguage."""
    codes = [each.code for each in named] if wanted == "all" else [] if wanted == "none" else wanted.split()
    unknown = set(codes) - {each.code for each in named}
    if unknown:
        raise UnknownLanguage(f"LANGUAGES names {min(unknown)!r}, which extra.languages does not; write all, none or codes that stand there")
    return [each for each in named if each.code in codes]


def _language(code: str, given: Any) -> Language:
    known = {"name", "formats", "complete"}
    if not isinstance(given, Mapping) or not given.get("name") or set(given) - known:
        raise UnknownLanguage(f"extra.languages {code}: write its name, its formats and complete alone, as fr: {{name: Français, formats: fr-DZ}}")
    formats = str(given.get("formats", code))
    check_code(code)
    check_code(formats)
    return Language(code, str(given["name"]), formats, is_complete=given.get("complete") is True)


def check_code(code: str) -> None:
    """Raises UnknownLanguage where CLDR does not know a language by that name."""
    core = import_module("babel.core")
    try:
        core.Locale.parse(code, sep="-")
    except (ValueError, core.UnknownLocaleError):
        raise UnknownLanguage(f"{code!r} is no language that CLDR knows; write it as fr or fr-DZ") from None
    if code == "en":
        raise UnknownLanguage("English is the source and has no files of words; take en out")


def named_languages(file: Path) -> list[Language]:
    """The languages that a mkdocs.yml names, read without the tags that MkDocs alone understands. Raises UnknownLanguage."""
    node: yaml.Node | None = yaml.compose(file.read_text(encoding="utf-8-sig"), yaml.SafeLoader)
    for step in ("extra", "languages"):
        node = next((value for key, value in node.value if key.value == step), None) if isinstance(node, yaml.MappingNode) else None
    return languages(yaml.SafeLoader("").construct_document(node)) if node else []
