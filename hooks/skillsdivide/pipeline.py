"""From source files to a site, one function a stage: load, check, derive, render, publish.

Whoever builds a site calls the stages in this order and hands each what the one before returned. Nothing is written
before the checks are over, and nothing is rendered but the words of the questions that the records give.
"""

import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from skillsdivide.build_cache import digest, files_in, get_or_build, inputs_digest
from skillsdivide.check import records
from skillsdivide.check.anchors import Anchor, named_anchors
from skillsdivide.check.generated_items import without_flawed_items
from skillsdivide.check.item_overlap import check_overlap
from skillsdivide.check.item_writing import lint
from skillsdivide.check.shortcodes import Shortcode, check_generated_sections, check_section_pages, check_shortcodes, read_pages, shortcode_pages
from skillsdivide.check.site_config import SiteConfig, check_site_config
from skillsdivide.derive import quiz_layout
from skillsdivide.derive.directory import Directory, directory
from skillsdivide.derive.item_generation import generate
from skillsdivide.derive.skill_gaps import Gap, nearest_roles
from skillsdivide.diagnostics import Problem, ValidationFailed
from skillsdivide.export.context import ExportContext, Site
from skillsdivide.export.export_all import export_files
from skillsdivide.export.pdf import Unprintable, unprintable_characters
from skillsdivide.load import dataset
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.data_history import data_history
from skillsdivide.load.dataset import LoadReport
from skillsdivide.load.last_change import last_change
from skillsdivide.load.source_files import locate
from skillsdivide.publish import browser_data, change_feed, data_package, open_data, rendered_data
from skillsdivide.render.environment import Layout, Renderer, TemplateRenderer
from skillsdivide.render.site_context import SiteContext
from skillsdivide.schema.fields import Record
from skillsdivide.schema.items import generated_section_ids
from skillsdivide.translate.interface_words import HOOKS, InterfaceWords
from skillsdivide.translate.languages import Language
from skillsdivide.translate.messages import Change
from skillsdivide.translate.po_files import FOLDER
from skillsdivide.translate.record_words import translated_catalog, with_marked_languages
from skillsdivide.translate.site_words import SiteWords, checked_words, site_words
from skillsdivide.translate.source_words import source_messages
from skillsdivide.translate.translated_items import SourceLayout, translated_sections


@dataclass(frozen=True)
class Project:
    """Where the sources of a site stand."""

    folder: Path
    """It holds quizzes/."""
    docs: Path
    """It holds the pages, and the dataset in data/."""
    config: SiteConfig | None = None
    """What mkdocs.yml says; None for who asks for the dataset alone."""

    def cache(self, name: str) -> Path:
        """A folder for what need not be made again in the next build."""
        return self.folder / ".build" / name


@dataclass(frozen=True)
class Sources:
    """What `load` returns."""

    project: Project
    catalog: Catalog
    report: LoadReport


@dataclass(frozen=True)
class CheckedSources:
    """What `check` returns."""

    project: Project
    catalog: Catalog
    shortcodes: Sequence[Shortcode]
    anchors: Sequence[Anchor]
    """The anchors to which records lead. Whether pages have them can be seen once those are rendered: `check_anchors`."""


@dataclass(frozen=True)
class Dataset:
    """What `derive` returns."""

    catalog: Catalog
    """With the sections that were generated from it."""
    project: Project
    nearest_roles: Mapping[str, list[Gap]]
    directory: Directory
    warnings: Sequence[Problem]
    """Problems that stop nothing: a file is left out, and its page says so."""


def load(project: Project) -> Sources:
    """Reads the dataset and the item bank. What is wrong with a file stands in the report, for `check`."""
    return Sources(project, *dataset.load(project.folder, project.docs, project.config.nav_pages if project.config else ()))


def check(sources: Sources) -> CheckedSources:
    """Checks records, items, pages and settings. Raises ValidationFailed with every problem at once."""
    project, catalog, report = sources.project, sources.catalog, sources.report
    shortcodes, problems = read_pages(project.docs, project.folder)
    problems += [*report.problems, *records.check(catalog, report)]
    if not problems:  # items and shortcodes are judged by records that are right
        problems += [*lint(catalog, report), *check_overlap(catalog, report), *check_shortcodes(shortcodes, catalog)]
    if project.config:
        problems += check_site_config(project.config, catalog.pages)
    if not problems:  # a mistyped shortcode is told by its own line
        problems += check_section_pages(shortcodes, catalog, report)
    if problems:
        raise ValidationFailed(problems)
    return CheckedSources(project, replace(catalog, shortcode_pages=shortcode_pages(shortcodes)), shortcodes, list(named_anchors(catalog, report)))


def derive(checked: CheckedSources, *, exported: bool = True) -> Dataset:
    """Generates questions from the records, and looks at what can be printed where `export` will be called.

    Raises ValidationFailed where a page shows a section of which no question could be made.
    """
    catalog = checked.catalog
    nearest = nearest_roles(catalog)
    sections = generate(catalog, nearest, TemplateRenderer(catalog=catalog).render_fields)
    whole = with_marked_languages(catalog.with_sections(without_flawed_items(sections, catalog)))
    problems = list(check_generated_sections(checked.shortcodes, whole))
    if problems:
        raise ValidationFailed(problems)
    unprinted = unprintable_characters(whole.sections) if exported else {}
    return Dataset(replace(whole, unprinted=unprinted), checked.project, nearest, directory(whole), list(_left_out(unprinted, checked.project)))


def read_words(sources: Sources, languages: Sequence[Language]) -> list[SiteWords]:
    """The words of each language. Raises ValidationFailed with every fault of the first language that has one.

    Words that have passed the checks are kept until they or what they translate change.
    """
    if not languages:
        return []
    project, catalog, source = sources.project, sources.catalog, sources_digest(sources.project)
    messages = cache(lambda: source_messages(project.folder, project.docs, catalog, sources.report))

    def read(language: Language) -> SiteWords:
        key = digest([source, repr(language), *files_in(project.folder / FOLDER / language.code)])
        checked = lambda: {"words": pickle.dumps(checked_words(project.folder, language, messages(), catalog.pages))}  # noqa: E731
        return site_words(language, *pickle.loads(get_or_build(project.cache(f"words-{language.code}"), key, checked)["words"]))  # noqa: S301, we wrote it

    return [read(each) for each in languages]


def sources_digest(project: Project) -> str:
    """What changes with every file of a project that holds words of the source, and with the code that reads it."""
    settings = (file.read_bytes() for file in sorted(project.folder.glob("*.y*ml")))  # mkdocs.yml, and one that it inherits from
    folders = (HOOKS / "theme", project.docs, project.folder / "quizzes")
    return digest([inputs_digest(), *settings, *(part for folder in folders for part in files_in(folder))])


def translate(data: Dataset, change: Change, words: InterfaceWords | None = None, *, exported: bool = False) -> tuple[Dataset, SourceLayout]:
    """The dataset in other words, and what lays its questions out as in the source. Ids, orders, links and figures are those of the source.

    `change` gives the words in the place of a message's: translate/lookup.py; `words` those of the templates that word generated questions.
    """
    source, replaced = data.catalog, dict[int, Record]()
    generated = generated_section_ids(source.roles) & source.sections.keys()
    written = replace(source, sections={key: section for key, section in source.sections.items() if key not in generated})
    worded = translated_catalog(written, change, replaced)
    render_fields = TemplateRenderer(words, catalog=worded).render_fields
    whole = worded.with_sections(translated_sections(source, sorted(generated), data.nearest_roles, render_fields, replaced))
    whole = replace(whole, unprinted=unprintable_characters(whole.sections) if exported else {})
    return replace(data, catalog=whole, nearest_roles=nearest_roles(whole), directory=directory(whole)), SourceLayout(source)


def _left_out(unprinted: Mapping[str, list[str]], project: Project) -> Iterator[Problem]:
    """A problem for each place of a character that keeps a section from being printed."""
    for character in sorted({each for characters in unprinted.values() for each in characters}):
        sections = ", ".join(id_ for id_, characters in unprinted.items() if character in characters)
        for place in locate(character, project.folder, project.docs):
            remedy = f"write it in other signs; until then there is no worksheet and no key of {sections}"
            yield Problem(*place, str(Unprintable(character)), remedy, "unprintable")


def render(data: Dataset, words: InterfaceWords | None = None, *, layout: Layout = quiz_layout, exported: bool = True) -> Renderer:
    """Makes ready what renders pages and pieces of the dataset, each when it is asked for.

    `words`: those of the templates in another language; `layout`: what `translate` returned beside a dataset in other words;
    `exported`: whether `export` will be called.
    """
    config = data.project.config
    today = datetime.fromtimestamp(last_change(data.project.folder), UTC).date()
    history = data_history(data.project.folder, data.project.docs, data.project.cache("history"))
    address = config.site_url + (f"{words.language.code}/" if words else "") if config else ""
    about = (config.repository, today, history, config.site_name) if config else ("", today, history, "")
    site = SiteContext(*about, address, words)
    renderer = Renderer(data.catalog, data.nearest_roles, data.directory, site, exported=exported)
    renderer.lay_out_by(layout)
    return renderer


def publish(renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """The files beside the pages, as (path below the site's root, content): the open data, and what the browser's tools read.

    The open data are English and stand once; beside pages in another language stand those with words for readers alone.
    """
    if not renderer.site.words:
        yield from open_data.files(renderer.catalog)
        yield from data_package.files(renderer)
    yield from browser_data.files(renderer)
    yield from rendered_data.files(renderer)
    yield from change_feed.files(renderer)


def export(renderer: Renderer, project: Project, site: Site) -> Iterator[tuple[str, bytes]]:
    """The item bank as files for teaching platforms, as (path below the root of the pages in its language, content)."""
    catalog, words = renderer.catalog, renderer.site.words
    cache = project.cache(f"exports-{words.language.code}" if words else "exports")
    try:
        yield from export_files(catalog, ExportContext(site, catalog.sources, catalog.images, cache, words, renderer.layout))
    except Unprintable as error:
        places = locate(error.character, project.folder, project.docs)
        raise ValidationFailed([Problem(*place, str(error), "write it in other signs") for place in places]) from None


def prepare(folder: Path, docs: Path) -> Renderer:
    """Every stage up to rendering, for a project whose settings do not matter. Raises ValidationFailed."""
    return render(prepare_dataset(folder, docs))


def prepare_dataset(folder: Path, docs: Path) -> Dataset:
    """Every stage before rendering, for a project whose settings do not matter. Raises ValidationFailed."""
    return derive(check(load(Project(folder, docs))))
