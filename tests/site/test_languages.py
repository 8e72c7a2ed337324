"""A site in several languages that nobody speaks: what moves, what stays, and how readers go from one to another."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import material
import pytest
from browser_pages import NewPage
from browser_storage import wait_until_kept
from conftest import BASE, ROOT, build, copied, serving
from layout import MISFITS
from playwright.sync_api import expect
from pseudo_words import ARABIC_NAMED, FRENCH, longer, mirrored, name_languages, same, write_words
from site_html import KINDS, faults, pages

ADDRESS = f"https://example.org{BASE}"
SPANISH = "es: {name: Español, formats: en-GB}"
UNTRANSLATED, PARTLY, ASKING = "method", "roles/cataloguer", "learn/catalogues"
"""Pages that are English in Spanish: the whole of one, a piece of the next, and a question of the last."""

MARKS = re.compile(r'(?<![\w-])(?:(?:id|for|name|data-(?:version|type|item|section|side|part))="([^"]*)"|value="([a-z0-9.-]*)")')
"""What of a page is the same in every language."""


@pytest.fixture(scope="module")
def sites(once: Callable) -> Path:
    """The small site in English, in longer words, from right to left, and in Spanish that is English."""

    def make(folder: Path) -> None:
        project = folder.with_name("project")
        project.mkdir()
        copied(ROOT / "tests/other-profession", project)
        write_words(project, "fr", longer)
        write_words(project, "ar", mirrored)
        write_words(project, "es", same)
        (project / f"words/es/docs/{UNTRANSLATED}.po").unlink()
        file = project / f"words/es/docs/data/{PARTLY}.po"
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r'(reason"\nmsgid "[^"]*"\nmsgstr) "[^"]*"', r'\1 ""', text, count=1), encoding="utf-8")
        file = project / "words/es/quizzes/catalogues.po"
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r'(items/cat-01 stem"\nmsgid "[^"]*"\nmsgstr) "[^"]*"', r'\1 ""', text, count=1), encoding="utf-8")
        file = project / "words/es/docs/index.po"
        file.write_text(file.read_text(encoding="utf-8").replace("msgctxt", "# reviewed by a person\nmsgctxt"), encoding="utf-8")
        name_languages(project, f"{FRENCH}, {ARABIC_NAMED}, {SPANISH}")
        done = build(project, folder, LANGUAGES="all")
        assert done.returncode == 0, done.stdout + done.stderr

    return once("languages", make)


def english_pages(sites: Path) -> list[str]:
    """The pages in English, by their paths."""
    return [path for file in sites.rglob("*.html") if (path := file.relative_to(sites).as_posix()).partition("/")[0] not in {"fr", "ar", "es"}]


THEME = Path(material.__file__).parent / "templates/partials/languages"
OWN, OTHER = (dict(re.findall(r'"([\w.]+)": "([^"]+)"', (THEME / f"{code}.html").read_text(encoding="utf-8"))) for code in ("en", "es"))
"""The theme's own words, which are Spanish on the pages in Spanish."""


def bare(html: str) -> str:
    """A page without what says in which language it is, the theme's own words, and how far it stands from the site's root."""
    for name, words in sorted(OTHER.items(), key=lambda pair: -len(pair[1])):
        if len(words) > 2 and not name.startswith(("search.config", "language", "direction")):
            html = re.sub(rf'(?<=[">\s]){re.escape(words)}(?=["<:\s])', OWN[name], html)
    html = re.sub(
        r'<details class="sd-languages">.*?</details>|<meta name="formats"[^>]*>|<script>(?:__md_scope =|for \(const code) .*?</script>|<meta http-equiv[^>]*>|"translations": *\{[^}]*\}'
        r'|<p class="sd-muted" data-pagefind-ignore>[^<]* compared the two[^<]*</p>',
        "",
        html,
        flags=re.DOTALL,
    )
    html = html.replace(' lang="en" dir="ltr"', "")  # names that stay English are marked on pages in another language alone
    html = re.sub(r'(?:\.\./)+(?=[\w"])|(?:\.\.)(?:/\.\.)*(?=["`])|(?<=")\./?(?=["\w])', "", html)
    return re.sub(
        r"\s+",
        "",
        html.replace('lang="es"', 'lang="en"')
        .replace("hr<", "h<")  # as CLDR has hours in English
        .replace('"inLanguage":"es"', '"inLanguage":"en"')
        .replace('"inLanguage": "es"', '"inLanguage":"en"')
        .replace(f"{ADDRESS}es/", ADDRESS)
        .replace(f"{BASE}es/", BASE),
    )


def test_the_same_words_give_the_same_pages(sites: Path) -> None:
    """In every other language a page differs by its words alone."""
    for path in english_pages(sites):
        if not path.startswith((UNTRANSLATED, PARTLY, ASKING)):
            one, other = (bare((folder / path).read_text(encoding="utf-8")) for folder in (sites, sites / "es"))
            assert one == other, path


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_every_page_is_there_and_built_alike(code: str, sites: Path) -> None:
    """Ids, anchors, letters, versions and fields are those of the English page; words are others."""
    for path in english_pages(sites):
        one, other = ((folder / path).read_text(encoding="utf-8") for folder in (sites, sites / code))
        assert f'<html lang="{code}"' in other
        assert f'<body dir="{"rtl" if code == "ar" else "ltr"}"' in other
        marks = [[mark for mark in MARKS.findall(html) if "formats" not in mark] for html in (one, other)]
        if path.startswith("glossary/"):  # its order is the language's own
            marks = [sorted(each) for each in marks]
        assert marks[0] == marks[1], path


def test_every_address_leads_somewhere(sites: Path) -> None:
    """From pages in each language to each other and to what all share, which stands once."""
    assert faults(sites, ADDRESS, pages(sites)) == []
    for code in ("fr", "ar", "es"):
        assert not [name for name in ("assets", "sw.js", "robots.txt", "search", "scripts", "styles") if (sites / code / name).exists()]
        assert not [*(sites / code / "data").glob("[!r]*.json"), *(sites / code / "data").glob("*.yml")]
        assert json.loads((sites / code / "tools/roles.json").read_text(encoding="utf-8"))["roles"]


def test_what_is_not_translated_is_told(sites: Path) -> None:
    """A page of English is marked, told and left to the English one; a piece of it is marked and counted."""
    whole = (sites / "es" / UNTRANSLATED / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{ADDRESS}{UNTRANSLATED}/">' in whole
    assert '<meta name="robots" content="noindex">' in whole
    assert re.search(r'<article [^>]*lang="en" dir="ltr"', whole)
    assert "data-pagefind-body" not in whole
    partly = (sites / "es" / PARTLY / "index.html").read_text(encoding="utf-8")
    assert '<span lang="en" dir="ltr">' in partly
    assert "One piece of this page is not translated yet" in partly
    assert "noindex" not in partly
    asking = (sites / "es" / ASKING / "index.html").read_text(encoding="utf-8")
    item = re.search(r'id="item-cat-01".*?</article>|id="item-cat-01".*?(?=id="item-cat-02")', asking, re.DOTALL)[0]
    assert item.count('<span lang="en" dir="ltr">') > 3
    assert "&lt;span" not in asking
    assert "One piece" not in (sites / "es/index.html").read_text(encoding="utf-8")
    assert f"{ADDRESS}es/{UNTRANSLATED}/" not in (sites / "es/sitemap.xml").read_text(encoding="utf-8")


def test_names_in_another_language_are_marked(sites: Path) -> None:
    """What is not translated, as the title of a source or of something to learn from, says its language where that is not the page's."""

    def page(code: str, path: str) -> str:
        return (sites / code / path / "index.html").read_text(encoding="utf-8").replace("\u2068", "")

    handbook, essay = '<a{} href="https://library.example/handbook"', "<span{}>An imaginary essay"
    english, french = ' lang="en" dir="ltr"', ' lang="fr" dir="ltr"'
    for code, marks in (("", (french, "")), ("fr", ("", english)), ("ar", (french, english))):
        assert handbook.format(marks[0]) in page(code, "you/resources"), code
        assert essay.format(marks[1]) in page(code, "learn/sources"), code


def test_site_maps_name_each_page_in_its_languages(sites: Path) -> None:
    """With the English one for whoever speaks none of them; no head does, for which the theme would fetch site maps."""
    listed = {code: {url[0].text for file in (sites / code).glob("sitemap*.xml") for url in ET.parse(file).getroot()} for code in ("", "fr")}
    assert {each.replace(f"{ADDRESS}fr/", ADDRESS) for each in listed["fr"]} == listed[""]
    assert "hreflang" not in (sites / "sitemap.xml").read_text(encoding="utf-8")  # the theme fetches it with the first page
    for file in sites.rglob("sitemap-made.xml"):
        for url in ET.parse(file).getroot():
            location, *others = [node.text or node.attrib["hreflang"] for node in url if not node.tag.endswith("lastmod")]
            page = location.removeprefix(ADDRESS)
            assert location in listed[""] | listed["fr"] or page.startswith(("ar/", "es/"))
            wanted = ["fr", "ar", "es", "en", "x-default"]
            assert others == [code for code in wanted if code != "es" or not page.endswith(f"{UNTRANSLATED}/")]
    assert not [file for file in sites.rglob("*.html") if 'rel="alternate"' in file.read_text(encoding="utf-8")]
    assert f"Sitemap: {ADDRESS}ar/sitemap.xml" in (sites / "robots.txt").read_text(encoding="utf-8")


def test_each_language_has_an_index_of_its_own(sites: Path) -> None:
    """One run over all pages parts them by what they say of their language."""
    entry = json.loads((sites / "search/pagefind-entry.json").read_text(encoding="utf-8"))
    counts = {code: each["page_count"] for code, each in entry["languages"].items()}
    assert [*counts] == ["ar", "en", "es", "fr"]  # by chance they stand so in one build of 24
    assert counts["fr"] == counts["ar"] == counts["en"] == counts["es"] + 1


def test_a_reader_changes_the_language(sites: Path, tmp_path: Path, new_page: NewPage) -> None:
    """The switch keeps page, question and anchor, also behind pages that were opened without a load; search and colours hold in each language."""
    folder = tmp_path / "site"
    shutil.copytree(sites, folder)
    with serving(folder) as address:
        for file in [each for each in folder.rglob("*") if each.suffix in {".html", ".xml"}]:
            file.write_text(file.read_text(encoding="utf-8").replace(ADDRESS, address), encoding="utf-8")
        page = new_page()
        page.goto(f"{address}claims/?q=#claims")
        page.locator(".sd-languages summary").click()
        page.locator(".sd-languages").get_by_role("link", name="العربية").click()
        expect(page).to_have_url(re.compile(rf"^{address}ar/claims/(\?q=)?#claims$"))
        expect(page.locator("body")).to_have_attribute("dir", "rtl")
        page.evaluate("window.same = true")
        page.locator(".sd-top a").first.click()
        expect(page).not_to_have_url(re.compile("claims"))
        assert page.evaluate("window.same")
        opened = page.url
        page.get_by_role("search").locator("input").fill("ثاتالوغعي")
        expect(page.locator(".md-search-result__list a").first).to_have_attribute("href", re.compile(rf"^{BASE}ar/"))
        page.keyboard.press("Escape")
        page.locator(".sd-languages summary").click()
        page.locator(".sd-languages").get_by_role("link", name="Français").click()
        expect(page).to_have_url(opened.replace("/ar/", "/fr/"))
        expect(page.locator("html")).to_have_attribute("lang", "fr")


def test_a_wrong_address_is_told_in_its_language(sites: Path, new_page: NewPage) -> None:
    """A host knows the page in the root alone, which leads to the one of the address."""
    with serving(sites) as address:
        page = new_page()
        page.goto(f"{address}nowhere/")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        page.goto(f"{address}ar/nowhere/")
        expect(page.locator("html")).to_have_attribute("lang", "ar")


def test_without_a_network_the_language_stays(sites: Path, new_page: NewPage) -> None:
    """What opens in the place of a page that was not kept is in the language of its address; answers are kept once for all languages."""
    with serving(sites) as address:
        page = new_page(service_workers="allow")
        page.goto(f"{address}ar/")
        wait_until_kept(page)
        page.reload()
        wait_until_kept(page)
        wait_until_kept(page, f"{address}ar/offline.html")
        page.context.set_offline(True)
        page.goto(f"{address}ar/glossary/")
        expect(page).to_have_url(re.compile(rf"^{address}ar/offline\.html"))
        expect(page.locator("html")).to_have_attribute("lang", "ar")
        expect(page.locator("kept-pages li a").first).to_have_attribute("href", f"{address}ar/")


def test_an_answer_stands_in_every_language(sites: Path, new_page: NewPage) -> None:
    """Given in English, it is there in Arabic, under the same letter."""
    with serving(sites) as address:
        page = new_page()
        page.goto(f"{address}learn/catalogues/")
        item = page.locator(".sd-item:has(input[type=radio])").first
        item.locator("label").nth(1).click()
        item.get_by_role("button", name="Check").click()
        expect(item).to_have_attribute("data-done", "")
        name, value = (item.get_attribute("id"), item.locator("input:checked").get_attribute("value"))
        page.goto(f"{address}ar/learn/catalogues/")
        expect(page.locator(f"#{name}")).to_have_attribute("data-done", "")
        assert page.locator(f"#{name} input:checked").get_attribute("value") == value


def told(sites: Path, code: str) -> tuple[str, list[str]]:
    """The title of a role and the texts of its tasks in a language."""
    role = json.loads((sites / code / "tools/roles/cataloguer.json").read_text(encoding="utf-8"))
    return role["title"], [task["text"] for task in role["tasks"]]


def test_an_audit_and_its_plan_go_on_in_every_language(sites: Path, new_page: NewPage, tmp_path: Path) -> None:
    """Our words are the page's, what the reader wrote stays, and hours and stances hold; so too for files, and for an audit of an earlier release."""
    english, (title, texts), french = told(sites, ""), told(sites, "ar"), told(sites, "fr")
    assert not {*english[1]} & {*texts}
    with serving(sites) as address:
        page = new_page()
        page.goto(f"{address}you/audit/?role=cataloguer")
        rows = page.locator(".sd-task-row")
        rows.nth(0).get_by_role("radio", name="Weekly").check()
        rows.nth(1).get_by_text("Change").click()
        rows.nth(1).get_by_label("Task", exact=True).fill("Written by me")
        page.get_by_role("link", name="Plan six months from it").click()
        expect(page.get_by_role("heading", name=english[0])).to_be_visible()

        page.goto(f"{address}ar/you/")
        expect(page.locator("[data-part=audits] a")).to_have_text(title)
        expect(page.locator("[data-part=plans] a")).to_contain_text(title)
        assert not re.search("[a-z]{4}", page.locator("[data-part=plans] a").inner_text())
        page.locator("[data-part=plans] a").click()
        expect(page.locator("h2[data-part=title]")).to_contain_text(title)
        expect(page.locator(".sd-kept button")).to_contain_text(title)
        page.goto(f"{address}ar/roles/compare/?a=cataloguer&b=audit:{page.evaluate(AUDIT)}")
        expect(page.locator("tr[data-row=title]")).to_contain_text(title)
        expect(page.locator("compare-roles table")).to_contain_text("Written by me")

        page.goto(f"{address}ar/you/audit/")
        expect(rows.locator("[data-part=task]")).to_have_text([texts[0], "Written by me", *texts[2:]])
        expect(rows.nth(0).locator("[name=total]")).to_have_value("2")
        expect(rows.nth(0).locator("[name^=often]").nth(2)).to_be_checked()
        expect(page.locator("[data-part=three] li")).to_contain_text(texts[0])
        expect(page.locator("[data-part=title]")).to_have_value(title)
        rows.nth(0).locator("[name^=often]").nth(3).check()
        files = {}
        for name in ("export", "table"):
            with page.expect_download() as caught:
                page.locator(f"[data-part=files] [data-action={name}]").click()
            caught.value.save_as(files.setdefault(name, tmp_path / f"{name}.{'json' if name == 'export' else 'csv'}"))

        page.goto(f"{address}fr/you/audit/")
        expect(rows.locator("[data-part=task]")).to_have_text([french[1][0], "Written by me", *french[1][2:]])
        expect(rows.nth(0).locator("[name=total]")).to_have_value("5")
        page.locator("[data-part=file]").set_input_files(files["export"])
        expect(page.locator("[data-part=status]")).to_have_text(page.locator("[data-part=status]").get_attribute("data-same"))
        page.locator("[data-action=new]").click()
        page.locator("[data-part=source]").set_input_files(files["table"])
        expect(rows.locator("[data-part=task]")).to_have_text([french[1][0], "Written by me", *french[1][2:]])

        page.evaluate(OLDER)
        page.goto(f"{address}ar/you/audit/")
        expect(rows.locator("[data-part=task]")).to_have_text([texts[0], "Written by me", *texts[2:]])
        expect(page.locator("[data-part=title]")).to_have_value(title)


RECORD = "Object.keys(localStorage).find((key) => key.endsWith(':audits'))"
AUDIT = f"Object.keys(JSON.parse(localStorage[{RECORD}]).data)[0]"
"""The id of the audit that is kept."""
OLDER = """async () => {
  const key = KEY;
  const { roles } = await (await fetch("../../../tools/roles.json")).json();
  const { tasks } = await (await fetch("../../../tools/roles/cataloguer.json")).json();
  const rows = tasks.map(({ id, text }, place) => ({ id, text: place === 1 ? "Written by me" : text, stance: "", hours: [1, 0, 0, 0, 0], task: id }));
  const audit = { title: roles.find(({ id }) => id === "cataloguer").title, role: "cataloguer", changed: 5, tasks: rows, skills: [], weeks: 1 };
  localStorage[key] = JSON.stringify({ format: 2, data: { old: audit } });
}""".replace("KEY", RECORD)
"""Puts an audit there as the first release kept it, in English and without a word on languages."""


@pytest.mark.long
def test_no_layout_breaks_in_longer_or_mirrored_words(project: Path, tmp_path: Path, new_page: NewPage) -> None:
    """The whole site, without the files for platforms: every address leads somewhere, and nothing is cut or covered on a phone or a desk."""
    write_words(project, "fr", longer)
    write_words(project, "ar", mirrored)
    name_languages(project, f"{FRENCH}, {ARABIC_NAMED}")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("\nextra:\n", "\nextra:\n  exports: false\n"), encoding="utf-8")
    site = tmp_path / "site"
    done = build(project, site, LANGUAGES="all")
    assert done.returncode == 0, done.stdout + done.stderr
    assert faults(site, ADDRESS) == []
    with serving(site) as address:
        for width in (390, 1440):
            page = new_page(viewport={"width": width, "height": 844})
            for code in ("fr", "ar"):
                for kind in KINDS:
                    page.goto(f"{address}{code}/{kind}")
                    assert not any(page.evaluate(MISFITS).values()), f"{code}/{kind} at {width}"


def test_a_page_says_who_reviewed_its_words(sites: Path) -> None:
    """Only what every translation of the page has been through counts; an English page has been through nothing."""
    said = {path: (sites / path).read_text(encoding="utf-8") for path in ("es/index.html", "es/roles/cataloguer/index.html", "index.html")}
    assert "a person has compared the two" in said["es/index.html"]
    assert "nobody has compared the two yet" in said["es/roles/cataloguer/index.html"]
    assert "compared the two" not in said["index.html"] + said["es/index.html"].replace("a person has compared the two", "")
