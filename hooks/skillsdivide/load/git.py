"""What git says of a project."""

import shutil
import subprocess
from pathlib import Path


def run_git(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """The output of a git command in a folder; empty where there is no git, or no repository."""
    git = shutil.which("git")
    return subprocess.run([git, *arguments], cwd=folder, input=stdin, capture_output=True, check=False).stdout if git else b""


def git_text(folder: Path, *arguments: str) -> str:
    """The same as text."""
    return run_git(folder, *arguments).decode("utf-8", "replace")
