"""Shows how far a build is that takes more than two seconds."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from skillsdivide.progress import bar


def on_config(config: MkDocsConfig) -> None:
    """Begins: how many steps there are nobody knows yet."""
    config.extra["progress"] = bar()


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
    config.extra["progress"].close()
