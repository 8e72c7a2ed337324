"""How sources are named where several stand together."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from skillsdivide.pipeline import prepare
from skillsdivide.render.environment import Renderer


def test_two_sources_of_one_publisher_are_told_apart(small) -> None:
    """By their titles; a publisher's only one needs none."""
    catalog = prepare(small.folder, small.folder / "docs").catalog
    first, *_ = catalog.sources.values()
    twin = first.model_copy(update={"id": "twin", "title": "A <second> one"})
    other = first.model_copy(update={"id": "other", "publisher": "Somebody else"})
    renderer = Renderer(replace(catalog, sources={first.id: first, twin.id: twin, other.id: other}))
    shown = renderer.env.from_string("{% import 'pieces/references.html.j2' as references with context %}{{ references.sources(ids) }}")
    text = Markup(shown.render(ids=[first.id, "twin", "other"])).striptags()
    assert text == f"{first.publisher} ({first.title}), {first.publisher} (A <second> one), Somebody else"
    assert Markup(shown.render(ids=["twin", "other"])).striptags() == f"{first.publisher}, Somebody else"
