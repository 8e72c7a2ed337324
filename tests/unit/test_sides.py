"""Sides of the divide: a site has as many as its vocabulary names, and nothing else knows one by its id."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, SAMPLE

from skillsdivide.pipeline import prepare, publish
from skillsdivide.render.environment import Renderer
from skillsdivide.render.generated_pages import generated_pages, render_page
from skillsdivide.render.shortcodes import expand_shortcodes
from skillsdivide.schema.vocabulary import Side

COLOURS, SIGNS = (Side.model_fields[name].annotation.__args__ for name in ("colour", "sign"))
PICTURES = ("divide", "exposure", "skills", "motif")


def side(number: int, **fields: object) -> dict:
    """A side of which the words tell its number."""
    words = {"label": f"Group {number}", "description": f"Of group {number}.", "plural": f"roles of group {number}"}
    return {"id": f"group-{number}", **words, "colour": COLOURS[number], "sign": SIGNS[number], **fields}


UNPLACED = {"placed": False, "sentence": "The essay is silent on it.", "target": False}


def with_sides(small, sides: list[dict]) -> Renderer:
    """The small site with these sides, its three roles spread over them in turn."""
    vocabulary = small.folder / "docs/data/vocabulary.yml"
    vocabulary.write_text(yaml.safe_dump({**yaml.safe_load(vocabulary.read_text(encoding="utf-8")), "sides": sides}), encoding="utf-8")
    for index, file in enumerate(sorted((small.folder / "docs/data/roles").glob("*.yml"))):
        record = yaml.safe_load(file.read_text(encoding="utf-8"))
        own = sides[index % len(sides)]
        record["side"] = own["id"]
        if own.get("placed") is False:
            del record["article"], record["claims"]
        file.write_text(yaml.safe_dump(record), encoding="utf-8")
    return prepare(small.folder, small.folder / "docs")


def everything(renderer: Renderer) -> str:
    """All that a site shows of roles."""
    pages = [render_page(page, renderer).html for page in generated_pages(renderer)]
    kinds = [*(f"picture: {name}" for name in PICTURES), "list: roles", "tool: audit", "tool: plan", "tool: compare"]
    kinds += [f"roles: {key}" for key in renderer.catalog.sides]
    pieces = [expand_shortcodes(f"<!-- {kind} -->", renderer) for kind in kinds]
    return "".join(pages + pieces + [content.decode() for _, content in publish(renderer)])


@pytest.mark.parametrize("sides", [[side(0)], [side(number) for number in range(4)], [side(0, target=False)], [side(0, **UNPLACED)]])
def test_any_number_of_sides_makes_a_site(small, sides: list[dict]) -> None:
    """One, four, one to which no way leads, and none on which the article places anybody."""
    renderer = with_sides(small, sides)
    html = everything(renderer)
    for each in sides[: len(renderer.catalog.roles)]:
        assert f'data-colour="{each["colour"]}" data-sign="{each["sign"]}" title="{each["description"]}">{each["label"]}<' in html
    chosen = re.search(r'<select autocomplete="off" data-part="side">(.*?)</select>', expand_shortcodes("<!-- list: roles -->", renderer))[1]
    assert re.findall(r'<option value="(.*?)">(.*?)</option>', chosen) == [
        ("", "Every side"),
        *((each["id"], each["label"]) for each in sides[: len(renderer.catalog.roles)]),
    ]
    divide = expand_shortcodes("<!-- picture: divide -->", renderer)
    assert re.findall(r'sd-divide__side" data-colour="(\w+)"', divide) == [each["colour"] for each in sides if each.get("placed", True)]


def test_a_role_that_the_article_does_not_place_says_so(small) -> None:
    """One sentence stands for what the article says; pictures of the divide leave the role out, lists and filters have it."""
    renderer = with_sides(small, [side(0), side(1), side(2, **UNPLACED)])
    (unplaced,) = renderer.catalog.roles_on("group-2")
    page = next(page for page in generated_pages(renderer) if page.path == f"roles/{unplaced.id}.md")
    assert UNPLACED["sentence"] in render_page(page, renderer).html
    for name in ("divide", "skills"):
        assert unplaced.title not in expand_shortcodes(f"<!-- picture: {name} -->", renderer)
    table = expand_shortcodes("<!-- list: roles -->", renderer)
    assert unplaced.title in table
    assert '<option value="group-2">Group 2</option>' in table


def test_each_sign_is_drawn_and_named(small) -> None:
    """A caption says which sign stands for which side, and no two sides have the same drawing."""
    sides = [side(number) for number in range(3)]
    renderer = with_sides(small, sides)
    html = expand_shortcodes("<!-- picture: skills -->", renderer)
    for each in sides:
        assert f"{each['sign']}s for {each['plural']}" in html
    charts = renderer.env.get_template("pieces/charts.html.j2").module
    drawn = {re.sub(r' data-\w+="\w+"', "", str(charts.mark(sign, "rust", 1, 10, 10))) for sign in SIGNS if sign != "ring"}
    assert len(drawn) == len(SIGNS) - 1


def sources() -> Iterable[Path]:
    """What makes the site, without what it shows."""
    for ending in ("py", "j2", "js", "css", "html", "mjs"):
        yield from (file for file in (ROOT / "hooks").rglob(f"*.{ending}") if "node_modules" not in file.parts)


def test_nothing_knows_a_side_by_its_id() -> None:
    """No id of this site's sides is written in code, templates or styles; each colour of the palette has its style.

    A site of another profession may call a side by any word, and programs hold many words; so there it is this site's ids that are looked for.
    """
    ids = [each["id"] for each in yaml.safe_load((SAMPLE / "docs/data/vocabulary.yml").read_text(encoding="utf-8"))["sides"]]
    pattern = re.compile(rf"""["'-]({"|".join(ids)})["']|--sd-({"|".join(ids)})\b""")
    assert [str(file) for file in sources() if pattern.search(file.read_text(encoding="utf-8"))] == []
    styles = (ROOT / "hooks/theme/styles/parts.css").read_text(encoding="utf-8")
    assert set(re.findall(r'\[data-colour="(\w+)"\]', styles)) == set(COLOURS)
