"""Texts that Material sets into its HTML as they are: of the settings, the navigation and front matter. They are escaped once, for every template.

An escaped text is `Markup`, which no second escaping changes; so Jinja's `e` may stand behind it or not.
"""

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

SETTINGS = ("site_name", "site_description", "site_author", "repo_name", "repo_url")
"""Of `copyright`, MkDocs says that it is HTML."""


def escape_settings(config: MkDocsConfig) -> None:
    """Escapes the settings that pages show; what reads them as plain text must have done so before."""
    for name in SETTINGS:
        if config[name]:
            config[name] = escape(config[name])


def escape_labels(nav: Navigation) -> None:
    """Escapes every label that mkdocs.yml gives to a section, a link or a page."""

    def escape_label(item: StructureItem) -> None:
        if item.title:
            item.title = escape(item.title)
        for child in item.children if isinstance(item, Section) else ():
            escape_label(child)

    for item in nav.items:
        escape_label(item)


def escape_front_matter(page: Page) -> None:
    """Escapes what a page says of itself. Checks have seen that each is a text."""
    for name in ("title", "description"):
        if name in page.meta:
            page.meta[name] = escape(page.meta[name])
    if "tags" in page.meta:
        page.meta["tags"] = [escape(tag) for tag in page.meta["tags"]]
