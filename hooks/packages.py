"""Serves third-party files out of the locked npm packages of hooks/packages, with their licences."""

import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

PACKAGES = Path(__file__).parent / "packages"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds each file that hooks/packages/package.json publishes."""
    published = json.loads((PACKAGES / "package.json").read_text(encoding="utf-8"))["publish"]
    for path, origin in published.items():
        found = PACKAGES / "node_modules" / origin
        if not found.is_file():
            raise PluginError(f"hooks/packages/node_modules/{origin} is missing; run: make setup")
        files.append(File.generated(config, path, abs_src_path=str(found)))
    return files
