"""The only room that knows Jinja: records in, HTML out. Templates hold all the words and the markup."""

import html
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from skillsdivide import markdown
from skillsdivide.derive import evidence_links
from skillsdivide.derive import quiz_layout as quiz
from skillsdivide.derive.plans import credential_options, plan_lines
from skillsdivide.derive.published_files import published_files
from skillsdivide.derive.ratings import disagrees
from skillsdivide.derive.skill_gaps import Gap, credentials_covering, gap, gap_to_domain, nearest_roles, projects_closing, shared_skills
from skillsdivide.derive.surface import ranked, role_surface
from skillsdivide.derive.worked_audits import log_surface
from skillsdivide.links import page_url
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.images import Image
from skillsdivide.render.chart_layout import along, around, marks
from skillsdivide.schema import export_formats as formats
from skillsdivide.schema.evidence import Source
from skillsdivide.schema.fields import Record
from skillsdivide.schema.records import Role

TEMPLATES = Path(__file__).parents[1] / "templates"

PIECES = 50_000
"""How many pieces that pages share are kept: `once(macro, ...)` in a template."""

MOST = 50
"""How many roles a page shows in full; all others are links, and fetched when somebody looks for them."""


def number(value: float) -> str:
    """A number as readers see it, thousands grouped, no idle zeros: 92,000 and 0.5."""
    return f"{value:,.10g}" if isinstance(value, float) else f"{value:,}"


def day(value: date) -> str:
    """A date as readers see it: 23 November 2026."""
    return f"{value.day} {value:%B} {value.year}"


def environment() -> jinja2.Environment:
    """A Jinja environment with our filters; names that a template does not know are errors."""
    env = jinja2.Environment(
        cache_size=-1,  # all are kept, without a list of which was asked for last
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(inline=markdown.inline, block=markdown.block, plain=markdown.plain, number=number, day=day, url=page_url, role_surface=role_surface)
    return env


def _standing(catalog: Catalog) -> Callable[[Role, int], Sequence[Role]]:
    """What gives a role with the nearest of its side by surface; each side is ranked once a build."""
    side = cache(lambda name: ranked(catalog.roles_on(name)))

    def standing(role: Role, count: int) -> Sequence[Role]:
        row = side(role.side)
        return around(row, next(place for place, each in enumerate(row) if each.id == role.id), count)

    return standing


class ItemRenderer:
    """Renders templates that show items. They see the sources and the pictures, and nothing else of the catalog."""

    def __init__(self, sources: Mapping[str, Source], images: Mapping[str, Image]):
        self.env = environment()
        self.env.globals.update(answers=quiz.answers, images=images, offers=quiz.offers, sources=sources, steps=quiz.steps, version=quiz.version)

    def render(self, template: str, **parameters: object) -> Markup:
        """A template's HTML; each template says at its top which parameters it takes."""
        return Markup(self.env.get_template(template).render(parameters))


class Renderer(ItemRenderer):
    """Renders templates for one catalog. Addresses in the result still begin with "@/"."""

    def __init__(self, catalog: Catalog, nearest: Mapping[str, list[Gap]] | None = None, *, exported: bool = True):
        super().__init__(catalog.sources, catalog.images)
        self.catalog = catalog
        self.env.globals.update(
            along=along,
            catalog=catalog,
            credential_options=credential_options,
            credentials_covering=credentials_covering,
            disagrees=disagrees,
            evidence_links=evidence_links,
            export_path=formats.path,
            exported=exported,
            formats=formats.formats,
            gap=gap,
            gap_to_domain=gap_to_domain,
            log_surface=log_surface,
            marks=marks,
            most=MOST,
            nearest_roles=nearest_roles(catalog) if nearest is None else nearest,
            once=lru_cache(maxsize=PIECES)(lambda macro, *values: macro(*values)),
            plan_lines=plan_lines,
            projects_closing=projects_closing,
            published_files=published_files,
            role_surface=role_surface,
            shared_skills=shared_skills,
            standing=_standing(catalog),
        )

    def render_with_headings(self, template: str, **parameters: object) -> tuple[Markup, list[dict[str, Any]]]:
        """A page's HTML, and the headings in it: each joins the list `headings` of the template as it is rendered, with level, id and title."""
        module = self.env.get_template(template).make_module(parameters)
        return Markup(str(module)), module.headings  # type: ignore[attr-defined]

    def words(self, template: str, **parameters: Record | object) -> dict[str, str]:
        """The texts, not yet HTML, that a template sets as its top-level names, such as an item's stem and feedback."""
        module = self.env.get_template(template).make_module(parameters)
        found = {name: value for name, value in vars(module).items() if isinstance(value, str) and not name.startswith("_")}
        return {name: html.unescape(" ".join(str(text).split())) for name, text in found.items()}
