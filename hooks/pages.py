"""Puts the pages made from the dataset, and the pieces that markers ask for, into the site."""

from dataclasses import replace
from html import escape
from itertools import pairwise

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from skillsdivide.markers import uses_quiz
from skillsdivide.site import body, completed, glossary, headings
from skillsdivide.site import pages as made_pages


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Lets the Markdown engine explain the glossary's terms wherever prose uses them."""
    if "skillsdivide" not in config.extra:
        raise PluginError("mkdocs.yml: hooks/pages.py has no dataset to show; list hooks/dataset.py above it under hooks")
    config.mdx_configs.setdefault("abbr", {})["glossary"] = glossary(config.extra["skillsdivide"].catalog)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds each role's pages, out of the navigation, so that no page grows with the number of roles."""
    made = {page.path: page for page in made_pages(config.extra["skillsdivide"])}
    config.extra["made_pages"] = made
    for page in made.values():
        shown = replace(page, title=escape(page.title), description=escape(page.description))  # Material sets both into its HTML as they are
        file = File.generated(config, page.path, content=shown.front_matter, inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = f"{config.edit_uri}{page.source}" if config.edit_uri else None
        files.append(file)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Files the made pages under the section that their index heads, one after the other."""
    index = files.get_file_from_path("roles/index.md")
    section = index.page.parent if index and index.page else None
    found = {path: files.get_file_from_path(path).page for path in config.extra["made_pages"]}
    for page in found.values():
        page.parent = section
    main = [page for path, page in found.items() if config.extra["made_pages"][path].searched]
    for before, after in pairwise(main):
        before.next_page, after.previous_page = after, before
    return nav


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Gives made pages their body and hand-written ones what their markers ask for."""
    renderer = config.extra["skillsdivide"]
    made = config.extra["made_pages"].get(page.file.src_uri)
    if made:
        html = body(made, renderer)
        page.toc = get_toc([{"level": each.level, "id": each.anchor, "name": each.title, "children": []} for each in headings(html)])
    else:
        html = completed(html, page.file.src_uri, renderer)
    page.meta["has_quiz"] = uses_quiz(html)
    return html
