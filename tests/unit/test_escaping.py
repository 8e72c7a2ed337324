"""Texts that Material sets into its HTML as they are come to it escaped, once."""

from __future__ import annotations

from types import SimpleNamespace

from markupsafe import escape
from mkdocs.structure.nav import Link, Navigation, Section

from edge.escaping import SETTINGS, escape_front_matter, escape_labels, escape_settings

TYPED, ESCAPED = '"R&D" <i>', "&#34;R&amp;D&#34; &lt;i&gt;"


def test_what_a_page_says_of_itself_is_no_markup() -> None:
    """Its tags as well, each by itself; what is no text stays as it is."""
    page = SimpleNamespace(meta={"title": TYPED, "description": TYPED, "tags": [TYPED, "plain"], "hide": ["toc"]})
    escape_front_matter(page)
    assert page.meta == {"title": ESCAPED, "description": ESCAPED, "tags": [ESCAPED, "plain"], "hide": ["toc"]}
    assert [escape(each) for each in page.meta["tags"]] == [ESCAPED, "plain"]


def test_labels_are_no_markup_however_deep_they_stand() -> None:
    """Those of sections and of links."""
    nav = Navigation([Section(TYPED, [Section(TYPED, [Link(TYPED, "https://example.org/")])])], [])
    escape_labels(nav)
    (outer,) = nav.items
    (inner,) = outer.children
    assert [outer.title, inner.title, inner.children[0].title] == [ESCAPED] * 3


def test_settings_are_no_markup_but_the_copyright() -> None:
    """Of which MkDocs says that it is HTML; what was left out stays so."""
    config = {**dict.fromkeys(SETTINGS, TYPED), "site_author": None, "copyright": TYPED}
    escape_settings(config)
    assert config == {**dict.fromkeys(SETTINGS, ESCAPED), "site_author": None, "copyright": TYPED}
