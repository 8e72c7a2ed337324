"""The way to propose a correction: each record leads to the repository's form, filled in."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from conftest import ROOT

from skillsdivide.derive.record_places import FORM, correction_url, record_file
from skillsdivide.load.catalog import COLLECTIONS
from skillsdivide.pipeline import prepare_dataset
from skillsdivide.render.environment import Renderer
from skillsdivide.render.generated_pages import generated_pages, render_page
from skillsdivide.render.shortcodes import expand_shortcodes
from skillsdivide.render.site_context import SiteContext

REPOSITORY = "https://github.com/you/project"
LISTS = ("claims", "domains", "sources", "measures", "resources", "local-facts")


def shown(small, repository: str) -> str:
    """Every list of records, and the page of each role and project."""
    data = prepare_dataset(small.folder, small.folder / "docs")
    renderer = Renderer(data.catalog, data.nearest_roles, data.directory, SiteContext(repository))
    shortcodes = [*(f"list: {name}" for name in LISTS), *(f"project: {key}" for key in data.catalog.projects)]
    pieces = [expand_shortcodes(f"<!-- {each} -->", renderer) for each in shortcodes]
    return "".join([*pieces, *(render_page(page, renderer).html for page in generated_pages(renderer))])


def test_each_record_leads_to_the_form_filled_in(small) -> None:
    """Every field that the address fills in is one of the form's, and the file that it names is there."""
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / FORM).read_text(encoding="utf-8"))
    fields = {each["id"] for each in form["body"]} | {"template", "title"}
    links = {unescape(each) for each in re.findall(rf'href="({REPOSITORY}/issues/new[^"]*)"', shown(small, REPOSITORY))}
    asked = [{name: value for name, (value,) in parse_qs(urlsplit(link).query).items()} for link in links]
    assert all(set(each) <= fields for each in asked)
    assert all((small.folder / each["page"]).is_file() for each in asked)
    catalog = small.catalog()
    listed = {each["record"] for each in asked}
    for collection in ("claims", "credentials", "sources", "measures", "local_facts", "projects", "roles"):
        assert set(catalog.collection(collection)) <= listed, collection


@pytest.mark.parametrize("repository", ["", "https://example.org/you/project"])
def test_a_site_without_a_repository_on_github_has_no_link(small, repository: str) -> None:
    """Nobody else reads such an address."""
    assert "Propose a correction" not in shown(small, repository)


def test_a_title_with_signs_stays_whole() -> None:
    """Whatever stands in it."""
    link = correction_url(f"{REPOSITORY}/", "claims", "c-1", "C# & more: 50 %?")
    filled = "title=C%23+%26+more%3A+50+%25%3F&page=docs%2Fdata%2Fclaims.yml&record=c-1"
    assert link == f"{REPOSITORY}/issues/new?template={FORM}&{filled}"


def test_every_collection_has_its_file() -> None:
    """So that any record can be shown with a link."""
    files = {each: record_file(each, "x") for each in COLLECTIONS}
    assert files["roles"] == "docs/data/roles/x.yml"
    assert files["directory"] == "docs/data/directory.csv"
    assert files["local_facts"] == "docs/data/local-facts.yml"
    assert files["sections"] == "quizzes/x.yml"
