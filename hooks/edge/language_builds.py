"""After the English build one more for each other language, in the same process, from the dataset that was loaded and checked once.

Each goes into a folder of its own below the site's: `fr/`. Scripts, styles, fonts, the worker and the open data stand once, in the site's root.
It is kept, and copied by the next build where nothing has changed that it follows from.
"""

import json
import os
from collections.abc import Iterator, Mapping
from copy import copy
from functools import cache, partial
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.theme import Theme

from edge.build_state import BuildState, Translations, state_of
from edge.glossary_terms import GlossaryTerms
from edge.heading_ids import HeadingIds
from skillsdivide import pipeline
from skillsdivide.build_cache import copy_or_fill, digest, files_in
from skillsdivide.render.environment import Renderer
from skillsdivide.render.generated_pages import generated_pages
from skillsdivide.render.prose import abbreviations
from skillsdivide.translate.interface_words import HOOKS
from skillsdivide.translate.po_files import FOLDER
from skillsdivide.translate.setting_words import translated_settings
from skillsdivide.translate.site_words import SiteWords

SHARED_TEMPLATES = frozenset({"robots.txt"})
"""The theme's files without words, which stand once."""


def build_languages(config: MkDocsConfig) -> None:
    """Builds the site in each language, after the English build with this config has written its own."""
    state = state_of(config)
    translations = state.translations
    if translations is None:
        return
    english_pages = cache(lambda: {page.path: page for page in generated_pages(state.renderer)})

    def build_language(words: SiteWords) -> None:
        settings = _settings(state, translations, words)
        state_of(settings).english_pages = english_pages()
        build(settings)

    # Nobody knows what other plugins and hooks follow from; and what only warns has to do so again in the next build.
    is_kept = config.strict and not state.serving and len(config.plugins) == 1
    common = digest(_inputs(state, translations)) if is_kept else ""
    for words in translations.words:
        code = words.language.code
        if is_kept:
            key = digest([common, *files_in(state.project.folder / FOLDER / code)])
            copy_or_fill(state.project.cache(f"language-{code}") / key, Path(config.site_dir, code), partial(build_language, words))
        else:
            build_language(words)


def _inputs(state: BuildState, translations: Translations) -> Iterator[str | bytes]:
    """The parts of a digest that changes with all that a build in another language follows from but its own words; of others it tells which pages they have."""
    settings = translations.settings
    plain = {name: value for name, value in settings.items() if name != "site_dir"}
    yield json.dumps(plain, sort_keys=True, default=lambda value: dict(value) if isinstance(value, Mapping) else type(value).__name__)
    yield repr([(each.language, each.shares) for each in translations.words])
    yield repr((os.environ["SOURCE_DATE_EPOCH"], state.renderer.site.history, state.inline))
    yield from (part for name, script in sorted(state.player.items()) for part in (name, script))
    yield from (pipeline.sources_digest(state.project), (HOOKS / "plugin.py").read_bytes())
    for folder in (HOOKS / "edge", Path(settings.theme.custom_dir or HOOKS / "theme")):
        yield from files_in(folder)


def _settings(english: BuildState, translations: Translations, words: SiteWords) -> MkDocsConfig:
    """The settings of a language's build, with what its events share."""
    config, code = copy(translations.settings), words.language.code
    exported = config.extra.get("exports", True)
    data, layout = pipeline.translate(translations.dataset, words.change, words, exported=exported)
    renderer = pipeline.render(data, words, layout=layout, exported=exported)
    settings = {**config.data, "theme": dict(config.theme), "markdown_extensions": [{"toc": config.mdx_configs.get("toc")}]}
    translated = translated_settings(settings, words.change)
    for name in ("nav", "site_description", "copyright", "repo_name"):
        config[name] = translated[name]
    config["extra"] = {**config.extra, "footer": translated["footer"], "build": _state(english, words, renderer)}
    config.theme = _theme(config.theme, code, translated["palette"])
    config.mdx_configs = {**config.mdx_configs, "toc": {**config.mdx_configs.get("toc", {}), "permalink_title": translated["permalink_title"]}}
    terms = GlossaryTerms(glossary=abbreviations(renderer.catalog))
    config.markdown_extensions = [*(terms if each == "abbr" else each for each in config.markdown_extensions), state_of(config).headings]
    config.site_dir, config.site_url = f"{config.site_dir}/{code}", f"{config.site_url}{code}/"
    return config


def _state(english: BuildState, words: SiteWords, renderer: Renderer) -> BuildState:
    state = BuildState(english.project, renderer, english.serving, english.progress, words=words, english=english.renderer)
    state.translations, state.inline, state.player = english.translations, english.inline, english.player
    state.headings, state.shared = HeadingIds(english.headings.noted), english.shared
    return state


def _theme(theme: Theme, code: str, palette: object) -> Theme:
    words = f"partials/languages/{code}.html"
    if not any((Path(folder) / words).is_file() for folder in theme.dirs):
        raise PluginError(f"the theme has no words in {code!r}; write hooks/theme/{words}, or take the language out of extra.languages")
    settings = {name: value for name, value in theme.items() if name not in {"name", "locale"}}
    changed = Theme(theme.name, custom_dir=theme.custom_dir, locale=str(theme.locale), **{**settings, "language": code, "palette": palette})
    changed.static_templates = theme.static_templates - SHARED_TEMPLATES
    return changed
