"""The content security policy, tried by breaking it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from browser_pages import Misdeeds
from conftest import serving, some
from playwright.sync_api import Browser, Page

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'"
)
"""Every page's policy but for the hashes of the inline scripts that it may run, and for what the search needs."""

TRIES = {
    "an inline script": "const made = document.createElement('script'); made.textContent = 'window.broken = true'; document.body.append(made);",
    "an event handler": "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.broken = true\">');",
    "code out of text": "setTimeout(() => { try { eval('window.broken = true'); } catch {} });",
    "a function out of text": "setTimeout(() => { try { new Function('window.broken = true')(); } catch {} });",
    "a script address": "const link = document.createElement('a'); link.href = 'javascript:window.broken = true'; document.body.append(link); link.click();",
    "a script from elsewhere": "const made = document.createElement('script'); made.src = 'https://example.org/x.js'; document.body.append(made);",
    "a script as data": "import('data:text/javascript,window.broken = true').catch(() => {});",
    "a frame": "const frame = document.createElement('iframe'); frame.src = 'https://example.org/'; document.body.append(frame);",
    "an inline script in a frame": "const frame = document.createElement('iframe'); frame.onload = () => { frame.contentDocument.addEventListener('securitypolicyviolation', () => (window.refused = true)); const made = frame.contentDocument.createElement('script'); made.textContent = 'parent.broken = true'; frame.contentDocument.body.append(made); }; frame.srcdoc = '<p>x</p>'; document.body.append(frame);",
    "a picture from elsewhere": "new Image().src = 'https://example.org/x.png';",
    "a request elsewhere": "fetch('https://example.org/').catch(() => {});",
    "a beacon": "navigator.sendBeacon('https://example.org/', 'x');",
    "a socket": "try { new WebSocket('wss://example.org/'); } catch {}",
    "a form": "const form = Object.assign(document.createElement('form'), { action: 'https://example.org/' }); document.body.append(form); form.submit();",
    "another base": "const base = Object.assign(document.createElement('base'), { href: 'https://example.org/' }); document.head.append(base);",
    "a style": "document.body.insertAdjacentHTML('beforeend', '<style>body { display: none }</style>');",
}


@pytest.mark.breaks_the_policy
@pytest.mark.parametrize("what", some(TRIES, [*TRIES][::4]))
def test_the_policy_refuses(page: Page, address: str, what: str) -> None:
    """Each try is reported by the browser, runs nothing and sends nothing."""
    page.goto(address)
    page.evaluate("document.addEventListener('securitypolicyviolation', (event) => (window.refused = event.effectiveDirective))")
    page.evaluate(f"() => {{ {TRIES[what]} }}")
    page.wait_for_function("() => window.refused !== undefined")
    assert page.evaluate("() => window.broken") is None
    assert page.url == address


def test_every_page_carries_the_policy(site: Path) -> None:
    """Before the first script, with hashes for the theme's own and nothing unsafe."""
    for file in site.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', html)
        assert policy, file
        assert re.sub(r" 'sha256-[^']+'", "", policy[1]) == POLICY, file
        assert html.index("Content-Security-Policy") < html.index("<script")


def test_links_elsewhere_know_no_opener(site: Path) -> None:
    """A page that is opened from here gets no hold of ours."""
    for file in site.rglob("*.html"):
        for link in re.findall(r"<a [^>]*target=[^>]*>", file.read_text(encoding="utf-8")):
            assert "noopener" in link, f"{file.relative_to(site)}: {link}"


def test_no_cookie_is_set(page: Page, address: str) -> None:
    """Neither by a page nor by the server."""
    for path in ("", "learn/audit-your-role/", "you/audit/", "teach/"):
        page.goto(address + path)
    assert page.context.cookies() == []


def test_a_request_that_leaves_the_site_is_noted(browser: Browser, tmp_path: Path) -> None:
    """By what watches every page of the tests: by name and by number, and not where the policy keeps it."""
    hosts = ("https://example.org/a.png", "http://192.0.2.1/b.png")
    images = "".join(f'<img src="{each}">' for each in hosts)
    (tmp_path / "open.html").write_text(f"<title>Open</title>{images}", encoding="utf-8")
    (tmp_path / "kept.html").write_text(f"""<meta http-equiv="Content-Security-Policy" content="img-src 'self'">{images}""", encoding="utf-8")
    with serving(tmp_path) as address:
        for name, noted in (("open.html", {*hosts}), ("kept.html", set())):
            misdeeds = Misdeeds()
            with browser.new_context() as context:
                misdeeds.watch(context)
                context.new_page().goto(address + name)
            assert {*misdeeds.foreign} == noted
