"""One visit to each kind of page, and all that is asked of a page: its weight, that nothing moves, that it fits, that everybody can use it."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import pytest
from axe import LAID_OUT, still, violations
from browser_pages import NewPage
from browser_storage import keep
from conftest import BASE, SETTLED, PagesHandler, serving, some
from first_visits import assert_light, first_visit
from handing_in import codes
from layout import MISFITS, NOTE_SHIFTS, misfits, shifts
from pictures import changed
from playwright.sync_api import Page, expect
from zipped import weight

PHONE, WINDOW = {"width": 412, "height": 823}, {"width": 1280, "height": 900}

VISITS = {
    **dict.fromkeys(("", "learn/", "learn/spending-paradox/", "learn/skills-divide/", "learn/decision-radar/", "learn/sources/", "learn/sources/roles/"), "h1"),
    **dict.fromkeys(("roles/", "roles/manual-qa-tester/", "roles/data-infrastructure-engineer/", "credentials/", "claims/", "method/"), "h1"),
    **dict.fromkeys(("test-yourself/", "data/", "glossary/", "privacy/", "about/", "404.html", "teach/files/"), "h1"),
    "roles/compare/": "compare-roles[data-ready]",
    "roles/compare/?a=manual-qa-tester&b=ai-security-engineer&c=content-moderation": "tr[data-row=human] td:nth-of-type(3)",
    "you/": "my-progress[data-drawn]",
    "you/audit/": "audit-week [data-part=start]:visible",
    "you/audit/?role=manual-qa-tester": ".sd-task-row:nth-of-type(11)",
    "you/plan/": "six-months[data-ready]",
    "you/plan/?role=manual-qa-tester&domain=ai-security": ".sd-months > li:nth-of-type(6)",
    "review/": "review-due[data-ready]",
    "teach/": "assign-quiz [data-part=made]:visible",
    "teach/assignment/": "assigned-work [data-say]:visible",
    "teach/results/": "class-results[data-ready]",
}
"""Every kind of page, and what stands on it once its scripts are done."""

KINDS = (
    *("", "learn/spending-paradox/", "roles/", "roles/manual-qa-tester/", "404.html", "you/audit/?role=manual-qa-tester"),
    "you/plan/?role=manual-qa-tester&domain=ai-security",
    *("teach/", "teach/results/"),
)
"""A page of each kind, looked at in every run; the others in the long one."""

SLOW = ("learn/spending-paradox/", "you/audit/")
"""Those of them that come over a slow line in every run."""

ALIKE = (
    *(
        "learn/",
        "learn/decision-radar/",
        "learn/sources/",
        "learn/sources/roles/",
        "roles/data-infrastructure-engineer/",
        "method/",
        "data/",
        "glossary/",
        "privacy/",
        "about/",
    ),
    *("roles/compare/?a=manual-qa-tester&b=ai-security-engineer&c=content-moderation", "you/audit/?role=manual-qa-tester"),
    "you/plan/?role=manual-qa-tester&domain=ai-security",
)
"""Pages that are laid out as others are, and those that an address fills: they are not looked at over a slow line."""

OURS = 40 * 1024
"""Bytes of what is not Material's: styles, scripts and data of ours, and the libraries that they load."""

MATERIAL = ("assets/stylesheets/", "assets/javascripts/")


def opened(page: Page, address: str) -> None:
    """Opens a page and waits for what its scripts make of it."""
    page.goto(address)
    expect(page.locator(VISITS[address.partition(BASE)[2]]).first).to_be_attached()


def ours(fetched: set[str], site: Path) -> int:
    """Bytes of what is not Material's, without pages and fonts."""
    return sum(weight(site / each) for each in fetched if not each.startswith(MATERIAL) and not each.endswith((".html", ".woff2", "release.json")))


def large_letters(page: Page) -> None:
    """Sets the reader's letters to 200 %, as the browser's settings do."""
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    assert page.evaluate("() => getComputedStyle(document.documentElement).fontSize") == "40px"  # 20px at the browser's usual 16px


@pytest.mark.parametrize("path", some(VISITS, KINDS))
def test_a_visit(new_page: NewPage, address: str, site: Path, path: str) -> None:
    """On a phone and in a window, by day and by night, with letters of the usual size and twice as large."""
    page = new_page(service_workers="allow", viewport=PHONE)
    page.add_init_script(NOTE_SHIFTS)
    page.clock.set_fixed_time(datetime.fromtimestamp(int(SETTLED["SOURCE_DATE_EPOCH"]), UTC))  # the day of the site: a plan shows its months
    fetched = first_visit(page, lambda: opened(page, address + path))
    assert_light(fetched, site)
    assert ours(fetched, site) <= OURS
    assert shifts(page) == []
    assert page.context.cookies() == []
    page.emulate_media(reduced_motion="reduce")
    for late in page.locator(":has(> template[data-part=in-sight]):visible").all():  # what a reader fetches who reads on
        late.evaluate("(node) => { node.scrollIntoView(); return customElements.whenDefined(node.localName); }")
        page.evaluate("scrollTo(0, 0)")
    if path == "teach/results/":
        field = page.locator("class-results [data-part=codes]")
        field.fill("\n".join(codes(120, [("paradox-01", "choice", "00000000"), ("paradox-02", "numeric", "00000000")])))
        field.blur()
        expect(page.locator("[data-part=items] > li")).to_have_count(2)
    page.evaluate(LAID_OUT)
    assert misfits(page, 320, 390, 768, 1280) == {}
    looks = {}
    for scheme, name in (("light", "default"), ("dark", "slate")):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
        still(page)
        if path in KINDS:
            looks |= changed(page, f"{path.partition('?')[0].strip('/').replace('/', '-') or 'home'}-{scheme}", 390, 1280)
        assert violations(page, scheme=scheme) == {}, scheme
    large_letters(page)
    assert misfits(page, 640, 390) == {}
    assert looks == {}, "it looks otherwise: see test-results/pictures, and if it is meant, `make pictures`"


BROKEN = {
    "article h1 { inline-size: 120vw }": "sideways",
    "article h1 { overflow: hidden; white-space: nowrap !important; inline-size: 2rem }": "cut",
    "article h1 { margin-block-end: -3em !important }": "covered",
}
"""Styles that break a page, each with what it brings about."""


def test_a_misfit_is_seen_and_what_moves_too(new_page: NewPage, address: str) -> None:
    """The questions themselves are asked of a page that is broken on purpose."""
    page = new_page(viewport={"width": 640, "height": 900}, bypass_csp=True)
    opened(page, address + "privacy/")
    before = shifts(page)
    page.evaluate("document.querySelector('article').prepend(Object.assign(document.createElement('p'), { textContent: 'Late' }))")
    assert len(shifts(page)) > len(before)
    large_letters(page)
    for style, fault in BROKEN.items():
        added = page.add_style_tag(content=style)
        assert page.evaluate(MISFITS)[fault], style
        added.evaluate("(node) => node.remove()")


def test_headings_have_a_face_of_their_own_whose_rarer_letters_come_when_they_stand_there(page: Page, address: str) -> None:
    """One file for English; the letters of other languages are fetched with the first of them."""
    opened(page, address + "privacy/")
    page.evaluate("document.fonts.ready")
    statuses = "[...document.fonts].filter(({ family }) => family === 'Spectral').map(({ status }) => status).join()"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith("Spectral,")
    page.wait_for_function(f"() => {statuses} === 'loaded,unloaded,unloaded'")
    page.evaluate("document.querySelector('h1').textContent = 'Compétences, français'")
    page.wait_for_function(f"() => {statuses} === 'loaded,loaded,unloaded'")


class SlowLine(PagesHandler):
    """Sends pages piece by piece, so that a browser draws what has come while the rest is still to come."""

    protocol_version = "HTTP/1.0"

    def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:
        if not self.headers.get("Accept", "").startswith("text/html"):
            return super().copyfile(source, outputfile)
        while piece := source.read(1000):
            outputfile.write(piece)
            time.sleep(0.03)
        return None


class SlowerLine(SlowLine):
    """Sends scripts, fonts and data later still, each script after the one before: long after the first paint, and each in a paint of its own."""

    def send_head(self) -> object:
        if not self.path.partition("?")[0].endswith((".css", ".html", "/")):
            time.sleep(0.15 + zlib.crc32(self.path.encode()) % 8 * 0.05)
        return super().send_head()


@pytest.fixture(scope="module")
def lines(site: Path) -> Iterator[list[tuple[str, dict]]]:
    """The addresses of the site behind slow lines, each with the size of the window that it is looked at in."""
    with serving(site, SlowLine) as slow, serving(site, SlowerLine) as slower:
        yield [(slower, PHONE), (slow, WINDOW)]


def moved(new_page: NewPage, lines: list[tuple[str, dict]], path: str) -> list[list]:
    """What moved while a page came over each of the lines."""
    pages = [new_page(viewport=size) for _, size in lines]
    for page, (address, _) in zip(pages, lines, strict=True):
        page.add_init_script(NOTE_SHIFTS)
        page.goto(address + path, wait_until="commit")
    for page in pages:
        page.wait_for_load_state()
        expect(page.locator(VISITS[path]).first).to_be_attached()
    return [shifts(page) for page in pages]


@pytest.mark.parametrize("path", some([path for path in VISITS if path not in ALIKE], SLOW))
def test_nothing_moves_while_a_page_comes_in_pieces(new_page: NewPage, lines: list[tuple[str, dict]], path: str) -> None:
    """What has come stands where it will stand when everything has. A fault of the page shows in both of two visits; a loaded machine's late font does not."""
    found = moved(new_page, lines, path)
    assert found == [[], []] or moved(new_page, lines, path) == [[], []], found


KEPT_BEFORE = {
    "settings": {"job": {"kind": "role", "id": "manual-qa-tester", "title": "Manual QA", "language": "en"}, "reminder": {"day": "2026-11-28", "time": "18:00"}},
    "read": {"learn/audit-your-role/": 1790000000},
    "stopped": {"last": {"page": "learn/production-visibility/", "part": "four-steps-and-one-before-them", "title": "Four steps", "when": 1790000001}},
    "plans": {
        "p": {
            "audit": "",
            "role": "manual-qa-tester",
            "title": "Manual QA",
            "domain": "ai-security",
            "aim": "AI security",
            "held": [],
            "credential": "",
            "project": "",
            "number": "",
            "agree": "",
            "week": 5,
            "start": "2026-11-28",
            "done": {},
            "total": 20,
            "changed": 1790000000,
        }
    },
    "audits": {"autumn": {"title": "My autumn", "role": "", "changed": 1790000000, "tasks": [], "skills": []}},
}
"""What a device holds of a reader who was here before."""


def test_nothing_moves_for_who_comes_back(page: Page, address: str) -> None:
    """What tools show of earlier visits has its room."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}404.html")
    for name, data in KEPT_BEFORE.items():
        keep(page, name, data)
    moved = {}
    for path in ("", "learn/", "roles/", "review/", "claims/"):
        page.goto(address + path)
        page.evaluate("() => Promise.all([...document.querySelectorAll(':not(:defined)')].map(({ localName }) => customElements.whenDefined(localName)))")
        still(page)
        moved[path] = shifts(page)
    assert {path: each for path, each in moved.items() if each} == {}


def test_no_first_visit_knows_how_many_roles_there_are(new_page: NewPage, address: str, site: Path) -> None:
    """Of what a role's page fetches nothing names another role, but links that the page shows."""
    roles = {file.parent.name for file in (site / "roles").glob("*/index.html")} - {"compare", "directory", "manual-qa-tester"}
    page = new_page(service_workers="allow")
    fetched = first_visit(page, lambda: opened(page, address + "roles/manual-qa-tester/")) - {"roles/manual-qa-tester/index.html"}
    texts = {each: (site / each).read_text(encoding="utf-8") for each in fetched if not each.endswith((".woff2", ".png"))}
    assert {each: [role for role in roles if role in text] for each, text in texts.items() if any(role in text for role in roles)} == {}
