"""After the English build one more for each other language, in the same process, from the dataset that was loaded and checked once.

Each goes into a folder of its own below the site's: `fr/`. Scripts, styles, fonts, the worker and the open data stand once, in the site's root.
"""

from copy import copy
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.theme import Theme

from edge.build_state import BuildState, Translations, state_of
from edge.glossary_terms import GlossaryTerms
from edge.heading_ids import HeadingIds
from skillsdivide import pipeline
from skillsdivide.render.environment import Renderer
from skillsdivide.render.generated_pages import generated_pages
from skillsdivide.render.prose import abbreviations
from skillsdivide.translate.setting_words import translated_settings
from skillsdivide.translate.site_words import SiteWords

SHARED_TEMPLATES = frozenset({"robots.txt"})
"""The theme's files without words, which stand once."""


def build_languages(config: MkDocsConfig) -> None:
    """Builds the site in each language, after the English build with this config has written its own."""
    state = state_of(config)
    if state.translations is None:
        return
    pages = {page.path: page for page in generated_pages(state.renderer)}
    for words in state.translations.words:
        settings = _settings(state, state.translations, words)
        state_of(settings).english_pages = pages
        build(settings)


def _settings(english: BuildState, translations: Translations, words: SiteWords) -> MkDocsConfig:
    """The settings of a language's build, with what its events share."""
    config, code = copy(translations.settings), words.language.code
    exported = config.extra.get("exports", True)
    data, layout = pipeline.translate(translations.dataset, words.change, words, exported=exported)
    renderer = pipeline.render(data, words, layout=layout, exported=exported)
    given = {**config.data, "theme": dict(config.theme), "markdown_extensions": [{"toc": config.mdx_configs.get("toc")}]}
    changed = translated_settings(given, words.change)
    for name in ("nav", "site_description", "copyright", "repo_name"):
        config[name] = changed[name]
    config["extra"] = {**config.extra, "footer": changed["footer"], "build": _state(english, words, renderer)}
    config.theme = _theme(config.theme, code, changed["palette"])
    config.mdx_configs = {**config.mdx_configs, "toc": {**config.mdx_configs.get("toc", {}), "permalink_title": changed["permalink_title"]}}
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
