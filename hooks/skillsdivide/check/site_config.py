"""Checks what mkdocs.yml must say for the site to stand. What MkDocs checks itself is not checked again."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from skillsdivide.diagnostics import Problem, Steps, one_of
from skillsdivide.load.yaml_documents import Document


@dataclass(frozen=True)
class SiteConfig:
    """What a site generator understood of mkdocs.yml."""

    file: Path
    site_url: str
    directory_urls: bool
    """Whether learn/x.md is served as learn/x/."""
    uses_our_theme: bool
    """Whether theme.custom_dir is hooks/theme."""
    nav_pages: tuple[str, ...]
    """The pages that the navigation names, in its order."""
    repository: str = ""
    """The address of the repository."""
    site_name: str = ""


def check_site_config(config: SiteConfig, pages: Collection[str]) -> Iterator[Problem]:
    """A problem for each setting that would leave pages out or make them lead nowhere; `pages` are those that there are."""
    document = Document(config.file.name, None, config.file.read_text(encoding="utf-8-sig"))
    for code, steps, what, remedy in [*_settings(config), *_pages_of_the_navigation(config.nav_pages, pages, document)]:
        yield document.problem(steps, what, remedy, code)


def _settings(config: SiteConfig) -> Iterator[tuple[str, Steps, str, str]]:
    if not config.site_url:
        what = "site_url is empty, and links in files for other software lead back by it"
        yield "site-url", ("site_url",), what, "write where the site will stand, such as https://example.org/skills/"
    if signs := [sign for sign in "?# " if sign in config.site_url]:
        what = f"site_url has {signs[0]!r}, and the addresses of pages are put behind it"
        yield "site-url", ("site_url",), what, "write the address of the site's folder alone, such as https://example.org/skills/"
    if not config.directory_urls:
        what = "use_directory_urls is off, and the addresses of the dataset's pages need it"
        yield "directory-urls", ("use_directory_urls",), what, "take the line out"
    if not config.uses_our_theme:
        what = "theme.custom_dir is not hooks/theme, so pages would have no style and no script"
        yield "custom-theme", ("theme", "custom_dir"), what, "write custom_dir: hooks/theme under theme"


def _pages_of_the_navigation(nav_pages: Iterable[str], pages: Collection[str], document: Document) -> Iterator[tuple[str, Steps, str, str]]:
    for page in nav_pages:
        if page.endswith(".md") and "://" not in page and page not in pages:
            yield "nav-page", _steps_in_nav(document.root, page), f"nav names {page!r}, which docs/ has not", one_of(page, pages)


def _steps_in_nav(root: yaml.Node, page: str) -> Steps:
    """The steps to the place below nav that names a page; empty where the file does not spell it out."""
    nav = next((child for key, child in root.value if key.value == "nav"), None) if isinstance(root, yaml.MappingNode) else None
    return ("nav", *(_steps_to(nav, page) or ())) if nav is not None else ()


def _steps_to(node: yaml.Node, value: str) -> Steps | None:
    """The steps to the first scalar of that value; None where there is none."""
    if isinstance(node, yaml.ScalarNode):
        return () if node.value == value else None
    children = enumerate(node.value) if isinstance(node, yaml.SequenceNode) else ((key.value, child) for key, child in node.value)
    return next(((step, *steps) for step, child in children if (steps := _steps_to(child, value)) is not None), None)
