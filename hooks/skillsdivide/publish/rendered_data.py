"""What the browser's tools fetch that holds rendered pieces or texts of templates: rows, comparisons, three things for a week, worked audits, the course."""

import json
from collections.abc import Iterable, Iterator

from skillsdivide.derive.directory import filter_tags
from skillsdivide.derive.worked_audits import audit_file
from skillsdivide.links import relativize_links
from skillsdivide.publish.browser_data import tasks
from skillsdivide.render.environment import ROLES_SHOWN, Renderer


def files(renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """(path below the site's root, JSON) of every such file."""
    catalog = renderer.catalog
    if catalog.chapters:
        yield "tools/course.json", renderer.render("data/course.json.j2").encode()
    for audit in catalog.audits.values():
        titles = renderer.render_fields("titles/worked-audit.j2", audit=audit)
        held_skills = [entry.skill for entry in catalog.roles[audit.role].skills] if audit.role else []
        yield f"tools/audits/{audit.id}.json", json.dumps(audit_file(audit, (titles["first"], titles["later"]), held_skills), ensure_ascii=False).encode()
    if len(catalog.roles) > ROLES_SHOWN:
        yield "roles/rows.json", json.dumps(role_rows(renderer), ensure_ascii=False).encode()
    if catalog.directory:
        yield "roles/directory/rows.json", json.dumps(occupation_rows(renderer), ensure_ascii=False, separators=(",", ":")).encode()
    for role in catalog.roles.values():
        yield f"tools/weeks/{role.id}.json", renderer.render("data/role-week.json.j2", role=role).encode()
        rows = relativize_links(renderer.render("data/compare-role.html.j2", role=role), "roles/compare/", renderer.site.above)
        skills = [{"id": entry.skill, "title": catalog.skills[entry.skill].title} for entry in role.skills]
        record = {"title": role.title, "rows": rows, "tasks": tasks(role), "skills": skills}
        yield f"roles/compare/{role.id}.json", json.dumps(record, ensure_ascii=False, sort_keys=True).encode()


def occupation_rows(renderer: Renderer) -> dict[str, object]:
    """The table of the directory in the form of that of all roles, with the tags that its filters ask for."""
    directory = renderer.directory
    lines = (
        (filter_tags(directory.profiles[each.soc]), renderer.render("data/occupation-cells.html.j2", occupation=each), "roles/directory/")
        for each in directory.by_title
    )
    return _table(lines, renderer.site.above)


def role_rows(renderer: Renderer) -> dict[str, object]:
    """The table of all roles: the HTML of each cell once, because most rows share most cells, and of each role its side and the indexes of its cells."""
    lines = ((role.side, renderer.render("data/role-cells.html.j2", role=role), "roles/") for role in renderer.catalog.roles.values())
    return _table(lines, renderer.site.above)


def _table(entries: Iterable[tuple[str, str, str]], above: str) -> dict[str, object]:
    """The cells of rows that are given as (tags, HTML with a cell a line, the page's address)."""
    cells: dict[str, int] = {}
    rows: list[list[str | int]] = []
    for tags, html, here in entries:
        rows.append([tags, *(cells.setdefault(line, len(cells)) for line in relativize_links(html, here, above).splitlines())])
    return {"cells": list(cells), "rows": rows}
