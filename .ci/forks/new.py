"""Writes a small, whole site for another profession into a new folder: `make new NAME=../care-work`.

Four answers make it somebody's own; each is asked for on a terminal, or given as a variable. The program comes along as it
stands here, the content from tests/other-profession, and over it the pages of the folder `site` beside this file.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from string import Template

TEMPLATES = Path(__file__).resolve().parent / "site"
ROOT = TEMPLATES.parent.parent.parent
SAMPLE = "tests/sample"
"""Where a site for another profession keeps a copy of this one, for the tests of the program to run on."""
OWN = ROOT / SAMPLE if (ROOT / SAMPLE).is_dir() else ROOT

EXAMPLE = ROOT / "tests/other-profession"
NAVIGATION = r"^nav:\n.*?\n(?=\n)"
"""The navigation in a mkdocs.yml."""

QUESTIONS = {
    "TITLE": "What is the site called? (Care work)",
    "ABOUT": "What is it about, in a sentence of 40 to 200 signs? (What AI is doing to care work, task by task)",
    "REPOSITORY": "Where will its repository be? (https://github.com/you/care-work)",
    "PUBLISHER": "Who publishes it? (The Care Work contributors)",
}
"""What is asked, by the variable that answers it."""

PROGRAM = (
    *("hooks", "tests", "requirements", "Makefile", "pyproject.toml", "biome.json", ".ci", ".github/workflows"),
    *("docs/data/schema", "CONTRIBUTING.md", "HACKING.md", "words/*/interface.po", "words/*/exports.po"),
)
"""What is the same in every site; upgrade.py replaces it by that of a later version."""
BEGINNING = (".github", ".devcontainer", ".editorconfig", ".gitignore", ".pre-commit-config.yaml", "SECURITY.md", "LICENSE", "words/*/terms.yml")
"""What a site begins with and may change."""
KEPT = ("tests/own", "tests/reports/links.md")
"""What belongs to one site alone among those: its own tests, and its list of links to the outside."""
LEFT_OUT = (SAMPLE, *KEPT, ".github/CODEOWNERS")

GENERIC = ("changes.md", "privacy.md", "review.md", "item-writing.md", "teach/assignment.md", "teach/files.md", "teach/results.md")
"""Pages of this site that speak of the program alone, so that they hold for every profession."""

NOWHERE = "https://example.org/"
"""The address of a site whose repository is not on GitHub, until its people write a better one."""

SECTIONS = {"commands": "| command | does |", "stay": "### What must stay", "publish": "## Publish to GitHub Pages", "update": "## Take later versions"}
"""Parts of this project's README that hold for every site, by the line that each begins with."""


def answers() -> dict[str, str]:
    """Reads the four answers from the environment, and asks on the terminal for those that are missing."""
    given = {name: os.environ.get(name, "").strip() for name in QUESTIONS}
    missing = [name for name, answer in given.items() if not answer]
    if missing and not sys.stdin.isatty():
        sys.exit(f"nobody can be asked here; give {', '.join(missing)}, as in: make new NAME=../care-work {missing[0]}=...")
    for name in missing:
        given[name] = input(f"{QUESTIONS[name]}\n> ").strip()
    for name, answer in given.items():
        if not answer or not answer.isprintable():
            sys.exit(f"{name} is empty or has signs that nobody sees; answer in one line of text")
    if not 40 <= len(given["ABOUT"]) <= 200:
        sys.exit(f"ABOUT has {len(given['ABOUT'])} signs; search engines show 40 to 200")
    if not re.fullmatch(r"https://[\w.-]+(/[\w.-]+)+/?", given["REPOSITORY"]):
        sys.exit(f"REPOSITORY is {given['REPOSITORY']!r}; write its address, as in https://github.com/you/care-work")
    return given


def values(given: dict[str, str]) -> dict[str, str]:
    """Returns what the templates' placeholders stand for: for Markdown, and under names in _yaml and _raw for YAML and plain text."""
    repository = given["REPOSITORY"].rstrip("/")
    pages = re.fullmatch(r"https://github\.com/([^/]+)/([^/]+)", repository)
    texts = {"title": given["TITLE"], "about": given["ABOUT"], "publisher": given["PUBLISHER"]}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return {
        **{name: in_markdown(text) for name, text in texts.items()},
        **{f"{name}_raw": text for name, text in texts.items()},
        **{f"{name}_yaml": json.dumps(text, ensure_ascii=False) for name, text in texts.items()},
        **{name: section(readme, first) for name, first in SECTIONS.items()},
        "repository": repository,
        "address": f"https://{pages[1].lower()}.github.io/{pages[2]}/" if pages else NOWHERE,
        "version": re.search(r'^version = "(.*)"$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)[1],
    }


def in_markdown(text: str) -> str:
    """Returns Markdown that shows a text as it stands."""
    return re.sub(r"([\\`*_\[\]#])", r"\\\1", html.escape(text, quote=False))


def section(readme: str, first: str) -> str:
    """Returns the part of the README from a line to the next heading."""
    return re.search(rf"^{re.escape(first)}.*?(?=^## |\Z)", readme, re.MULTILINE | re.DOTALL)[0]


def program_files(path: str) -> list[str]:
    """Lists the project's files at or below a path, which may be a pattern: those that git knows, or what stands there where git knows nothing."""
    listed = subprocess.run(["git", "ls-files", "-z", "--", path], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\0")
    standing = sorted({*ROOT.glob(path), *ROOT.glob(f"{path}/**/*")})
    everything = [each.relative_to(ROOT).as_posix() for each in standing if not {"node_modules", "__pycache__"} & set(each.parts)]
    return [each for each in listed[:-1] or everything if (ROOT / each).is_file() and not each.startswith(LEFT_OUT)]


def copy(origin: Path, target: Path) -> None:
    """Copies a file, with its mode and time, into a folder that is made where it is missing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(origin, target)


def replaced(text: str, lines: dict[str, str]) -> str:
    """Replaces the whole of the first match of each pattern; a pattern that matches nothing is a fault of ours."""
    for pattern, line in lines.items():
        text, count = re.subn(pattern, lambda _, line=line: line, text, count=1, flags=re.MULTILINE | re.DOTALL)
        if not count:
            sys.exit(f"nothing in this project's files reads {pattern!r}; mend .ci/forks/new.py")
    return text


def settings(fills: dict[str, str]) -> str:
    """Returns the new site's mkdocs.yml: ours under its own name, addresses and navigation."""
    nav = re.search(NAVIGATION, (EXAMPLE / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)[0]
    return replaced(
        (OWN / "mkdocs.yml").read_text(encoding="utf-8"),
        {
            r"^site_name: [^\n]*": f"site_name: {fills['title_yaml']}",
            r"^site_description: [^\n]*": f"site_description: {fills['about_yaml']}",
            r"^site_url: [^\n]*": f'site_url: !ENV [SITE_URL, "{fills["address"]}"]',
            r"^repo_url: [^\n]*": f'repo_url: !ENV [REPO_URL, "{fills["repository"]}"]',
            r"^  languages: [^\n]*\n": "",
            NAVIGATION: replaced(nav, {r"^  - About:\n": (TEMPLATES / "nav.yml").read_text(encoding="utf-8")}),
        },
    )


def write_site(folder: Path, fills: dict[str, str]) -> None:
    """Writes everything into a folder that is not there yet."""
    for path in [each for name in (*PROGRAM, *BEGINNING) for each in program_files(name)]:
        copy(ROOT / path, folder / path)
    for path in GENERIC:
        copy(OWN / "docs" / path, folder / "docs" / path)
    for place in ("docs", "quizzes"):
        shutil.copytree(EXAMPLE / place, folder / place, dirs_exist_ok=True)
    for place in ("docs", "quizzes"):
        shutil.copytree(OWN / place, folder / SAMPLE / place)
    copy(OWN / "mkdocs.yml", folder / SAMPLE / "mkdocs.yml")
    (folder / SAMPLE / "hooks").symlink_to("../../hooks")

    for file in sorted(each for each in TEMPLATES.rglob("*") if each.suffix in {".md", ".cff"}):
        target = folder / file.relative_to(TEMPLATES)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(Template(file.read_text(encoding="utf-8")).substitute(fills), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings(fills), encoding="utf-8")
    own_terms = Template((TEMPLATES / "LICENSE.content").read_text(encoding="utf-8")).substitute(fills)
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    (folder / "LICENSE").write_text(replaced(licence, {r"^Text and data \(.*\Z": own_terms}), encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Asks, writes, and says what to do next."""
    if not arguments or not arguments[0].strip():
        sys.exit("say in which new folder, as in: make new NAME=../care-work")
    folder = Path(arguments[0]).expanduser().resolve()
    if folder.exists():
        sys.exit(f"{folder} is there already; name a folder that is not")
    if folder.is_relative_to(ROOT):
        sys.exit(f"{folder} lies inside this project; name a folder beside it, such as ../{folder.name}")
    fills = values(answers())
    write_site(folder, fills)
    if fills["address"] == NOWHERE:
        print(f"{fills['repository']} is not on GitHub.", f"In mkdocs.yml write the site's address in place of {NOWHERE}, and an edit_uri of your host.")
    print(f"The site is in {folder}. Go there, run `make serve`, and read its README.md. To keep its history: git init && git add -A && git commit -m 'Begin'")


if __name__ == "__main__":
    main(sys.argv[1:])
