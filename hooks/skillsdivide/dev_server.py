"""Files that are made when somebody asks for them: while a site is being written, few of its files are looked at between two edits.

A sign stands in such a file's place until a request for it comes by.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock

SIGN = "made when asked for"

TRIES = 5
"""How often a file is served anew because it was made, or a build began, meanwhile."""

Application = Callable[[dict, Callable], Iterable[bytes]]
"""A WSGI application."""


class WhenAsked:
    """The files of one build that are made when asked for; those of an earlier build are forgotten."""

    def __init__(self):
        self.left: dict[Path, Callable[[], object] | None] = {}
        """What makes each; None where it is made."""
        self.builds = 0
        """How many builds have begun."""
        self.lock = Lock()
        """Held while a file is made, so that none is made of what was before a build once that has begun."""

    def begin(self) -> None:
        """Forgets all: a build begins."""
        with self.lock:
            self.left.clear()
            self.builds += 1

    def leave(self, file: Path, make: Callable[[], object]) -> str:
        """The sign, which the caller puts in a file's place; `make` will write the file."""
        self.left[file] = make
        return SIGN

    def state(self, file: Path) -> tuple[int, bool, bool]:
        """How many builds have begun, whether the last one left the file, and whether it still waits."""
        return self.builds, file in self.left, self.left.get(file) is not None

    def make(self, file: Path, build: int) -> None:
        """Writes a file that waits, unless another build has begun since that one."""
        with self.lock:
            make = self.left.get(file)
            if make and build == self.builds:
                make()
                self.left[file] = None

    def serving(self, serve: Application, folder: Path, root: str) -> Application:
        """The application that serves a folder at an address, such as /skills-divide/, with files that were left made first."""

        def made_first(environ: dict, start_response: Callable) -> Iterable[bytes]:
            path = environ["PATH_INFO"].removeprefix(root)
            file = folder / (f"{path}index.html" if path.endswith("/") or not path else path)
            heads: list[tuple] = []
            for _ in range(TRIES):
                before = build, _, waits = self.state(file)
                answer = serve(environ, lambda *head: heads.append(head))  # waits for a build under way
                if self.state(file) == before and not waits:
                    break
                self.make(file, build)
            start_response(*heads[-1])
            return answer

        return made_first
