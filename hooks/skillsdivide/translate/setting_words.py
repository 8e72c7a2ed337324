"""The words in mkdocs.yml that pages show: labels of the navigation, what the site says of itself, and of its buttons."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from skillsdivide.load.source_files import read_text
from skillsdivide.translate.messages import Change, Message, messages_of

FILE = "mkdocs.yml"

TEXTS = ("site_description", "copyright", "repo_name")
"""The settings that are texts. The name of a site is a name and stays."""


class _PlainLoader(yaml.SafeLoader):
    """Reads what has a tag that MkDocs alone understands as nothing."""


_PlainLoader.add_multi_constructor("", lambda *_: None)


def setting_messages(folder: Path) -> Iterator[Message]:
    """The messages of the mkdocs.yml in a folder, each label once; none where there is no such file."""
    text, missing = read_text(folder / FILE, FILE)
    settings = None if missing else yaml.load(text, _PlainLoader)  # noqa: S506, it makes plain values alone
    messages: dict[str, Message] = {}
    for message in messages_of(partial(translated_settings, settings)) if isinstance(settings, dict) else ():
        messages.setdefault(message.place, message)
    yield from messages.values()


def translated_settings(settings: Mapping[str, Any], change: Change) -> dict[str, Any]:
    """The settings in other words, under the names that mkdocs.yml gives them: those with words alone."""

    def words(steps: str, text: Any) -> Any:
        place = f"{FILE} {steps}"
        return change(Message(place, text, place)) if isinstance(text, str) and text else text

    def labelled(entry: Any) -> Any:
        if isinstance(entry, dict):
            return {words(f"nav.{label}", label): labelled(child) for label, child in entry.items()}
        return [labelled(each) for each in entry] if isinstance(entry, list) else entry

    def switch(option: Any) -> Any:
        toggle = option.get("toggle") if isinstance(option, dict) else None
        return {**option, "toggle": {**toggle, "name": words(f"theme.palette.{option.get('scheme')}", toggle.get("name"))}} if toggle else option

    theme, extra = settings.get("theme") or {}, settings.get("extra") or {}
    palette, footer, extensions = theme.get("palette"), extra.get("footer") or [], settings.get("markdown_extensions") or []
    anchors = next((each["toc"] for each in extensions if isinstance(each, dict) and "toc" in each), None) or {}
    return {
        **{name: words(name, settings.get(name)) for name in TEXTS},
        "nav": labelled(settings.get("nav")),
        "palette": [switch(each) for each in palette] if isinstance(palette, list) else palette,
        "footer": [words(f"nav.{label}", label) for label in footer],
        "permalink_title": words("markdown_extensions.toc.permalink_title", anchors.get("permalink_title")),
    }
