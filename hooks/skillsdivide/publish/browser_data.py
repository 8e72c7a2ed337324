"""What the browser's tools read beside the open data: small files, plain text, no more than a tool asks for."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date

from skillsdivide.derive import evidence_links, quiz_layout
from skillsdivide.derive.ageing import valid_until
from skillsdivide.derive.surface import role_surface
from skillsdivide.links import page_url
from skillsdivide.load.catalog import Catalog
from skillsdivide.markdown import plain
from skillsdivide.render.environment import Layout, Renderer
from skillsdivide.schema.evidence import RatedOccupation
from skillsdivide.schema.fields import Record
from skillsdivide.schema.records import Role
from skillsdivide.translate.formats import ENGLISH, EnglishFormats


def files(renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """(path below the site's root, JSON) of every such file."""
    catalog = renderer.catalog
    yield "tools/roles.json", _json(overview(catalog))
    yield "tools/surfaces.json", _json(role_surfaces(catalog))
    yield "tools/tasks.json", _json([{"role": role.id, **task} for role in catalog.roles.values() for task in tasks(role)])
    yield "tools/finder.json", _json(finder(catalog))
    yield "tools/plan.json", _json(planning(catalog, renderer.formats))
    yield "tools/items.json", _json(items(catalog, renderer.layout))
    pathways: dict[str, dict[str, object]] = {}
    for pathway in catalog.pathways.values():
        written = {"project": plain(pathway.project), "caution": plain(pathway.caution or ""), "credentials": pathway.credentials}
        pathways.setdefault(pathway.from_role, {})[pathway.to_role] = written
    for role in catalog.roles.values():
        yield (
            f"tools/roles/{role.id}.json",
            _json({"title": role.title, "tasks": tasks(role), "skills": [entry.skill for entry in role.skills], "ways": pathways.get(role.id, {})}),
        )


def overview(catalog: Catalog) -> dict[str, object]:
    """Each role with its skills and its years of technical work; each skill's and each domain's title."""
    roles = [{"id": role.id, "title": role.title, "skills": [entry.skill for entry in role.skills], "years": role.it_years} for role in catalog.roles.values()]
    domains = [_plain(domain, "id", "title") for domain in catalog.domains.values()]
    return {"roles": roles, "skills": {skill.id: skill.title for skill in catalog.skills.values()}, "domains": domains}


def role_surfaces(catalog: Catalog) -> dict[str, object]:
    """Each role with its side's colour and its surface in tasks (low, high, total)."""
    roles = []
    for role in catalog.roles.values():
        counted = role_surface(role)
        surface = [counted.low, counted.high, counted.total]
        roles.append({"id": role.id, "title": role.title, "colour": catalog.sides[role.side].colour, "surface": surface})
    return {"roles": roles}


def finder(catalog: Catalog) -> dict[str, object]:
    """What a job title can lead to: of each role its surface, of each occupation its value on each measure, and the titles that people type for it."""

    def titles(key: str) -> list[str]:
        return catalog.job_titles[key].all if key in catalog.job_titles else []

    surfaces = ((role, role_surface(role)) for role in catalog.roles.values())
    return {
        "roles": [[role.id, role.title, [counted.low, counted.high, counted.total], titles(role.id)] for role, counted in surfaces],
        "occupations": [[soc, each.title, _measured(each), titles(soc)] for soc, each in catalog.directory.items()],
    }


def _measured(each: RatedOccupation) -> list[float | None]:
    """Exposure as a model and as people rated it, how many tasks are highly automatable, of how many, and the use observed, where somebody looked."""
    use = each.observed_use
    return [round(each.exposure_model, 2), round(each.exposure_human, 2), each.highly_automatable, each.tasks, use if use is None else round(use, 2)]


def tasks(role: Role) -> list[dict[str, str]]:
    """A role's tasks with our stance."""
    return [{"id": task.id, "text": plain(task.text), "stance": task.stance} for task in role.tasks]


def items(catalog: Catalog, layout: Layout = quiz_layout) -> list[dict[str, object]]:
    """Of each section on a page: where it stands, for whose mastery it counts, and each item's id, type and version."""
    return [
        {
            "id": section.id,
            "page": page_url(page),
            "group": section.role or section.id,
            "items": [[item.id, item.type, layout.version(item)] for item in section.items],
        }
        for page, sections in catalog.sections_by_page.items()
        for section in sections
    ]


def planning(catalog: Catalog, formats: EnglishFormats = ENGLISH) -> dict[str, object]:
    """What a plan is laid out from: steps, domains, briefs and current credentials, and what stands behind each and behind each skill."""
    steps = [
        {
            **step.model_dump(include={"id", "about", "months", "weight", "hours"}),
            **_plain(step, "title", "text"),
            "chapter": page_url(step.chapter),
            "quiz": evidence_links.quiz_url(step, catalog),
            "sources": _links(evidence_links.step(step, catalog)),
        }
        for step in catalog.steps.values()
    ]
    domains = [
        {**_plain(domain, "id", "title"), "roles": domain.roles, "toward": [role.id for role in catalog.roles_toward(domain)]}
        for domain in catalog.domains.values()
    ]
    current = [credential for credential in catalog.credentials.values() if credential.status == "current"]
    credentials = [
        {
            **_plain(each, "id", "title", "domain"),
            "skills": each.skills,
            "wanted": None if each.experience is None else each.experience.model_dump(include={"asked", "it_years", "field_years"}),
            "first": plain(each.held_first or ""),
            "status": catalog.statuses[each.status].label,
            "checked": formats.day(each.checked),
            "until": _until("credentials", each.checked, catalog),
            "sources": _links(evidence_links.credential(each, catalog)),
        }
        for each in current
    ]
    skills = {skill.id: _links(evidence_links.skill(skill, catalog)) for skill in catalog.skills.values()}
    briefs = [
        {
            **_plain(each, "id", "title", "domain"),
            "hours": each.hours,
            "skills": each.skills,
            "url": page_url(each.page),
            "until": _until("projects", each.checked, catalog),
        }
        for each in catalog.projects.values()
    ]
    return {"steps": steps, "domains": domains, "skills": skills, "briefs": briefs, "credentials": credentials}


def _links(links: Iterable[evidence_links.Link]) -> list[dict[str, str | float | bool]]:
    return [{name: value for name, value in asdict(link).items() if value} for link in links]


def _until(kind: str, checked: date, catalog: Catalog) -> str:
    """The last day on which a check counts, or nothing where its kind does not age."""
    until = valid_until(kind, checked, catalog)
    return until.isoformat() if until else ""


def _plain(record: Record, *names: str) -> dict[str, str]:
    return {name: plain(getattr(record, name)) for name in names}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
