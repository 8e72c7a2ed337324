"""Reads built pages: what they link to, load and name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

KINDS = (
    *("", "learn/spending-paradox/", "roles/", "roles/manual-qa-tester/", "roles/manual-qa-tester/quiz/"),
    *("you/audit/", "you/plan/", "teach/", "claims/", "glossary/"),
)
"""One page of each kind."""


@dataclass
class Reference:
    """An address in a page, by the tag that holds it."""

    tag: str
    rel: str
    address: str


@dataclass
class Document(HTMLParser):
    """One page's ids, doubled ids, addresses, and ids that others are named by."""

    ids: set[str] = field(default_factory=set)
    doubled: list[str] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    """The ids by which labels and descriptions say what they belong to."""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        name = found.get("id")
        if name:
            (self.doubled.append if name in self.ids else self.ids.add)(name)
        for key in ("for", "aria-labelledby", "aria-describedby"):
            self.named.update((found.get(key) or "").split())
        for key in ("href", "src", "poster", "data", "action"):
            if found.get(key) is not None and tag != "base":
                self.references.append(Reference(tag, found.get("rel") or "", found[key]))


OCCUPATION = re.compile(r"\d\d-\d{4}\.\d\d")
STRIDE = 90


def looked_at(site: Path) -> list[Path]:
    """The HTML pages below a folder; of those of occupations, which one template makes, some."""
    files = sorted(site.rglob("*.html"))
    alike = [file for file in files if OCCUPATION.fullmatch(file.parent.name)]
    left = set(alike) - set(alike[::STRIDE])
    return [file for file in files if file not in left]


def pages(site: Path) -> dict[str, Document]:
    """The HTML pages below a folder that are looked at, by their paths."""
    found = {}
    for file in looked_at(site):
        document = Document()
        document.feed(file.read_text(encoding="utf-8"))
        found[file.relative_to(site).as_posix()] = document
    return found


def faults(site: Path, address: str, documents: dict[str, Document] | None = None) -> list[str]:
    """Every address that leads nowhere, leaves the sub-path, or loads from another host, and every id that nothing or more than one thing has. `documents`: its pages, if they were read before."""
    documents = documents or pages(site)
    found = []
    for path, document in documents.items():
        here = address + path.removesuffix("index.html")
        found += [f"{path}: the id {name!r} stands twice" for name in document.doubled]
        found += [f"{path}: a label or a description names the id {name!r}, which nothing has" for name in sorted(document.named - document.ids)]
        for reference in document.references:
            fault = _fault(reference, here, address, site, documents)
            if fault:
                found.append(f"{path}: {fault}: {reference.address}")
    return found


def _fault(reference: Reference, here: str, root: str, site: Path, documents: dict[str, Document]) -> str | None:
    address = urlsplit(urljoin(here, reference.address.strip()))
    if address.scheme not in {"http", "https"}:
        return None if address.scheme in {"data", "mailto", "javascript"} else "unknown scheme"
    base = urlsplit(root)
    if (address.scheme, address.netloc) != (base.scheme, base.netloc):
        loads = reference.tag in {"script", "img", "iframe", "source", "video", "audio", "object"} or "stylesheet" in reference.rel or "icon" in reference.rel
        return "loads from another host" if loads else None
    path = unquote(address.path)
    if not path.startswith(base.path):
        return "leaves the sub-path"
    target = site / path.removeprefix(base.path)
    if target.is_dir():
        target /= "index.html"
    if not target.is_file():
        return "leads nowhere"
    document = documents.get(target.relative_to(site).as_posix())
    anchor = unquote(address.fragment)
    if document and anchor and not anchor.startswith("__") and anchor not in document.ids:
        return "names no anchor of that page"
    return None
