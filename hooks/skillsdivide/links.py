"""Makes addresses inside the site relative or absolute. Templates write "@/" before a path; each page gets its own relative form.

So a rendered fragment is the same for every page, and the site works under any sub-path.
"""

import posixpath
import re
from collections.abc import Container

SHARED = re.compile(r'(?:assets/|sw\.js|data/[^"]*\.(?:json|csv|yml))')
"""What the path of a file begins with that pages in all languages share: it stands once, below the site's root."""
SHARED_LINK = re.compile(rf'="@/(?={SHARED.pattern})')

PLACEHOLDER = re.compile(r'(?<==")@/([^"#?]*)')


def page_url(path: str) -> str:
    """The address of a Markdown page below the site's root: learn/audit.md#week -> learn/audit/#week."""
    page, hash_, anchor = path.partition("#")
    folder, name = posixpath.split(page)
    stem = name.removesuffix(".md")
    url = folder if stem == "index" else posixpath.join(folder, stem)
    return (f"{url}/" if url else "") + hash_ + anchor


def relativize_links(html: str, here: str, above: str = "") -> str:
    """The HTML with each "@/..." made relative to the page at `here`, an address below the root of the pages in its language.

    `above`: the way from there to the root of the site, where the files stand that all languages share.
    """
    root = "../" * here.count("/")
    shared = SHARED_LINK.sub(f'="{root}{above}', str(html)) if above else str(html)
    return shared.replace('="@/"', f'="{root or "./"}"').replace('="@/', f'="{root}')


def absolutize_links(html: str, site: str, beside: Container[str] = (), root: str = "") -> str:
    """The HTML with each "@/..." leading to the pages at that address, for files that are read elsewhere.

    `beside`: paths that come with the HTML; `root`: where the files stand that all languages share, if not there.
    """

    def address(path: str) -> str:
        return path if path in beside else f"{root if root and SHARED.match(path) else site}{path}"

    return PLACEHOLDER.sub(lambda match: address(match[1]), html)
