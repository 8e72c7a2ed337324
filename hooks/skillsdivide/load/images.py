"""The pictures of items: read, found fit for every format, and measured, so that a page keeps their room before they come."""

import struct
from dataclasses import dataclass
from pathlib import Path

from skillsdivide.diagnostics import one_of
from skillsdivide.load.svg import drawing

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
    kind, wanted = kind_of(content), path.rpartition(".")[2]
    if kind != wanted:
        raise InvalidImage(
            f"{path!r} holds no {KINDS[wanted]}" + (f" but {KINDS[kind]}" if kind else ""), "save it as what its name says, or name it by what it is"
        )
    try:
        width, height = SIZES[kind](content)
    except ValueError as error:
        raise InvalidImage(f"{path!r}: {error}", "save it as plain SVG with a viewBox, of shapes and words alone") from None
    except (struct.error, IndexError):
        raise InvalidImage(f"{path!r} is damaged", "save it again") from None
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


def _png(content: bytes) -> tuple[int, int]:
    return struct.unpack(">II", content[16:24])


def _jpg(content: bytes) -> tuple[int, int]:
    """Its size stands in the frame header, C0 to CF, after segments of any number; C4, C8 and CC are no frames."""
    place = 2
    while content[place] == 0xFF:
        marker, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4])
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 + length
    raise IndexError


def _webp(content: bytes) -> tuple[int, int]:
    """In each of its three ways of packing the size has another place."""
    match content[12:16]:
        case b"VP8X":
            return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little")
        case b"VP8L":
            (packed,) = struct.unpack("<I", content[21:25])
            return 1 + (packed & 0x3FFF), 1 + (packed >> 14 & 0x3FFF)
        case _:
            width, height = struct.unpack("<HH", content[26:30])
            return width & 0x3FFF, height & 0x3FFF


SIZES = {"svg": drawing, "png": _png, "jpg": _jpg, "webp": _webp}
"""What reads width and height of each kind."""
