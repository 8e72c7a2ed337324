"""Draws single-choice items by a seed and prints them as three papers and a key; README.md says what for.

PYTHONPATH=hooks:tests python tests/protocol/papers.py SEED --items 80 --sections written --site site --out .build/protocol
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2
from protocol.page_text import page_text

from skillsdivide.links import page_url
from skillsdivide.load.catalog import Catalog
from skillsdivide.markdown import plain
from skillsdivide.pipeline import Project, check, derive, load, read_words, translate
from skillsdivide.schema.items import Choice, ChoiceItem, Section
from skillsdivide.translate.languages import Language

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TEMPLATES = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE), trim_blocks=True, lstrip_blocks=True, autoescape=False, undefined=jinja2.StrictUndefined)
FORMS = ("choices", "stems", "pages")
"""What a paper shows: choices alone; stems and choices; both, after the pages on which the answers are taught."""
LETTERS = "ABCDEFGH"


@dataclass(frozen=True)
class Question:
    """A drawn item as the papers print it."""

    number: int
    item: ChoiceItem
    section: Section
    offers: tuple[Choice, ...]

    @property
    def key(self) -> str:
        """The letter of the right choice."""
        return LETTERS[next(index for index, choice in enumerate(self.offers) if choice is self.item.key)]


def digest(*parts: object) -> str:
    """A number from a text that is the same on every machine and under every Python."""
    return hashlib.blake2b("\n".join(map(str, parts)).encode(), digest_size=16).hexdigest()


def chosen_sections(catalog: Catalog, written: Iterable[str], wanted: Sequence[str]) -> list[Section]:
    """The sections to draw from: "written" by hand, "generated" from the dataset, or the ids given; KeyError for an unknown id."""
    by_hand = set(written)
    found: dict[str, Section] = {}
    for name in wanted:
        if name in ("written", "generated"):
            found.update((key, each) for key, each in catalog.sections.items() if (key in by_hand) == (name == "written"))
        else:
            found[name] = catalog.sections[name]
    return list(found.values())


def draw(sections: Iterable[Section], seed: str, count: int) -> list[Question]:
    """That many single-choice items in an order that the seed decides, each with its choices in such an order; fewer where there are fewer."""
    pool = [(section, item) for section in sections for item in section.items if isinstance(item, ChoiceItem)]
    pool.sort(key=lambda each: digest(seed, each[1].id))
    questions = []
    for number, (section, item) in enumerate(pool[:count], 1):
        offers = sorted((item.key, *item.distractors), key=lambda choice: digest(seed, item.id, choice.text))
        questions.append(Question(number, item, section, tuple(offers)))
    return questions


def pages(questions: Iterable[Question], catalog: Catalog, site: Path) -> Iterator[tuple[str, str]]:
    """Address and text of each page that the questions' passages or sections name, as a reader of the built site sees it, quizzes left out."""
    named = [page for each in questions for page in (each.item.passage, page_about(each.section, catalog)) if page]
    for page in dict.fromkeys(name.partition("#")[0] for name in named):
        address = page_url(page)
        yield address, page_text((site / address / "index.html").read_text(encoding="utf-8"))


def page_about(section: Section, catalog: Catalog) -> str | None:
    """The page that a section's questions are about."""
    return f"roles/{section.role}.md" if section.role else catalog.page_of(section)


def catalog_in(language: str) -> Catalog:
    """The checked dataset with its generated sections, in English for "en" and else in the words of words/<language>."""
    sources = load(Project(ROOT, ROOT / "docs"))
    data = derive(check(sources), exported=False)
    if language == "en":
        return data.catalog
    words = read_words(sources, [Language(language, language, language)])[0]
    return translate(data, words.change, words)[0].catalog


def write(questions: Sequence[Question], seed: str, texts: Iterable[tuple[str, str]], out: Path) -> None:
    """Writes the papers and the key into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "answers").mkdir(exist_ok=True)
    shown = list(texts)
    for form in FORMS:
        paper = TEMPLATES.get_template("paper.md.j2").render(form=form, questions=questions, pages=shown, letters=LETTERS, plain=plain)
        (out / f"{form}.md").write_text(paper, encoding="utf-8")
    rows = [
        {"number": each.number, "item": each.item.id, "section": each.section.id, "key": each.key, "choices": len(each.offers), "stem": plain(each.item.stem)}
        for each in questions
    ]
    (out / "key.json").write_text(json.dumps({"seed": seed, "questions": rows}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Draws, prints and says where the papers are."""
    parser = argparse.ArgumentParser(description="Prints papers that show whether the questions measure anything.")
    parser.add_argument("seed")
    parser.add_argument("--items", type=int, default=80)
    parser.add_argument("--sections", nargs="+", default=["written"])
    parser.add_argument("--language", default="en")
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--out", type=Path, default=ROOT / ".build/protocol")
    given = parser.parse_args()
    catalog = catalog_in(given.language)
    site = given.site if given.language == "en" else given.site / given.language
    written = [file.stem for file in (ROOT / "quizzes").glob("*.yml")]
    try:
        sections = chosen_sections(catalog, written, given.sections)
    except KeyError as unknown:
        parser.error(f"no section has the id {unknown}; write one of: written, generated, {', '.join(catalog.sections)}")
    questions = draw(sections, given.seed, given.items)
    write(questions, given.seed, pages(questions, catalog, site), given.out)
    print(f"{len(questions)} questions are in {given.out}: {', '.join(f'{form}.md' for form in FORMS)}; the key is in key.json")


if __name__ == "__main__":
    main()
