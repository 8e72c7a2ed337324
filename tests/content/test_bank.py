"""Rules over the real content, each asked of each record."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from conftest import SAMPLE
from real_content import catalog, renderer

from skillsdivide.derive.quiz_layout import offers
from skillsdivide.derive.surface import role_surface
from skillsdivide.markdown import plain
from skillsdivide.render.generated_pages import generated_pages, render_page
from skillsdivide.render.shortcodes import render_piece
from skillsdivide.schema.items import ChoiceItem, Section

ROLES = sorted(file.stem for file in (SAMPLE / "docs/data/roles").glob("*.yml"))
SECTIONS = sorted(file.stem for file in (SAMPLE / "quizzes").glob("*.yml"))
CHAPTERS = sorted(file.stem for file in (SAMPLE / "docs/learn").glob("*.md") if file.stem != "index")


def test_an_ordering_says_in_its_stem_what_to_do() -> None:
    """Files for platforms add no words of their own to it."""
    orderings = [item for item in catalog().items.values() if item.type == "order"]
    assert len(orderings) > 10
    assert [item.id for item in orderings if not re.search(r"\border\b", item.stem)] == []


def test_the_article_s_ten_roles_are_there() -> None:
    """Five on either side."""
    assert [len(catalog().roles_on(side)) for side in ("exposed", "growing")] == [5, 5]


@pytest.mark.parametrize("key", ROLES)
def test_a_role_is_described_in_full(key: str) -> None:
    """Tasks of every stance, each a sentence without a full stop, no title twice, claims and sources behind it."""
    role = catalog().roles[key]
    assert {task.stance for task in role.tasks} == {"substitutable", "augmented", "human"}
    assert [task.text for task in role.tasks if not task.text[0].isupper() or task.text.endswith(".")] == []
    assert len({task.text for task in role.tasks}) == len(role.tasks)
    assert bool(role.claims) == catalog().sides[role.side].placed


@pytest.mark.parametrize("key", ROLES)
def test_a_role_shows_two_public_measures(key: str) -> None:
    """At least two measures stand beside the surface, with unit, year, source and licence."""
    role = catalog().roles[key]
    scores = {score.measure for entry in role.occupations for score in catalog().occupations[entry.soc].scores}
    assert len(scores) >= 2
    for key_ in scores:
        measure = catalog().measures[key_]
        assert all((measure.unit, measure.year, measure.source, measure.licence)), measure


@pytest.mark.parametrize("key", SECTIONS)
def test_a_section_is_large_enough(key: str) -> None:
    """Eight items or more a chapter, five or more a role."""
    section = catalog().sections[key]
    assert len(section.items) >= (8 if section.page else 5)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_types_no_figure_of_the_article(chapter: str) -> None:
    """They come from the claims by a shortcode, so that one changed line changes them all."""
    text = (SAMPLE / f"docs/learn/{chapter}.md").read_text(encoding="utf-8")
    assert re.findall(r"\b725\b|\b27 (?:per cent|%)|\b34 (?:per cent|%)|\b60 (?:per cent|%)", text) == []
    if chapter not in {"sources", "spending-paradox"}:  # these compare it with what trackers count
        assert "92,000" not in text


def test_every_claim_is_told_somewhere_in_the_course() -> None:
    """Each of the article's claims stands in a chapter with its verdict."""
    text = "".join((SAMPLE / f"docs/learn/{chapter}.md").read_text(encoding="utf-8") for chapter in CHAPTERS)
    told_of = set(re.findall(r"<!-- (?:claim|verdict): (\S+) -->", text))
    assert set(catalog().claims) - told_of == set()


@cache
def anchors(page: str) -> set[str]:
    """The ids of a page's headings; a role's page is rendered for them."""
    if page.removeprefix("roles/").removesuffix(".md") in ROLES:
        generated = next(each for each in generated_pages(renderer()) if each.path == page)
        return {heading.id for heading in render_page(generated, renderer()).headings}
    headings = re.findall(r"^#+ (.*)$", (SAMPLE / "docs" / page).read_text(encoding="utf-8"), re.MULTILINE)
    given = [re.search(r"\{ #(\S+) \}$", heading) for heading in headings]
    made = [re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", heading.lower()).strip()) for heading in headings]
    return {each[1] if each else slug for each, slug in zip(given, made, strict=True)}


@pytest.mark.parametrize("key", SECTIONS)
def test_passages_lead_to_headings(key: str) -> None:
    """The way back to the passage ends at a heading that is there."""
    for item in catalog().sections[key].items:
        page, _, anchor = (item.passage or "").partition("#")
        if anchor:
            assert anchor in anchors(page), f"{item.id}: {item.passage}"


@pytest.mark.parametrize("key", ROLES)
def test_a_role_s_questions_name_misconceptions_and_passages(key: str) -> None:
    """Every distractor is a mistake with a name, no two of an item the same, and every item says where its answer is taught."""
    for item in catalog().sections[key].items:
        names = [each.misconception for each in getattr(item, "distractors", [])]
        assert None not in names, item.id
        assert len(set(names)) == len(names), item.id
        assert item.passage, item.id


# --- nothing gives the key away -------------------------------------------------------------------


def choice_items(section: Section) -> list[ChoiceItem]:
    """The single-choice items of a section."""
    return [item for item in section.items if isinstance(item, ChoiceItem)]


def words(text: str) -> set[str]:
    """The longer words of a text."""
    return {word.casefold() for word in re.findall(r"\w{4,}", plain(text))}


HEDGES = re.compile(r"\b(some|often|mostly|may|might|partly|can|usually|likely|perhaps|rather|only)\b", re.IGNORECASE)
HUMAN = re.compile(r"\b(judge\w*|person|people|human|trust|accountab\w*)\b", re.IGNORECASE)

TRICKS = {  # how a guesser rates a choice of an item
    "longest": lambda item, offer: len(plain(offer.choice.text)),
    "shortest": lambda item, offer: -len(plain(offer.choice.text)),
    "most specific": lambda item, offer: len(re.findall(r"\d|[A-Z]{2,}", offer.choice.text)),
    "middle position": lambda item, offer: -abs(ord(offer.letter) - ord("a") - len(item.distractors) / 2),
    "word overlap": lambda item, offer: len(words(item.stem) & words(offer.choice.text)),
    "hedged": lambda item, offer: len(HEDGES.findall(offer.choice.text)),
    "human is safe": lambda item, offer: len(HUMAN.findall(offer.choice.text)),
}


Asked = list[tuple[ChoiceItem, list]]
"""Items with their choices as the page shows them."""


def asked(*sections: Section) -> Asked:
    """The single-choice items of sections with their offers."""
    return [(item, offers(item, section)) for section in sections for item in choice_items(section)]


def expected_score(items: Asked, trick: str) -> float:
    """What a reader earns who knows the trick alone and draws lots where it does not decide."""
    total = 0.0
    for item, offered in items:
        rated = [(TRICKS[trick](item, offer), offer.is_key) for offer in offered]
        best = max(value for value, _ in rated)
        chosen = [is_key for value, is_key in rated if value == best]
        total += sum(chosen) / len(chosen)
    return total / len(items)


def chance(items: Asked) -> float:
    """What drawing lots earns."""
    return sum(1 / len(offered) for _, offered in items) / len(items)


@pytest.mark.parametrize("trick", TRICKS)
def test_no_trick_beats_chance_over_the_whole_bank(trick: str) -> None:
    """Knowing the usual tricks earns no more than chance plus three points in a hundred."""
    items = asked(*catalog().sections.values())
    assert expected_score(items, trick) <= chance(items) + 0.03


@pytest.mark.parametrize("trick", TRICKS)
def test_no_trick_beats_chance_over_a_section(trick: str) -> None:
    """The same for each section with ten choice items or more."""
    for section in catalog().sections.values():
        items = asked(section)
        if len(items) >= 10:
            assert expected_score(items, trick) <= chance(items) + 0.03, section.id


def test_keys_stand_on_all_positions_alike() -> None:
    """Chi-square over the positions of three-choice items, below the value exceeded once in a thousand by chance (13.8)."""
    places = [0, 0, 0]
    for _, offered in asked(*catalog().sections.values()):
        if len(offered) == 3:
            places[next(index for index, offer in enumerate(offered) if offer.is_key)] += 1
    expected = sum(places) / 3
    assert sum((place - expected) ** 2 / expected for place in places) < 13.8, places


# --- each section by itself -----------------------------------------------------------------------


def every_choice(section: Section) -> list[tuple[str, str, str]]:
    """(item, text, feedback) of every choice of a section, whatever the type of its item."""
    feedbacks = []
    for item in section.items:
        choices = [getattr(item, "key", None), *getattr(item, "keys", []), *getattr(item, "distractors", [])]
        feedbacks += [(item.id, choice.text, choice.feedback) for choice in choices if choice is not None]
    return feedbacks


@pytest.mark.parametrize("key", SECTIONS)
def test_every_choice_has_feedback_that_gives_a_reason(key: str) -> None:
    """More than right or wrong, and not the same words under each choice of an item, whatever is waived."""
    pairs = set()
    for item, text, feedback in every_choice(catalog().sections[key]):
        assert len(feedback.split()) >= 4, f"{item}: {text}"
        assert (item, feedback) not in pairs, f"{item}: {feedback}"
        pairs.add((item, feedback))


@pytest.mark.parametrize("key", SECTIONS)
def test_no_choice_speaks_of_the_others(key: str) -> None:
    """No all of the above and no none of the above, whatever is waived."""
    wrong = re.compile(r"(?i)\b(all|none|both|neither|any) of (the|these|them)\b( (above|others?|choices|answers|options))?\s*\.?$|\bthe above\b")
    assert [(item, text) for item, text, _ in every_choice(catalog().sections[key]) if wrong.search(text)] == []


@pytest.mark.parametrize("key", SECTIONS)
def test_every_objective_has_three_items(key: str) -> None:
    """Fewer do not show whether it was reached."""
    section = catalog().sections[key]
    counts = {objective.id: sum((item.objective or section.objectives[0].id) == objective.id for item in section.items) for objective in section.objectives}
    assert {name: count for name, count in counts.items() if count < 3} == {}


@pytest.mark.parametrize("key", SECTIONS)
def test_a_section_belongs_where_its_name_says(key: str) -> None:
    """A chapter's section has the chapter's name, a role's the role's."""
    section = catalog().sections[key]
    assert key == (section.role or section.page.removeprefix("learn/").removesuffix(".md"))


@pytest.mark.parametrize("key", [*CHAPTERS, *ROLES])
def test_every_chapter_and_role_has_questions(key: str) -> None:
    """None is left without."""
    assert key in SECTIONS


def test_no_question_is_asked_twice() -> None:
    """No two hand-written items have the same stem, but matchings and orderings, which differ in what they list."""
    stems: dict[str, str] = {}
    for key in SECTIONS:
        for item in catalog().sections[key].items:
            listed = getattr(item, "pairs", None) or getattr(item, "sequence", None)
            assert stems.setdefault(f"{plain(item.stem).casefold()} {listed}", item.id) == item.id


@pytest.mark.parametrize("key", SECTIONS)
@pytest.mark.parametrize("trick", TRICKS)
def test_no_trick_beats_chance_over_a_hand_written_section(key: str, trick: str) -> None:
    """Titled by section and trick; a section with fewer than ten choice items says too little alone."""
    items = asked(catalog().sections[key])
    assert len(items) < 10 or expected_score(items, trick) <= chance(items) + 0.03


@pytest.mark.parametrize("origin", ["written by hand", "made from data"])
@pytest.mark.parametrize("trick", TRICKS)
def test_no_trick_beats_chance_over_items_of_one_origin(trick: str, origin: str) -> None:
    """Neither half of the bank hides behind the other."""
    items = asked(*(section for key, section in catalog().sections.items() if (key in SECTIONS) == (origin == "written by hand")))
    assert expected_score(items, trick) <= chance(items) + 0.03


# --- pictures -------------------------------------------------------------------------------------

SQUARES = ("#full", "#hatched", "#empty")
"""What stands for a task in a picture, in the order of the stances."""


def pictures() -> set[str]:
    """The files of all pictures that are asked about."""
    return {item.picture.file for section in catalog().sections.values() for item in section.items if item.picture}


def test_a_picture_of_a_role_agrees_with_its_tasks() -> None:
    """A group with a role's id holds a square for each task, by its stance; other pictures are of invented roles."""
    groups = [each for path in sorted(pictures()) for each in ET.parse(SAMPLE / "docs" / path).iterfind(".//{*}g") if each.get("id") in catalog().roles]
    assert groups, "no picture is of a role"
    for group in groups:
        surface = role_surface(catalog().roles[group.get("id")])
        drawn = [sum(each.get("href") == square for each in group) for square in SQUARES]
        assert drawn == [surface.low, surface.high - surface.low, surface.total - surface.high], group.get("id")


def test_every_picture_is_asked_about() -> None:
    """None lies about, and none that is wanted is missing."""
    assert {f"assets/pictures/{file.name}" for file in (SAMPLE / "docs/assets/pictures").iterdir()} == pictures()


def test_a_question_that_goes_on_is_told_as_a_whole() -> None:
    """The legend or the label has its first paragraph; what follows is the description of the same fieldset or field, for who hears the page."""
    html = "".join(render_piece("quiz", section, renderer()) for section in SECTIONS)
    parts = re.findall(r'class="sd-stem-more" id="(more-[^"]+)"', html)
    assert len(parts) > 10
    assert sorted(re.findall(r'<(?:fieldset|input)[^>]* aria-describedby="(more-\S+?)[ "]', html)) == sorted(parts)
