"""Reads what was printed."""

from __future__ import annotations


def squeezed(text: str) -> str:
    """A text without spaces: a PDF breaks them where lines end, and puts others between letters of a font that stands in for ours."""
    return "".join(text.split())
