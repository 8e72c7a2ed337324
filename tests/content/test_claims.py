"""Each claim of the article against each rule: told with a badge, its figure by shortcode, and never taught as true if it fell."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml
from conftest import SAMPLE
from real_content import catalog

from skillsdivide.check.records import FALLEN_VERDICTS
from skillsdivide.markdown import plain
from skillsdivide.schema.evidence import Claim
from skillsdivide.schema.items import ChoiceItem, Item, MultipleItem, NumericItem, TextItem, TrueFalseItem

RAW = yaml.safe_load((SAMPLE / "docs/data/claims.yml").read_text(encoding="utf-8"))["claims"]
"""The claims as written, so that these tests have their titles even where a fault elsewhere stops the loader."""

CLAIMS = [each["id"] for each in RAW]
FIGURES = [each["id"] for each in RAW if "figure" in each]
FALLEN = [each["id"] for each in RAW if each["verdict"] in FALLEN_VERDICTS]
CHAPTERS = {file.stem: file.read_text(encoding="utf-8") for file in sorted((SAMPLE / "docs/learn").glob("*.md"))}


def claim(key: str) -> Claim:
    """One claim."""
    return catalog().claims[key]


def test_every_claim_is_read_here() -> None:
    """The titles of these tests are the claims of the catalog."""
    assert set(CLAIMS) == set(catalog().claims)


@pytest.mark.parametrize("key", CLAIMS)
def test_its_chapter_shows_its_verdict(key: str) -> None:
    """The chapter that teaches it has its card or its badge."""
    page = SAMPLE / "docs" / claim(key).chapter.partition("#")[0]
    assert re.search(rf"<!-- (claim|verdict): {key} -->", page.read_text(encoding="utf-8")), f"{page.name} has no shortcode for {key}"


@pytest.mark.parametrize("key", CLAIMS)
def test_its_evidence_stands(key: str) -> None:
    """Only what was not found, not checked, forecast or illustrated may be without a source; the finding says more than the verdict."""
    record = claim(key)
    if record.verdict not in {"not-found", "not-checked", "opinion", "illustration"}:
        assert record.sources
    assert len(record.finding.split()) >= 6
    assert re.search(r"[Aa]rticle|[Pp]iece", f"{record.text} {record.attributed_to}") or record.attributed_to


def typed(record: Claim) -> list[str]:
    """How the claim's figure would look in prose, as regular expressions; a bare number below a hundred says too little alone."""
    figure = record.figure
    digits = f"{figure.value:,}".removesuffix(".0")
    forms = {re.escape(digits), re.escape(digits.replace(",", ""))} | ({re.escape(figure.display)} if figure.display else set())
    if figure.value < 100:
        unit = "(?:per cent|%)" if figure.unit.startswith("per cent") else re.escape(figure.unit)
        forms = {rf"{form}\s*{unit}" for form in forms}
    return sorted(rf"(?<![\d,.]){form}(?![\d,]*\d)" for form in forms)


TRACKERS_COUNT = {("sources", "92,000"), ("sources", "92000")}
"""A blog's own range, 92,000 to 128,000, stands in a chapter as that blog's and not as the article's figure."""


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("key", FIGURES)
def test_its_figure_is_a_marker_and_not_typed(key: str, chapter: str) -> None:
    """One changed line of YAML then changes every chapter."""
    prose = re.sub(r"<!--.*?-->", "", CHAPTERS[chapter], flags=re.DOTALL)
    mentions = {match for form in typed(claim(key)) for match in re.findall(form, prose)}
    assert {match for match in mentions if (chapter, match) not in TRACKERS_COUNT} == set()


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_large_number_in_a_chapter_names_who_counted(chapter: str) -> None:
    """A paragraph with a typed number of thousands, millions or billions shows a source, a badge or whose count it is."""
    for paragraph in re.split(r"\n\s*\n", CHAPTERS[chapter]):
        prose = re.sub(r"<!--.*?-->", "", paragraph, flags=re.DOTALL)
        if re.search(r"\d{1,3},\d{3}|\d\s+(million|billion|trillion)", prose):
            assert re.search(
                r"<!-- (claim|verdict|figure):|\]\(http|\]\([^)]*sources|(?<!\])\([^)]*[A-Z]\w{3}[^)]*\)|\b(says?|counts?|counted|reports?|reported|states?|trackers?|according)\b",
                paragraph,
            ), paragraph


def taught(item: Item) -> Iterator[str]:
    """What an item states as right, whatever its type."""
    if isinstance(item, ChoiceItem):
        yield item.key.text
    elif isinstance(item, MultipleItem):
        yield from (each.text for each in item.keys)
    elif isinstance(item, TrueFalseItem) and item.answer:
        yield item.stem
    elif isinstance(item, NumericItem):
        yield f"{item.answer:,} {item.unit}"
    elif isinstance(item, TextItem):
        yield item.accept[0]


def content(text: str) -> set[str]:
    """The words of a text that carry its matter."""
    return {word.casefold().rstrip("s") for word in re.findall(r"[A-Za-z]{5,}|\d[\d,.]*\d", plain(text))} - {
        "article",
        "there",
        "their",
        "which",
        "about",
        "claim",
        "found",
    }


@pytest.mark.parametrize("key", FALLEN)
def test_no_key_states_it_unless_the_item_names_it(key: str) -> None:
    """A claim that is contradicted, outdated or not found is no right answer: its figure and three quarters of its title's words stand in no other key."""
    record = claim(key)
    figures = typed(record) if record.figure else []
    title = content(record.title)
    alike = {
        each.id for each in catalog().claims.values() if each.id in FALLEN and each.figure and record.figure and each.figure.value == record.figure.value
    } | {key}
    for section in catalog().sections.values():
        for item in section.items:
            if item.claim in alike or item.id.startswith("made-"):
                continue
            for text in taught(item):
                assert not any(re.search(form, text) for form in figures), f"{item.id}: {text}"
                assert len(title) < 2 or len(title & content(text)) < 0.75 * len(title), f"{item.id}: {text}"


@pytest.mark.parametrize("key", FALLEN)
def test_items_about_it_tell_the_verdict(key: str) -> None:
    """Whoever answers learns what the check found."""
    items = [item for section in catalog().sections.values() for item in section.items if item.claim == key]
    assert [item.id for item in items if not item.rationale] == []
