"""PDF files by typst. The data go in as JSON: no text of the bank is ever read as markup.

The files are PDF/UA, which can be read aloud. typst refuses a character that no font has instead of leaving it out.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import cast

import typst

from skillsdivide.build_cache import digest, get_or_build
from skillsdivide.render.environment import TEMPLATES
from skillsdivide.schema.items import Section

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
    """A text holds a character that no font of the worksheets has; `character` is it."""

    def __init__(self, character: str):
        self.character = character
        super().__init__(f"no font of the worksheets has the sign {character!r}")


def unprintable_characters(sections: Mapping[str, Section]) -> dict[str, list[str]]:
    """The characters that no font of the worksheets has, by the id of each section that holds any. typst names one at a time."""
    texts = {id_: section.model_dump_json() for id_, section in sections.items()}
    characters, refused = {*"".join(texts.values())}, set[str]()
    while True:
        try:
            compile_pdf("characters", "all sections", json.dumps(sorted(characters - refused)))
        except Unprintable as error:
            refused.add(error.character)
        else:
            return {id_: sorted(refused.intersection(text)) for id_, text in texts.items() if refused.intersection(text)}


def render_pdf(template: str, name: str, data: object, cache_folder: Path | None) -> bytes:
    """A typst template of templates/exports/ over data fit for JSON, as PDF; `name` tells the file from others of the template.

    Raises Unprintable.
    """
    text = json.dumps(data, ensure_ascii=False)
    folder = cache_folder / "sheets" / template / name if cache_folder else None
    return get_or_build(folder, _inputs_digest(text), lambda: {"pdf": compile_pdf(template, name, text)})["pdf"]


def compile_pdf(template: str, name: str, data: str) -> bytes:
    """Compiles a typst template over JSON."""
    try:
        pdf = _compiler().compile(SHEETS / f"{template}.typ", format="pdf", sys_inputs={"data": data}, pdf_standards="ua-1")
    except typst.TypstError as error:
        character = NO_FONT.search(str(error))
        if character:
            raise Unprintable(character[1]) from None
        error.add_note(f"in the {template} of {name}")
        raise
    return cast(bytes, pdf)


def _inputs_digest(data: str) -> str:
    """A digest of all that a file follows from: the data, the templates, the fonts and the typesetter."""
    return digest([fonts_digest(), version("typst"), data, *(file.read_bytes() for file in sorted(SHEETS.glob("*.typ")))])


@cache
def fonts_digest() -> str:
    """A digest of our own fonts."""
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
