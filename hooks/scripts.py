"""Serves the theme's own scripts and styles small: bundled, split where they share, minified.

The sources stay as they are written; esbuild, from the locked packages, makes what readers load.
"""

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from skillsdivide.keeping import digest, kept

HERE = Path(__file__).resolve().parent
ASSETS = HERE / "theme" / "assets"

PACKAGES = HERE / "packages" / "node_modules"
LOCKED = (HERE / "packages" / "package.json", HERE / "packages" / "package-lock.json")

QUIZ = ("quiz/quiz.js", "quiz/exam.js", "quiz/result.js")
"""Bundled apart from the other scripts: in pieces shared with them it would weigh a tenth more."""

SCRIPTS = ("*/register.js", "*/review.js", "*/search.js", "store.js", "kept.js", "*/assign.js", "*/work.js", "*/results.js", "tools/*.js")
"""What pages load by name. `store.js` stays a file of its own, one for all of them, so that they share
what lives as long as the page; its keys begin with the path of that file's folder. So does `kept.js`."""

APART = ("--external:../store.js", "--external:./store.js", "--external:../kept.js", "--external:../quiz/result.js")
"""Files that others load by their name."""

SHARED = "--chunk-names=shared/[name]-[hash]"
"""Shared pieces lie one folder deep, as all scripts do that name those files by `../`."""

STYLES = ("site.css", "quiz/quiz.css", "quiz/plain.css", "teach/teach.css", "you/you.css")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Puts the small forms in place of the sources."""
    for source in [file for file in files if file.src_uri.endswith((".js", ".css")) and Path(file.abs_src_path or "").resolve().is_relative_to(ASSETS)]:
        files.remove(source)
    sources = [file for file in sorted(ASSETS.rglob("*.*s*")) if file.is_file()]
    key = digest(part for file in (HERE / "scripts.py", *LOCKED, *sources) for part in (file.name, file.read_bytes()))
    made = json.loads(kept(Path(config.config_file_path).parent / ".build" / "scripts", key, _made))
    for path, text in made["site"].items():
        files.append(File.generated(config, path, content=text))
    config.extra["player"] = {name: text.encode() for name, text in made["player"].items()}
    return files


def _made() -> bytes:
    """What esbuild makes of the sources, as JSON: the files of the site by their paths, and those of a package by their names."""
    with TemporaryDirectory() as folder:
        bundled = json.loads((HERE / "packages" / "package.json").read_text(encoding="utf-8"))["bundle"]
        missing = [origin for origin in bundled.values() if not (PACKAGES / origin).is_file()]
        if missing:
            raise PluginError(f"hooks/packages/node_modules/{missing[0]} is missing; run: make setup")
        _esbuild(folder, _sources(QUIZ), "--bundle", "--splitting", "--format=esm", *APART)
        _esbuild(folder, _sources(SCRIPTS), "--bundle", "--splitting", "--format=esm", *APART, SHARED)
        _esbuild(folder, [f"{name}={PACKAGES / origin}" for name, origin in bundled.items()], "--bundle", "--format=esm", "--external:stream")
        _esbuild(folder, _sources(STYLES), "--bundle", "--external:*.woff2")
        site = {f"assets/{made.relative_to(folder).as_posix()}": made.read_text(encoding="utf-8") for made in sorted(Path(folder).rglob("*.*s*"))}
    return json.dumps({"site": site, "player": player()}).encode()


def player() -> dict[str, str]:
    """The files that run a section in a package of its own, by name: the quiz as one script that keeps nothing itself, and its styles."""
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
        raise PluginError("hooks/packages/node_modules/@esbuild is missing; run: make setup")
    fixed = ["--minify", "--charset=utf8", "--log-level=warning", f"--outbase={ASSETS}", f"--outdir={folder}"]
    # the names of shared pieces follow from paths as seen from here, which are the same on every machine
    done = subprocess.run([str(program), *sources, *options, *fixed], cwd=HERE, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PluginError(done.stderr.strip())
