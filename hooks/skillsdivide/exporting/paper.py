"""PDF by typst. The data go in as JSON: no text of the bank is ever read as markup.

The files are PDF/UA, which can be read aloud; a sign that no font has stops the build instead of being left out.
"""

import hashlib
import json
import os
import re
from functools import cache
from pathlib import Path

import typst

from skillsdivide.exporting.batches import Site
from skillsdivide.rendering import TEMPLATES

SHEETS = TEMPLATES / "exports"

PACKAGES = Path(__file__).parents[2] / "packages" / "node_modules"

FONTS = (
    *(f"@expo-google-fonts/source-sans-3/{style}" for style in ("400Regular", "400Regular_Italic", "600SemiBold", "600SemiBold_Italic")),
    "@expo-google-fonts/noto-emoji/400Regular",
    "@embedpdf/fonts-arabic/fonts",
)
"""Folders of fonts in the locked packages. Noto Naskh has each Arabic letter as one sign, so that what is copied from a file is what was written."""


NO_FONT = re.compile(r'the text `"(.)[^`]*"` could not be displayed')


class Unprintable(Exception):
    """A sign that no font has stands in what was to be set; `sign` is it."""

    def __init__(self, sign: str):
        self.sign = sign
        super().__init__(f"no font of the worksheets has the sign {sign!r}")


def pdf(template: str, name: str, data: object, site: Site) -> bytes:
    """What a template of templates/exports/ makes of the data; out of the site's cache where it was made before.

    `name` tells the file from others of the template. The cache holds one file for each.
    """
    told = json.dumps(data, ensure_ascii=False)
    if site.cache is None:
        return _made(template, name, told)
    kept = site.cache / f"{name}.{template}.{_digest(told)}.pdf"
    try:
        return kept.read_bytes()
    except FileNotFoundError:
        content = _made(template, name, told)
    site.cache.mkdir(parents=True, exist_ok=True)
    for old in site.cache.glob(f"{name}.{template}.*"):
        old.unlink(missing_ok=True)
    unfinished = site.cache / f".{os.getpid()}"
    unfinished.write_bytes(content)
    unfinished.replace(kept)
    return content


def _made(template: str, name: str, told: str) -> bytes:
    try:
        return _compiler().compile(SHEETS / f"{template}.typ", format="pdf", sys_inputs={"data": told}, pdf_standards="ua-1")
    except typst.TypstError as error:
        sign = NO_FONT.search(str(error))
        if sign:
            raise Unprintable(sign[1]) from None
        error.add_note(f"in the {template} of {name}")
        raise


def _digest(told: str) -> str:
    """Changes with all that a file is made of: the data, the templates, the fonts and the typesetter."""
    found = hashlib.blake2b(_fonts_digest(), digest_size=16)
    for part in (typst.__version__, told, *(file.read_text(encoding="utf-8") for file in sorted(SHEETS.glob("*.typ")))):
        found.update(hashlib.blake2b(part.encode()).digest())
    return found.hexdigest()


@cache
def _fonts_digest() -> bytes:
    found = hashlib.blake2b()
    for file in sorted(file for folder in _folders() for file in folder.glob("*.ttf")):
        found.update(hashlib.blake2b(file.read_bytes()).digest())
    return found.digest()


@cache
def _compiler() -> typst.Compiler:
    """The typesetter, with our fonts and its own and none of the machine's."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=_folders())
    return typst.Compiler(root=TEMPLATES, font_paths=fonts, ignore_system_fonts=True)


def _folders() -> list[Path]:
    folders = [PACKAGES / name for name in FONTS]
    for folder in folders:
        if not folder.is_dir():
            raise FileNotFoundError(f"{folder} is missing; run: make setup")
    return folders
