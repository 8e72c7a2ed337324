"""How far a long build is, shown on a terminal alone."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from logging import Logger

from tqdm import tqdm
from tqdm.contrib.logging import logging_redirect_tqdm

PATIENCE = 2
"""Seconds after which a build is long."""


@contextmanager
def bar(logger: Logger) -> Iterator[tqdm]:
    """A bar that appears on a terminal after PATIENCE and leaves no trace; in a log or in CI it is never drawn. What `logger` tells stands above it."""
    with logging_redirect_tqdm([logger]), tqdm(desc="Building", unit=" steps", delay=PATIENCE, leave=False, disable=None, file=sys.stderr) as shown:
        yield shown
