"""Draws the pages made from the dataset: their own HTML, in a frame that the theme renders once for all of a kind.

Under `serve` a page is drawn when somebody asks for it.
"""

from collections.abc import Mapping
from copy import copy
from pathlib import Path
from types import SimpleNamespace

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.templates import TemplateContext

from skillsdivide.pipeline import body, headings
from skillsdivide.render.page_shell import Moulds
from skillsdivide.render.shortcodes import uses_quiz

OWN = ("title", "description")
"""What a page's front matter says of it alone."""


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    """Keeps what draws the frames; the theme's templates are compiled once, as ours are."""
    env.bytecode_cache = config.extra["skillsdivide"].env.bytecode_cache
    config.extra["theme"], config.extra["moulds"] = env.get_template, Moulds()


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Hands a made page to its template, whole; hooks/made.py knows it by its record."""
    if hasattr(page, "made"):
        file, asked = Path(page.file.abs_dest_path), config.extra["asked"]
        whole = asked.leave(file, lambda: file.write_text(_drawn(page, context, config), encoding="utf-8")) if asked else _drawn(page, context, config)
        context["whole"] = whole
    return context


def _drawn(page: Page, context: TemplateContext, config: MkDocsConfig) -> str:
    """The whole page. Its headings are the table of contents."""
    template = config.extra["theme"]
    content = body(page.made, config.extra["skillsdivide"])
    found = tuple(headings(content))
    beside = {side: getattr(page, f"{side}_page") for side in ("previous", "next")}
    values = {
        "content": content,
        "about": template("partials/about.html").render({**context, "page": page}),
        **{name: page.meta[name] for name in OWN},
        **{name: value for name in ("canonical_url", "edit_url") if (value := getattr(page, name))},
        **{f"{side}_{part}": value for side, other in beside.items() if other for part, value in (("role", other.made.role), ("title", other.meta["title"]))},
    }

    def cast(signs: Mapping[str, str]) -> str:
        like = copy(page)
        like.meta = {**page.meta, **{name: signs[name] for name in ("about", *OWN)}, "has_quiz": uses_quiz(content)}
        like.content = signs["content"]
        like.toc = get_toc([{"level": each.level, "id": each.anchor, "name": each.title, "children": []} for each in found])
        like.canonical_url, like.edit_url = signs.get("canonical_url"), signs.get("edit_url")
        like.previous_page, like.next_page = (
            other and SimpleNamespace(title=signs[f"{side}_title"], url=f"roles/{signs[f'{side}_role']}/") for side, other in beside.items()
        )
        like.active = True  # and with it the section that it stands in, which under `serve` is no more
        try:
            return template("frame.html").render({**context, "page": like})
        finally:
            like.active = page.active

    return config.extra["moulds"].fill((page.url.count("/"), uses_quiz(content), found), values, cast)
