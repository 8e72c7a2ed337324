"""PDF by typst. The data go in as JSON: no text of the bank is ever read as markup.

The files are PDF/UA, which can be read aloud; a sign that no font has stops the build instead of being left out.
"""

import json
import re
from functools import cache
from pathlib import Path

import typst

from skillsdivide.build_cache import digest, kept
from skillsdivide.export.batch import Site
from skillsdivide.render.environment import TEMPLATES

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
    """What a template of templates/exports/ makes of the data; `name` tells the file from others of the template."""
    told = json.dumps(data, ensure_ascii=False)
    return kept(site.cache and site.cache / "sheets" / template / name, _digest(told), lambda: _made(template, name, told))


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
    return digest([fonts_digest(), typst.__version__, told, *(file.read_bytes() for file in sorted(SHEETS.glob("*.typ")))])


@cache
def fonts_digest() -> str:
    """Changes with the fonts of our own."""
    return digest(file.read_bytes() for file in sorted(file for folder in _folders() for file in folder.glob("*.ttf")))


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
