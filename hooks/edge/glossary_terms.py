"""Python-Markdown's abbreviations, for terms that begin or end with a sign too."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown  # type: ignore[import-untyped]
from markdown.extensions.abbr import AbbrExtension, AbbrTreeprocessor  # type: ignore[import-untyped]


class GlossaryTerms(AbbrExtension):  # type: ignore[misc]
    """Marks terms of the glossary in prose. `abbr` itself looks for the edge of a word on both sides, which C++, C# and .NET have not."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, Python-Markdown's name
        """Registers what `abbr` does, with a pattern of ours."""
        super().extendMarkdown(md)
        md.treeprocessors.register(_Terms(md, self.abbrs), "abbr", 7)  # in the place of the one of that name


class _Terms(AbbrTreeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        """Goes through the page, the longest term first."""
        if self.abbrs:
            self.RE = term_pattern(self.abbrs)
            self.iter_element(root)


def term_pattern(terms: dict[str, str]) -> re.Pattern[str]:
    """A pattern of whole terms: C is neither found in C++ nor in C#, and C++ not in C++11, nor NET in .NET."""
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, longest_first))})(?![\w#]|\+\+)")
