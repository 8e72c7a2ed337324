"""What `serve` does otherwise than a build: it goes on in spite of warnings, which its pages show, and says whether it can be reached at all."""

import logging
import socket

from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler


class WarningList(logging.Handler):
    """Notes what a build warns of. MkDocs would end a strict build by it, and every page of a server would wait for the next."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def begin(self, logger: logging.Logger) -> None:
        """Listens to a build that begins, in the place of what would end it when it is strict."""
        self.lines = []
        for other in [each for each in logger.handlers if isinstance(each, CountHandler)]:
            logger.removeHandler(other)
        logger.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps the message of a warning."""
        self.lines.append(record.getMessage())


def check_address(host: str, port: int) -> None:
    """Raises PluginError where another program listens already."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does
        try:
            trial.bind((host, port))
        except OSError as error:
            raise PluginError(f"{host}:{port} cannot be used ({error.strerror}); end what listens there, or write: make serve PORT={port + 1}") from None
