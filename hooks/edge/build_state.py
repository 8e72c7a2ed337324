"""What the events of one build share, and what outlives a build."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from edge.dev_server import WarningList
from edge.heading_ids import HeadingIds
from edge.shell_page import ShellPage
from skillsdivide import pipeline
from skillsdivide.check.anchors import Anchor
from skillsdivide.load.source_files import display_path
from skillsdivide.progress import ProgressBar
from skillsdivide.render.environment import Renderer
from skillsdivide.render.generated_pages import GeneratedPage
from skillsdivide.render.page_shell import PageShells
from skillsdivide.translate.languages import ENGLISH, Language
from skillsdivide.translate.site_words import Share, SiteWords


@dataclass(frozen=True)
class Translations:
    """What the builds in other languages are made of."""

    words: Sequence[SiteWords]
    """The translations into each language."""
    dataset: pipeline.Dataset
    """The English dataset."""
    settings: MkDocsConfig
    """The settings as they were before the English build."""


@dataclass
class BuildState:
    """What the events of one build share; templates read it as `config.extra.build`."""

    project: pipeline.Project
    renderer: Renderer
    """The checked dataset, and what renders it."""
    serving: bool
    progress: ProgressBar
    anchors: Sequence[Anchor] = ()
    """The anchors to which records lead."""
    problems: str = ""
    """Under `serve`, what is wrong with the dataset as it is written now; pages show the last good one."""
    warnings: list[str] = field(default_factory=list)
    """Under `serve`, what this build warns of, which ends a strict build."""
    inline: Mapping[str, str] = field(default_factory=dict)
    """The scripts that stand in each page, by name: one sets its colours before it is drawn, one looks after scripts that do not come."""
    player: Mapping[str, bytes] = field(default_factory=dict)
    """The files that run a quiz in a package for a learning platform, by name."""
    theme: jinja2.Environment = field(default_factory=jinja2.Environment)
    shells: PageShells = field(default_factory=PageShells)
    inline_scripts: frozenset[str] = frozenset()
    """The theme's inline scripts, which the content security policy allows."""
    translations: Translations | None = None
    """What the builds in other languages are made of; none of a site in one language."""
    words: SiteWords | None = None
    """The translations into the language of this build; none in English."""
    english: Renderer | None = None
    """In a build in another language, what renders the pages that are not translated yet."""
    english_pages: Mapping[str, GeneratedPage] = field(default_factory=dict)
    """The generated pages in English, by their paths."""
    shared: list[str] = field(default_factory=list)
    """The paths of the files made from the dataset that all languages share."""
    headings: HeadingIds = field(default_factory=HeadingIds)

    @property
    def languages(self) -> list[Language]:
        """The languages beside English in which the site is built too."""
        return [each.language for each in self.translations.words] if self.translations else []

    @property
    def all_languages(self) -> list[Language]:
        """English, then the other languages of the site."""
        return [ENGLISH, *self.languages]

    @property
    def root(self) -> str:
        """The address of the whole site."""
        return self.project.config.site_url if self.project.config else ""

    def share(self, page: Page, words: SiteWords) -> Share | None:
        """How much of a page's own texts stands in English; None of one that is not to be translated."""
        if isinstance(page, ShellPage):
            return words.shares.get(self.source_path(page.source.source), Share(0, 0))
        return words.shares.get(self.source_path(page.file.src_uri))

    def is_shown(self, page: Page, words: SiteWords) -> bool:
        """Whether enough of a page is translated for readers of the language; else it stands there in English."""
        share = self.share(page, words)
        return share is not None and share.is_shown

    def translated(self, page: Page) -> list[Language]:
        """The languages beside English that a page is read in."""
        return [words.language for words in self.translations.words if self.is_shown(page, words)] if self.translations else []

    def source_path(self, below_docs: str) -> str:
        """A file below docs/ by the path that messages show, under which its words are known."""
        return display_path(self.project.docs / below_docs, self.project.folder)

    @property
    def language(self) -> Language | None:
        """The language of this build; none in English."""
        return self.words.language if self.words else None


@dataclass
class Process:
    """What outlives a build, because MkDocs tells it once, or tells an event that knows no build."""

    serving: bool = False
    warnings: WarningList = field(default_factory=WarningList)
    last_good: tuple[Renderer, pipeline.CheckedSources, pipeline.Dataset, Sequence[SiteWords]] | None = None
    """Under `serve`, the last dataset without problems, with its renderer and its words."""
    progress: ProgressBar | None = None
    """That of the build under way, for the event that tells of an error."""


def state_of(config: MkDocsConfig) -> BuildState:
    """What the events of the build with this config share."""
    return cast(BuildState, config.extra["build"])
