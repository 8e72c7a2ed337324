"""Fonts with no more than the letters that pages use."""

import io
from pathlib import Path

from fontTools import subset, version
from fontTools.ttLib.scaleUpem import scale_upem

from skillsdivide.build_cache import digest, get_or_build

ENGLISH = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0\u202f·½×÷é«»–—‘’“”…↑↓−"
"""What every page fetches: what English is written in, with the space that browsers put into the time of day, and the quotation marks of Arabic."""

FRENCH = "àâäæçèêëîïôöùûüÿœÀÂÄÆÇÉÈÊËÎÏÔÖÙÛÜŸŒ€"
"""What a page fetches where one of them stands on it, as on each in French."""

OTHERS = "".join(chr(code) for code in (*range(0xA1, 0x180), *range(0x218, 0x21C)) if chr(code) not in ENGLISH + FRENCH)
"""The same for the letters of the other languages of Europe. Another sign, and any other script, comes from the reader's own fonts."""

SETS = {"": ENGLISH, "french/": FRENCH, "more/": OTHERS}
"""The letters of a font's files, by the folder of each below that of the first."""

ARABIC = "".join(map(chr, (*range(0x0621, 0x063B), *range(0x0640, 0x0653), 0x066A, 0x0670, 0x06A4, 0x06AF, 0x067E))) + " ،؛؟«»"
"""What fonts of Arabic keep: its letters and marks, and what Algerians borrow to write foreign names: ڤ گ پ."""
JOINING = ["ccmp", "isol", "init", "medi", "fina", "rlig", "liga", "calt", "mark"]
"""What a font must do so that Arabic letters join and their marks stand where they belong."""

SQUARES = 300
"""How many steps an em has: none can be seen at the size of a heading, and a point takes fewer bytes than with a thousand."""

UNUSED = ["BASE", "DSIG", "STAT", "gasp", "meta"]
"""Tables that say nothing to a browser."""


def subset_font(font: Path, cache: Path, folder: str = "") -> bytes:
    """A font with the letters of one of SETS, or ARABIC, alone and no kerning, as WOFF2: a third of its weight.

    It is kept in the folder `cache`, as long as font, this file and fontTools are the same.
    """
    key = digest([font.read_bytes(), Path(__file__).read_bytes(), version, folder])
    return get_or_build(cache / folder / font.stem, key, lambda: {font.name: _subset(font, SETS[folder])})[font.name]


def ranges() -> dict[str, str]:
    """By folder the letters for which a page fetches a second file of a font, as a style sheet's `unicode-range`."""
    return {folder: _range({ord(letter) for letter in letters}) for folder, letters in SETS.items() if folder}


def _range(codes: set[int]) -> str:
    starts, ends = (sorted(code for code in codes if code + step not in codes) for step in (-1, 1))
    return ",".join(f"U+{start:X}" if start == end else f"U+{start:X}-{end:X}" for start, end in zip(starts, ends, strict=True))


def _subset(font: Path, letters: str) -> bytes:
    is_arabic = "Arabic" in font.stem
    options = subset.Options(layout_features=JOINING if is_arabic else [], hinting=False, name_IDs=[])
    options.drop_tables += UNUSED if is_arabic else [*UNUSED, "GDEF"]  # which says what is a mark
    woff2 = io.BytesIO()
    with subset.load_font(str(font), options) as whole:
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=ARABIC if is_arabic else letters)
        subsetter.subset(whole)
        scale_upem(whole, SQUARES)
        whole["post"].formatType = 3.0  # no names of glyphs
        whole.flavor = "woff2"
        whole.save(woff2)
    return woff2.getvalue()
