"""Which roles and occupations a job title finds, typed as people type it."""

from __future__ import annotations

import json
import subprocess
from functools import cache

import yaml
from conftest import NODE, ROOT, SAMPLE
from hypothesis import given
from hypothesis import strategies as st

from skillsdivide.load.catalog import Catalog
from skillsdivide.load.dataset import load
from skillsdivide.publish.browser_data import finder

TYPED = yaml.safe_load((ROOT / "tests/cases/job-titles.yml").read_text(encoding="utf-8"))
MISSED = 5
"""So many of the fifty may be missed: a stranger types what nobody thought of."""


@cache
def catalog() -> Catalog:
    """The real dataset."""
    return load(SAMPLE, SAMPLE / "docs")[0]


@cache
def data() -> dict[str, object]:
    """What the box fetches."""
    return finder(catalog())


def hits(typed: list[str]) -> list[list[list[str]]]:
    """The hits of each title, as (kind, id)."""
    done = subprocess.run(
        [NODE, "tests/js/job-titles.mjs"], cwd=ROOT, input=json.dumps({"data": data(), "typed": typed}), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_everyday_titles_find_their_job_among_the_first_three() -> None:
    """In three languages, with slips and without accents."""
    assert len(TYPED) >= 50
    missed = [(title, found) for (title, wanted), found in zip(TYPED.items(), hits(list(TYPED)), strict=True) if wanted not in [key for _, key in found[:3]]]
    assert len(missed) <= MISSED, missed


def test_every_title_of_the_table_finds_what_it_names() -> None:
    """Whoever adds a title sees it work, however many others hold the same words."""
    pairs = [(title, each.id) for each in catalog().job_titles.values() for title in each.all]
    found = hits([title for title, _ in pairs])
    assert [(pair, keys) for pair, keys in zip(pairs, found, strict=True) if pair[1] not in [key for _, key in keys[:3]]] == []


def test_hits_are_bounded_and_nonsense_finds_nothing() -> None:
    """At most seven; roles that a title does not name exactly still come before occupations."""
    bounded, *nothing = hits(["engineer", "zxqvv wkkj", "…", "", "@@@"])
    assert len(bounded) == 7
    assert [kind for kind, _ in bounded] == sorted((kind for kind, _ in bounded), reverse=True)
    assert nothing == [[], [], [], []]


@given(typed=st.lists(st.text(max_size=300), min_size=1, max_size=20))
def test_any_text_is_a_question(typed: list[str]) -> None:
    """Whatever is typed or pasted, there is an answer of at most seven hits, none twice."""
    for found in hits([each.replace("\ud800", "") for each in typed]):
        assert len(found) <= 7
        assert len({tuple(each) for each in found}) == len(found)
