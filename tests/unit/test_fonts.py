"""The letters that pages are set in: which file of a font has which, and what it weighs."""

from __future__ import annotations

import io
import re
from itertools import combinations
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from skillsdivide.publish.fonts import ENGLISH, FRENCH, SETS, ranges
from skillsdivide.publish.packages import package_files

FACES = ("source-sans-400", "source-sans-600", "spectral-600")


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of fonts, by their path below assets/fonts."""
    made = package_files(tmp_path_factory.mktemp("fonts"), ["ar"])
    return {path.removeprefix("assets/fonts/"): content for path, content in made if path.endswith(".woff2")}


@pytest.mark.parametrize("face", FACES)
def test_a_face_is_light_and_whole(fonts: dict[str, bytes], face: str) -> None:
    """What English needs comes first, the letters of other languages in files of their own; all together weigh less than 25 KB."""
    files = {folder: fonts[f"{folder}{face}.woff2"] for folder in SETS}
    assert len(files[""]) < 5_000
    assert sum(map(len, files.values())) < 25_000
    letters = {folder: {chr(code) for code in TTFont(io.BytesIO(content)).getBestCmap()} for folder, content in files.items()}
    assert letters[""] >= set(ENGLISH) - set("\u202f↑↓")
    assert letters["french/"] >= set(FRENCH)
    assert letters["more/"] >= set("şğıłńčřžőűāțșñßøå")


def test_every_font_travels_packed(fonts: dict[str, bytes]) -> None:
    """Whatever its package has it in."""
    assert {name for name, content in fonts.items() if content[:4] != b"wOF2"} == set()


def test_no_letter_asks_for_two_files() -> None:
    """A page with nothing but English on it fetches no second file of a font."""
    assert not any(set(one) & set(other) for one, other in combinations(SETS.values(), 2))
    for folder, text in ranges().items():
        bounds = [[int(code, 16) for code in each.removeprefix("U+").split("-")] for each in text.split(",")]
        assert {chr(code) for each in bounds for code in range(each[0], each[-1] + 1)} == set(SETS[folder])


def test_the_theme_names_each_face() -> None:
    """With the weight that it is drawn in."""
    theme = Path(__file__).parents[2] / "hooks/theme"
    assert all(f'"{face}"' in (theme / "main.html").read_text(encoding="utf-8") for face in FACES)
    assert "--sd-serif: Spectral," in re.sub(r"\s+", " ", (theme / "styles/base.css").read_text(encoding="utf-8"))
