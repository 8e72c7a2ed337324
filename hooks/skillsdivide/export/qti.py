"""The item bank as QTI packages: 1.2 as Canvas reads it; 3.0, and 2.1 derived from it by writing the names the older way."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from markupsafe import Markup, escape

from skillsdivide.export.archive import archive
from skillsdivide.export.batch import Batch
from skillsdivide.export.context import ExportContext, Writer
from skillsdivide.markdown import flow
from skillsdivide.schema.export_formats import Format
from skillsdivide.schema.items import Item, Section

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

CONTENT_BODY = re.compile(r"</?qti-content-body>")
ELEMENT = re.compile(r"(</?)qti-([a-z-]+)([^>]*)")
ATTRIBUTE = re.compile(r'[a-z]+(?:-[a-z]+)+(?==")')
HYPHEN = re.compile("-([a-z])")


def qti21_names(xml: str) -> str:
    """QTI 3.0 in the names of 2.1: qti-base-value base-type="float" becomes baseValue baseType="float"."""
    return ELEMENT.sub(lambda element: _camel_element(*element.groups()), CONTENT_BODY.sub("", xml))


@lru_cache(maxsize=5_000)
def _camel_element(opening: str, name: str, attributes: str) -> str:
    return opening + _camel_name(name) + ATTRIBUTE.sub(lambda attribute: _camel_name(attribute[0]), attributes)


def _camel_name(name: str) -> str:
    return HYPHEN.sub(lambda letter: letter[1].upper(), name)


@dataclass(frozen=True)
class Edition:
    """The names in which QTI 2.1 and 3.0 differ beyond the way of writing them."""

    items: str
    items_schema: str
    packages: str
    packages_schema: str
    schema: str
    schema_version: str
    item_type: str
    test_type: str
    rename: Callable[[str], str]
    """Writes the names of QTI 3.0 as the edition does."""


QTI21 = Edition(
    items="http://www.imsglobal.org/xsd/imsqti_v2p1",
    items_schema="http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
    packages="http://www.imsglobal.org/xsd/imscp_v1p1",
    packages_schema="http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd",
    schema="QTIv2.1 Package",
    schema_version="1.0.0",
    item_type="imsqti_item_xmlv2p1",
    test_type="imsqti_test_xmlv2p1",
    rename=qti21_names,
)
QTI30 = Edition(
    items="http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    items_schema="https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
    packages="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    packages_schema="https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd",
    schema="QTI Package",
    schema_version="3.0.0",
    item_type="imsqti_item_xmlv3p0",
    test_type="imsqti_test_xmlv3p0",
    rename=str,
)


def write_qti12(batch: Batch, format_: Format, context: ExportContext) -> bytes:
    """Writes a QTI 1.2 package with a Canvas quiz for each section."""
    images = context.images_of(batch, format_)
    common = {"xml_name": context.xml_name, "images": images, "image_url": lambda image: f"%24IMS-CC-FILEBASE%24/{image.path}"}  # as a browser writes $

    def render(name: str, **parameters: object) -> bytes:
        return context.render(f"qti12/{name}.xml.j2", batch, format_, **common, **parameters).encode()

    files = {"imsmanifest.xml": render("imsmanifest")}
    for section in batch.sections:
        folder = context.xml_name(section.id)  # Canvas looks for the second beside the first, in a folder of that name
        files[f"{folder}/{folder}.xml"] = context.shared("qti12", section, partial(render, "assessment", section=section))
        files[f"{folder}/assessment_meta.xml"] = render("assessment_meta", section=section)
    return archive(files | {path: image.content for path, image in images.items()})


def qti_writer(edition: Edition) -> Writer:
    """A writer of QTI 2.1 or 3.0 packages: a file for each item and a test of all of them."""

    def write(batch: Batch, format_: Format, context: ExportContext) -> bytes:
        images = context.images_of(batch, format_)
        common = {
            "xml_name": context.xml_name,
            "images": images,
            "image_url": lambda image: f"../{image.path}",
            "text": lambda markdown: xhtml(context.linked(flow(markdown))),
            "xhtml": xhtml,
        }

        def render(name: str, edition: Edition, **parameters: object) -> str:
            return context.render(f"qti/{name}.xml.j2", batch, format_, edition=edition, **common, **parameters)

        def item_file(section: Section, item: Item) -> bytes:
            xml = context.shared("qti", item, lambda: render(item.type, QTI30, section=section, item=item))
            # as often as the root names them; what follows is the bank's
            return edition.rename(xml.replace(QTI30.items, edition.items, 2).replace(QTI30.items_schema, edition.items_schema, 1)).encode()

        files = {f"{name}.xml": edition.rename(render(name, edition)).encode() for name in ("imsmanifest", "test")}
        for section, item in batch.items(format_):
            files[f"items/{item.id}.xml"] = item_file(section, item)
        return archive(files | {path: image.content for path, image in images.items()})

    return write


@lru_cache(maxsize=50_000)
def xhtml(html: str) -> Markup:
    """A piece of HTML as XML: every element closed, no names of characters but XML's own."""
    if "<" not in html and "&" not in html:
        return escape(str(html))
    parser = _TreeBuilder()
    parser.feed(html)
    parser.close()
    root = parser.builder.close()
    return escape(root.text or "") + Markup("".join(ET.tostring(element, encoding="unicode") for element in root))


class _TreeBuilder(HTMLParser):
    """Builds the elements of a piece of HTML, below one that stands for the piece."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = ET.TreeBuilder()
        self.builder.start("piece", {})

    def close(self) -> None:
        super().close()
        self.builder.end("piece")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)
