"""Code, lists, tables and paragraphs in stems, choices and feedback: drawn on the site, in each format and on paper."""

from __future__ import annotations

import csv
import html
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdf
import pytest
import yaml
from export_items import batch_of, section_of, write_file

from skillsdivide.export.context import ExportContext
from skillsdivide.markdown import has_blocks, plain
from skillsdivide.render.environment import Renderer
from skillsdivide.schema.items import ChoiceItem, Item, Section

CODE = 'for x in range(2):\n    print("{x} = # ~ [a] <b> & \\n")'
"""Two lines, the second indented, with the signs that formats take for their own."""
FENCE = f"```python\n{CODE}\n```"
LIST = "1. one\n2. two\n\n   - inner"
TABLE = "| a | b |\n|---|---|\n| c | `d` |"

STEM = f"What does this **print**?\n\n{FENCE}\n\nMind these:\n\n{LIST}\n\n{TABLE}"
FEEDBACK = f"It is so:\n\n{FENCE}\n\n{LIST}"


def choice(text: str, feedback: str = FEEDBACK) -> dict:
    """A choice as the bank holds it."""
    return {"text": text, "feedback": feedback}


def items() -> list[dict]:
    """An item of each type, with blocks wherever they may stand."""
    common = {"stem": STEM, "rationale": FEEDBACK, "hints": [FEEDBACK]}
    distractors = [choice(f"First:\n\n{LIST}"), choice("```\nx = 1\n```")]
    return [
        {"id": "a", **common, "key": choice(FENCE), "distractors": distractors},
        {"id": "b", "type": "multiple", **common, "keys": [choice(FENCE), choice("a\n\nb")], "distractors": distractors},
        {"id": "c", "type": "true-false", **common, "answer": True, "feedback": {"on_true": FEEDBACK, "on_false": FEEDBACK}},
        {"id": "d", "type": "numeric", **common, "answer": 6.022e23, "unit": "things", "feedback": FEEDBACK},
        {"id": "e", "type": "text", **common, "accept": ["`ls`"], "feedback": FEEDBACK},
        {"id": "f", "type": "match", **common, "pairs": [{"prompt": each, "answer": each, "feedback": FEEDBACK} for each in ("x", "y")]},
        {"id": "g", "type": "order", **common, "sequence": ["x", "y", "z"], "feedback": FEEDBACK},
    ]


@pytest.fixture(scope="module")
def section() -> Section:
    """All of them in a section."""
    whole = {"id": "s", "title": "S", "page": "learn/catalogues.md", "as_of": "2026-11-23", "objectives": [{"id": "o", "text": "Read"}], "items": items()}
    return Section.model_validate_json(json.dumps(whole))


class Blocks(HTMLParser):
    """The code, the list entries, the cells and the paragraphs of a piece of HTML, and what stands in elements that may hold words alone."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.inside = ""
        self.code: list[str] = []
        self.seen: list[str] = []
        self.misplaced: list[tuple[str, str]] = []
        self.feed(str(text))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"br", "img", "input", "progress", "hr"}:
            return
        if tag in {"p", "pre", "ul", "ol", "table", "div"}:
            self.misplaced += [(outer, tag) for outer in self.open if outer in {"p", "label", "legend", "span", "strong", "b", "button"}]
        self.seen.append(tag)
        if tag == "pre" or (tag == "code" and "sd-block-code" in (dict(attrs).get("class") or "")):
            self.code.append("")
            self.inside = tag
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.inside = "" if tag == self.inside else self.inside
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.code[-1] += data


def read(format_id: str, content: bytes) -> list[str]:
    """Every piece of HTML in a file of a format."""
    match format_id:
        case "moodle":
            return [node.text or "" for node in ET.fromstring(content).iter("text")]
        case "gift":
            lines = content.decode().splitlines()
            return [html_of_gift(line) for line in lines if "<pre>" in line]
        case "qti12":
            return [node.text or "" for text in unpacked(content, ".xml") for node in ET.fromstring(text).iter() if node.tag.endswith("}mattext")]
        case "qti21" | "qti30":
            return [text for text in unpacked(content, ".xml") if "assessment-item " in text or "assessmentItem " in text]
        case "scorm12" | "scorm2004":
            return unpacked(content, "index.html")
    raise ValueError(format_id)


def html_of_gift(line: str) -> str:
    """A line of GIFT without the hyphens that guard its signs."""
    for sign in "~=#{}:\\":
        line = line.replace(f"\\{sign}", sign) if sign != "\\" else line
    return line.replace("\\\\", "\\")


def unpacked(content: bytes, suffix: str) -> list[str]:
    """The texts in an archive whose names end so."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name).decode() for name in archive.namelist() if name.endswith(suffix)]


HTML_FORMATS = ("moodle", "gift", "qti12", "qti21", "qti30", "scorm12", "scorm2004")


@pytest.mark.parametrize("format_id", HTML_FORMATS)
def test_a_format_carries_blocks_as_html(format_id: str, section: Section, context: ExportContext) -> None:
    """Code keeps its lines, its spaces and its signs; lists and tables are such; no block stands where words alone may."""
    pieces = [Blocks(text) for text in read(format_id, write_file(format_id, batch_of(*section.items), context))]
    seen = {tag for piece in pieces for tag in piece.seen}
    assert {"pre", "ol", "ul", "table", "td"} <= seen
    code = [text.strip("\n") for piece in pieces for text in piece.code]
    carried = [item for item in section.items if format_id != "gift" or item.type != "order"]
    least = sum(text.count("```python") for item in carried for text in texts_of(item, format_id))
    assert code.count(CODE) >= least
    assert set(code) == {CODE, "x = 1"}
    assert [piece.misplaced for piece in pieces if piece.misplaced] == []


def texts_of(item: Item, format_id: str) -> list[str]:
    """The texts with blocks that every format with HTML has of an item: its stem, its choices and what is said to them."""
    choices = [item.key, *item.distractors] if isinstance(item, ChoiceItem) else []
    hints = item.hints if format_id in {"moodle", "scorm12", "scorm2004"} else []
    return [item.stem, item.rationale or "", *hints, *(text for each in choices for text in (each.text, each.feedback))]


def test_the_site_draws_blocks(section: Section, context: ExportContext, catalog) -> None:
    """In the question, its choices, hints and answers; a legend and a label keep to words."""
    shown = Blocks(Renderer(catalog).render("shortcodes/quiz.html.j2", section=section))
    assert shown.misplaced == []
    code = [text.strip("\n") for text in shown.code]
    assert set(code) == {CODE, "x = 1"}
    written = sum(str(item.model_dump()).count("```python") for item in section.items)
    assert code.count(CODE) >= written
    assert {"pre", "ol", "ul", "table", "th"} <= set(shown.seen)


def test_anki_carries_blocks(section: Section, context: ExportContext, tmp_path: Path) -> None:
    """A note's fields are HTML."""
    with zipfile.ZipFile(io.BytesIO(write_file("anki", batch_of(*section.items), context))) as archive:
        name = next(name for name in archive.namelist() if name.startswith("collection"))
        archive.extract(name, tmp_path)
    with closing(sqlite3.connect(tmp_path / name)) as collection:
        notes = [
            Blocks(html.unescape(fields.replace("<", "\0")).replace("<", "&lt;").replace("\0", "<"))
            for (fields,) in collection.execute("select flds from notes")
        ]
    assert len(notes) == len(section.items)
    for note in notes:
        assert {"pre", "ol", "table"} <= set(note.seen)
        assert note.misplaced == []


def test_tables_of_data_keep_markdown(section: Section, context: ExportContext) -> None:
    """As the bank has it, line by line."""
    rows = list(csv.DictReader(io.StringIO(write_file("csv", batch_of(*section.items), context).decode("utf-8-sig"), newline="")))
    assert [row["stem"] for row in rows] == [STEM] * len(section.items)
    records = json.loads(write_file("json", batch_of(*section.items), context))
    assert [item["stem"] for item in records["sections"][0]["items"]] == [STEM] * len(section.items)


@pytest.mark.parametrize("format_id", ["worksheet", "key"])
def test_paper_draws_blocks(format_id: str, section: Section, context: ExportContext) -> None:
    """Code stands in lines of its own, entries of lists have their numbers, and no sign of Markdown is left."""
    pages = pypdf.PdfReader(io.BytesIO(write_file(format_id, batch_of(*section.items), context))).pages
    text = "\n".join(page.extract_text() for page in pages)
    lines = [line.strip() for line in text.splitlines()]
    stems_and_choices, feedback_and_rationales = len(section.items) + 2, 3 + 4 + 2 + 2 + 2 + 3 + 2  # of each item in turn
    expected = 4 * (stems_and_choices if format_id == "worksheet" else feedback_and_rationales)  # four versions
    assert sum(line.endswith("for x in range(2):") for line in lines) == expected
    assert sum(line.endswith('print("{x} = # ~ [a] <b> & \\n")') for line in lines) == expected
    assert "1. one" in text
    assert not {"```", "|---|", "**"} & {sign for sign in ("```", "|---|", "**") if sign in text}


@pytest.mark.parametrize("text", ["1. Paris", "- a", "# 5", "> 3", "a\nb"])
def test_one_paragraph_is_no_block(text: str) -> None:
    """A choice may begin with a number and a full stop, and a line may end within a sentence."""
    assert not has_blocks(text)
    assert plain(text) == " ".join(text.split())


def test_words_of_blocks_stay_apart() -> None:
    """For attributes, menus and descriptions."""
    assert plain(f"a\n\nb\n- c\n- d\n\n{TABLE}\n\n```\ne\n```") == "a b c d a b c d e"


def test_what_is_tried_here_is_sound(section: Section) -> None:
    """The bank could hold it: each text says in YAML what it says here."""
    assert yaml.safe_load(yaml.safe_dump(items())) == items()
    assert section_of(*section.items).items == section.items
