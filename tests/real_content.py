"""The real dataset, read once by each process that tests it; nobody changes it."""

from __future__ import annotations

from functools import cache

from conftest import SAMPLE

from skillsdivide.load.catalog import Catalog
from skillsdivide.pipeline import prepare
from skillsdivide.render.environment import Renderer


@cache
def renderer() -> Renderer:
    """What renders it."""
    return prepare(SAMPLE, SAMPLE / "docs")


def catalog() -> Catalog:
    """Its records and items, the generated ones among them."""
    return renderer().catalog
