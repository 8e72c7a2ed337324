"""Renders templates: records in, HTML or texts out. Templates hold all the words and the markup."""

import html
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

import jinja2
from markupsafe import Markup

from skillsdivide import markdown
from skillsdivide.derive import ageing, credential_fit, evidence_links, quiz_layout
from skillsdivide.derive.directory import Directory, directory, filter_tags
from skillsdivide.derive.first_resources import resources_for
from skillsdivide.derive.plans import credential_options, plan_lines, skills_at_once
from skillsdivide.derive.published_files import last_check, published_files
from skillsdivide.derive.rating_disagreements import disagrees
from skillsdivide.derive.record_places import correction_url, record_url
from skillsdivide.derive.skill_gaps import Gap, brief_for, credentials_covering, gap, gap_to_domain, nearest_roles, projects_closing, shared_skills
from skillsdivide.derive.study_hours import hours_to_domain, hours_to_role
from skillsdivide.derive.surface import ranked, role_surface
from skillsdivide.derive.this_week import this_week
from skillsdivide.derive.worked_audits import log_surface
from skillsdivide.links import page_url
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.images import Image
from skillsdivide.load.source_parts import source_url
from skillsdivide.render.chart_layout import cloud, first_of_each_side, linear_scale, marks, window
from skillsdivide.render.site_context import SiteContext
from skillsdivide.render.translated_loader import TranslatedLoader, add_language_filters
from skillsdivide.schema import export_formats
from skillsdivide.schema.evidence import DIRECTORY_MEASURES, Source
from skillsdivide.schema.records import Role
from skillsdivide.translate.formats import ENGLISH
from skillsdivide.translate.interface_words import InterfaceWords
from skillsdivide.translate.languages import direction_of
from skillsdivide.translate.messages import InLanguage
from skillsdivide.translate.translated_items import SourceLayout

TEMPLATES = Path(__file__).parents[1] / "templates"

Layout = ModuleType | SourceLayout
"""derive/quiz_layout.py, or what has its functions."""

FORMS: Mapping[str, Callable[[str], str]] = {
    "after_lead": markdown.after_lead,
    "block": markdown.block,
    "flow": markdown.flow,
    "inline": markdown.inline,
    "lead": markdown.lead,
    "paragraphs": markdown.paragraphs,
    "phrasing": markdown.phrasing,
    "plain": markdown.plain,
}
"""What templates make of a text, by the names of the filters."""

CACHED_PIECES = 50_000
"""How many pieces that pages share are kept: `cached(macro, ...)` in a template."""

ROLES_SHOWN = 50
"""How many roles a page shows in full; all others are links, and fetched when somebody looks for them."""


class _Environment(jinja2.Environment):
    """Its templates share one dictionary of what all may use. Jinja's own would give each a chain of two, which it copies for every piece of a page."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What every template may use; none is given anything besides."""
        return self.globals


class TemplateRenderer:
    """Renders templates in an environment of its own; names that a template does not know are errors."""

    def __init__(self, words: InterfaceWords | None = None, **known: object) -> None:
        """`words`: those of another language than English; `known`: what every template may use by name, beside the filters."""
        loader = jinja2.FileSystemLoader(TEMPLATES)
        self.formats = words.formats if words else ENGLISH
        self.code = words.language.code if words else "en"
        self.env = _Environment(
            auto_reload=False,  # a build has an environment of its own
            cache_size=-1,  # all are kept, without a list of which was asked for last
            loader=TranslatedLoader(loader, words) if words else loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        forms = {name: self._marking(form) for name, form in FORMS.items()}
        self.env.filters.update(forms, direction=direction_of, url=page_url, role_surface=role_surface)
        self.env.tests["blocks"] = markdown.has_blocks
        add_language_filters(self.env, words)
        self.env.globals.update(known)

    def _marking(self, form: Callable[[str], str]) -> Callable[[str], str]:
        """A filter that marks what it makes of a text that stands in a language of its own among words of another, but for plain words."""
        if form is markdown.plain:
            return form

        def shown(text: str) -> str:
            made = form(text)
            if not isinstance(text, InLanguage):
                return made
            if not isinstance(made, Markup):  # still a text
                return text.like(made)
            is_block = form in {markdown.block, markdown.paragraphs} or markdown.has_blocks(text)
            return self.render("pieces/in-language.html.j2", text=made, code=text.code, is_block=is_block) if made else made

        return shown

    def render(self, template: str, **parameters: object) -> Markup:
        """A template's HTML; each template says at its top which parameters it takes."""
        return Markup(self.env.get_template(template).render(parameters))

    def in_its_language(self, made: str, *, is_block: bool) -> Markup:
        """A piece marked as in the language of the templates, for a page in another."""
        return self.render("pieces/in-language.html.j2", text=Markup(made), code=self.code, is_block=is_block)

    def render_fields(self, template: str, **parameters: object) -> dict[str, str]:
        """The texts, not yet HTML, that a template sets as its top-level names, such as an item's stem and feedback."""
        fields = vars(self.env.get_template(template).make_module(parameters))
        texts = {name: value for name, value in fields.items() if isinstance(value, str) and not name.startswith("_")}
        return {name: html.unescape(" ".join(str(text).split())) for name, text in texts.items()}


class ItemRenderer(TemplateRenderer):
    """Renders templates that show items. They see the sources and the pictures, and nothing else of the catalog."""

    def __init__(self, sources: Mapping[str, Source], images: Mapping[str, Image], words: InterfaceWords | None = None, **known: object) -> None:
        super().__init__(words, sources=sources, images=images, **known)
        self.env.globals.setdefault("source_url", source_url)
        self.lay_out_by(quiz_layout)

    def lay_out_by(self, layout: Layout) -> None:
        """Takes another layout of items, before anything is rendered: that of the source, for items in other words."""
        self.layout = layout
        self.env.globals.update(answers=layout.answers, offers=layout.offers, steps=layout.steps, version=layout.version)


class Renderer(ItemRenderer):
    """Renders templates for one catalog. Addresses in the result still begin with "@/"."""

    def __init__(
        self,
        catalog: Catalog,
        nearest: Mapping[str, list[Gap]] | None = None,
        occupations: Directory | None = None,
        site: SiteContext | None = None,
        *,
        exported: bool = True,
    ) -> None:
        """`nearest`: by a role's id, the gaps to the roles to which ways lead from it; `occupations`: the catalog's directory.

        `exported`: whether the site has files for teaching platforms.
        """
        self.site = site or SiteContext()
        self.catalog = catalog
        self.directory = occupations or directory(catalog)
        words = self.site.words
        self.export_formats = words.export_formats if words else export_formats.formats()
        super().__init__(
            catalog.sources,
            catalog.images,
            self.site.words,
            brief_for=brief_for,
            cached=lru_cache(maxsize=CACHED_PIECES)(lambda macro, *values: macro(*values)),
            catalog=catalog,
            credential_fit=credential_fit,
            credential_options=credential_options,
            credentials_covering=credentials_covering,
            directory=self.directory,
            directory_measures=DIRECTORY_MEASURES,
            disagrees=disagrees,
            evidence_links=evidence_links,
            cloud=cloud,
            correction_url=correction_url,
            filter_tags=filter_tags,
            export_path=export_formats.path,
            exported=exported,
            first_of_each_side=first_of_each_side,
            formats=lambda: self.export_formats,
            formats_of=self.formats_of,
            gap=gap,
            gap_to_domain=gap_to_domain,
            hours_to_domain=hours_to_domain,
            hours_to_role=hours_to_role,
            in_date=cache(lambda kind: ageing.in_date(getattr(catalog, kind).values(), kind, catalog, self.site.today)),
            is_past=lambda kind, checked: ageing.is_past(kind, checked, catalog, self.site.today),
            last_check=last_check,
            linear_scale=linear_scale,
            log_surface=log_surface,
            marks=marks,
            nearest_roles=nearest_roles(catalog) if nearest is None else nearest,
            peer_roles=_peer_roles(catalog),
            plan_lines=plan_lines,
            skills_at_once=skills_at_once,
            projects_closing=projects_closing,
            published_files=published_files,
            record_url=record_url,
            resources_for=resources_for,
            role_surface=role_surface,
            roles_shown=ROLES_SHOWN,
            shared_skills=shared_skills,
            site=self.site,
            source_url=catalog.source_url,
            this_week=this_week,
            valid_until=lambda kind, checked: ageing.valid_until(kind, checked, catalog),
        )

    def formats_of(self, section: str) -> list[export_formats.Format]:
        """The formats in which the section with that id is written, in the language of the pages."""
        return [self.export_formats[each.id] for each in self.catalog.formats_of(section) if each.id in self.export_formats]

    def render_with_headings(self, template: str, **parameters: object) -> tuple[Markup, list[dict[str, Any]]]:
        """A page's HTML, and its headings: each joins the template's list `headings` as it is rendered, with level, id and title."""
        module = self.env.get_template(template).make_module(parameters)
        return Markup(str(module)), vars(module)["headings"]


def _peer_roles(catalog: Catalog) -> Callable[[Role, int], Sequence[Role]]:
    """A function that gives a role with the nearest of its side by surface; each side is ranked once a build."""
    ranking = cache(lambda side: ranked(catalog.roles_on(side)))

    def peer_roles(role: Role, count: int) -> Sequence[Role]:
        ranks = ranking(role.side)
        return window(ranks, next(rank for rank, each in enumerate(ranks) if each.id == role.id), count)

    return peer_roles
