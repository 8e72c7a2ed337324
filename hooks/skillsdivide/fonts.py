"""Fonts with no more than the letters that pages use."""

import io
from pathlib import Path

from fontTools import subset, version

from skillsdivide.keeping import digest, kept

LETTERS = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0·×÷àâäæçèéêëîïôöùûüœÀÇÉÈÊÔ–—‘’“”…↑↓−"
"""What fonts keep. Another sign, and any other script, comes from the reader's own fonts."""


def lettered(font: Path, cache: Path) -> bytes:
    """A font with LETTERS alone, kerned, as WOFF2: half of its weight and less. It is kept in the folder `cache`."""
    return kept(cache / font.stem, digest([font.read_bytes(), LETTERS, version]), lambda: _subset(font))


def _subset(font: Path) -> bytes:
    options = subset.Options(flavor="woff2", layout_features=["kern"], hinting=False, name_IDs=[])
    whole = subset.load_font(str(font), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=LETTERS)
    subsetter.subset(whole)
    made = io.BytesIO()
    whole.save(made)
    return made.getvalue()
