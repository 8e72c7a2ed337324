"""Serves third-party files out of the locked npm packages of hooks/packages, with their licences; of fonts, the letters that pages use."""

import io
import json
from functools import cache
from pathlib import Path

from fontTools import subset
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

PACKAGES = Path(__file__).parent / "packages"

LETTERS = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0·×÷àâäæçèéêëîïôöùûüœÀÇÉÈÊÔ–—‘’“”…↑↓−"
"""What fonts keep. Another sign, and any other script, comes from the reader's own fonts."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds each file that hooks/packages/package.json publishes."""
    published = json.loads((PACKAGES / "package.json").read_text(encoding="utf-8"))["publish"]
    for path, origin in published.items():
        found = PACKAGES / "node_modules" / origin
        if not found.is_file():
            raise PluginError(f"hooks/packages/node_modules/{origin} is missing; run: make setup")
        kept = {"content": letters(found)} if found.suffix == ".woff2" else {"abs_src_path": str(found)}
        files.append(File.generated(config, path, **kept))
    return files


@cache
def letters(font: Path) -> bytes:
    """A font with LETTERS alone, kerned, as WOFF2: half of its weight and less."""
    options = subset.Options(flavor="woff2", layout_features=["kern"], hinting=False, name_IDs=[])
    whole = subset.load_font(str(font), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=LETTERS)
    subsetter.subset(whole)
    made = io.BytesIO()
    whole.save(made)
    return made.getvalue()
