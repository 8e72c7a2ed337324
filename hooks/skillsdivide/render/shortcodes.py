"""Expands shortcodes in the HTML that the Markdown engine made of a page."""

import re

from skillsdivide.check.shortcodes import REPEATED, known_names
from skillsdivide.render.environment import Renderer
from skillsdivide.schema.shortcodes import COUNT, RECORDS, SHORTCODE


def expand_shortcodes(html: str, renderer: Renderer, *, is_foreign: bool = False) -> str:
    """The HTML with a piece in the place of every shortcode; addresses in it begin with "@/". Other comments stay as they are.

    `is_foreign`: whether the page has a language of its own, among which the pieces are marked as in the site's.
    """
    names = known_names(renderer.catalog)

    def piece(match: re.Match[str]) -> str:
        kind, name = match[1], match[2].strip()
        if name not in names.get(kind, ()):
            return match[0]
        rendered = render_piece(kind, name, renderer)
        return renderer.in_its_language(rendered, is_block=kind not in REPEATED) if is_foreign else rendered

    return SHORTCODE.sub(piece, html)


def render_piece(kind: str, name: str, renderer: Renderer) -> str:
    """The piece for which a shortcode stands; kind and name must be known."""
    if kind in RECORDS:
        collection, parameter = RECORDS[kind]
        return renderer.render(f"shortcodes/{kind}.html.j2", **{parameter: renderer.catalog.collection(collection)[name]}).strip()
    if kind == COUNT:
        return str(len(getattr(renderer.catalog, name)))
    return renderer.render(f"shortcodes/{kind}/{name}.html.j2")


def has_quiz(html: str) -> bool:
    """Whether a page shows questions, and so needs the quiz's script and style."""
    return "<quiz-section" in html
