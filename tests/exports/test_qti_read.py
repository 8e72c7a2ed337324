"""QTI 2.1 and 3.0 read back: each text, key and number as the bank has it, each file listed, each loss as it is said."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from export_items import DAY, MADE, batch_of, example, section_of
from hypothesis import given
from hypothesis import strategies as st
from qti_reading import expected, plainly, read, unpacked

from skillsdivide.export.batch import BANK, Batch
from skillsdivide.export.context import ExportContext, tags, xml_name
from skillsdivide.export.qti import xhtml
from skillsdivide.schema.export_formats import Loss, formats
from skillsdivide.schema.items import Section

LOSSES = [(edition, loss) for edition in ("qti21", "qti30") for loss in formats()[edition].losses]

editions = pytest.mark.parametrize("edition", ["qti21", "qti30"])


def items(files: dict[str, str]) -> dict[str, dict]:
    """What each item of a package says."""
    return {name: read(xml) for name, xml in files.items() if name.startswith("items/")}


@editions
def test_every_batch_comes_back_as_the_bank_has_it(edition: str, batch: Batch, write, context: ExportContext) -> None:
    """Identifiers, stems, choices, pins, keys, mappings, bounds and feedback of every item."""
    expected_items = {f"items/{item.id}.xml": expected(item, section, context) for section, item in batch.items(formats()[edition])}
    assert items(unpacked(write(edition, batch))) == expected_items


@pytest.mark.parametrize("kind", MADE)
@given(data=st.data())
def test_any_text_comes_back_as_it_went_in(kind: str, data: st.DataObject, write, context: ExportContext) -> None:
    """Signs of XML, markup, other scripts, line breaks, in both editions."""
    item = data.draw(MADE[kind])
    expected_items = {f"items/{item.id}.xml": expected(item, section_of(item), context)}
    assert items(unpacked(write("qti21", batch_of(item)))) == items(unpacked(write("qti30", batch_of(item)))) == expected_items


@editions
def test_every_file_is_listed(edition: str, batch: Batch, write) -> None:
    """The manifest names each file once, in a resource of its kind, each item with its tags; the test depends on all items."""
    files = unpacked(write(edition, batch))
    resources = list(plainly(ET.fromstring(files["imsmanifest.xml"])).iter("resource"))
    assert [resource.get("href") for resource in resources] == [resource.find("file").get("href") for resource in resources] == [*files][1:]
    test, *items = [resource for resource in resources if resource.get("type") != "webcontent"]
    assert [resource.get("type").split("_")[1] for resource in (test, *items)] == ["test"] + ["item"] * len(items)
    assert [node.get("identifierref") for node in test.iter("dependency")] == [resource.get("identifier") for resource in items]
    labels = {resource.get("identifier"): [node.text for node in resource.iter("string")] for resource in items}
    assert labels == {item.id: tags(item, section) for section, item in batch.items(formats()[edition])}
    pictures = {resource.get("identifier"): resource.get("href") for resource in resources if resource not in (test, *items)}
    needed = {resource.get("identifier"): [pictures[node.get("identifierref")] for node in resource.iter("dependency")] for resource in items}
    assert needed == {item.id: [item.picture.file] if item.picture else [] for _, item in batch.items(formats()[edition])}
    assert sorted(pictures.values()) == sorted({path for paths in needed.values() for path in paths})
    assert len({resource.get("identifier") for resource in resources}) == len(resources)


@editions
def test_the_test_holds_every_section(edition: str, batch: Batch, write) -> None:
    """In order, with its title, its items, and how many of them a sitting shows."""
    files = unpacked(write(edition, batch))
    sections = []
    for section in plainly(ET.fromstring(files["test.xml"])).iter("assessment-section"):
        drawn = section.find("selection")
        refs = [(node.get("identifier"), node.get("href")) for node in section.iter("assessment-item-ref")]
        sections.append((section.get("identifier"), section.get("title"), None if drawn is None else int(drawn.get("select")), refs))
        assert all(href in files for _, href in refs)
    expected = [(section.id, section.title, section.draw, [(item.id, f"items/{item.id}.xml") for item in section.items]) for section in batch.sections]
    assert sections == expected


def test_some_section_draws(bank: dict[str, Batch]) -> None:
    """Else the test above would not see how many are drawn."""
    assert any(section.draw for section in bank[BANK].sections)


@editions
def test_an_id_that_begins_with_a_digit_becomes_a_name(edition: str, write) -> None:
    """XML's names begin with a letter or an underscore."""
    section = Section(
        id="2027-leads", title="Made", as_of=DAY, objectives=section_of().objectives, items=[example("choice").model_copy(update={"id": "2027-01"})]
    )
    files = unpacked(write(edition, Batch("2027-leads", "Made", (section,))))
    names = re.findall(r'identifier(?:ref)?="([^"]*2027[^"]*)"', "".join(files.values()))
    assert set(names) == {"_2027-01", "_2027-leads", "TEST-2027-leads", "MANIFEST-2027-leads"}
    assert xml_name("audit-01") == "audit-01"


@pytest.mark.parametrize(
    ("html", "xml"),
    [
        ("a<br>b<BR/>c", "a<br />b<br />c"),
        ('<img src=x.png alt="a &lt; b">', '<img src="x.png" alt="a &lt; b" />'),
        ("&nbsp;&copy; &amp;amp; <em>x &gt; y</em> ]]>", "\u00a0© &amp;amp; <em>x &gt; y</em> ]]&gt;"),
        ('<a href="?a=1&amp;b=2" title="line&#10;break">x</a>', '<a href="?a=1&amp;b=2" title="line&#10;break">x</a>'),
        ("<p>one</p>\n<p>two</p>", "<p>one</p>\n<p>two</p>"),
        ('it\'s a > b "c"', "it&#39;s a &gt; b &#34;c&#34;"),
        ("<input disabled>مرحبا 👩🏽‍💻", '<input disabled="" />مرحبا 👩🏽‍💻'),
    ],
)
def test_html_becomes_xml(html: str, xml: str) -> None:
    """Void elements are closed, entities become characters, values are quoted; the result parses."""
    assert xhtml(html) == xml
    ET.fromstring(f"<piece>{xml}</piece>")


@pytest.mark.parametrize(("edition", "loss"), LOSSES, ids=lambda value: value if isinstance(value, str) else f"{value.part} {value.types[0]}")
def test_what_is_said_to_be_lost_is_lost(edition: str, loss: Loss, write, context: ExportContext) -> None:
    """Each row of the table, shown on items that have the part."""
    made = {kind: unpacked(write(edition, batch_of(example(kind))))[f"items/example-{kind}.xml"] for kind in loss.types}
    match loss.part:
        case "hints":
            assert all(example(kind).hints and not any(hint in xml for hint in example(kind).hints) for kind, xml in made.items())
        case "sureness":
            assert not re.search(r"\bsure\b", "".join(made.values()), re.IGNORECASE)
        case "unit":
            assert made["numeric"].count("per cent") == 1
            assert "(Answer in per cent.)" in read(made["numeric"])["asked"]
        case "variants":  # test_other_ways_of_writing_are_lost plays them
            assert loss.types in {("numeric",), ("text",)}
        case "pair-feedback":
            feedback = read(made["match"])["feedback"]
            assert [*feedback] == [("GENERAL", "always")]
            assert all(pair.feedback in feedback["GENERAL", "always"] for pair in example("match").pairs)
        case _:
            pytest.fail(f"no test shows this loss: {loss}")
