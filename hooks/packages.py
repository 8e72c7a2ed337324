"""Serves third-party files out of the locked npm packages of hooks/packages, with their licences; of fonts, the letters that pages use."""

import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from skillsdivide.publish.fonts import lettered

PACKAGES = Path(__file__).parent / "packages"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds each file that hooks/packages/package.json publishes."""
    published = json.loads((PACKAGES / "package.json").read_text(encoding="utf-8"))["publish"]
    cache = Path(config.config_file_path).parent / ".build" / "fonts"
    for path, origin in published.items():
        found = PACKAGES / "node_modules" / origin
        if not found.is_file():
            raise PluginError(f"hooks/packages/node_modules/{origin} is missing; run: make setup")
        kept = {"content": lettered(found, cache)} if found.suffix == ".woff2" else {"abs_src_path": str(found)}
        files.append(File.generated(config, path, **kept))
    return files
