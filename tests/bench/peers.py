"""The pages of a built site of ours, turned once into what other generators read, so that all of them build the same text."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pool
from pathlib import Path

import jinja2
import yaml
from bs4 import BeautifulSoup, SoupStrainer, Tag
from grow import ROOT
from markdownify import MarkdownConverter

HERE = Path(__file__).parent
TEMPLATES = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE), trim_blocks=True, lstrip_blocks=True, autoescape=False, keep_trailing_newline=True)
NO_TEXT = "script, style, svg, template, button, input, select, progress, [hidden], .headerlink, .md-content__button, .sd-quiz__bar, a[href^='#item-']"
"""What of our pages is no text: tools, drawings, parts that only scripts show, and links to a question."""
BESIDE = re.compile(r"roles/[^/]+/(sheet|plan)")
"""Pages that belong to a role; search leaves them out, and so does every navigation."""
LONGEST = 60_000
"""Words of a page above which search leaves it out with every peer: Zensical refuses to build such a page in a large site."""
ARTICLE = re.compile(r"(<article[^>]*>)(.*)(</article>)", re.DOTALL)
KEPT = ("site_name", "site_description", "site_url", "copyright", "theme", "markdown_extensions", "nav")
"""The settings of ours that MkDocs with Material alone knows too."""


class Converter(MarkdownConverter):
    """HTML to Markdown; a text never becomes markup."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return super().escape(text, parent_tags).replace("<", "&lt;")


markdown = Converter(heading_style="ATX", bullets="-", escape_misc=False).convert_soup


@dataclass
class Page:
    """A page as Markdown."""

    title: str
    description: str
    searched: bool
    body: str


def addresses(site: Path) -> list[str]:
    """Each page's address below the site, without a slash at its end."""
    return sorted("" if each.parent == site else each.parent.relative_to(site).as_posix() for each in site.rglob("index.html"))


def source(address: str, docs: Path) -> str:
    """Where the Markdown of an address stands: where ours does, or beside."""
    index = f"{address}/index.md".lstrip("/")
    return index if (docs / index).is_file() else f"{address}.md"


def converted(html: str, address: str) -> dict[str, Page]:
    """A page for each kind of Markdown: with its questions as lists, and as mkdocs-quiz reads them."""
    head, page = (BeautifulSoup(html, "lxml", parse_only=SoupStrainer(name)) for name in ("head", "article"))
    for each in page.select(NO_TEXT):
        each.decompose()
    sections = page.select("quiz-section")
    items = [[item(each) for each in section.select(".sd-item")] for section in sections]
    for number, section in enumerate(sections):
        place = page.new_tag("p")
        place.string = f"@@{number}@@"
        section.replace_with(place)
    body = markdown(page).strip()
    found = head.find("meta", attrs={"name": "description"})
    title, description = head.title.get_text().removesuffix(" - Skills Divide"), found["content"] if found else ""
    template = TEMPLATES.get_template("item.md.j2")

    def said(kind: str) -> str:
        return re.sub(r"@@(\d+)@@", lambda match: "\n".join(template.render(kind=kind, item=each) for each in items[int(match[1])]), body)

    searched = not BESIDE.fullmatch(address) and len(said("plain").split()) < LONGEST
    return {kind: Page(title, description, searched, said(kind)) for kind in ("plain", "mkdocs-quiz")}


def item(shown: Tag) -> dict[str, object]:
    """A question: its stem, its choices with what is said of each, or its answer, and what follows."""
    answer = shown.select_one(".sd-answer")
    after = "\n\n".join(one_line(each.extract()) for each in answer.select("[data-rationale], [data-passage]"))
    feedback = {each["data-feedback"]: each for each in answer.select("[data-feedback]")}
    choices = []
    for choice in shown.select(".sd-choice"):
        told = feedback[choice["data-choice"]]
        told.name = "span"
        told.strong.decompose()
        choices.append({"key": choice.has_attr("data-key"), "text": one_line(choice.label.span), "feedback": one_line(told)})
    answer.summary.decompose()
    for each in shown.select("legend .sd-muted"):
        each.decompose()
    stem = [one_line(shown.select_one("legend, .sd-stem")), *(markdown(each).strip() for each in shown.select(".sd-item__ask img"))]
    return {"stem": "\n\n".join(stem), "choices": choices, "body": "" if choices else markdown(answer).strip(), "after": after}


def one_line(tag: Tag) -> str:
    """A tag's text as one line of Markdown."""
    return " ".join(markdown(tag).split())


def write(address: str, site: Path, docs: Path, folder: Path) -> None:
    """A page for each peer."""
    html = (site / address / "index.html").read_text(encoding="utf-8")
    made = converted(html, address)
    place = source(address, docs)
    for kind, target in (
        ("plain", folder / "plain" / place),
        ("mkdocs-quiz", folder / "mkdocs-quiz" / place),
        ("plain", folder / "hugo/content" / re.sub(r"\bindex\.md$", "_index.md", place)),
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(TEMPLATES.get_template("converted.md.j2").render(page=made[kind]), encoding="utf-8")


def records(site: Path) -> Iterator[dict[str, object]]:
    """What the floor writes: each page with its article in lines, and the files made from the dataset."""
    for file in sorted(site.rglob("*")):
        if file.suffix in (".html", ".json") and "search" not in file.parts:
            text = file.read_bytes().decode("utf-8")
            found = ARTICLE.search(text)
            head, parts, foot = (text[: found.end(1)], found[2].splitlines(keepends=True), text[found.start(3) :]) if found else (text, [], "")
            yield {"path": file.relative_to(site).as_posix(), "head": head, "parts": parts, "foot": foot}


def settings(project: Path, *, in_nav: bool, **more: object) -> dict[str, object]:
    """Our settings without what is ours, for MkDocs and Material alone."""
    ours = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Tagged)
    stock = {name: ours[name] for name in KEPT}
    stock["theme"] = {name: value for name, value in stock["theme"].items() if name not in ("custom_dir", "favicon", "static_templates")}
    stock["theme"]["features"] = [each for each in stock["theme"]["features"] if each != "navigation.prune"]  # our way to small pages, not stock's
    roles = [f"roles/{file.stem}.md" for file in sorted((project / "docs/data/roles").glob("*.yml"))]
    if in_nav:
        next(section["Roles"] for section in stock["nav"] if "Roles" in section).extend(roles)
    return {**stock, "not_in_nav": "/roles/", "plugins": ["search"], **more}


class Tagged(yaml.CSafeLoader):
    """Reads MkDocs' tag for the environment as its last value."""


Tagged.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])


def prepare(site: Path, project: Path, folder: Path) -> None:
    """Everything that the peers build at one size, in a folder of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with Pool(maxtasksperchild=500) as pool:
        pool.map(partial(write, site=site, docs=project / "docs", folder=folder), addresses(site), chunksize=20)
    shutil.copytree(HERE / "hugo", folder / "hugo", dirs_exist_ok=True)
    with (folder / "records.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records(site))
    for name, docs, in_nav, plugins in (
        ("stock", "plain", True, ["search"]),
        ("out", "plain", False, ["search"]),
        ("mkdocs-quiz", "mkdocs-quiz", True, ["search", "mkdocs_quiz"]),
    ):
        written = settings(project, in_nav=in_nav, docs_dir=docs, site_dir="site", plugins=plugins)
        (folder / f"{name}.yml").write_text(yaml.safe_dump(written, sort_keys=False, allow_unicode=True), encoding="utf-8")
