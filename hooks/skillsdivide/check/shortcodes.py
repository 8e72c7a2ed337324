"""Finds the shortcodes of hand-written pages and checks each against the dataset, with all else that would spoil a page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from skillsdivide.check.front_matter import check_front_matter, front_matter_end
from skillsdivide.check.page_html import check_page_html
from skillsdivide.diagnostics import Problem, one_of, place_at
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.dataset import LoadReport
from skillsdivide.load.source_files import INVISIBLE, display_path, read_text, written_files
from skillsdivide.schema.items import generated_section_ids
from skillsdivide.schema.shortcodes import COUNT, COUNTED, KINDS, PIECES, RECORDS, SHORTCODE, piece_names

# Each pattern takes a time that grows with the page and no faster, whatever stands there.
CODE = re.compile(r"^[ >]*(`{3,}|~{3,})[^\n]*\n(?:.*?^[ >]*\1[`~]*[ ]*$|.*)|(?<!`)(`{1,9})(?!`)[^\n]*?(?<!`)\2(?!`)", re.MULTILINE | re.DOTALL)
TOO_DEEP = re.compile(r"^[ \t>*+\d.)-]{400}", re.MULTILINE)
"""Quotes and lists in one another, so many that the Markdown engine would lose its way."""
MOST_OPEN = 200
"""So many square brackets may stand open in a paragraph. For each the Markdown engine looks through all that follows."""
BRACKET = re.compile(r"[\[\]]|\n[ \t]*\n")


NEAR = 0.8
"""How like a kind the word of a comment must be to be taken for a slip."""

REPEATED = ("count", "figure", "verdict")
"""The kinds that stand within a sentence, as often as one likes. All others have ids."""

SLIP = re.compile(r"<[ \t]?![-\u2013\u2014]*\s*([A-Za-z]+)[ \t]*[:=\uff1a]?[ \t]*([\w-]*)[ \t]*[-\u2013\u2014]*>")
"""What may be meant as a shortcode and is none: a capital, a space before the colon, another sign or none, a hyphen too few, dashes for hyphens."""

INDENTED = re.compile(rf"(?<=\n)[ \t]*\n((?: {{4}}|\t)[ \t]*){SHORTCODE.pattern}")
"""A shortcode that an empty line and four spaces make code, unless it belongs to what stands before."""
HOLDER = re.compile(r"[ \t]*(?:[-*+:]|\d+[.)]|!!!|\?\?\?|===|\[\^)")
"""The beginning of what may hold indented lines: a list, a definition, a note, a question, a tab."""

BEFORE_A_BLOCK = re.compile(r"(?:[ \t>]|[-*+:] |\d{1,9}[.)] |<!--[^<>]*-->|</?[A-Za-z][^<>]*>)*")
"""What may stand before a block on its line: quotes, the mark of a list, other comments, HTML. A row of a table may hold anything."""

SECTION_KINDS = [kind for kind, (collection, _) in RECORDS.items() if collection == "sections"]


@dataclass(frozen=True)
class Shortcode:
    """A shortcode with its place."""

    kind: str
    name: str
    page: str
    """The page that holds it, below docs/."""
    path: str
    """What authors call the page; line and column count from 1."""
    line: int
    column: int
    begins: bool = True
    """Whether nothing but what may hold a block stands before it on its line."""

    def problem(self, what: str, remedy: str, code: str) -> Problem:
        """A problem at the shortcode's place."""
        return Problem(self.path, self.line, self.column, what, remedy, code)


def read_pages(docs: Path, folder: Path) -> tuple[list[Shortcode], list[Problem]]:
    """Every shortcode below `docs`, page by page, and a problem for each page that cannot be read or that the Markdown engine could not follow."""
    shortcodes: list[Shortcode] = []
    problems: list[Problem] = []
    for file in written_files(docs, "**/*.md"):
        path = display_path(file, folder)
        text, unreadable = read_text(file, path)
        without_code = CODE.sub(lambda code: re.sub(r"[^\n]", "x", code[0]), text)
        problems += [*unreadable, *_problems_of_text(path, text, without_code)]
        if not unreadable:
            prose = re.sub(r"[^\n]", " ", text[: front_matter_end(text)]) + without_code[front_matter_end(text) :]
            problems += [*check_front_matter(path, text), *check_page_html(path, prose)]
        problems += [*_slips(path, without_code), *_indented(path, without_code)]
        for match, begins in _on_their_lines(without_code):
            place = place_at(without_code, match.start())
            shortcodes.append(Shortcode(match[1], match[2].strip(), file.relative_to(docs).as_posix(), path, *place, begins))
    return shortcodes, problems


def _on_their_lines(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Each shortcode, and whether nothing but what may hold a block stands before it on its line."""
    end, begins = 0, True
    for match in SHORTCODE.finditer(text):
        line = text.rfind("\n", end, match.start()) + 1
        before = text[max(line, end) : match.start()]
        begins = (begins or line > end) and ("|" in before or bool(BEFORE_A_BLOCK.fullmatch(before)))
        yield match, begins
        end = match.end()


def known_names(catalog: Catalog) -> dict[str, set[str]]:
    """The names that a shortcode of each kind may carry."""
    names: dict[str, set[str]] = {kind: set(catalog.collection(collection)) for kind, (collection, _) in RECORDS.items()}
    names["figure"] = {key for key, claim in catalog.claims.items() if claim.figure is not None}
    return names | {COUNT: set(COUNTED)} | {kind: piece_names(kind) for kind in PIECES}


def check_shortcodes(shortcodes: Sequence[Shortcode], catalog: Catalog) -> Iterator[Problem]:
    """A problem for each shortcode that asks for something unknown. Sections made from the dataset count as known before they are made."""
    names = known_names(catalog)
    for kind in SECTION_KINDS:
        names[kind] |= generated_section_ids(catalog.roles)
    first: dict[tuple[str, str, str], Shortcode] = {}
    for each in shortcodes:
        if each.kind not in names:
            if get_close_matches(each.kind, names, n=1, cutoff=NEAR):
                yield each.problem(f"unknown shortcode {each.kind!r}", one_of(each.kind, names), "unknown-shortcode")
            continue  # another word and a colon are a comment
        same = first.setdefault((each.page, each.kind, each.name), each)
        if same is not each and each.kind not in REPEATED:
            what = f"the shortcode '{each.kind}: {each.name}' stands here for a second time, so that two parts of the page have the same ids"
            yield each.problem(what, f"keep it here or on line {same.line}", "duplicate-shortcode")
        if each.name not in names[each.kind]:
            yield each.problem(f"the shortcode {each.kind!r} knows no {each.name!r}", one_of(each.name, names[each.kind]), "unknown-name")
        elif each.kind not in REPEATED and not each.begins:
            what = f"the shortcode '{each.kind}: {each.name}' stands within a sentence, and what it shows is a block"
            yield each.problem(what, "write it on a line of its own", "block-in-sentence")


def check_section_pages(shortcodes: Sequence[Shortcode], catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A problem for each section of questions that does not stand on the page that it names: its link would lead to nothing."""
    standing = {(each.name, each.page) for each in shortcodes if each.kind == "quiz"}
    for section in catalog.sections.values():
        if section.page and (section.id, section.page) not in standing:
            what, remedy = f"the page {section.page} does not show this section", f"write <!-- quiz: {section.id} --> into it, or name the page that shows it"
            yield replace(report.problem("sections", section.id, ("page",), what, remedy), code="section-not-on-page")


def check_generated_sections(shortcodes: Sequence[Shortcode], catalog: Catalog) -> Iterator[Problem]:
    """A problem for each shortcode that shows a section made from the dataset of which no question could be made."""
    for each in shortcodes:
        if each.kind in SECTION_KINDS and each.name not in catalog.sections:
            yield each.problem(f"the dataset gives no question for {each.name!r}", one_of(each.name, catalog.sections), "unknown-name")


def shortcode_pages(shortcodes: Sequence[Shortcode]) -> dict[str, str]:
    """The page on which each section stands by a shortcode; the first by name where there are several."""
    pages: dict[str, str] = {}
    for each in shortcodes:
        if each.kind == "quiz":
            pages.setdefault(each.name, each.page)
    return pages


def _problems_of_text(path: str, text: str, without_code: str) -> Iterator[Problem]:
    """What stands in a page and would spoil it, whatever the dataset holds."""
    invisible = INVISIBLE.search(text)
    if invisible:
        what = f"the page holds the unseen character U+{ord(invisible[0]):04X}"
        yield Problem(path, *place_at(text, invisible.start()), what, "take it out, or write it as a character reference", "invisible-character")
    deep = TOO_DEEP.search(without_code)
    if deep:
        what = "hundreds of quotes or lists stand in one another here"
        yield Problem(path, *place_at(without_code, deep.start()), what, "write it flat", "too-deep")
    bracket = _bracket_too_many(without_code)
    if bracket is not None:
        what = "hundreds of square brackets stand open here"
        yield Problem(path, *place_at(without_code, bracket), what, "close them, or write them as code", "open-brackets")


def _slips(path: str, text: str) -> Iterator[Problem]:
    """What looks like a shortcode of a known kind, and would be a comment or shown as it is typed."""
    for match in SLIP.finditer(text):
        kind, name = match[1].lower(), match[2]
        if kind in KINDS and name and not SHORTCODE.fullmatch(match[0]):
            yield Problem(path, *place_at(text, match.start()), f"{match[0]!r} is no shortcode", f"write <!-- {kind}: {name} -->", "shortcode-slip")


def _indented(path: str, text: str) -> Iterator[Problem]:
    """What would be shown as it is typed because it is indented."""
    for match in INDENTED.finditer(text):
        width = len(match[1].expandtabs(4))
        before = text[: match.start()].splitlines()
        outer = next((line for line in reversed(before) if line.strip() and len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip()) < width), "")
        if not HOLDER.match(outer):
            what = "this shortcode is indented, so that it is shown as code"
            yield Problem(path, *place_at(text, match.end(1)), what, "write it at the start of its line", "indented-shortcode")


def _bracket_too_many(text: str) -> int | None:
    """Where a paragraph opens one square bracket too many; None where none does."""
    if text.count("[") <= MOST_OPEN:
        return None
    depth = 0
    for sign in BRACKET.finditer(text):
        depth = depth + 1 if sign[0] == "[" else max(0, depth - 1) if sign[0] == "]" else 0
        if depth > MOST_OPEN:
            return sign.start()
    return None
