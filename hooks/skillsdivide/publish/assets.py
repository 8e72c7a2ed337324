"""The theme's own scripts and styles as readers load them: bundled, split where they share, minified.

The sources stay as they are written; esbuild, from the locked packages, makes the small forms.
"""

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from skillsdivide.build_cache import digest, kept, running

HERE = Path(__file__).resolve().parents[2]
ASSETS = HERE / "theme" / "assets"

PACKAGES = HERE / "packages" / "node_modules"
LOCKED = (HERE / "packages" / "package.json", HERE / "packages" / "package-lock.json")

QUIZ = ("quiz/quiz.js", "quiz/exam.js", "quiz/result.js")
"""Bundled apart from the other scripts: in pieces shared with them it would weigh a tenth more."""

SCRIPTS = ("colours.js", "*/register.js", "*/review.js", "*/search.js", "store.js", "kept.js", "*/assign.js", "*/work.js", "*/results.js", "tools/*.js")
"""What pages load by name. `store.js` stays a file of its own, one for all of them, so that they share
what lives as long as the page; its keys begin with the path of that file's folder. So does `kept.js`."""

APART = ("--external:../store.js", "--external:./store.js", "--external:../kept.js", "--external:../quiz/result.js")
"""Files that others load by their name."""

SHARED = "--chunk-names=shared/[name]-[hash]"
"""Shared pieces lie one folder deep, as all scripts do that name those files by `../`."""

STYLES = ("site.css", "quiz/quiz.css", "quiz/plain.css", "teach/teach.css", "you/you.css")


class Unbundled(Exception):
    """A package is missing, or a source cannot be bundled; says which."""


def bundled(cache: Path | None = None) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files of the site by their paths, and by their names those that run a section in a package of its own.

    What did not change is taken from the cache. Raises Unbundled.
    """
    sources = [file for file in sorted(ASSETS.rglob("*.*s*")) if file.is_file()]
    key = digest([running(), *(part for file in (*LOCKED, *sources) for part in (file.relative_to(HERE).as_posix(), file.read_bytes()))])
    made = json.loads(kept(cache, key, lambda: json.dumps([_site(), _player()]).encode()))
    return tuple({name: text.encode() for name, text in each.items()} for each in made)


def _site() -> dict[str, str]:
    with TemporaryDirectory() as folder:
        packages = json.loads(LOCKED[0].read_text(encoding="utf-8"))["bundle"]
        missing = [origin for origin in packages.values() if not (PACKAGES / origin).is_file()]
        if missing:
            raise Unbundled(f"hooks/packages/node_modules/{missing[0]} is missing; run: make setup")
        _esbuild(folder, _sources(QUIZ), "--bundle", "--splitting", "--format=esm", *APART)
        _esbuild(folder, _sources(SCRIPTS), "--bundle", "--splitting", "--format=esm", *APART, SHARED)
        _esbuild(folder, [f"{name}={PACKAGES / origin}" for name, origin in packages.items()], "--bundle", "--format=esm", "--external:stream")
        _esbuild(folder, _sources(STYLES), "--bundle", "--external:*.woff2")
        return {f"assets/{made.relative_to(folder).as_posix()}": made.read_text(encoding="utf-8") for made in sorted(Path(folder).rglob("*.*s*"))}


def _player() -> dict[str, str]:
    """The quiz as one script that keeps nothing itself, and its styles."""
    with TemporaryDirectory() as folder:
        # keeping.js stands in for localStorage; its keys begin with the path of a site that is not there
        keeping = [f"--inject:{ASSETS / 'scorm' / 'keeping.js'}", '--define:import.meta.url="file:///"']
        _esbuild(folder, [f"player={ASSETS / 'scorm' / 'scorm.js'}"], "--bundle", "--format=iife", *keeping)
        _esbuild(folder, [f"player={ASSETS / 'scorm' / 'scorm.css'}", f"plain={ASSETS / 'quiz' / 'plain.css'}"], "--bundle")
        return {made.name: made.read_text(encoding="utf-8") for made in sorted(Path(folder).iterdir())}


def _sources(names: tuple[str, ...]) -> list[str]:
    return [str(file) for name in names for file in sorted(ASSETS.glob(name))]


def _esbuild(folder: str, sources: list[str], *options: str) -> None:
    program = next((PACKAGES / "@esbuild").glob("*/bin/esbuild"), None)
    if program is None:
        raise Unbundled("hooks/packages/node_modules/@esbuild is missing; run: make setup")
    fixed = ["--minify", "--charset=utf8", "--log-level=warning", f"--outbase={ASSETS}", f"--outdir={folder}"]
    # the names of shared pieces follow from paths as seen from here, which are the same on every machine
    done = subprocess.run([str(program), *sources, *options, *fixed], cwd=HERE, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Unbundled(done.stderr.strip())
