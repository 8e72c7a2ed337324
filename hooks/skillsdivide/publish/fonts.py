"""Fonts with no more than the letters that pages use."""

import io
from pathlib import Path

from fontTools import subset, version

from skillsdivide.build_cache import digest, get_or_build

LETTERS = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0·×÷àâäæçèéêëîïôöùûüÿœÀÂÆÇÉÈÊËÎÏÔÙÛÜŒŸ«»–—‘’“”…\u202f€↑↓−"
"""What fonts keep. Another sign, and any other script, comes from the reader's own fonts."""

ARABIC = "".join(map(chr, (*range(0x0621, 0x063B), *range(0x0640, 0x0653), *range(0x0660, 0x066D), 0x0670, 0x06A4, 0x06AF, 0x067E))) + " ،؛؟«»"
"""What fonts of Arabic keep: its letters and marks, its digits, and what Algerians borrow to write foreign names: ڤ گ پ."""
JOINING = ["ccmp", "isol", "init", "medi", "fina", "rlig", "liga", "calt", "mark", "mkmk"]
"""What a font must do so that Arabic letters join and their marks stand where they belong."""


def lettered(font: Path, cache: Path) -> bytes:
    """A font with LETTERS alone and no kerning, or ARABIC, as WOFF2: a third of its weight.

    It is kept in the folder `cache`, as long as font, this file and fontTools are the same.
    """
    key = digest([font.read_bytes(), Path(__file__).read_bytes(), version])
    return get_or_build(cache / font.stem, key, lambda: {font.name: _subset(font)})[font.name]


def _subset(font: Path) -> bytes:
    is_arabic = "Arabic" in font.stem
    options = subset.Options(flavor="woff2", layout_features=JOINING if is_arabic else [], hinting=False, name_IDs=[])
    whole = subset.load_font(str(font), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=ARABIC if is_arabic else LETTERS)
    subsetter.subset(whole)
    made = io.BytesIO()
    whole.save(made)
    return made.getvalue()
