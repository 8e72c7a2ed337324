"""Checks the front matter of hand-written pages as the dataset is checked: a field that nobody shows is a fault, and so is one that is missing."""

import re
from collections.abc import Iterator

from skillsdivide.diagnostics import Problem
from skillsdivide.load.validation import validate
from skillsdivide.load.yaml_documents import parse
from skillsdivide.schema.pages import FrontMatter

FENCE = re.compile(r"-{3}[ \t]*$", re.MULTILINE)
END = re.compile(r"^(?:-{3}|\.{3})[ \t]*$", re.MULTILINE)

EXAMPLE = "begin the page with lines of ---, title:, description: and ---"


def front_matter_end(text: str) -> int:
    """Where the front matter of a page ends; 0 where it has none that is closed."""
    fence = FENCE.match(text)
    end = END.search(text, fence.end()) if fence else None
    return end.end() if end else 0


def check_front_matter(path: str, text: str) -> Iterator[Problem]:
    """The problems of a page's front matter, each with its line in the page."""
    fence, end = FENCE.match(text), front_matter_end(text)
    if not fence:
        yield Problem(path, 1, 1, "the page has no front matter", EXAMPLE, "front-matter-missing")
        return
    if not end:
        yield Problem(path, 1, 1, "the front matter is not closed", "put a line of --- under its last field", "front-matter-open")
        return
    fields = text[fence.end() : text.rindex("\n", 0, end)]  # it keeps the end of the first line, so that lines count as in the page
    if not fields.strip():
        yield Problem(path, 1, 1, "the front matter is empty", EXAMPLE, "front-matter-missing")
        return
    document, problems = parse(fields, path)
    yield from problems
    if document is not None:
        yield from validate(FrontMatter, document)[1]
