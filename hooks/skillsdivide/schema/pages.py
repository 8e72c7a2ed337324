"""What a hand-written page says of itself in its front matter."""

from typing import Annotated, Literal

from pydantic import Field

from skillsdivide.schema.fields import LanguageCode, Record, Text


class Search(Record):
    """How the search treats a page."""

    exclude: bool = False
    """true keeps the page out of the search."""
    boost: Annotated[float, Field(gt=0, le=10)] = 1
    """How much its words weigh beside those of other pages; below 1 for a page that few readers look for."""


class FrontMatter(Record):
    """The lines between two lines of --- at the top of a page. Texts are shown as they are typed: no Markdown, no HTML."""

    title: Text
    """The page's name, for the navigation, the search and the window."""
    description: Text
    """What a reader finds on the page, in a sentence, for search engines and other sites."""
    hide: list[Literal["navigation", "toc", "path", "footer", "tags"]] = []
    """What the page leaves out of the theme's frame."""
    search: Search = Search()
    """How the search treats the page."""
    lang: LanguageCode | None = None
    """The language that the page is written in, such as fr; left out where it is that of the site. What the site adds to it stays in its own."""
    translated: bool = True
    """false where the page is in English in every language: what only makers of such sites read."""
    template: Literal["standalone.html"] | None = None
    """What the page is instead of a page of the site: standalone.html has no navigation and no search."""
    tags: Annotated[list[Text], Field(max_length=20)] = []
    """Words to find the page by, where mkdocs.yml has the plugin `tags`."""
