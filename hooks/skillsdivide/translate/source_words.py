"""Every text of a site that is translated, file by file."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from skillsdivide.load.catalog import Catalog
from skillsdivide.load.dataset import LoadReport
from skillsdivide.load.source_files import display_path, read_text, written_files
from skillsdivide.translate.interface_words import interface_messages
from skillsdivide.translate.messages import Message
from skillsdivide.translate.page_words import page_messages
from skillsdivide.translate.record_words import record_messages
from skillsdivide.translate.setting_words import FILE, setting_messages


def source_messages(folder: Path, docs: Path, catalog: Catalog, report: LoadReport) -> Mapping[str, list[Message]]:
    """The messages of each file of the dataset, the item bank and the pages, by its path, those of the settings and those of the interface."""
    messages: dict[str, list[Message]] = {}
    settings = ((FILE, message) for message in setting_messages(folder))
    for path, message in (*record_messages(catalog, report), *_of_pages(folder, docs), *settings, *interface_messages()):
        messages.setdefault(path, []).append(message)
    return messages


def _of_pages(folder: Path, docs: Path) -> Iterator[tuple[str, Message]]:
    for file in written_files(docs, "**/*.md"):
        path = display_path(file, folder)
        text, _ = read_text(file, path)
        yield from ((path, message) for message in page_messages(file.relative_to(docs).as_posix(), text))


def po_path(source: str) -> str:
    """The path of a source's words below those of a language: learn/x.md has docs/learn/x.po."""
    return Path(source).with_suffix(".po").as_posix()
