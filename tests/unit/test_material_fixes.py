"""The strings of Material that hooks/theme/material_fixes.html replaces: still there, and gone after it."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import jinja2
import material
import pytest
from conftest import ROOT

THEME = ROOT / "hooks/theme"
OURS = jinja2.Environment(loader=jinja2.FileSystemLoader(THEME))
MATERIAL = jinja2.Environment(loader=jinja2.FileSystemLoader(Path(material.__file__).parent / "templates"))
for environment in (OURS, MATERIAL):
    environment.filters["url"] = str


def rendered(partial: str, macro: str | None = None, *arguments: object, **values: object) -> str:
    """What Material makes of a partial, or of one of its macros."""
    common = {"lang": SimpleNamespace(t=str), "config": {"extra": {}, "mdx_configs": {}, "theme": {"icon": {}}}, "features": ["navigation.tabs"]}
    template = MATERIAL.get_template(f"partials/{partial}")
    return str(getattr(template.make_module({**common, **values}), macro)(*arguments)) if macro else template.render({**common, **values})


def section_of_the_navigation() -> str:
    """The open section of the first level, whose label needs no tabindex."""
    page = {"title": "A", "url": "a/", "is_index": True}
    return rendered("nav-item.html", "render", {"title": "S", "active": True, "children": [page, {**page, "is_index": False}]}, "__nav_1", 1, page=None)


def contents_of_a_page_outside_the_navigation() -> str:
    """The table of contents, whose title is the label of a toggle that only the navigation has."""
    return rendered("toc.html", page={"toc": [SimpleNamespace(title="T", url="#t", level=2, children=[])]})


FIXES = {'tabindex=""': section_of_the_navigation, 'for="__toc"': contents_of_a_page_outside_the_navigation}
"""Each string that is replaced, with the piece of Material that holds it."""


@pytest.mark.parametrize("string", FIXES)
def test_material_still_needs_the_fix(string: str) -> None:
    """When it does not, the fix goes."""
    found = string in FIXES[string]()
    assert found, (
        f"Material writes {string} no more: look what it writes instead, then change or delete its line and its replacement in hooks/theme/material_fixes.html"
    )


@pytest.mark.parametrize("string", FIXES)
def test_the_fix_takes_the_string_out(string: str) -> None:
    """What readers get has none of it."""
    fixed = OURS.get_template("material_fixes.html").make_module().fixed_navigation(FIXES[string]())
    assert string not in str(fixed)


def test_a_page_with_the_toggle_keeps_its_label() -> None:
    """In the navigation the label leads somewhere."""
    fixed = OURS.get_template("material_fixes.html").make_module().fixed_navigation('<input id="__toc"><label for="__toc">')
    assert 'for="__toc"' in str(fixed)


def test_the_list_names_every_replacement() -> None:
    """Each with the template that it is for and the version of Material that it was made for."""
    text = (THEME / "material_fixes.html").read_text(encoding="utf-8")
    listed = re.findall(r"^ {4}(\S+=\S+) +partials/\S+\.html +\d+\.\d+\.\d+ +\S", text, re.MULTILINE)
    replaced = re.findall(r"replace\('([^']+)'", text)
    assert set(listed) == set(replaced) == set(FIXES)


def test_no_other_template_replaces_strings_of_material() -> None:
    """What needs it stands in the list."""
    others = [file for file in THEME.rglob("*.html") if file.name != "material_fixes.html"]
    assert [file.name for file in others if re.search(r"super\(\)\s*\|\s*replace", file.read_text(encoding="utf-8"))] == []
