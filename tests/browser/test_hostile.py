"""Text is text: a project in which every text of the data is hostile, opened in a real browser and in its exports."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import typing
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from answering import first, key
from axe import still
from browser_pages import NewPage
from conftest import ROOT, SAMPLE, build, serving, some
from handing_in import hand_in, sealed
from playwright.sync_api import Error, Page, expect

from skillsdivide.schema import course, evidence, fields, items, records, vocabulary

HOSTILE = (
    '=1+1 <script>hacked("tag")</script> <img src=x onerror=hacked("img")> "><svg onload=hacked("svg")> \' onmouseover=hacked("attribute") x=\' '
    "</title></textarea></style></script>"
    '<script>hacked("json")</script> &lt;script&gt;hacked("entity")&lt;/script&gt; {{ 7 * 7 }} {% raw %} {done} ${hacked("js")} ]]> --> <!-- quiz: catalogues -->'
)
"""Begins like a formula, and closes whatever it may stand in. Pictures and links that run scripts are refused: tests/unit/test_texts.py."""

SHORT = '=1 <img src=x onerror=hacked("name")>"'

MORE_ITEMS = """
- {type: multiple, id: constructor, stem: Which one, keys: [{text: A, feedback: Because it is.}, {text: B, feedback: Because it is.}], distractors: [{text: C, feedback: Because it is so., misconception: Takes C for A}], passage: learn/catalogues.md}
- {type: text, id: cat-05, stem: What is it, accept: [Word, Words], feedback: Because it is so.}
- {type: match, id: cat-06, stem: Which one, pairs: [{prompt: A, answer: B, feedback: So it is.}, {prompt: C, answer: D, feedback: So it is.}], decoys: [E]}
- {type: order, id: cat-07, stem: In which order, sequence: [A, B, C], feedback: So it is., hints: [Look], rationale: So it is.}
"""

PARTS = 3
"""How many tests share the pages."""

INERT = """() => ({
  ran: window.ran ?? [],
  handlers: [...document.querySelectorAll("*")].flatMap((node) => node.getAttributeNames().filter((name) => name.startsWith("on"))),
  scripts: [...document.scripts].filter((script) => script.type !== "application/ld+json" && /hacked/.test(script.text)).length,
  addresses: [...document.querySelectorAll("[href], [src], [action], [srcset]")].map((node) => node.getAttribute("href") ?? node.getAttribute("src") ?? "").filter((to) => /^\\s*(javascript|data|vbscript):/i.test(to)),
  strangers: document.querySelectorAll("article img:not(.sd-picture img, img.sd-picture), article svg[onload], article iframe, article object, article title:not(svg > title)").length,
  data: [...document.querySelectorAll("script[type='application/ld+json']")].map((script) => typeof JSON.parse(script.text)),
})"""


def texts() -> set[str]:
    """The names of all fields that hold what readers see."""
    kinds = [
        each
        for module in (course, evidence, records, vocabulary, items)
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, fields.Record)
    ]
    return {name for kind in kinds for name, hint in typing.get_type_hints(kind, include_extras=True).items() if "max_length=4000" in repr(hint)}


def spoilt(value: object, name: str, fields: set[str], words: str = HOSTILE) -> object:
    """The value with hostile words before every text in it; the level of a role's skill is an id, and so is the project of a schedule."""
    if isinstance(value, dict):
        return {key: spoilt(child, key, fields, words) for key, child in value.items()}
    if isinstance(value, list):
        return [spoilt(child, name, fields, words) for child in value]
    return f"{words} {value}" if isinstance(value, str) and name in fields - {"level"} - ({"project"} if words == SHORT else set()) else value


def hostile(top: Path) -> None:
    """Makes the small project with the tools of the real one and hostile words in every text; its hooks are still to come."""
    for part in ("docs", "quizzes"):
        shutil.copytree(ROOT / "tests/other-profession" / part, top / part)
    shutil.copytree(SAMPLE / "docs/teach", top / "docs/teach")
    for page in ("review.md", "privacy.md"):
        shutil.copy(SAMPLE / "docs" / page, top / "docs")
    settings = re.sub(r"\nnav:.*?\n\n", "\n\n", (SAMPLE / "mkdocs.yml").read_text(encoding="utf-8"), flags=re.DOTALL)
    (top / "mkdocs.yml").write_text(settings.replace(": warn", ": info"), encoding="utf-8")
    quiz = top / "quizzes/catalogues.yml"
    quiz.write_text(quiz.read_text(encoding="utf-8") + MORE_ITEMS.lstrip(), encoding="utf-8")
    fields = texts()
    for file in [*(top / "docs/data").rglob("*.yml"), quiz]:
        words = SHORT if file.parent.name in {"audits", "schedules"} else HOSTILE  # their texts have little room
        data = spoilt(yaml.safe_load(file.read_text(encoding="utf-8")), "", fields, words)
        for item in data.get("items", []):
            item["waive"] = dict.fromkeys(("reading-level", "longest-key"), "hostile words are hard to read")
        file.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=10_000), encoding="utf-8")


@pytest.fixture(scope="session")
def folder(once: Callable) -> Path:
    """The site of the hostile project, built strictly."""

    def make(top: Path) -> None:
        hostile(top)
        (top / "hooks").symlink_to(ROOT / "hooks")
        done = build(top, top / "site")
        assert done.returncode == 0, done.stdout + done.stderr

    return once("hostile", make) / "site"


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Where the hostile site is served."""
    with serving(folder) as served:
        yield served


TRACE = "window.hacked = (how) => { (window.ran ??= []).push(how); }"
"""What hostile scripts call, so that whatever runs leaves a trace."""


@pytest.fixture
def page(new_page: NewPage) -> Iterator[Page]:
    """A page on which whatever runs leaves a trace."""
    page = new_page()
    page.add_init_script(TRACE)
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    yield page
    assert dialogs == []


def assert_inert(page: Page) -> None:
    """Nothing ran, and nothing waits to."""
    found = page.evaluate(INERT)
    assert {name: value for name, value in found.items() if name != "data"} == {"ran": [], "handlers": [], "scripts": 0, "addresses": [], "strangers": 0}, (
        page.url
    )
    assert set(found["data"]) <= {"object"}


@pytest.mark.parametrize("part", some(range(PARTS), [0]))
def test_no_page_runs_what_the_data_say(page: Page, address: str, folder: Path, part: int) -> None:
    """Every page, and two roles side by side."""
    paths = sorted(file.relative_to(folder).as_posix().removesuffix("index.html") for file in folder.rglob("*.html"))
    assert len(paths) > 30
    for path in [*paths, "roles/compare/?a=cataloguer&b=data-steward"][part::PARTS]:
        page.goto(address + path)
        still(page)
        assert_inert(page)


def test_no_question_and_no_search_runs_what_the_data_say(page: Page, address: str) -> None:
    """Each kind of item answered, and a word looked for."""
    page.goto(address + "learn/catalogues/")
    for kind in ("choice", "multiple", "true-false"):
        item = first(page, kind)
        for choice in key(item).all():
            choice.check()
        item.get_by_role("button", name="Check").click()
        expect(item.get_by_role("status")).to_contain_text("hacked")
    page.locator(".sd-item[data-type=text] input").first.fill("x")
    page.locator(".sd-item[data-type=text] [data-action=check]").click()
    assert_inert(page)
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    page.locator(".md-search__input").press_sequentially("cataloguer")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert_inert(page)


def test_no_tool_runs_what_comes_from_outside(page: Page, address: str, tmp_path: Path) -> None:
    """A hostile link, name, receipt and file of answers."""
    page.goto(address + "teach/")
    form = page.locator("assign-quiz form")
    form.locator("[data-part=more]").evaluate("box => (box.open = true)")
    form.locator("[name=title]").fill(SHORT)
    form.locator("[name=message]").fill(HOSTILE[:900])
    form.locator("input[name=section]").first.check()
    link = page.get_by_label("Link for your students")
    form.get_by_label("Practice").check()
    expect(form.locator("[data-rule=once]")).to_be_visible()
    address_of_work = link.input_value()
    assert_inert(page)
    page.goto(address_of_work)
    page.get_by_label("Your name or number").fill(SHORT)
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.locator("assigned-work .sd-item[data-open]").first).to_be_attached()
    own = hand_in(page)
    assert_inert(page)
    answers = [["cat-01", "00000000", 0, 0, 1, 3, SHORT], ["__proto__", "x", 0, 0, 1, 3, "a"]]
    receipt = {"work": "x", "title": SHORT, "closes": "", "student": f"{SHORT}!", "bank": "x", "started": 1, "ended": 2, "items": answers[:1]}
    foreign = sealed("R", {**receipt, "items": answers})
    page.goto(address + "teach/results/")
    page.get_by_label("Paste result codes here").fill("\n".join([own, sealed("R", receipt), foreign, sealed("R", {"toString": 1}), f"R1.{SHORT}.00000000"]))
    page.get_by_label("Paste result codes here").blur()
    expect(page.get_by_text("2 that are no results of this site")).to_be_visible()
    page.locator("[data-part=which]").select_option("x")
    expect(page.locator("[data-part=students] tr")).to_contain_text(SHORT)
    assert_inert(page)
    with page.expect_download() as caught:
        page.get_by_role("button", name="Table of students").click()
    rows = list(csv.reader(io.StringIO(Path(caught.value.path()).read_text(encoding="utf-8-sig"), newline="")))
    assert rows[1][0] == f"'{SHORT}!"
    log = {"version": "00000000", "first": 1, "last": 1, "sure": 3, "tries": 1, "response": '"]', "log": [[1e12, 3]]}
    page.goto(address + "review/")
    for data, said in (
        ({"cat-07": log, "constructor": log}, "2 answers taken over."),
        ({"cat-07": {**log, "log": [[1e300, 3]]}}, "This is no file of answers"),
    ):
        (tmp_path / "answers.json").write_text(json.dumps({"kind": "skills-divide-answers", "format": 2, "data": data}), encoding="utf-8")
        page.locator("input[type=file]").set_input_files(tmp_path / "answers.json")
        expect(page.get_by_text(said)).to_be_visible()
    page.reload()
    still(page)
    assert_inert(page)


@pytest.mark.parametrize(
    "hash_", ["%E0%A4%A", "A1.e30.00000000", "__proto__", sealed("A", {"types": [{"toString": 1}]})], ids=["percent", "sum", "proto", "type"]
)
def test_a_hostile_link_gets_a_sentence(page: Page, address: str, hash_: str) -> None:
    """Whatever stands after the hash."""
    page.goto(f"{address}teach/assignment/#{hash_}")
    expect(page.locator("assigned-work [data-say]:visible")).to_have_count(1)


class Read(HTMLParser):
    """The handlers, script texts and addresses of a page in a package."""

    def __init__(self):
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.bad += [f"{tag} {name}" for name, _ in attrs if name.startswith("on")]
        self.bad += [f"{tag} {value}" for name, value in attrs if name in {"href", "src"} and re.match(r"(?i)\s*(javascript|data|vbscript):", value or "")]
        self.bad += [tag] if tag in {"img", "iframe", "object"} or (tag == "script" and not dict(attrs).get("src")) else []


def members(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the site that is no page of it, those in packages too."""
    for file in sorted(site.rglob("*.*")):
        if file.suffix == ".zip":
            with zipfile.ZipFile(file) as packed:
                yield from ((f"{file.name}/{name}", packed.read(name)) for name in packed.namelist())
        elif file.is_file() and file.suffix in {".csv", ".json", ".xml"}:
            yield file.name, file.read_bytes()


def test_exports_stay_whole(address: str, folder: Path) -> None:
    """XML and JSON are read, pages in packages hold nothing that runs, and no cell is a formula."""
    kinds = set()
    for name, content in members(folder):
        kinds.add(Path(name).suffix)
        match Path(name).suffix:
            case ".xml":
                ET.fromstring(content)
            case ".json":
                json.loads(content)
            case ".html":
                read = Read()
                read.feed(content.decode())
                assert read.bad == [], name
            case ".csv":
                cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]
                assert [cell for cell in cells if re.match(r"[=+\-@\t\r\n]", cell) and not re.fullmatch(r"-?[\d.]+", cell)] == [], name
    assert kinds >= {".xml", ".json", ".html", ".csv"}


WOULD_RUN = {
    "handlers": "<p onclick=\"hacked('attribute')\">x</p>",
    "scripts": "<script type='text/plain'>hacked('script')</script>",
    "addresses": "<a href=' javascript:hacked()'>x</a>",
    "strangers": "<article><img src='data:,'></article>",
    "ran": "<script>hacked('script')</script>",
    "data": "<script type='application/ld+json'>{\"a\": </script>",
}
"""What the tests above look for, by the name that they have for it."""


@pytest.mark.parametrize("kind", WOULD_RUN)
def test_what_would_run_is_seen(page: Page, kind: str) -> None:
    """The question that is asked of each page finds it in a page that has it."""
    page.goto("about:blank")
    page.set_content(f"<!doctype html><h1>x</h1>{WOULD_RUN[kind]}")
    with pytest.raises((AssertionError, Error), match=r"JSON" if kind == "data" else rf"'{kind}': (?!\[\]|0)"):
        assert_inert(page)


@pytest.mark.parametrize("markup", ["<p onclick=x>", "<script>x</script>", "<a href=' JavaScript:x'>", "<img src=x>", "<iframe>"])
def test_what_would_run_in_a_package_is_seen(markup: str) -> None:
    """So does the one that is asked of pages in packages."""
    read = Read()
    read.feed(f"<h1>x</h1>{markup}")
    assert read.bad
