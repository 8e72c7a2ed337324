"""Every event of MkDocs, over one state for each build. What a generated page is to MkDocs stands in edge/.

MkDocs loads this file once a process and under `serve` builds with it several times. So what belongs to one build
stands on the config object, and an event only calls named steps of the core and hands on what they return.
"""

import gc
import json
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from copy import copy
from pathlib import Path
from typing import Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from edge.build_state import BuildState, Process, Translations, state_of
from edge.dev_server import check_address
from edge.escaping import escape_front_matter, escape_labels, escape_settings
from edge.glossary_terms import GlossaryTerms
from edge.language_builds import build_languages
from edge.language_pages import describe_words, language_url, put_words_into_pages, render_generated_page, render_written_page
from edge.shell_page import ShellPage, arrange, shell_file, without_indentation
from skillsdivide import pipeline
from skillsdivide.check.anchors import check_anchors
from skillsdivide.check.site_config import SiteConfig
from skillsdivide.diagnostics import ValidationFailed
from skillsdivide.export.context import Site
from skillsdivide.links import SHARED
from skillsdivide.load.last_change import last_change
from skillsdivide.load.source_files import is_debris
from skillsdivide.progress import ProgressBar
from skillsdivide.publish.assets import SOURCES, Unbundled, bundle
from skillsdivide.publish.content_policy import add_csp_hashes, inline_scripts
from skillsdivide.publish.fonts import ranges
from skillsdivide.publish.packages import package_files
from skillsdivide.publish.precache_manifest import write_precache_manifest
from skillsdivide.publish.search_index import write_search_index
from skillsdivide.publish.theme_styles import without_unused
from skillsdivide.render.environment import Renderer
from skillsdivide.render.generated_pages import generated_pages, render_page
from skillsdivide.render.prose import abbreviations
from skillsdivide.render.shortcodes import has_quiz
from skillsdivide.render.translated_loader import TranslatedLoader, add_language_filters
from skillsdivide.translate.languages import UnknownLanguage, chosen, direction_of, languages
from skillsdivide.translate.site_words import SiteWords

LOGGER = logging.getLogger(MkDocsConfig.__module__.partition(".")[0])
"""MkDocs' logger, or that of the fork which stands in for it."""

STATIC_PAGES = ("404.html", "offline.html")
"""The pages for a wrong address and for no network. MkDocs writes them first, and no text of the dataset reaches them: their scripts are the theme's."""


_process = Process()


# --- before anything is built ---------------------------------------------------------------------


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: FBT001
    """Notes the command, and disables cyclic garbage collection for a single build."""
    _process.serving = command == "serve"
    if not _process.serving:
        gc.disable()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Loads, checks and derives before the old site is touched. A problem ends the build, or under `serve` shows on every page."""
    if "build" in config.extra and state_of(config).language:  # the English build has made it ready
        return config
    progress = _process.progress = ProgressBar(LOGGER)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(last_change(Path(config.config_file_path).parent)))  # MkDocs dates pages by it too
    project, exported, problems, settings = _project(config), config.extra.get("exports", True), "", copy(config)
    try:
        wanted = os.environ.get("LANGUAGES") or ("none" if _process.serving else "all")
        named = chosen(languages(config.extra.get("languages")), wanted)
        checked = pipeline.check(sources := pipeline.load(project))
        words: Sequence[SiteWords] = pipeline.read_words(sources, named)
        renderer = pipeline.render(data := pipeline.derive(checked, exported=exported), exported=exported)
        for warning in data.warnings:
            LOGGER.info("Left out: %s", warning)
    except (ValidationFailed, FileNotFoundError, UnknownLanguage) as failed:
        if _process.last_good is None:
            raise PluginError(str(failed)) from None
        problems = str(failed)
        print(problems, file=sys.stderr)
        renderer, checked, data, words = _process.last_good
    if _process.serving:
        _process.last_good = renderer, checked, data, words
        _process.warnings.begin(LOGGER)
    state = BuildState(project, renderer, _process.serving, progress, checked.anchors, problems, _process.warnings.lines)
    state.translations = Translations(words, data, settings) if words else None
    config["extra"] = {**config.extra, "build": state}
    terms = GlossaryTerms(glossary=abbreviations(renderer.catalog))
    config.markdown_extensions = [terms if each == "abbr" or isinstance(each, GlossaryTerms) else each for each in config.markdown_extensions]
    if words:
        config.markdown_extensions.append(state.headings)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the generated pages and every file that follows from the dataset, the packages and the theme's sources."""
    state = state_of(config)
    for file in [each for each in files if is_debris(Path(each.src_uri)) and Path(each.abs_src_path or "").is_relative_to(config.docs_dir)]:
        LOGGER.info("Left out, as a file of an editor or a system: %s", file.src_uri)
        files.remove(file)
    if state.words:
        put_words_into_pages(files, config, state.words, state)
    for path, content in pipeline.publish(state.renderer):
        if SHARED.match(path):
            state.shared.append(path)
        if files.get_file_from_path(path) is None:  # what stands in docs/ is served as it is
            files.append(File.generated(config, path, content=content))
    for page in generated_pages(state.renderer):
        files.append(shell_file(page, config))
    try:
        if not state.words:
            for path, content in package_files(state.project.cache("fonts"), [each.code for each in state.languages]):
                files.append(File.generated(config, path, content=content))
            _replace_assets(files, config)
        if config.extra.get("exports", True):
            _add_exports(files, config)
    except (ValidationFailed, Unbundled, FileNotFoundError) as error:
        raise PluginError(str(error)) from None
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Escapes labels, and puts the generated pages, one after the other, under the sections of the pages that lead to them."""
    escape_labels(nav)
    state_of(config).progress.expect(2 * len(files.documentation_pages()))  # from here on each page is read and written
    heads = {folder: files.get_file_from_path(path) for folder, path in (("roles", "roles/index.md"), ("learn", "learn/sources.md"))}
    sections = {folder: head.page.parent for folder, head in heads.items() if head and head.page}
    arrange([file.page for file in files if isinstance(file.page, ShellPage)], sections)
    return nav


# --- page by page ---------------------------------------------------------------------------------


@event_priority(100)  # before a plugin reads the tags
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Escapes the front matter, for the theme's templates set it as it is."""
    if not isinstance(page, ShellPage):  # escapes its own
        escape_front_matter(page)
        state_of(config).headings.page = page.file.src_uri
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Expands the shortcodes of a page that was written in Markdown."""
    state_of(config).progress.step()
    return html if isinstance(page, ShellPage) else render_written_page(html, page, state_of(config))


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Keeps the theme's templates, which the shells of generated pages are made of, and escapes the settings that they show.

    Every page is rendered now, so anchors can be checked; like MkDocs' own of links, the check warns, which ends a strict build.
    """
    state = state_of(config)
    state.theme = env
    escape_settings(config)
    env.filters["direction"] = direction_of
    if state.words:
        add_language_filters(env, state.words)
        env.loader = TranslatedLoader(env.loader, state.words) if env.loader else None
        env.filters["url"] = language_url
        for file in files.documentation_pages():
            if file.page:
                describe_words(file.page, state.words, state)
        return
    for problem in check_anchors(state.anchors, lambda path: _html_of(path, files, state.renderer)):
        LOGGER.warning(problem)


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Renders a generated page, now that it is about to be written; of others says whether they show questions."""
    state = state_of(config)
    if isinstance(page, ShellPage):
        return {**context, "whole_page": page.in_shell(render_generated_page(page, state), state.theme, context, state.shells)}  # type: ignore[typeddict-unknown-key]
    page.meta["has_quiz"] = has_quiz(page.content or "")
    return context


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Notes the inline scripts of the first pages, which are all the theme's, and allows them there."""
    if template_name not in STATIC_PAGES:
        return output_content
    state_of(config).inline_scripts |= inline_scripts(output_content)
    return add_csp_hashes(output_content, state_of(config).inline_scripts)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Takes the indentation out, of which a generated page has none, and allows the theme's inline scripts in the page's content security policy."""
    state_of(config).progress.step()
    return add_csp_hashes(output if isinstance(page, ShellPage) else without_indentation(output), state_of(config).inline_scripts)


# --- after every page -----------------------------------------------------------------------------


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Builds the other languages, then writes the search index over all of them and the manifests by which browsers keep a release.

    `extra: {offline: false}` takes it out of browsers.
    """
    if state_of(config).words:
        return
    build_languages(config)
    site = Path(config.site_dir)
    if failure := write_search_index(site):
        raise PluginError(failure)
    if not state_of(config).serving:
        write_precache_manifest(site, [each.code for each in state_of(config).languages], offline=config.extra.get("offline", True))
    state_of(config).progress.close()


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
    """Puts the theme's bundled scripts and styles in the place of their sources, and leaves out Material's source maps, which no reader fetches."""
    for source in [file for file in files if file.abs_src_path and any(Path(file.abs_src_path).resolve().is_relative_to(folder) for folder in SOURCES)]:
        files.remove(source)
    for source_map in [file for file in files if file.src_uri.startswith("assets/") and file.src_uri.endswith(".map")]:
        files.remove(source_map)
    for sheet in [file for file in files if any(Path(file.src_uri).match(f"assets/stylesheets/{name}.*.css") for name in ("main", "palette"))]:
        files.remove(sheet)
        files.append(File.generated(config, sheet.src_uri, content=without_unused(sheet.content_string, config.theme.get("palette"))))
    assets = bundle()
    scripts = {name.removesuffix(".js"): script.decode() for name, script in assets.inline.items()}
    state_of(config).player, state_of(config).inline = assets.player, scripts | {"rarer_letters": json.dumps(ranges())}
    for path, content in assets.site.items():
        if path != "assets/languages.css" or state_of(config).languages:
            files.append(File.generated(config, path, content=content))


def _add_exports(files: Files, config: MkDocsConfig) -> None:
    """Adds the item bank in each format for teaching platforms."""
    state = state_of(config)
    site = Site(config.site_name, config.site_url or "", state.player, last_change(state.project.folder), state.language)
    for path, content in pipeline.export(state.renderer, state.project, site):
        files.append(File.generated(config, path, content=content))
        state.progress.step()
