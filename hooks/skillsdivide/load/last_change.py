"""When a project was last changed, the one date that generated files carry: the same commit gives the same bytes."""

import os
import shutil
import subprocess
from pathlib import Path


def last_change(folder: Path) -> int:
    """The time of the last change of the project in a folder, in seconds since 1970: SOURCE_DATE_EPOCH, else git's last commit, else 0."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    git = shutil.which("git")
    if seconds is None and git:
        seconds = subprocess.run([git, "log", "-1", "--format=%ct"], cwd=folder, capture_output=True, text=True, check=False).stdout
    return int(seconds) if seconds and seconds.strip().isdigit() else 0
