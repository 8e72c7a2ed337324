"""Checks the HTML and the addresses that stand in hand-written pages, where Markdown lets both through as they are."""

import re
from collections.abc import Iterator

from skillsdivide.diagnostics import Problem, place_at

PHRASES = "a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark picture q rp rt ruby s samp small source span strong sub sup time u var wbr"
BLOCKS = "article aside audio blockquote caption col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li nav ol p pre section"
TABLES_AND_MEDIA = "summary table tbody td tfoot th thead tr track ul video"
ELEMENTS = frozenset(f"{PHRASES} {BLOCKS} {TABLES_AND_MEDIA}".split())
"""What a page may hold as HTML: what shows text and pictures. Others swallow what follows, run, or ask for input."""

VOID = "br col hr img source track wbr"
END_IS_OPTIONAL = "dd dt li p rp rt tbody td tfoot th thead tr"
NEVER_CLOSED = frozenset(f"{VOID} {END_IS_OPTIONAL}".split())

COMMENT = re.compile(r"<!--(?:.*?-->|())", re.DOTALL)
TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)([^<>]*)>")
EVENT = re.compile(r"\son[a-z]+\s*=", re.IGNORECASE)
ADDRESS = re.compile(r"(?:\]\(|^ {0,3}\[[^\]\n]+\]:|\s(?:href|src)\s*=)\s*[<\"']?\s*([A-Za-z][A-Za-z0-9+.-]*):", re.MULTILINE)
AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>")
SCHEMES = frozenset({"http", "https", "mailto", "tel"})

AS_CODE = "put backticks round it where it is a word, and write &lt; for a sign"


def check_page_html(path: str, text: str) -> Iterator[Problem]:
    """The problems of a page whose code is struck out: elements that would spoil it, and addresses that do more than lead somewhere."""

    def problem(offset: int, what: str, remedy: str, code: str) -> Problem:
        return Problem(path, *place_at(text, offset), what, remedy, code)

    for address in ADDRESS.finditer(text):
        if address[1].lower() not in SCHEMES:
            yield problem(address.start(1), f"an address begins with {address[1] + ':'!r}", "write https: or a page of docs/", "page-address")
    for comment in COMMENT.finditer(text):
        if comment[1] is not None:
            yield problem(comment.start(), "this comment does not end", "close it with -->", "open-comment")
    bare = AUTOLINK.sub(_blank, COMMENT.sub(_blank, text))
    opened: list[tuple[str, int]] = []
    for tag in TAG.finditer(bare):
        name = tag[2].lower()
        if name not in ELEMENTS:
            yield problem(tag.start(), f"the browser would take {tag[0][:30]!r} for an element that no page may hold", AS_CODE, "page-element")
            continue
        if EVENT.search(tag[3]):
            yield problem(tag.start(), f"{tag[0][:30]!r} asks for a script, which the content policy refuses", "take it out", "page-event")
        if name not in NEVER_CLOSED and not tag[3].endswith("/"):
            if not tag[1]:
                opened.append((name, tag.start()))
            elif opened and opened[-1][0] == name:
                opened.pop()
            else:
                yield problem(tag.start(), f"{tag[0]!r} closes nothing that is open here", "take it out, or close what was opened last", "page-element")
                return
    for name, start in opened:
        yield problem(start, f"<{name}> is never closed", "write its end where it belongs", "page-element")


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
