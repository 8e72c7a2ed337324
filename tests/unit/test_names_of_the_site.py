"""A site of another profession bears its own name: this one's stands in no template, and what is said of the data follows the settings."""

from __future__ import annotations

import json

import pytest
from conftest import ROOT

from skillsdivide.pipeline import prepare_dataset
from skillsdivide.publish.data_package import data_package
from skillsdivide.render.environment import Renderer
from skillsdivide.render.site_context import SiteContext


def test_no_template_names_this_site() -> None:
    """Nor does a page of the theme."""
    templates = [
        path for folder in ("skillsdivide/templates", "theme") for path in sorted((ROOT / "hooks" / folder).rglob("*")) if path.suffix in {".j2", ".html"}
    ]
    assert len(templates) > 100
    assert [str(path) for path in templates if "skills divide" in path.read_text(encoding="utf-8").lower()] == []


@pytest.mark.parametrize(
    ("name", "identifier", "called"), [("Café & <Work>", "cafe-work", "Café & <Work>"), ("薬局", "dataset", "薬局"), ("", "dataset", "This site")]
)
def test_the_description_of_the_data_has_the_name_of_the_site(small, name: str, identifier: str, called: str) -> None:
    """As it is written, for other software and for search engines."""
    data = prepare_dataset(small.folder, small.folder / "docs")
    renderer = Renderer(data.catalog, data.nearest_roles, data.directory, SiteContext(name=name))
    package = data_package(renderer)
    assert (package["name"], package["contributors"]) == (identifier, [{"title": f"The {called} contributors", "role": "author"}])
    assert package["title"] == f"{called}: roles task by task"
    dataset = json.loads(renderer.render("data/dataset.json.j2", page="https://example.org/data/"))
    assert (dataset["name"], dataset["creator"]["name"]) == (package["title"], f"The {called} contributors")
    assert dataset["description"] == package["description"]
    assert {each["contentUrl"].removeprefix("https://example.org/").split("/")[0] for each in dataset["distribution"]} == {"data"}
