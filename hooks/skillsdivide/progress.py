"""How far a long build is, shown on a terminal alone."""

import sys
from contextlib import ExitStack
from logging import Logger

from tqdm import tqdm
from tqdm.contrib.logging import logging_redirect_tqdm

PATIENCE = 2
"""Seconds after which a build is long."""


class ProgressBar:
    """A bar that appears on a terminal after PATIENCE and leaves no trace; a log or CI never shows it."""

    def __init__(self, logger: Logger):
        """Begins without knowing how many steps there are; what `logger` says meanwhile stands above the bar."""
        self._open = ExitStack()
        self._open.enter_context(logging_redirect_tqdm([logger]))
        self._bar = self._open.enter_context(tqdm(desc="Building", unit=" steps", delay=PATIENCE, leave=False, disable=None, file=sys.stderr))

    def expect(self, steps: int) -> None:
        """Makes known how many steps are still to come."""
        self._bar.total = self._bar.n + steps

    def step(self) -> None:
        """Counts one step."""
        self._bar.update()

    def close(self) -> None:
        """Takes the bar away."""
        self._open.close()
