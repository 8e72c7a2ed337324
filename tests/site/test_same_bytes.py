"""What is kept between builds changes nothing: a site built with it is the site built without, byte by byte."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, build, copied
from pseudo_words import name_languages, same, write_words

WITHOUT_SHELLS = '''
import re
from urllib.parse import urljoin

from edge.shell_page import toc_tokens
from mkdocs.exceptions import PluginError
from mkdocs.structure.toc import get_toc
from skillsdivide.render.generated_pages import render_page


def seen_from(url, html):
    """The words and tags of a page, with its addresses resolved."""
    return re.sub(r'href="([^"]*)"', lambda found: urljoin(f"/{url}", found[1]), html).split()


def on_page_context(context, page, config, nav):
    if "whole_page" in context:
        state = config.extra["build"]
        rendered = render_page(page.source, state.renderer)
        page.content = rendered.html
        page.meta["has_quiz"] = rendered.has_quiz
        page.toc = get_toc(toc_tokens(rendered.headings))
        listed = page.navigation(nav, page) if page.source.role else nav
        alone = state.theme.get_template("page_shell.html").render({**context, "page": page, "nav": listed})
        whole = context["whole_page"].replace('class="sd-nav__link" hidden', 'class="sd-nav__link"', 1)  # its own link among the others
        if seen_from(page.url, alone) != seen_from(page.url, whole):
            raise PluginError(f"the shell is not the theme's: {page.url}")
        print("compared", page.url)
'''
"""A hook that asks the theme for each generated page alone."""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small project."""
    return copied(ROOT / "tests/other-profession", tmp_path)


@pytest.fixture
def own(small: Path) -> Path:
    """The same with hooks of its own, so that they can be changed too."""
    (small / "hooks").unlink()
    shutil.copytree(ROOT / "hooks", small / "hooks", ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    (small / "hooks/packages/node_modules").symlink_to(ROOT / "hooks/packages/node_modules")
    return small


def changing(path: str, pattern: str, new: str) -> Callable[[Path], None]:
    """A change of one file; the pattern must be there."""

    def change(folder: Path) -> None:
        file = folder / path
        text, count = re.subn(pattern, new, file.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
        assert count, path
        file.write_text(text, encoding="utf-8")

    return change


CHANGES = (
    changing("docs/data/roles/cataloguer.yml", r"^title: .*", "title: Keeper of the catalogue"),
    changing("docs/method.md", r"\Z", "\nAnother line.\n"),
    changing("hooks/theme/page_shell.html", r"\{\{ page.content \}\}", "{{ page.content }}<hr>"),
    changing("hooks/theme/styles/site.css", r"\Z", "\n.sd-new { color: red }\n"),
    changing("hooks/theme/scripts/lib/storage.js", r"\Z", "\nexport const later = 1;\n"),
    changing("mkdocs.yml", r"^site_name: .*", "site_name: Another name"),
    changing("words/fr/docs/method.po", r'^msgstr "(?=\w)', 'msgstr "Né '),
)
"""A change in each place that a site follows from, but the core's code and templates, whose digest test_build_cache.py holds: it would build all anew."""


def contents(site: Path) -> dict[str, bytes]:
    """Each file's bytes."""
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()}


def built(folder: Path, **environment: str) -> dict[str, bytes]:
    """The site of a project as it stands, in all its languages."""
    done = build(folder, folder / "site", LANGUAGES="all", **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return contents(folder / "site")


MARK = "fr/mark.txt"
"""A file that stands in what is kept of a language alone, and so in a copy of it."""


def marked(folder: Path) -> None:
    """Puts the mark into what a project keeps."""
    (kept,) = (folder / ".build/language-fr").iterdir()
    (kept / Path(MARK).name).touch()


@pytest.mark.long
def test_a_build_with_what_was_kept_is_the_build_without(own: Path) -> None:
    """After changes of each kind, none of which leaves a language as it was kept; files for platforms are made here too."""
    changing("mkdocs.yml", "exports: false", "exports: true")(own)
    write_words(own, "fr", same)
    name_languages(own, "fr: {name: Français, formats: fr-DZ}")
    before = built(own)
    marked(own)
    assert MARK in built(own)
    for change in CHANGES:
        marked(own)
        change(own)
        kept = built(own)
        assert MARK not in kept
    marked(own)
    assert MARK not in built(own, SITE_URL="https://example.com/")
    shutil.rmtree(own / ".build")
    fresh = built(own)
    assert sorted(path for path in kept | fresh if kept.get(path) != fresh.get(path)) == []
    assert {path.partition("/")[0] for path in kept if kept[path] != before.get(path)} >= {"index.html", "roles", "method", "assets", "teach"}


def test_a_shared_shell_is_what_the_theme_puts_round_each_page(small: Path) -> None:
    """Roles with a page before and after them and without, sheets and plans: the same but for white space."""
    (small / "compare.py").write_text(WITHOUT_SHELLS, encoding="utf-8")
    changing("mkdocs.yml", r"^( *- )(\S*)hooks/plugin\.py", r"\1\2hooks/plugin.py\n\1compare.py")(small)
    done = build(small, small / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("compared roles/") == 4 * 3
