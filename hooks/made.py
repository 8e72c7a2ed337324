"""Puts the pages made from the dataset into the site."""

from copy import copy
from html import escape
from itertools import pairwise
from types import SimpleNamespace

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.templates import TemplateContext

from skillsdivide.markers import uses_quiz
from skillsdivide.moulds import Moulds
from skillsdivide.rendering import Renderer
from skillsdivide.site import Page as Made
from skillsdivide.site import body, headings, pages


class MadePage(Page):
    """A page whose HTML comes from a template; no Markdown is read for it, and the theme's frame is shared by all of its kind.

    MkDocs reads all pages before it writes the first. These are rendered when they are written, so that they never fill the memory together.
    """

    def __init__(self, made: Made, renderer: Renderer, file: File, config: MkDocsConfig):
        super().__init__(None, file, config)
        self.made = made
        self.renderer = renderer

    def read_source(self, config: MkDocsConfig) -> None:
        """Takes title and description over. Material sets both into its HTML as they are."""
        self.markdown = ""
        self.meta = {**self.made.meta, "title": escape(self.made.title), "description": escape(self.made.description), "template": "made.html"}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leaves the page empty until it is drawn."""
        self.content = ""

    def draw(self, context: TemplateContext, env: jinja2.Environment, moulds: Moulds) -> str:
        """The whole page: the template, whose headings are the table of contents, in its frame."""
        content = body(self.made, self.renderer)
        found = tuple(headings(content))
        values = {"content": content, "title": self.meta["title"], "description": self.meta["description"]}
        values["about"] = env.get_template("partials/about.html").render({**context, "page": self})
        values.update({name: value for name, value in (("canonical_url", self.canonical_url), ("edit_url", self.edit_url)) if value})
        for side in ("previous", "next"):
            if other := getattr(self, f"{side}_page"):
                values.update({f"{side}_role": other.made.role, f"{side}_title": other.meta["title"]})

        def cast(signs: dict[str, str]) -> str:
            page = copy(self)
            page.meta = {**self.meta, **{name: signs[name] for name in ("title", "description", "about")}, "has_quiz": uses_quiz(content)}
            page.content = f"<h1>{signs['content']}</h1>"  # so that the theme adds no title of its own
            page.toc = get_toc([{"level": each.level, "id": each.anchor, "name": each.title, "children": []} for each in found])
            page.canonical_url, page.edit_url = signs.get("canonical_url"), signs.get("edit_url")
            for side in ("previous", "next"):
                title = signs.get(f"{side}_title")
                setattr(page, f"{side}_page", title and SimpleNamespace(title=title, url=f"roles/{signs[f'{side}_role']}/"))
            return env.get_template("main.html").render({**context, "page": page}).replace(page.content, signs["content"])

        return moulds.fill((self.url.count("/"), uses_quiz(content), found), values, cast)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds each role's pages, out of the navigation, so that no page grows with the number of roles."""
    renderer = config.extra["skillsdivide"]
    for made in pages(renderer):
        file = File.generated(config, made.path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = f"{config.edit_uri}{made.source}" if config.edit_uri else None
        MadePage(made, renderer, file, config)
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


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Keeps what draws the frames."""
    config.extra["frames"] = env, Moulds()


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Hands a made page to its template, whole."""
    if isinstance(page, MadePage):
        context["whole"] = page.draw(context, *config.extra["frames"])
    return context
