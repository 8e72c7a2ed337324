"""When a project was last changed, the one date that generated files carry: the same commit gives the same bytes."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

CONTENT = ("docs", "quizzes", "mkdocs.yml")
"""What authors change, below the project's folder."""


def last_change(folder: Path) -> int:
    """The time of the last change of the project in a folder, in seconds since 1970.

    SOURCE_DATE_EPOCH; else git's last commit, or the youngest file of the content that differs from it; without git the youngest file of the content.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if seconds.isdigit():
        return int(seconds)
    committed = _git(folder, "log", "-1", "--format=%ct").strip()
    if not committed:
        return _youngest(file for name in CONTENT for file in (folder / name, *(folder / name).rglob("*")))
    changed = _git(folder, "diff", "--name-only", "-z", "--relative", "HEAD", "--", *CONTENT)
    unknown = _git(folder, "ls-files", "--others", "--exclude-standard", "-z", "--", *CONTENT)
    return max(int(committed), _youngest(folder / name for name in (changed + unknown).split("\0") if name))


def _git(folder: Path, *arguments: str) -> str:
    """What git says; nothing where there is no git, or no repository."""
    git = shutil.which("git")
    return subprocess.run([git, *arguments], cwd=folder, capture_output=True, text=True, check=False).stdout if git else ""


def _youngest(files: Iterable[Path]) -> int:
    """The time of the file changed last; for one that is gone, that of the folder it stood in."""
    return max((int(next(place for place in (file, *file.parents) if place.exists()).stat().st_mtime) for file in files), default=0)
