"""Fonts with no more than the letters that pages use."""

import io
from pathlib import Path

from fontTools import subset, version

from skillsdivide.build_cache import digest, get_or_build

LETTERS = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0·×÷àâäæçèéêëîïôöùûüœÀÇÉÈÊÔ–—‘’“”…↑↓−"
"""What fonts keep. Another sign, and any other script, comes from the reader's own fonts."""


def lettered(font: Path, cache: Path) -> bytes:
    """A font with LETTERS alone and no kerning, as WOFF2: a third of its weight.

    It is kept in the folder `cache`, as long as font, this file and fontTools are the same.
    """
    key = digest([font.read_bytes(), Path(__file__).read_bytes(), version])
    return get_or_build(cache / font.stem, key, lambda: {font.name: _subset(font)})[font.name]


def _subset(font: Path) -> bytes:
    options = subset.Options(flavor="woff2", layout_features=[], hinting=False, name_IDs=[])
    whole = subset.load_font(str(font), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=LETTERS)
    subsetter.subset(whole)
    made = io.BytesIO()
    whole.save(made)
    return made.getvalue()
