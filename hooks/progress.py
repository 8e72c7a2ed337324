"""Shows how far a build is that takes more than two seconds."""

import logging
from contextlib import ExitStack

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from skillsdivide.progress import bar

_shown = ExitStack()
"""Ends the bar of the build under way: where one fails, no more is handed over than the error."""

LOGGER = logging.getLogger(MkDocsConfig.__module__.partition(".")[0])
"""MkDocs', or that of what stands in for it."""


def on_config(config: MkDocsConfig) -> None:
    """Begins: how many steps there are nobody knows yet."""
    config.extra["progress"] = _shown.enter_context(bar(LOGGER))


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Each page is read and written from here on."""
    progress = config.extra["progress"]
    progress.total = progress.n + 2 * len(files.documentation_pages())


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """One page more was read."""
    config.extra["progress"].update()


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    """One page more was drawn."""
    config.extra["progress"].update()


def on_post_build(config: MkDocsConfig) -> None:
    """Takes the bar away."""
    _shown.close()


@event_priority(100)
def on_build_error(error: Exception) -> None:
    """Takes it away before anything is said of what went wrong."""
    _shown.close()
