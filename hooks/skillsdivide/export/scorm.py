"""Sections as SCORM packages: the page as the site shows it, and the site's own script, which reports to a learning platform."""

import hashlib

from skillsdivide.derive import quiz_layout
from skillsdivide.export.archive import archive
from skillsdivide.export.batch import Batch
from skillsdivide.export.context import ExportContext
from skillsdivide.render.environment import Layout
from skillsdivide.schema.export_formats import Format
from skillsdivide.schema.items import Section

MASTERY = 80
"""The per cent that pass."""

PLAYER = ("plain.css", "player.css", "player.js")
"""What the page loads; the site brings it."""


def write_scorm(batch: Batch, format_: Format, context: ExportContext) -> bytes:
    """Writes a SCORM package of the batch's one section, in the edition that the format is named for."""
    (section,) = batch.sections
    images = {path: image.content for path, image in context.images_of(batch, format_).items()}
    files = {"index.html": b"", **{name: context.site.player[name] for name in PLAYER}, **images}
    parameters: dict[str, object] = {
        "section": section,
        "edition": format_.id,
        "mastery": MASTERY,
        "content": content_version(section, context.layout),
        "names": [*files],
    }
    quiz = context.shared("scorm", section, lambda: context.render("scorm/quiz.html.j2", batch, format_, **parameters))
    page = context.render("scorm/index.html.j2", batch, format_, quiz=quiz, **parameters)
    manifest = context.render(f"scorm/{format_.id}.xml.j2", batch, format_, **parameters)
    return archive({"imsmanifest.xml": manifest.encode(), **files, "index.html": context.linked(page, images).encode()})


def content_version(section: Section, layout: Layout = quiz_layout) -> str:
    """Eight hex digits that change with the items or their order; answers are kept by an item's place."""
    return hashlib.blake2b(" ".join(map(layout.version, section.items)).encode(), digest_size=4).hexdigest()
