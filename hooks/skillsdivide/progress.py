"""How far a long build is, shown on a terminal alone."""

import sys

from tqdm import tqdm

PATIENCE = 2
"""Seconds after which a build is long."""


def bar() -> tqdm:
    """A bar that appears on a terminal after PATIENCE and leaves no trace; in a log or in CI it is never drawn."""
    return tqdm(desc="Building", unit=" steps", delay=PATIENCE, leave=False, disable=None, file=sys.stderr)
