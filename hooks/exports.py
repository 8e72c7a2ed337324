"""Publishes the item bank as files that teaching platforms read."""

import os
import shutil
import subprocess
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from skillsdivide.diagnostics import Problem, ValidationFailed
from skillsdivide.export.context import ExportContext, Site
from skillsdivide.export.export_all import export_files
from skillsdivide.export.pdf import Unprintable
from skillsdivide.load.source_files import locate


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds each batch in each format."""
    if "player" not in config.extra or "skillsdivide" not in config.extra:
        raise PluginError("mkdocs.yml: hooks/exports.py has nothing to export; list hooks/dataset.py and hooks/scripts.py above it under hooks")
    folder = Path(config.config_file_path).parent
    site = Site(config.site_name, config.site_url or "", config.extra["player"], _changed(folder))
    catalog = config.extra["skillsdivide"].catalog
    context = ExportContext(site, catalog.sources, catalog.images, folder / ".build" / "exports")
    try:
        for path, content in export_files(catalog, context):
            files.append(File.generated(config, path, content=content))
            config.extra["progress"].update()
    except Unprintable as error:
        problem = Problem(*locate(error.character, folder, Path(config.docs_dir)), str(error), "write it in other signs")
        raise PluginError(str(ValidationFailed([problem]))) from None
    except FileNotFoundError as error:
        raise PluginError(str(error)) from None
    return files


def _changed(folder: Path) -> int:
    """When the project was last changed, as SOURCE_DATE_EPOCH or git has it, in seconds since 1970; 0 where neither knows."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    git = shutil.which("git")
    if told is None and git:
        told = subprocess.run([git, "log", "-1", "--format=%ct"], cwd=folder, capture_output=True, text=True, check=False).stdout
    return int(told) if told and told.strip().isdigit() else 0
