"""The files of a build in another language than English: pages in its words, and what all languages share left where it stands."""

import posixpath
import re
from pathlib import Path

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext, url_filter

from edge.build_state import BuildState
from edge.shell_page import ShellPage
from skillsdivide.links import SHARED
from skillsdivide.render.environment import Renderer
from skillsdivide.render.generated_pages import RenderedPage, render_page
from skillsdivide.render.prose import complete_page
from skillsdivide.translate.interface_words import INTERFACE
from skillsdivide.translate.messages import Change, InEnglish, Message
from skillsdivide.translate.page_words import translated_page
from skillsdivide.translate.site_words import SiteWords

RELATIVE = re.compile(r'(?:(?<= href=")|(?<= src="))[^"#?:]+')
"""An address below the site, as MkDocs writes it into a page."""


class SharedFile(File):
    """A file that stands once for all languages: pages may lead to it, and nothing is copied."""

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002, MkDocs' signature
        """Leaves it where it stands."""


def put_words_into_pages(files: Files, config: MkDocsConfig, words: SiteWords, state: BuildState) -> None:
    """Gives each hand-written page its other words, and takes out what the theme brings and what all languages share."""
    shared: dict[str, str | None] = dict.fromkeys(state.shared)
    for file in list(files):
        if file.is_documentation_page():
            share = words.shares.get(state.source_path(file.src_uri))
            if share is not None and share.is_shown:
                file.content_string = translated_page(file.src_uri, file.content_string, _marked(words, state.renderer))
            continue
        is_ours = Path(file.abs_src_path or "").is_relative_to(state.project.docs)
        if not is_ours or SHARED.match(file.src_uri):
            files.remove(file)
        if is_ours and SHARED.match(file.src_uri):
            shared[file.src_uri] = file.src_dir
    for path, folder in shared.items():
        files.append(SharedFile(path, folder, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.INCLUDED))


def _marked(words: SiteWords, renderer: Renderer) -> Change:
    """The words for each piece of a page; what stands in English is marked as such, where marks may stand."""

    def change(message: Message) -> str:
        shown = words.change(message)
        if not isinstance(shown, InEnglish) or message.is_plain:
            return shown
        return renderer.render("pieces/in-language.html.j2", text=Markup(shown), code=shown.code, is_block=False)

    return change


def describe_words(page: Page, words: SiteWords, state: BuildState) -> None:
    """Notes on a page who reviewed its words, and how much of it is English: how many pieces, or `all`, and then search engines are led to the English page."""
    if page.meta.get("lang"):  # the same in every language
        page.canonical_url = state.root + page.url
        return
    share = state.share(page, words)
    if share is None or not share.is_shown:
        page.meta["in_english"], page.meta["search"] = "all", {"exclude": True}
        page.canonical_url = state.root + page.url
        return
    page.meta["reviewer"] = (share if share.total else words.shares[INTERFACE]).reviewer
    if share.in_english:
        page.meta["in_english"] = share.in_english


def render_written_page(html: str, page: Page, state: BuildState) -> str:
    """A hand-written page's HTML as readers get it; all of it is in English where too little is translated."""
    words = state.words
    if words is None:
        return complete_page(html, page.file.src_uri, state.renderer, lang=page.meta.get("lang"))
    lifted = RELATIVE.sub(lambda link: _lifted(link[0], page.url), html)
    renderer = state.renderer if state.is_shown(page, words) or state.english is None else state.english
    return complete_page(lifted, page.file.src_uri, renderer, "../", page.meta.get("lang"))


def _lifted(link: str, here: str) -> str:
    """A relative link on the page at `here`; to what all languages share, one folder higher."""
    target = posixpath.normpath(posixpath.join(here, link))
    return f"{'../' * (here.count('/') + 1)}{target}" if SHARED.match(target) else link


def render_generated_page(page: ShellPage, state: BuildState) -> RenderedPage:
    """A generated page's HTML; all of it is in English where too little is translated."""
    words = state.words
    if words is None:
        return render_page(page.source, state.renderer)
    if state.english is None or state.is_shown(page, words):
        return render_page(page.source, state.renderer, "../")
    return render_page(state.english_pages[page.source.path], state.english, "../")


@jinja2.pass_context
def language_url(context: TemplateContext, value: str) -> str:
    """MkDocs' filter of that name, which finds what all languages share one folder above the pages of this one."""
    url = url_filter(context, value)
    if not SHARED.match(str(value)):
        return url
    return f"../{url}" if context["page"] else posixpath.normpath(f"{url_filter(context, '.')}/../{value}")
