"""Fonts with no more than the letters that pages use."""

import io
from functools import cache
from pathlib import Path

from fontTools import subset

LETTERS = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0·×÷àâäæçèéêëîïôöùûüœÀÇÉÈÊÔ–—‘’“”…↑↓−"
"""What fonts keep. Another sign, and any other script, comes from the reader's own fonts."""


@cache
def lettered(font: Path) -> bytes:
    """A font with LETTERS alone, kerned, as WOFF2: half of its weight and less."""
    options = subset.Options(flavor="woff2", layout_features=["kern"], hinting=False, name_IDs=[])
    whole = subset.load_font(str(font), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=LETTERS)
    subsetter.subset(whole)
    made = io.BytesIO()
    whole.save(made)
    return made.getvalue()
