"""Puts the pages made from the dataset into the site."""

from html import escape
from itertools import pairwise

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from skillsdivide.pipeline import Page as Made
from skillsdivide.pipeline import pages


class MadePage(Page):
    """A page whose HTML comes from a template; no Markdown is read for it.

    MkDocs reads all pages before it writes the first. hooks/frames.py draws these when they are written, so that they never fill the memory together.
    """

    def __init__(self, made: Made, file: File, config: MkDocsConfig):
        super().__init__(None, file, config)
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:
        """Takes title and description over. Material sets both into its HTML as they are."""
        self.markdown = ""
        self.meta = {**self.made.meta, "title": escape(self.made.title), "description": escape(self.made.description), "template": "made.html"}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leaves the page empty until it is drawn."""
        self.content = ""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds each role's pages, out of the navigation, so that no page grows with the number of roles."""
    for made in pages(config.extra["skillsdivide"]):
        file = File.generated(config, made.path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = f"{config.edit_uri}{made.source}" if config.edit_uri else None
        MadePage(made, file, config)
        files.append(file)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Files the made pages under the section that their index heads, one after the other."""
    index = files.get_file_from_path("roles/index.md")
    section = index.page.parent if index and index.page else None
    found = [file.page for file in files if isinstance(file.page, MadePage)]
    for page in found:
        page.parent = section
    for before, after in pairwise(page for page in found if page.made.searched):
        before.next_page, after.previous_page = after, before
    return nav
