"""Markers in Markdown: <!-- kind: name --> stands where a piece made from the dataset goes.

They are HTML comments, so that an editor or a forge shows the prose without them. The comments
survive the Markdown engine and are then replaced in the HTML; a marker in a code block is text.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from skillsdivide.derive.counts import counts
from skillsdivide.diagnostics import Problem, one_of
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.source_files import INVISIBLE, display_path, read_text
from skillsdivide.render.environment import TEMPLATES, Renderer

# Each pattern takes a time that grows with the page and no faster, whatever stands there.
MARKER = re.compile(r"<!--\s*([a-z]+):([^<>]*)-->")
DEEP = re.compile(r"^[ \t>*+\d.)-]{400}", re.MULTILINE)
"""Quotes and lists in one another, so many that the Markdown engine would lose its way."""
OPEN = 200
"""So many square brackets may stand open in a paragraph. For each the Markdown engine looks through all that follows."""
BRACKET = re.compile(r"[\[\]]|\n[ \t]*\n")
CODE = re.compile(r"^[ >]*(`{3,}|~{3,})[^\n]*\n(?:.*?^[ >]*\1[`~]*[ ]*$|.*)|(?<!`)(`{1,9})(?!`)[^\n]*?(?<!`)\2(?!`)", re.MULTILINE | re.DOTALL)


def _templates(kind: str) -> dict[str, str]:
    """The names of a kind whose pieces are one template each, with the template."""
    return {file.name.partition(".")[0]: f"{kind}/{file.name}" for file in sorted((TEMPLATES / kind).glob("*.html.j2"))}


LISTS, PICTURES, TOOLS = (_templates(kind) for kind in ("lists", "pictures", "tools"))


def names(kind: str, catalog: Catalog) -> set[str] | None:
    """The names that a kind of marker may carry; None for an unknown kind."""
    claims = catalog.claims
    return {
        "quiz": set(catalog.sections),
        "objectives": set(catalog.sections),
        "claim": set(claims),
        "verdict": set(claims),
        "figure": {key for key, claim in claims.items() if claim.figure is not None},
        "count": set(counts(catalog)),
        "project": set(catalog.projects),
        "audit": set(catalog.audits),
        "schedule": set(catalog.schedules),
        "list": set(LISTS),
        "picture": set(PICTURES),
        "tool": set(TOOLS),
    }.get(kind)


KINDS = ("quiz", "objectives", "claim", "verdict", "figure", "project", "audit", "schedule", "count", "list", "picture", "tool")


def check(catalog: Catalog, docs: Path, folder: Path) -> Iterator[Problem]:
    """A problem for each page of docs/ that cannot be read, each character that nobody sees, and each marker that asks for something unknown."""
    for file in sorted(docs.rglob("*.md")):
        path = display_path(file, folder)
        found, problems = read_text(file, path)
        yield from problems
        shown = CODE.sub(lambda code: re.sub(r"[^\n]", "x", code[0]), found)
        unseen = INVISIBLE.search(found)
        if unseen:
            what = f"the page holds the unseen character U+{ord(unseen[0]):04X}"
            yield _problem(path, found, unseen.start(), what, "take it out, or write it as a character reference", "invisible-character")
        deep = DEEP.search(shown)
        if deep:
            yield _problem(path, shown, deep.start(), "hundreds of quotes or lists stand in one another here", "write it flat", "too-deep")
        unclosed = _unclosed(shown)
        if unclosed is not None:
            yield _problem(path, shown, unclosed, "hundreds of square brackets stand open here", "close them, or write them as code", "open-brackets")
        for match in MARKER.finditer(shown):
            fault = _fault(match, catalog)
            if fault:
                yield _problem(path, shown, match.start(), *fault)


def _unclosed(page: str) -> int | None:
    """Where a paragraph opens one square bracket too many; None where none does."""
    if page.count("[") <= OPEN:
        return None
    depth = 0
    for sign in BRACKET.finditer(page):
        depth = depth + 1 if sign[0] == "[" else max(0, depth - 1) if sign[0] == "]" else 0
        if depth > OPEN:
            return sign.start()
    return None


def _problem(path: str, page: str, place: int, *words: str) -> Problem:
    return Problem(path, page.count("\n", 0, place) + 1, place - page.rfind("\n", 0, place), *words)


def places(docs: Path) -> dict[str, str]:
    """The page on which each section stands by a marker, the first by name where there are several."""
    found: dict[str, str] = {}
    for file in sorted(docs.rglob("*.md")):
        shown = CODE.sub("", file.read_text(encoding="utf-8-sig"))
        for match in MARKER.finditer(shown):
            if match[1] == "quiz":
                found.setdefault(match[2].strip(), file.relative_to(docs).as_posix())
    return found


def _fault(match: re.Match[str], catalog: Catalog) -> tuple[str, str, str] | None:
    kind, name = match[1], match[2].strip()
    known = names(kind, catalog)
    if known is None:
        return f"unknown marker {kind!r}", one_of(kind, KINDS), "unknown-shortcode"
    if name not in known:
        return f"the marker {kind!r} knows no {name!r}", one_of(name, known), "unknown-name"
    return None


def replace(html: str, renderer: Renderer) -> str:
    """The HTML with every marker replaced; addresses in it begin with "@/"."""

    def piece(match: re.Match[str]) -> str:
        return match[0] if _fault(match, renderer.catalog) else _piece(match[1], match[2].strip(), renderer)

    return MARKER.sub(piece, html)


def _piece(kind: str, name: str, renderer: Renderer) -> str:
    catalog = renderer.catalog
    if kind in {"quiz", "objectives"}:
        return renderer.render(f"{kind}.html.j2", section=catalog.sections[name])
    if kind in {"claim", "verdict", "figure"}:
        return renderer.render(f"{kind}.html.j2", claim=catalog.claims[name]).strip()
    if kind == "project":
        return renderer.render("project.html.j2", project=catalog.projects[name])
    if kind == "audit":
        return renderer.render("worked-audit.html.j2", audit=catalog.audits[name])
    if kind == "schedule":
        return renderer.render("schedule.html.j2", schedule=catalog.schedules[name])
    if kind == "count":
        return str(counts(catalog)[name])
    return renderer.render({"list": LISTS, "picture": PICTURES, "tool": TOOLS}[kind][name])


def uses_quiz(html: str) -> bool:
    """Whether a page shows items and so needs the quiz's script and style."""
    return "<quiz-section" in html
