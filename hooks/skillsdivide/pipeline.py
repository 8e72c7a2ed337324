"""What the core hands to a site generator: a checked catalog, pages and files. The edge needs no more."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from skillsdivide.check import records as checks
from skillsdivide.check.item_writing import lint
from skillsdivide.derive import item_generation as generators
from skillsdivide.derive.skill_gaps import nearest_roles
from skillsdivide.derive.worked_audits import audit_file
from skillsdivide.diagnostics import ValidationFailed
from skillsdivide.links import page_url, settle
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.dataset import load
from skillsdivide.markdown import plain
from skillsdivide.publish import browser_data as tool_data
from skillsdivide.publish import open_data
from skillsdivide.render import shortcodes as markers
from skillsdivide.render.environment import MOST, Renderer


@dataclass(frozen=True)
class Page:
    """A page made from the dataset."""

    path: str
    """As Markdown would be filed: roles/manual-qa-tester.md."""
    title: str
    description: str
    source: str
    """The file, as seen from the docs folder, in which an editor changes it."""
    role: str
    template: str
    searched: bool
    """Whether a search should find it."""

    @property
    def meta(self) -> dict[str, object]:
        """What the front matter of a Markdown file would say of it."""
        return {"title": self.title, "description": self.description, **({} if self.searched else {"search": {"exclude": True}})}


@dataclass(frozen=True)
class Heading:
    """An entry of a page's table of contents."""

    level: int
    id: str
    title: str


@dataclass(frozen=True)
class RenderedPage:
    """A generated page's HTML, its addresses relative to it, with what a site generator asks of it."""

    html: str
    headings: tuple[Heading, ...]
    has_quiz: bool
    """Whether it shows questions, and so needs the quiz's style."""


def prepare(folder: Path, docs: Path, course: Iterable[str] = (), *, exported: bool = True) -> Renderer:
    """Loads, checks and completes the dataset below `docs` and the bank below `folder`.

    `exported`: whether files for teaching platforms will be there.

    Raises ValidationFailed with every fault found, before anything is written.
    """
    catalog, report = load(folder, docs, course)
    found = report.problems + checks.check(catalog, report)
    found += [] if found else lint(catalog, report)
    if not found:
        nearest = nearest_roles(catalog)
        made = generators.generate(catalog, nearest, Renderer(catalog, nearest).words)
        catalog = catalog.with_sections(made)
    found += [] if found else markers.check(catalog, docs, folder)
    if found:
        raise ValidationFailed(found)
    return Renderer(replace(catalog, shortcode_pages=markers.places(docs)), nearest, exported=exported)


def pages(renderer: Renderer) -> Iterator[Page]:
    """The pages that follow from the dataset alone: of each role its own, a sheet to audit it on paper, and its plans."""
    catalog = renderer.catalog
    for role in catalog.roles.values():
        source = f"data/roles/{role.id}.yml"
        yield Page(f"roles/{role.id}.md", role.title, plain(role.summary), source, role.id, "role.html.j2", searched=True)
        for name in ("sheet", "plan"):
            words = renderer.words(f"titles/{name}.j2", role=role)
            yield Page(f"roles/{role.id}/{name}.md", words["title"], words["description"], source, role.id, f"{name}.html.j2", searched=False)


def render_page(page: Page, renderer: Renderer) -> RenderedPage:
    """Renders a generated page."""
    catalog = renderer.catalog
    html, headings = renderer.render_with_headings(page.template, role=catalog.roles[page.role], quizzes=catalog.sections_about(page.role))
    return RenderedPage(settle(html, page_url(page.path)), tuple(Heading(**heading) for heading in headings), markers.uses_quiz(html))


def files(renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """The files that are no pages: the open data, and what the browser's tools read."""
    yield from open_data.files(renderer.catalog)
    yield from tool_data.files(renderer.catalog)
    for audit in renderer.catalog.audits.values():
        titles = renderer.words("titles/worked-audit.j2", audit=audit)
        held = [entry.skill for entry in renderer.catalog.roles[audit.role].skills] if audit.role else []
        yield f"tools/audits/{audit.id}.json", json.dumps(audit_file(audit, (titles["first"], titles["later"]), held), ensure_ascii=False).encode()
    if len(renderer.catalog.roles) > MOST:
        yield "roles/rows.json", json.dumps(role_rows(renderer), ensure_ascii=False).encode()
    for role in renderer.catalog.roles.values():
        rows = settle(renderer.render("tools/compare-role.j2", role=role), "roles/compare/")
        skills = [{"id": entry.skill, "title": renderer.catalog.skills[entry.skill].title} for entry in role.skills]
        record = {"title": role.title, "rows": rows, "tasks": tool_data.tasks(role), "skills": skills}
        yield f"roles/compare/{role.id}.json", json.dumps(record, ensure_ascii=False, sort_keys=True).encode()


def role_rows(renderer: Renderer) -> dict[str, object]:
    """The table of all roles: the HTML of each cell once, and of each role its side and the places of its cells."""
    cells: dict[str, int] = {}
    rows: list[list[str | int]] = []
    for role in renderer.catalog.roles.values():
        lines = settle(renderer.render("tools/role-cells.j2", role=role), "roles/").splitlines()
        rows.append([role.side, *(cells.setdefault(line, len(cells)) for line in lines)])
    return {"cells": list(cells), "rows": rows}


def glossary(catalog: Catalog) -> dict[str, str]:
    """Each form of each term with its definition, for tooltips in prose."""
    forms = {plain(form): plain(entry.definition) for entry in catalog.glossary.values() for form in (entry.term, *entry.also)}
    return {form: meaning for form, meaning in forms.items() if form}
