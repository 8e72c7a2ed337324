"""Pictures of items in the files of other software: measured right, the same bytes, where each reader looks for them."""

from __future__ import annotations

import base64
import io
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from conftest import ROOT, serving
from export_items import batch_of, example, write_file
from playwright.sync_api import Browser
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from skillsdivide.export.batch import Batch
from skillsdivide.export.context import ExportContext
from skillsdivide.load.images import Image, load_image
from skillsdivide.schema.items import Picture

TEXT2QTI = ROOT / ".venv/readers/bin/text2qti"
SIZE = (60, 40)
DRAW = """([kind, quality, clear]) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 60, height: 40 });
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  if (!clear) pen.fillRect(0, 0, 60, 40);
  pen.fillStyle = "#123";
  pen.fillRect(5, 5, 20, 30);
  return canvas.toDataURL(`image/${kind}`, quality).split(",")[1];
}"""
RASTERS = {"png": ("png", 1, False), "jpg": ("jpeg", 0.8, False), "webp": ("webp", 0.8, False)}
WAYS = {"webp alone": ("webp", 0.8, False), "webp without loss": ("webp", 1, False)}
"""Further ways in which a WebP file is packed: without the extras that a browser adds."""

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60.2 40"><rect id="a" width="20" height="30"/><use href="#a" x="30"/><text y="9">Drawn</text></svg>'


@pytest.fixture(scope="session")
def drawn(browser: Browser) -> dict[str, bytes]:
    """A picture in each way, as a browser writes it."""
    page = browser.new_page()
    rasters = {name: base64.b64decode(page.evaluate(DRAW, [*way])) for name, way in (RASTERS | WAYS).items()}
    page.close()
    return {"svg": SVG.encode(), **rasters, **{name: bare(rasters[name]) for name in WAYS}}


def bare(webp: bytes) -> bytes:
    """The image alone of a WebP file in the extended form."""
    place = next(place for place in (webp.find(b"VP8 "), webp.find(b"VP8L")) if place > 0)
    chunk = webp[place : place + 8 + int.from_bytes(webp[place + 4 : place + 8], "little")]
    return b"RIFF" + (len(chunk) + 4).to_bytes(4, "little") + b"WEBP" + chunk


@pytest.fixture(scope="session")
def images(drawn: dict[str, bytes]) -> dict[str, Image]:
    """A picture of each kind, by the path that an item names."""
    return {f"assets/made/x.{kind}": Image(f"assets/made/x.{kind}", drawn[kind], *SIZE) for kind in ("svg", *RASTERS)}


@pytest.fixture(scope="session")
def batch(images: dict[str, Image]) -> Batch:
    """An item with each of them, and one more with the first."""
    paths = [*images, *images][: len(images) + 1]
    return batch_of(
        *(
            example(("choice", "text")[place % 2]).model_copy(update={"id": f"made-{place}", "picture": Picture(file=path, alt=f'Picture "{place}" & more')})
            for place, path in enumerate(paths)
        )
    )


@pytest.fixture(scope="session")
def write(context: ExportContext, images: dict[str, Image]):
    """Writes a batch in a format, with these pictures or others in their place."""

    def written(format_id: str, batch: Batch, shown_images: dict[str, Image] = images, changed: int = 0) -> bytes:
        return write_file(format_id, batch, replace(context, images=shown_images, site=replace(context.site, changed=changed)))

    return written


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def shown(html: str) -> dict[str, str]:
    """The attributes of the one picture in a piece of HTML."""
    (tag,) = re.findall(r"<img [^>]*>", html)
    return ET.fromstring(tag).attrib


def expected(batch: Batch, images: dict[str, Image]) -> dict[str, bytes]:
    """What each item shows, by its id."""
    return {item.id: images[item.picture.file].content for item in batch.sections[0].items}


@pytest.mark.parametrize("name", ["svg", *RASTERS, *WAYS])
def test_a_picture_is_measured(name: str, drawn: dict[str, bytes], tmp_path: Path) -> None:
    """As the browser that drew it has it."""
    kind = name.partition(" ")[0]
    (tmp_path / f"x.{kind}").write_bytes(drawn[name])
    assert load_image(tmp_path, f"x.{kind}") == Image(f"x.{kind}", drawn[name], *SIZE)


def test_the_ways_of_webp_are_all_there(drawn: dict[str, bytes]) -> None:
    """Else the test above would see one alone."""
    assert {drawn[name][12:16] for name in ("webp", *WAYS)} == {b"VP8 ", b"VP8L", b"VP8X"}


def test_a_frame_after_other_segments_is_found(drawn: dict[str, bytes], tmp_path: Path) -> None:
    """A photograph has its camera's words before its size."""
    (tmp_path / "x.jpg").write_bytes(drawn["jpg"][:2] + b"\xff\xe1\x03\x02" + b"\xff\xc0" * 384 + drawn["jpg"][2:])
    assert (load_image(tmp_path, "x.jpg").width, load_image(tmp_path, "x.jpg").height) == SIZE


def test_moodle_finds_each_file_beside_its_question(batch: Batch, write, images: dict[str, Image]) -> None:
    """By the name that stands in the text."""
    files_by_item = {}
    for question in ET.fromstring(write("moodle", batch)).findall("question[questiontext]"):
        picture = shown(question.findtext("questiontext/text"))
        (file,) = question.findall("questiontext/file")
        assert (file.get("path"), file.get("encoding")) == ("/", "base64")
        assert picture["src"] == f"@@PLUGINFILE@@/{file.get('name')}"
        files_by_item[question.findtext("idnumber")] = base64.b64decode(file.text, validate=True)
    assert files_by_item == expected(batch, images)


def test_canvas_finds_each_file_in_its_package(batch: Batch, write, images: dict[str, Image]) -> None:
    """Below the place that Canvas puts files at; each is a resource, once."""
    files = unpacked(write("qti12", batch))
    items = ET.fromstring(files["made/made.xml"]).findall(".//{*}item")
    sources = {item.get("ident"): shown(item.findtext(".//{*}presentation/{*}material/{*}mattext"))["src"] for item in items}
    assert {key: files[unquote(source).removeprefix("$IMS-CC-FILEBASE$/")] for key, source in sources.items()} == expected(batch, images)
    assert resources(files) == [*images]


def resources(files: dict[str, bytes]) -> list[str]:
    """The files that a manifest lists as content of the web."""
    resources = ET.fromstring(files["imsmanifest.xml"]).findall(".//{*}resource[@type='webcontent']")
    assert [each.get("href") for each in resources] == [each.find("{*}file").get("href") for each in resources]
    assert len({each.get("identifier") for each in resources}) == len(resources)
    return [each.get("href") for each in resources]


def test_text2qti_packs_pictures_alike(tmp_path: Path, drawn: dict[str, bytes]) -> None:
    """The shape that the test above asks for is that of another maker of packages for Canvas."""
    (tmp_path / "x.png").write_bytes(drawn["png"])
    (tmp_path / "made.txt").write_text("Quiz title: Made\n\n1. What? ![A square](x.png)\n*a) key\nb) one\n", encoding="utf-8")
    subprocess.run([TEXT2QTI, "made.txt"], cwd=tmp_path, check=True, capture_output=True)
    files = unpacked((tmp_path / "made.zip").read_bytes())
    (path,) = resources(files)
    (quiz,) = (content.decode() for name, content in files.items() if re.fullmatch(r"(\w+)/\1\.xml", name))
    assert f'src="%24IMS-CC-FILEBASE%24/{path}"' in quiz.replace("&quot;", '"')
    assert files[path] == drawn["png"]


@pytest.mark.parametrize("edition", ["qti21", "qti30"])
def test_qti_finds_each_file_beside_its_item(edition: str, batch: Batch, write, images: dict[str, Image]) -> None:
    """By the way from the item to the picture; the item's resource depends on it."""
    files = unpacked(write(edition, batch))
    manifest = ET.fromstring(files["imsmanifest.xml"])
    pictures = {each.get("identifier"): each.get("href") for each in manifest.findall(".//{*}resource[@type='webcontent']")}
    files_by_item = {}
    for key in expected(batch, images):
        (picture,) = ET.fromstring(files[f"items/{key}.xml"]).findall(".//{*}img")
        path = normpath(join("items", picture.get("src")))
        files_by_item[key] = files[path]
        (needed,) = manifest.findall(f".//{{*}}resource[@identifier='{key}']/{{*}}dependency")
        assert pictures[needed.get("identifierref")] == path
        assert picture.get("alt").startswith('Picture "')
    assert files_by_item == expected(batch, images)
    assert resources(files) == [*images]


@pytest.mark.parametrize("edition", ["scorm12", "scorm2004"])
def test_a_package_shows_its_pictures(edition: str, batch: Batch, write, images: dict[str, Image], browser: Browser, tmp_path: Path) -> None:
    """Its own files, listed in its manifest, in a real browser."""
    files = unpacked(write(edition, batch))
    listed = {node.get("href") for node in ET.fromstring(files["imsmanifest.xml"]).iter() if node.tag.endswith("}file")}
    assert set(images) <= listed == set(files) - {"imsmanifest.xml"}
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    with serving(tmp_path) as address:
        page = browser.new_page()
        page.goto(f"{address}index.html")
        files_by_item = {}
        for item in batch.sections[0].items:
            picture = page.locator(f"#item-{item.id} img")
            picture.scroll_into_view_if_needed()
            picture.evaluate("image => image.decode()")
            assert picture.evaluate("image => image.naturalWidth / image.naturalHeight") == pytest.approx(1.5, rel=0.01)
            files_by_item[item.id] = (tmp_path / picture.evaluate("image => image.src").removeprefix(address)).read_bytes()
        page.close()
    assert files_by_item == expected(batch, images)


def test_anki_keeps_each_file_with_the_notes(batch: Batch, write, images: dict[str, Image], imported) -> None:
    """Anki's own importer puts them into the collection's media; a second import changes nothing, and none is missing or idle."""
    first, second = imported(write("anki", batch), write("anki", batch))
    files_by_item = {note["fields"]["Id"]: first["media"][shown(note["fronts"][0])["src"]] for note in first["notes"]}
    assert {key: base64.b64decode(content) for key, content in files_by_item.items()} == expected(batch, images)
    assert len(first["media"]) == len(images)
    assert first["media"] == second["media"]
    assert second["amiss"] == []


def test_a_changed_picture_takes_no_other_s_place(batch: Batch, write, images: dict[str, Image], imported) -> None:
    """A learner's media lie in one folder, where a name stands for one content."""
    changed = {path: replace(image, content=image.content + b"\n") for path, image in images.items()}
    before, after = imported(write("anki", batch), write("anki", batch, changed, changed=1_800_000_000))
    assert len(after["media"]) == 2 * len(images)
    for old, new in zip(before["notes"], after["notes"], strict=True):
        contents = [base64.b64decode(after["media"][shown(note["fronts"][0])["src"]]) for note in (old, new)]
        assert contents[1] == contents[0] + b"\n"


def test_a_sheet_shows_its_pictures(batch: Batch, write, images: dict[str, Image]) -> None:
    """In each of its four versions, with their words for those who hear them; the drawing as a drawing."""
    reader = PdfReader(io.BytesIO(write("worksheet", batch)))
    alternatives = [each["/Alt"] for each in structure(reader.trailer["/Root"]["/StructTreeRoot"]) if each.get("/S") == "/Figure"]
    alts = [item.picture.alt for item in batch.sections[0].items]
    assert sorted(alternatives) == sorted(alts * 4)
    rasters = [item for item in batch.sections[0].items if not item.picture.file.endswith(".svg")]
    assert sum(len(page.images) for page in reader.pages) == 4 * len(rasters)
    assert sum(page.extract_text().count("Drawn") for page in reader.pages) == 4 * (len(alts) - len(rasters))


def structure(node: DictionaryObject) -> list[DictionaryObject]:
    """Every element of a file's structure."""
    children = node.get("/K", [])
    children = children if isinstance(children, list) else [children]
    kids = [each.get_object() for each in children]
    dictionaries = [each for each in kids if isinstance(each, DictionaryObject)]
    return dictionaries + [each for child in dictionaries for each in structure(child)]


def test_a_picture_that_is_too_large_for_paper_is_made_smaller(write, images: dict[str, Image]) -> None:
    """It keeps its form and leaves room for the question."""
    wide = {path: replace(image, width=6000, height=4000) for path, image in images.items()}
    item = example("choice").model_copy(update={"picture": Picture(file="assets/made/x.png", alt="A square")})
    reader = PdfReader(io.BytesIO(write("worksheet", batch_of(item), wide)))
    assert len(reader.pages) == 4
    (matrix,) = re.findall(rb"([\d.]+) 0 0 (-?[\d.]+) [\d.-]+ [\d.-]+ cm\s*/\w+ Do", reader.pages[0].get_contents().get_data())
    assert float(matrix[0]) / abs(float(matrix[1])) == pytest.approx(1.5, rel=0.01)
