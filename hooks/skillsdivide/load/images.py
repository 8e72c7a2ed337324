"""Reads the pictures of items: each must suit every export format, and is measured, so that a page reserves its space before it loads."""

import io
from dataclasses import dataclass
from pathlib import Path

import imagesize

from skillsdivide.diagnostics import one_of
from skillsdivide.load.svg import validate_svg

KINDS = {"svg": "SVG", "png": "PNG", "jpg": "JPEG", "webp": "WebP"}
"""What a picture may be, by what its file's name ends with."""

LARGEST = 200_000
"""How many bytes a picture may have: it stands in each package of its section."""


class InvalidImage(Exception):
    """A picture that cannot be shown; `what` is wrong with it, and the `remedy`."""

    def __init__(self, what: str, remedy: str):
        super().__init__(f"{what}; {remedy}")
        self.what, self.remedy = what, remedy


@dataclass(frozen=True)
class Image:
    """A picture's file, for pages and packages."""

    path: str
    """Where it stands below docs/, and so below the site's root."""
    content: bytes
    width: int
    """In CSS pixels, as the height."""
    height: int

    @property
    def name(self) -> str:
        """The file's name alone."""
        return self.path.rpartition("/")[2]


def load_image(docs: Path, path: str) -> Image:
    """The picture at a path below docs/; InvalidImage if there is none that can be shown."""
    root = docs.resolve()
    file = (root / path).resolve()
    if not file.is_relative_to(root):
        raise InvalidImage(f"{path!r} leads out of docs/", "put the file itself below docs/")
    if not file.is_file():
        raise InvalidImage(f"docs/ has no file {path!r}", one_of(path, (str(each.relative_to(root)) for kind in KINDS for each in root.rglob(f"*.{kind}"))))
    if file.stat().st_size > LARGEST:
        raise InvalidImage(f"{path!r} has {file.stat().st_size:,} bytes", f"make it {LARGEST:,} or fewer")
    content = file.read_bytes()
    kind, suffix = kind_of(content), path.rpartition(".")[2]
    if kind != suffix:
        what = f"{path!r} holds no {KINDS[suffix]}" + (f" but {KINDS[kind]}" if kind else "")
        raise InvalidImage(what, "save it as what its name says, or name it by what it is")
    width, height = _size(path, kind, content)
    return Image(path, content, width, height)


def kind_of(content: bytes) -> str:
    """What a file holds by its first bytes, as a key of KINDS; empty if none of them."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "webp"
    return "svg" if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else ""


def _size(path: str, kind: str, content: bytes) -> tuple[int, int]:
    if kind == "svg":
        try:
            return validate_svg(content)
        except ValueError as error:
            raise InvalidImage(f"{path!r}: {error}", "save it as plain SVG with a viewBox, of shapes and words alone") from None
    width, height = imagesize.get(io.BytesIO(content))
    if width < 1 or height < 1:
        raise InvalidImage(f"{path!r} is damaged", "save it again")
    return width, height
