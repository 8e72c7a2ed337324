"""A generated page as MkDocs sees it: the theme's shell round HTML of the core."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import jinja2
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.templates import TemplateContext

from skillsdivide.render.generated_pages import GeneratedPage, Heading, RenderedPage
from skillsdivide.render.page_shell import PageShells

ROLES_LISTED = 30
"""How many roles the navigation of a role's page lists; the index of roles has all."""

INDENTATION = re.compile(r"<(script|pre|textarea)\b.*?</\1>|\s*\n\s*", re.DOTALL)
"""Empty lines and indentation, a fifth of the bytes of a short page; and what must keep its own, as a script's digest is allowed."""


class ShellPage(Page):
    """A page whose HTML comes from a template of the core; no Markdown is read for it.

    MkDocs reads all pages before it writes the first. These stay empty until they are written, so that they never fill the memory together.
    """

    def __init__(self, source: GeneratedPage, file: File, config: MkDocsConfig):
        super().__init__(None, file, config)
        self.source = source
        self.listed: Sequence[ShellPage] = ()
        """The pages about roles that the navigation lists beside this one."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Takes title and description over, escaped, because Material sets both into its HTML as they are."""
        self.markdown = ""
        self.meta = {**self.source.meta, "title": escape(self.source.title), "description": escape(self.source.description), "template": "whole_page.html"}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leaves the content to `in_shell`."""
        self.content = ""

    def in_shell(self, rendered: RenderedPage, theme: jinja2.Environment, context: TemplateContext, shells: PageShells) -> str:
        """The whole page. Pages that differ in these values alone share a shell, for which the theme is asked once."""
        neighbours = dict(self._neighbours())
        values = {
            "content": rendered.html,
            "about": theme.get_template("partials/about.html").render({**context, "page": self}),
            "title": self.meta["title"],
            "description": self.meta["description"],
            **({"own_url": self.url} if context["config"].extra["build"].languages else {}),
            **{name: value for name in ("canonical_url", "edit_url") if (value := getattr(self, name))},
            **{f"{side}_name": _split(page.url)[1] for side, page in neighbours.items()},
            **{f"{side}_title": page.meta["title"] for side, page in neighbours.items()},
            **{f"heading_{index}": escape(each.title) for index, each in enumerate(rendered.headings)},
        }

        def shell(placeholders: Mapping[str, str]) -> str:
            page = self._saying(placeholders, neighbours)
            page.meta["has_quiz"] = rendered.has_quiz
            page.toc = get_toc(toc_tokens(replace(each, title=placeholders[f"heading_{index}"]) for index, each in enumerate(rendered.headings)))
            nav = self.navigation(context["nav"], page) if self.source.role else context["nav"]
            html = theme.get_template("page_shell.html").render({**context, "page": page, "nav": nav})
            return without_indentation(html)

        words = self.meta.get("in_english"), self.meta.get("reviewer")
        places = tuple((each.level, each.id) for each in rendered.headings)
        kind = words, self.url.count("/"), bool(self.source.role), self.source.chain, self.source.searched, rendered.has_quiz, places
        whole = shells.fill(kind, values, shell)
        own = f'href="../{self.source.role}/" class="sd-nav__link"'  # it stands above the others already
        return whole.replace(own, f"{own} hidden", 1) if self.source.about_role else whole

    def navigation(self, nav: Navigation, page: "ShellPage") -> Navigation | SimpleNamespace:
        """The navigation with the page, and with the roles after it, in the section that they belong to. It is the same for all pages of a shell."""
        section = self.parent
        if section is None:
            return nav
        links = [SimpleNamespace(title=each.meta["title"], url=each.url) for each in self.listed]
        opened = copy(section)
        opened.children = [*section.children, page, *links]  # type: ignore[list-item]
        return SimpleNamespace(items=[opened if item is section else item for item in nav.items], homepage=nav.homepage)

    def _neighbours(self) -> Iterator[tuple[str, "ShellPage"]]:
        for side in ("previous", "next"):
            page = getattr(self, f"{side}_page")
            if page:
                yield side, page

    def _saying(self, placeholders: Mapping[str, str], neighbours: Mapping[str, "ShellPage"]) -> "ShellPage":
        """A copy of the page with placeholders for what it says of itself alone."""
        page = copy(self)
        if self.source.role:  # seen from this page, the address of its own role is shorter than that of the others
            page.file = copy(self.file)
            page.file.url = self.url.replace(f"roles/{self.source.role}/", "roles/page-shell/", 1)
        page.meta = {**self.meta, **{name: placeholders[name] for name in ("about", "title", "description", "own_url") if name in placeholders}}
        page.content = placeholders["content"]
        page.canonical_url, page.edit_url = placeholders.get("canonical_url"), placeholders.get("edit_url")
        for side, neighbour in neighbours.items():
            url = f"{_split(neighbour.url)[0]}{placeholders[f'{side}_name']}/"
            setattr(page, f"{side}_page", SimpleNamespace(title=placeholders[f"{side}_title"], url=url))
        return page


def arrange(pages: Sequence[ShellPage], sections: Mapping[str, Section | None]) -> None:
    """Puts generated pages under the sections of the navigation, by the first folder of their paths; previous and next lead through each chain."""
    about = [page for page in pages if page.source.about_role]
    for page in pages:
        page.parent = sections.get(page.source.path.partition("/")[0])
        page.listed = about[:ROLES_LISTED]
    for before, after in pairwise(page for page in pages if page.source.chain):
        if before.source.chain == after.source.chain:
            before.next_page, after.previous_page = after, before


def without_indentation(html: str) -> str:
    """A page as it travels; lines stay lines."""
    return INDENTATION.sub(lambda match: match[0] if match[0].startswith("<") else "\n", html)


def toc_tokens(headings: Iterable[Heading]) -> list[Any]:
    """The headings as Python-Markdown's table of contents names them, those of the third level below the second."""
    tokens: list[Any] = []
    for each in headings:
        token = {"level": each.level, "id": each.id, "name": str(escape(each.title)), "children": []}
        (tokens[-1]["children"] if tokens and each.level > tokens[-1]["level"] else tokens).append(token)
    return tokens


def _split(url: str) -> tuple[str, str]:
    """The folder of a page's address, and its name in it."""
    folder, stroke, name = url.rstrip("/").rpartition("/")
    return folder + stroke, name


def shell_file(source: GeneratedPage, config: MkDocsConfig) -> File:
    """The file of a generated page, out of the navigation, so that no page grows with the number of roles; the pencil leads to the record."""
    file = File.generated(config, source.path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.edit_uri = source.source  # MkDocs puts the repository and its edit_uri before it
    ShellPage(source, file, config)
    return file
