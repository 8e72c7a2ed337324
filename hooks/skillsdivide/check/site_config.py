"""What mkdocs.yml must say for the site to stand. What MkDocs itself checks is not checked again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from skillsdivide.diagnostics import ValidationFailed, one_of
from skillsdivide.load.yaml_documents import Document


@dataclass(frozen=True)
class Settings:
    """What a site generator understood of mkdocs.yml, that file included."""

    file: Path
    site_url: str
    directory_urls: bool
    """Whether learn/x.md is served as learn/x/."""
    uses_our_theme: bool
    """Whether theme.custom_dir is hooks/theme."""
    course: tuple[str, ...]
    """The pages that the navigation names."""


def check(settings: Settings, pages: Iterable[str]) -> None:
    """Raises ValidationFailed with every setting that would leave pages out or make them lead nowhere; `pages` are those that there are."""
    document = _composed(settings.file)
    faults = [*_faults(settings), *_lost(settings, set(pages), document)]
    if faults:
        raise ValidationFailed(document.problem(where, what, remedy) for where, what, remedy in faults)


Fault = tuple[tuple[str | int, ...], str, str]


def _faults(settings: Settings) -> Iterator[Fault]:
    if not settings.site_url:
        yield (
            ("site_url",),
            "site_url is empty, and links in files for other software lead back by it",
            "write where the site will stand, such as https://example.org/skills/",
        )
    if not settings.directory_urls:
        yield ("use_directory_urls",), "use_directory_urls is off, and the addresses of the dataset's pages need it", "take the line out"
    if not settings.uses_our_theme:
        what = "theme.custom_dir is not hooks/theme, so pages would have no style and no script"
        yield ("theme", "custom_dir"), what, "write custom_dir: hooks/theme under theme"


def _lost(settings: Settings, pages: set[str], document: Document) -> Iterator[Fault]:
    for page in settings.course:
        if page.endswith(".md") and "://" not in page and page not in pages:
            yield _steps_to(document.root, page), f"nav names {page!r}, which docs/ has not", one_of(page, pages)


def _composed(file: Path) -> Document:
    """The nodes of mkdocs.yml, whatever tags MkDocs lets it use."""
    return Document(file.name, None, file.read_text(encoding="utf-8-sig"))


def _steps_to(node: yaml.Node, value: str) -> tuple[str | int, ...]:
    """The way to the first scalar of that value below nav; empty where the file does not spell it out."""
    found = next((child for key, child in node.value if key.value == "nav"), None) if isinstance(node, yaml.MappingNode) else None
    return ("nav", *(_way(found, value) or ())) if found is not None else ()


def _way(node: yaml.Node, value: str) -> tuple[str | int, ...] | None:
    if isinstance(node, yaml.ScalarNode):
        return () if node.value == value else None
    steps = enumerate(node.value) if isinstance(node, yaml.SequenceNode) else ((key.value, child) for key, child in node.value)
    return next(((step, *rest) for step, child in steps if (rest := _way(child, value)) is not None), None)
