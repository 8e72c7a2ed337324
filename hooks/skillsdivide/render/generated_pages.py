"""Renders the pages that follow from the dataset alone: of each role its own, its questions, a sheet to audit it on paper, and its plans."""

from collections.abc import Iterator
from dataclasses import dataclass

from skillsdivide.links import page_url, relativize_links
from skillsdivide.markdown import plain
from skillsdivide.render.environment import Renderer
from skillsdivide.render.shortcodes import has_quiz

QUIZ_WEIGHT = 0.05
"""A word on a page of questions counts less than on the page that answers them."""


@dataclass(frozen=True)
class GeneratedPage:
    """What is known of a generated page before it is rendered."""

    path: str
    """As Markdown would be filed: roles/manual-qa-tester.md."""
    title: str
    description: str
    source: str
    """The file, as seen from the docs folder, in which an editor changes it."""
    role: str
    template: str
    searched: bool
    """Whether a search should find it."""
    weight: float = 1
    """How much a word on it counts in the search, beside other pages."""

    @property
    def about_role(self) -> bool:
        """Whether it is the page about a role itself: previous and next lead from one of these to another."""
        return self.path == f"roles/{self.role}.md"

    @property
    def meta(self) -> dict[str, object]:
        """What the front matter of a Markdown file would say of it."""
        search = {"exclude": True} if not self.searched else {"boost": self.weight} if self.weight != 1 else {}
        return {"title": self.title, "description": self.description, **({"search": search} if search else {})}


@dataclass(frozen=True)
class Heading:
    """An entry of a page's table of contents."""

    level: int
    id: str
    title: str


@dataclass(frozen=True)
class RenderedPage:
    """A generated page's HTML, with what a site generator asks of it."""

    html: str
    """Its addresses are relative to the page."""
    headings: tuple[Heading, ...]
    has_quiz: bool
    """Whether it shows questions, and so needs the quiz's style."""


def generated_pages(renderer: Renderer) -> Iterator[GeneratedPage]:
    """The pages of each role, role by role in the order of the dataset."""
    for role in renderer.catalog.roles.values():
        source = f"data/roles/{role.id}.yml"
        yield GeneratedPage(f"roles/{role.id}.md", role.title, plain(role.summary), source, role.id, "pages/role.html.j2", searched=True)
        for name in ("quiz", "sheet", "plan") if renderer.catalog.sections_about(role.id) else ("sheet", "plan"):
            fields = renderer.render_fields(f"titles/{name}.j2", role=role)
            path, template = f"roles/{role.id}/{name}.md", f"pages/{name}.html.j2"
            searched = name == "quiz"  # behind the page that answers its questions
            yield GeneratedPage(path, fields["title"], fields["description"], source, role.id, template, searched, weight=QUIZ_WEIGHT if searched else 1)


def render_page(page: GeneratedPage, renderer: Renderer) -> RenderedPage:
    """Renders one page. Its template notes each heading as it writes it."""
    role, quizzes = renderer.catalog.roles[page.role], renderer.catalog.sections_about(page.role)
    html, headings = renderer.render_with_headings(page.template, role=role, quizzes=quizzes)
    return RenderedPage(relativize_links(html, page_url(page.path)), tuple(Heading(**heading) for heading in headings), has_quiz(html))
