"""What was printed, read back by PDFium: a seventh of the work of a reader in Python, which reads Arabic alone."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pypdf import PdfReader
from pypdfium2 import PdfDocument, PdfPage, PdfTextObj
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT

ARABIC = b"NotoNaskhArabic"
"""The font of Arabic, as a file names it that has some. In a line from right to left PDFium leaves out the second of two like signs, and cannot tell an emoji."""

HYPHEN = "\x02"
"""What PDFium gives for a hyphen at the end of a line."""


def _pieces(page: PdfPage) -> Iterator[PdfTextObj]:
    """The pieces that a page's text was set in."""
    return page.get_objects(filter=[FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage())


def page_texts(content: bytes) -> list[str]:
    """The text of each page in the order in which it was set, with nothing between its pieces."""
    if ARABIC in content:
        return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    return ["".join(piece.extract() for piece in _pieces(page)).replace(HYPHEN, "-") for page in PdfDocument(content)]


def placed(content: bytes) -> list[tuple[float, float, str]]:
    """Where each piece of text begins, in points from the left and from below; within a line typst begins a piece anew now and then."""
    pieces = [(*piece.get_matrix().get()[4:], piece.extract().strip()) for page in PdfDocument(content) for piece in _pieces(page)]
    return [each for each in pieces if each[2]]


def squeezed(text: str) -> str:
    """A text without spaces: a PDF breaks them where lines end, and puts others between letters of a font that stands in for ours."""
    return "".join(text.split())
