"""Takes the program of a later version into a site that `make new` began: `make upgrade VERSION=1.3.0`. Nothing is committed."""

from __future__ import annotations

import os
import re
import subprocess
import sys

from new import GENERIC, KEPT, NAVIGATION, PROGRAM, ROOT, SAMPLE

UPSTREAM = os.environ.get("UPSTREAM") or "https://github.com/skills-divide/skills-divide"
"""The repository that the program comes from."""


EMPTY = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""Git's name for a folder with nothing in it."""


def git(*arguments: str, check: bool = True) -> str:
    """Runs git in the project and returns what it printed; where it fails, says so and stops."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if check and done.returncode:
        sys.exit(f"git {' '.join(arguments[:2])} failed: {done.stderr.strip()}")
    return done.stdout


def problem(version: str) -> str | None:
    """Says why there can be no upgrade, with the remedy; returns None where nothing is in the way."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        return f"{version!r} is no version; write three numbers, as in: make upgrade VERSION=1.3.0"
    if not (ROOT / SAMPLE).is_dir():
        return "this is the project that versions come from; a site that make new began can be upgraded"
    if git("status", "--porcelain"):
        return "there are uncommitted changes; commit or put them aside first"
    return None


def left_to_do() -> list[str]:
    """Lists, a line each, what the program's own site has by now and this one lacks: pages that speak of the program alone, and lines of mkdocs.yml."""
    own, sample = ROOT / "mkdocs.yml", ROOT / SAMPLE / "mkdocs.yml"
    pages = [path for path in GENERIC if (ROOT / SAMPLE / "docs" / path).is_file() and not (ROOT / "docs" / path).is_file()]
    navigation = re.search(NAVIGATION, sample.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    passed_over = {"", *(line.strip() for line in [*own.read_text(encoding="utf-8").splitlines(), *(navigation[0] if navigation else "").splitlines()])}
    settings = [
        f"mkdocs.yml has no line {line.strip()!r}; it stands in {SAMPLE}/mkdocs.yml:{number}"
        for number, line in enumerate(sample.read_text(encoding="utf-8").splitlines(), 1)
        if line.strip() not in passed_over and not re.match(r"(site|repo)_|copyright:|languages:|#", line.lstrip())
    ]
    return [*(f"docs/{path} is missing; copy {SAMPLE}/docs/{path} and name it in nav" for path in pages), *settings]


def main(version: str) -> str | None:
    """Replaces the program, and the copy of its own site that its tests run on, by those of a version; then that version says what is left to do."""
    if reason := problem(version):
        return reason
    tag = f"refs/tags/upstream-{version}"
    git("fetch", "--quiet", "--no-tags", UPSTREAM, f"+refs/tags/v{version}:{tag}")
    there = [path for path in PROGRAM if git("ls-files", f"--with-tree={tag}", path)]
    git("restore", f"--source={tag}", "--staged", "--worktree", *there)
    for path in KEPT:
        source = "HEAD" if git("ls-tree", "HEAD", path) else EMPTY
        git("restore", f"--source={source}", "--staged", "--worktree", path, check=False)
    for place in ("docs", "quizzes"):
        git("read-tree", "-u", f"--prefix={SAMPLE}/{place}", f"{tag}:{place}")
    (ROOT / SAMPLE / "mkdocs.yml").write_text(git("show", f"{tag}:mkdocs.yml"), encoding="utf-8")
    (ROOT / SAMPLE / "hooks").symlink_to("../../hooks")
    git("add", SAMPLE)
    git("update-ref", "-d", tag)
    print(f"The program is that of version {version}. Run make check and make test, then commit; to go back: git reset --hard", flush=True)
    subprocess.run([sys.executable, __file__, "--left"], check=False)
    return None


if __name__ == "__main__":
    if sys.argv[1:] == ["--left"]:
        print("\n".join(left_to_do()))
    else:
        sys.exit(main((sys.argv[1:] or [""])[0]))
