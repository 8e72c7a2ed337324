"""Programs that readers download, imported for a test from where they lie."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest


@contextmanager
def imported(folder: Path, name: str) -> Iterator[ModuleType]:
    """The module of that name with those beside it; all are forgotten after it, as other folders have modules of their names."""
    written = sys.dont_write_bytecode  # the programs set it, so that they leave nothing in the folder
    sys.path.insert(0, str(folder))
    try:
        yield importlib.import_module(name)
    finally:
        sys.path.remove(str(folder))
        sys.dont_write_bytecode = written
        for file in folder.glob("*.py"):
            sys.modules.pop(file.stem, None)


@contextmanager
def measuring(folder: Path) -> Iterator[ModuleType]:
    """The module measure of the brief that was carried out; each question is searched once in each version, whoever asks."""
    with imported(folder, "measure") as module, pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "load", cache(module.load))
        patch.setattr(module.Index, "search", cache(module.Index.search))
        yield module
