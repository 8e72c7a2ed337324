"""Sections as SCORM packages: the page as the site shows it, and the site's own script, which reports to a learning platform."""

import hashlib

from skillsdivide.derive.quiz_layout import version
from skillsdivide.export.batch import Batch, Site
from skillsdivide.export.context import archive, pictures, render
from skillsdivide.links import absolute
from skillsdivide.render.environment import Renderer
from skillsdivide.schema.export_formats import Format
from skillsdivide.schema.items import Section

MASTERY = 80
"""The per cent that pass."""

PLAYER = ("plain.css", "player.css", "player.js")
"""What the page loads; the entry that builds the site brings it."""


def scorm(batch: Batch, format_: Format, renderer: Renderer, site: Site) -> bytes:
    """A package with the batch's one section, in the edition that the format is named for."""
    (section,) = batch.sections
    held = {path: image.content for path, image in pictures(batch, format_, renderer).items()}
    files = {"index.html": b"", **{name: site.player[name] for name in PLAYER}, **held}
    told = {"section": section, "edition": format_.id, "mastery": MASTERY, "content": content_version(section), "names": [*files]}
    told["quiz"] = batch.once("scorm", section, lambda: render("scorm/quiz.html.j2", batch, format_, renderer, site, **told))
    page = render("scorm/index.html.j2", batch, format_, renderer, site, **told)
    manifest = render(f"scorm/{format_.id}.xml.j2", batch, format_, renderer, site, **told)
    return archive({"imsmanifest.xml": manifest.encode(), **files, "index.html": absolute(page, site.url, held).encode()})


def content_version(section: Section) -> str:
    """Eight hex digits that change with the items or their order; answers are kept by an item's place."""
    return hashlib.blake2b(" ".join(map(version, section.items)).encode(), digest_size=4).hexdigest()
