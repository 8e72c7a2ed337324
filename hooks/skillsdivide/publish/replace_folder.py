"""Puts a finished folder in the place of an old one, in one step that a kill cannot cut in two."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

AT_FDCWD = -100 if sys.platform == "linux" else -2
EXCHANGE = 2
"""RENAME_EXCHANGE of Linux's renameat2 and RENAME_SWAP of macOS's renameatx_np have the same value."""


def put(new: Path, place: Path) -> None:
    """`new` stands in `place` afterwards; what stood there is gone.

    Where the system or the disk cannot exchange two names, the old folder is set aside and the new one
    moved in; a kill between the two leaves the old one in `new` with the ending ".old".
    """
    if place.exists() and _exchanged(new, place):
        shutil.rmtree(new)
        return
    old = new.with_name(f"{new.name}.old")
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    system = ctypes.CDLL(None, use_errno=True)
    call = getattr(system, "renameat2" if sys.platform == "linux" else "renameatx_np", None)
    return call is not None and call(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), EXCHANGE) == 0
