"""Renders the pages that follow from the dataset alone.

Of each role its own page, its questions, a sheet to audit it on paper, and its plans; of the directory a page for each occupation, group and first letter;
of the sources, where they are many, one for each part.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from skillsdivide.links import page_url, relativize_links
from skillsdivide.markdown import plain
from skillsdivide.render.environment import Renderer
from skillsdivide.render.shortcodes import has_quiz

QUIZ_WEIGHT = 0.05
"""A word on a page of questions counts less than on the page that answers them."""
GROUP_WEIGHT = 0.1
"""So does one on a page that names many occupations or sources."""
DIRECTORY, DIRECTORY_SOURCE = "roles/directory", "data/directory.csv"
"""The folder of the directory's pages, and the file that they are made of."""


@dataclass(frozen=True)
class GeneratedPage:
    """What is known of a generated page before it is rendered."""

    path: str
    """As Markdown would be filed: roles/manual-qa-tester.md."""
    title: str
    description: str
    source: str
    """The file, as seen from the docs folder, in which an editor changes it."""
    template: str
    parameters: Mapping[str, object]
    """What its template takes."""
    searched: bool = False
    """Whether a search should find it."""
    role: str = ""
    """The role that it belongs to; none for a page of the directory."""
    weight: float = 1
    """How much a word on it counts in the search, beside other pages."""
    chain: str = ""
    """Pages of one chain lead from one to the next; they lie in one folder. Without a name it stands alone."""

    @property
    def about_role(self) -> bool:
        """Whether it is the page about a role itself: previous and next lead from one of these to another."""
        return self.path == f"roles/{self.role}.md"

    @property
    def meta(self) -> dict[str, object]:
        """What the front matter of a Markdown file would say of it."""
        hide = {"hide": ["toc"]} if self.about_role else {}  # the bar of its parts leads through it
        search = {"exclude": True} if not self.searched else {"boost": self.weight} if self.weight != 1 else {}
        return {"title": self.title, "description": self.description, **hide, **({"search": search} if search else {})}


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
    """The pages of each role, role by role in the order of the dataset, then those of the directory."""
    for role in renderer.catalog.roles.values():
        source = f"data/roles/{role.id}.yml"
        parameters = {"role": role, "quizzes": renderer.catalog.sections_about(role.id)}
        path, description = f"roles/{role.id}.md", plain(role.summary)
        yield GeneratedPage(path, role.title, description, source, "pages/role.html.j2", parameters, searched=True, role=role.id, chain="roles")
        for name in ("quiz", "sheet", "plan") if parameters["quizzes"] else ("sheet", "plan"):
            searched = name == "quiz"  # behind the page that answers its questions
            page = _titled(renderer, name, f"roles/{role.id}/{name}.md", source, parameters)
            yield replace(page, role=role.id, searched=searched, weight=QUIZ_WEIGHT if searched else 1)
    yield from _directory_pages(renderer)
    for part, sources in renderer.catalog.source_parts.items():
        page = _titled(renderer, "source-part", f"learn/sources/{part}.md", "data/sources.yml", {"part": part, "sources": sources})
        yield replace(page, searched=True, weight=GROUP_WEIGHT, chain="sources")


def _directory_pages(renderer: Renderer) -> Iterator[GeneratedPage]:
    """Groups are searched and hold every name; so the search does not grow with each occupation."""
    directory, groups = renderer.directory, renderer.catalog.occupation_groups
    for key, members in directory.groups.items():
        parameters = {"group": groups[key], "members": members, "middles": directory.group_middles[key]}
        yield replace(
            _titled(renderer, "occupation-group", f"{DIRECTORY}/{key}.md", DIRECTORY_SOURCE, parameters), searched=True, weight=GROUP_WEIGHT, chain="groups"
        )
    for letter, members in directory.letters.items():
        parameters = {"letter": letter, "members": members}
        yield _titled(renderer, "occupation-letter", f"{DIRECTORY}/{letter}.md", DIRECTORY_SOURCE, parameters)
    for soc, profile in directory.profiles.items():
        yield _titled(renderer, "occupation", f"{DIRECTORY}/{soc}.md", DIRECTORY_SOURCE, {"profile": profile})


def _titled(renderer: Renderer, name: str, path: str, source: str, parameters: Mapping[str, object]) -> GeneratedPage:
    """A page whose title and description come from the template of its name."""
    fields = renderer.render_fields(f"titles/{name}.j2", **parameters)
    return GeneratedPage(path, fields["title"], fields["description"], source, f"pages/{name}.html.j2", parameters)


def render_page(page: GeneratedPage, renderer: Renderer, above: str = "") -> RenderedPage:
    """Renders one page. Its template notes each heading as it writes it. `above`: as relativize_links takes it."""
    html, headings = renderer.render_with_headings(page.template, **page.parameters)
    return RenderedPage(relativize_links(html, page_url(page.path), above), tuple(Heading(**heading) for heading in headings), has_quiz(html))
