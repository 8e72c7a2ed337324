"""Every event of MkDocs, over one state for each build. What a generated page is to MkDocs stands in edge/.

MkDocs loads this file once a process and under `serve` builds with it several times. So what belongs to one build
stands on the config object, and an event only calls named steps of the core and hands on what they return.
"""

import gc
import logging
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from edge.dev_server import WarningList, check_address
from edge.escaping import escape_front_matter, escape_labels, escape_settings
from edge.glossary_terms import GlossaryTerms
from edge.shell_page import ShellPage, arrange, shell_file
from skillsdivide import pipeline
from skillsdivide.check.anchors import Anchor, check_anchors
from skillsdivide.check.site_config import SiteConfig
from skillsdivide.diagnostics import ValidationFailed
from skillsdivide.export.context import Site
from skillsdivide.load.last_change import last_change
from skillsdivide.load.source_files import is_debris
from skillsdivide.progress import ProgressBar
from skillsdivide.publish.assets import SOURCES, Unbundled, bundle
from skillsdivide.publish.content_policy import add_csp_hashes, inline_scripts
from skillsdivide.publish.packages import package_files
from skillsdivide.publish.precache_manifest import write_precache_manifest
from skillsdivide.publish.search_index import write_search_index
from skillsdivide.publish.theme_styles import without_unused_parts
from skillsdivide.render.environment import Renderer
from skillsdivide.render.generated_pages import generated_pages, render_page
from skillsdivide.render.page_shell import PageShells
from skillsdivide.render.prose import abbreviations, complete_page
from skillsdivide.render.shortcodes import has_quiz

LOGGER = logging.getLogger(MkDocsConfig.__module__.partition(".")[0])
"""MkDocs' logger, or that of the fork which stands in for it."""

STATIC_PAGES = ("404.html", "offline.html")
"""The pages for a wrong address and for no network. MkDocs writes them first, and no text of the dataset reaches them: their scripts are the theme's."""


@dataclass
class BuildState:
    """What the events of one build share; templates read it as `config.extra.build`."""

    project: pipeline.Project
    renderer: Renderer
    """The checked dataset, and what renders it."""
    serving: bool
    progress: ProgressBar
    anchors: Sequence[Anchor] = ()
    """The anchors to which records lead."""
    problems: str = ""
    """Under `serve`, what is wrong with the dataset as it is written now; pages show the last good one."""
    warnings: list[str] = field(default_factory=list)
    """Under `serve`, what this build warns of, which ends a strict build."""
    inline: Mapping[str, str] = field(default_factory=dict)
    """The scripts that stand in each page, by name: one sets its colours before it is drawn, one looks after scripts that do not come."""
    player: Mapping[str, bytes] = field(default_factory=dict)
    """The files that run a quiz in a package for a learning platform, by name."""
    theme: jinja2.Environment = field(default_factory=jinja2.Environment)
    shells: PageShells = field(default_factory=PageShells)
    inline_scripts: frozenset[str] = frozenset()
    """The theme's inline scripts, which the content security policy allows."""


@dataclass
class Process:
    """What outlives a build, because MkDocs tells it once, or tells an event that knows no build."""

    serving: bool = False
    warnings: WarningList = field(default_factory=WarningList)
    last_good: tuple[Renderer, pipeline.CheckedSources] | None = None
    """Under `serve`, the last dataset without problems, and its renderer."""
    progress: ProgressBar | None = None
    """That of the build under way, for the event that tells of an error."""


_process = Process()


def _state(config: MkDocsConfig) -> BuildState:
    return cast(BuildState, config.extra["build"])


# --- before anything is built ---------------------------------------------------------------------


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: FBT001
    """Notes the command, and disables cyclic garbage collection for a single build."""
    _process.serving = command == "serve"
    if not _process.serving:
        gc.disable()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Loads, checks and derives before the old site is touched. A problem ends the build, or under `serve` shows on every page."""
    progress = _process.progress = ProgressBar(LOGGER)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(last_change(Path(config.config_file_path).parent)))  # MkDocs dates pages by it too
    project, exported, problems = _project(config), config.extra.get("exports", True), ""
    try:
        checked = pipeline.check(pipeline.load(project))
        renderer = pipeline.render(data := pipeline.derive(checked, exported=exported), exported=exported)
        for warning in data.warnings:
            LOGGER.info("Left out: %s", warning)
    except (ValidationFailed, FileNotFoundError) as failed:
        if _process.last_good is None:
            raise PluginError(str(failed)) from None
        problems = str(failed)
        print(problems, file=sys.stderr)
        renderer, checked = _process.last_good
    if _process.serving:
        _process.last_good = renderer, checked
        _process.warnings.begin(LOGGER)
    config.extra["build"] = BuildState(project, renderer, _process.serving, progress, checked.anchors, problems, _process.warnings.lines)
    terms = GlossaryTerms(glossary=abbreviations(renderer.catalog))
    config.markdown_extensions = [terms if each == "abbr" or isinstance(each, GlossaryTerms) else each for each in config.markdown_extensions]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the generated pages and every file that follows from the dataset, the packages and the theme's sources."""
    state = _state(config)
    for file in [each for each in files if is_debris(Path(each.src_uri)) and Path(each.abs_src_path or "").is_relative_to(config.docs_dir)]:
        LOGGER.info("Left out, as a file of an editor or a system: %s", file.src_uri)
        files.remove(file)
    for path, content in pipeline.publish(state.renderer):
        if files.get_file_from_path(path) is None:  # what stands in docs/ is served as it is
            files.append(File.generated(config, path, content=content))
    for page in generated_pages(state.renderer):
        files.append(shell_file(page, config))
    try:
        for path, content in package_files(state.project.cache("fonts")):
            files.append(File.generated(config, path, content=content))
        _replace_assets(files, config)
        if config.extra.get("exports", True):
            _add_exports(files, config)
    except (ValidationFailed, Unbundled, FileNotFoundError) as error:
        raise PluginError(str(error)) from None
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Escapes labels, and puts the generated pages, one after the other, under the section that roles/index.md heads."""
    escape_labels(nav)
    _state(config).progress.expect(2 * len(files.documentation_pages()))  # from here on each page is read and written
    index = files.get_file_from_path("roles/index.md")
    arrange([file.page for file in files if isinstance(file.page, ShellPage)], index.page.parent if index and index.page else None)
    return nav


# --- page by page ---------------------------------------------------------------------------------


@event_priority(100)  # before a plugin reads the tags
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Escapes the front matter, for the theme's templates set it as it is."""
    if not isinstance(page, ShellPage):  # escapes its own
        escape_front_matter(page)
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Expands the shortcodes of a page that was written in Markdown."""
    _state(config).progress.step()
    return html if isinstance(page, ShellPage) else complete_page(html, page.file.src_uri, _state(config).renderer)


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Keeps the theme's templates, which the shells of generated pages are made of, and escapes the settings that they show.

    Every page is rendered now, so anchors can be checked; like MkDocs' own of links, the check warns, which ends a strict build.
    """
    _state(config).theme = env
    escape_settings(config)
    for problem in check_anchors(_state(config).anchors, lambda path: _html_of(path, files, _state(config).renderer)):
        LOGGER.warning(problem)


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Renders a generated page, now that it is about to be written; of others says whether they show questions."""
    state = _state(config)
    if isinstance(page, ShellPage):
        rendered = render_page(page.source, state.renderer)
        return {**context, "whole_page": page.in_shell(rendered, state.theme, context, state.shells)}  # type: ignore[typeddict-unknown-key]
    page.meta["has_quiz"] = has_quiz(page.content or "")
    return context


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Notes the inline scripts of the first pages, which are all the theme's, and allows them there."""
    if template_name not in STATIC_PAGES:
        return output_content
    _state(config).inline_scripts |= inline_scripts(output_content)
    return add_csp_hashes(output_content, _state(config).inline_scripts)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Allows the theme's inline scripts in the page's content security policy."""
    _state(config).progress.step()
    return add_csp_hashes(output, _state(config).inline_scripts)


# --- after every page -----------------------------------------------------------------------------


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Writes the search index, then the manifests by which browsers keep a release; `extra: {offline: false}` takes it out of them."""
    site = Path(config.site_dir)
    failure = write_search_index(site)
    if failure:
        raise PluginError(failure)
    if not _state(config).serving:
        write_precache_manifest(site, offline=config.extra.get("offline", True))
    _state(config).progress.close()


@event_priority(100)
def on_build_error(error: Exception) -> None:
    """Takes the bar away, and says in one line what the machine or the Markdown engine refused."""
    if _process.progress:
        _process.progress.close()
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        raise PluginError(f"{where}{error.strerror}; the site could not be written, make room or mend the rights and build again") from None
    if isinstance(error, RecursionError):
        raise PluginError("the page named above nests its marks or its HTML deeper than the Markdown engine follows; write it flat") from None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Enables cyclic garbage collection again: a server lives long. Says so where another one listens at its address."""
    gc.enable()
    check_address(*config.dev_addr)
    return server


# --- steps ----------------------------------------------------------------------------------------


def _project(config: MkDocsConfig) -> pipeline.Project:
    file = Path(config.config_file_path)
    uses_our_theme = Path(config.theme.custom_dir or "").resolve() == Path(__file__).resolve().parent / "theme"
    pages, repository = tuple(_pages_in(config.nav)), config.repo_url or ""
    site = SiteConfig(file, config.site_url or "", config.use_directory_urls, uses_our_theme, pages, repository, config.site_name)
    return pipeline.Project(file.parent, Path(config.docs_dir), site)


def _html_of(path: str, files: Files, renderer: Renderer) -> str:
    """What the page at a path below docs/ was rendered to; nothing where the site leaves it out."""
    file = files.get_file_from_path(path)
    page = file.page if file else None
    return render_page(page.source, renderer).html if isinstance(page, ShellPage) else (page.content or "") if page else ""


def _pages_in(nav: object) -> Iterator[str]:
    """The pages that `nav:` names, in its order."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, (dict, list)):
        for child in nav.values() if isinstance(nav, dict) else nav:
            yield from _pages_in(child)


def _replace_assets(files: Files, config: MkDocsConfig) -> None:
    """Puts the theme's bundled scripts and styles in the place of their sources."""
    for source in [file for file in files if any(Path(file.abs_src_path or "").resolve().is_relative_to(folder) for folder in SOURCES)]:
        files.remove(source)
    for sheet in [file for file in files if Path(file.src_uri).match("assets/stylesheets/main.*.css")]:
        files.remove(sheet)
        files.append(File.generated(config, sheet.src_uri, content=without_unused_parts(sheet.content_string)))
    assets = bundle()
    _state(config).player = assets.player
    _state(config).inline = {name.removesuffix(".js"): script.decode() for name, script in assets.inline.items()}
    for path, content in assets.site.items():
        files.append(File.generated(config, path, content=content))


def _add_exports(files: Files, config: MkDocsConfig) -> None:
    """Adds the item bank in each format for teaching platforms."""
    state = _state(config)
    site = Site(config.site_name, config.site_url or "", state.player, last_change(state.project.folder))
    for path, content in pipeline.export(state.renderer.catalog, state.project, site):
        files.append(File.generated(config, path, content=content))
        state.progress.step()
