"""The anchors of headings, which are those of the English page in every language, so that a link or a bookmark holds in all of them."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown  # type: ignore[import-untyped]
from markdown.extensions import Extension  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]

HEADINGS = frozenset(f"h{level}" for level in range(1, 7))

BEFORE_CONTENTS, AFTER_CONTENTS = 6, 4
"""Priorities beside that of the table of contents, which gives a heading its anchor where it has none."""


class HeadingIds(Extension):  # type: ignore[misc]
    """Notes the anchors of each page's headings in the English build; in that of another language gives them to the same headings."""

    def __init__(self, source: Mapping[str, list[str]] | None = None) -> None:
        """`source`: what the English build has noted."""
        super().__init__()
        self.source = source
        self.noted: dict[str, list[str]] = {}
        self.page = ""
        """The path of the page that is read next."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, Python-Markdown's name
        """Registers itself on its side of the table of contents."""
        md.treeprocessors.register(_Headings(md, self), "heading-ids", AFTER_CONTENTS if self.source is None else BEFORE_CONTENTS)


class _Headings(Treeprocessor):  # type: ignore[misc]
    def __init__(self, md: Markdown, ids: HeadingIds) -> None:
        super().__init__(md)
        self.ids = ids

    def run(self, root: Element) -> None:
        """Reads or writes the anchors of a page."""
        headings = [element for element in root.iter() if element.tag in HEADINGS]
        if self.ids.source is None:
            self.ids.noted[self.ids.page] = [element.get("id", "") for element in headings]
            return
        for element, anchor in zip(headings, self.ids.source.get(self.ids.page, []), strict=False):
            element.set("id", anchor)
