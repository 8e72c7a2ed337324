"""The pictures: each drawing named and described, and the table behind it true to the data."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
import real_content

from skillsdivide.derive import skill_gaps as gaps
from skillsdivide.derive.surface import ranked, role_surface
from skillsdivide.pipeline import prepare
from skillsdivide.render.environment import Renderer
from skillsdivide.render.generated_pages import generated_pages, render_page
from skillsdivide.render.shortcodes import expand_shortcodes
from skillsdivide.translate.formats import ENGLISH


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    """The real dataset."""
    return real_content.renderer()


def picture(name: str, renderer: Renderer) -> str:
    """What a page shows for a picture's shortcode."""
    return expand_shortcodes(f"<!-- picture: {name} -->", renderer)


def drawings(html: str) -> list[ET.Element]:
    """Every drawing that is no ornament."""
    svgs = [ET.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL)]
    return [svg for svg in svgs if svg.get("aria-hidden") is None]


def description(svg: ET.Element) -> str:
    """A drawing's description."""
    return svg.findtext("desc")


def tables(html: str) -> list[dict[str, list[str]]]:
    """The tables that stand one click behind a picture: cells by the head of their row."""
    tables = []
    for table in re.findall(r"<details><summary>The same as a table</summary>.*?</details>", html, re.DOTALL):
        cells = [
            [" ".join(re.sub(r"<[^>]+>", "", cell).split()) for cell in re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row, re.DOTALL)]
            for row in re.findall(r"<tr>.*?</tr>", table)
        ]
        tables.append({head: rest for head, *rest in cells[1:]})
    return tables


def role_page(role: str, renderer: Renderer) -> str:
    """A role's own page."""
    page = next(page for page in generated_pages(renderer) if page.path == f"roles/{role}.md")
    return render_page(page, renderer).html


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ["divide", "exposure", "skills"])
def test_each_drawing_has_a_title_and_a_description(renderer: Renderer, name: str) -> None:
    """A reader who hears the page gets the same facts; the table is one click away."""
    html = picture(name, renderer)
    assert drawings(html)
    for svg in drawings(html):
        assert svg.get("role") == "img"
        assert svg.findtext("title")
        assert len(description(svg)) > 10
    assert len(tables(html)) == 1


def test_the_divide_shows_each_surface(renderer: Renderer) -> None:
    """Squares, each a closed line, description and table are role_surface's numbers."""
    html = picture("divide", renderer)
    drawn = {svg.findtext("title"): svg for svg in drawings(html)}
    (table,) = tables(html)
    assert len(drawn) == len(table) == len(renderer.catalog.placed_roles)
    for role in renderer.catalog.placed_roles:
        counted = role_surface(role)
        parts = [counted.low, counted.high - counted.low, counted.total - counted.high]
        full, rest = (path.get("d") for path in drawn[role.title].iter("path"))
        hatched = rest.count("L") // 3  # a hatched square has three lines
        assert [full.count("z"), hatched, rest.count("z") - hatched] == parts
        assert re.findall(r"\d+", description(drawn[role.title])) == [str(each) for each in (counted.total, *parts)]
        assert table[role.title][1:5] == [str(each) for each in (*parts, counted.total)]


def test_each_measure_has_its_scale_with_every_role_that_it_scores(renderer: Renderer) -> None:
    """A mark a score, told in the description and the table; the middle where it is known."""
    catalog = renderer.catalog
    html = picture("exposure", renderer)
    (table,) = tables(html)
    drawn = {svg.findtext("title"): svg for svg in drawings(html)}
    assert set(drawn) == {measure.title for measure in catalog.measures.values()}
    for place, measure in enumerate(catalog.measures.values(), 1):
        svg, scored = drawn[measure.title], 0
        for role in catalog.placed_roles:
            score = next((each for each in catalog.occupations[role.occupations[0].soc].scores if each.measure == measure.id), None)
            words = "none" if score is None else f"{score.value} of {score.of}" if score.of else ENGLISH.number(score.value)
            assert table[role.title][place] == words
            assert (f"{role.title}: {words}." in description(svg)) == (score is not None)
            scored += score is not None
        assert len(svg.findall("g")) == scored
        assert ("The middle occupation" in description(svg)) == (measure.median is not None)
        assert measure.licence.split(";")[0] in html


def test_the_map_names_every_shared_skill(renderer: Renderer) -> None:
    """A numbered mark for each role that lists the skill, and its name in the description."""
    catalog = renderer.catalog
    html = picture("skills", renderer)
    (table,) = tables(html)
    drawn = {svg.findtext("title"): svg for svg in drawings(html)}
    holders = {skill.title: [role for role in catalog.placed_roles if skill.id in {entry.skill for entry in role.skills}] for skill in catalog.skills.values()}
    shared = {title: roles for title, roles in holders.items() if len(roles) > 1}
    assert set(drawn) == set(table) == set(shared)
    for title, roles in shared.items():
        assert len(drawn[title].findall("g")) == len(roles)
        assert all(role.title in description(drawn[title]) and role.title in table[title][1] for role in roles)
        assert table[title][0] == str(len(roles))


def test_skills_of_both_sides_come_first(renderer: Renderer) -> None:
    """They are what the map is there to show."""
    sides = [len({role.side for role in roles}) for _, roles in gaps.shared_skills(renderer.catalog.placed_roles)]
    assert sides == sorted(sides, reverse=True)
    assert set(sides) == {1, 2}


def test_a_role_stands_in_order_beside_its_side(renderer: Renderer) -> None:
    """Its page has a range bar for each, the smallest surface first, and the table behind it."""
    role = renderer.catalog.roles["manual-qa-tester"]
    html = role_page(role.id, renderer)
    html = html[html.index('id="surface"') :]
    bars = [svg for svg in drawings(html) if svg.get("class") == "sd-range"]
    order = [each.title for each in ranked(renderer.catalog.roles_on(role.side))]
    assert [bar.findtext("title") for bar in bars] == order
    counted = role_surface(role)
    full = next(bar for bar in bars if bar.findtext("title") == role.title).find("rect[@data-part='low']")
    longest = max(role_surface(each).total for each in renderer.catalog.roles_on(role.side))
    assert float(full.get("width").rstrip("%")) == pytest.approx(100 * counted.low / longest, abs=0.01)
    assert list(tables(html)[0]) == order


def test_pictures_of_hundreds_of_roles_stay_bounded_and_say_so(renderer: Renderer) -> None:
    """Whatever the number of roles, a picture keeps to its first ones."""
    catalog = renderer.catalog
    many = {
        f"{role.id}-{copy}": role.model_copy(update={"id": f"{role.id}-{copy}", "title": f"{role.title} {copy}"})
        for role in catalog.placed_roles
        for copy in range(20)
    }
    crowded = Renderer(replace(catalog, roles=many, pathways={}))
    for name, most in [("divide", 24), ("exposure", 20), ("skills", 12)]:
        html = picture(name, crowded)
        assert f"the first of each side, {most} of 200 roles" in html
        assert len(html) < 100_000
    role = next(iter(many.values()))
    beside = crowded.env.globals["peer_roles"](role, 10)
    assert len(beside) == 10
    assert any(each is role for each in beside)


def test_a_profession_without_measures_has_no_scales(small) -> None:
    """Three roles and no public measure: what can be drawn is, and the rest is left out."""
    renderer = prepare(small.folder, small.folder / "docs")
    assert drawings(picture("exposure", renderer)) == []
    assert len(drawings(picture("divide", renderer))) == 3
    assert {svg.findtext("title") for svg in drawings(picture("skills", renderer))} >= {"cataloguing", "teaching"}
