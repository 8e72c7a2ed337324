"""When a project was last changed, the one date that generated files carry: the same commit gives the same bytes."""

import os
from collections.abc import Iterable
from pathlib import Path

from skillsdivide.load.git import git_text

CONTENT = ("docs", "quizzes", "mkdocs.yml")
"""What authors change, below the project's folder."""


def last_change(folder: Path) -> int:
    """The time of the last change of the project in a folder, in seconds since 1970.

    SOURCE_DATE_EPOCH; else git's last commit, or the youngest file of the content that differs from it; without git the youngest file of the content.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if seconds.isdigit():
        return int(seconds)
    committed = git_text(folder, "log", "-1", "--format=%ct").strip()
    if not committed:
        return _youngest(file for name in CONTENT for file in (folder / name, *(folder / name).rglob("*")))
    changed = git_text(folder, "diff", "--name-only", "-z", "--relative", "HEAD", "--", *CONTENT)
    unknown = git_text(folder, "ls-files", "--others", "--exclude-standard", "-z", "--", *CONTENT)
    return max(int(committed), _youngest(folder / name for name in (changed + unknown).split("\0") if name))


def _youngest(files: Iterable[Path]) -> int:
    """The time of the file changed last; for one that is gone, that of the folder it stood in."""
    return max((int(next(place for place in (file, *file.parents) if place.exists()).stat().st_mtime) for file in files), default=0)
