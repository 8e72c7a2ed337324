"""Loads and checks the dataset before anything is built; a fault stops the build with one line for each.

The old site stands until then: MkDocs empties site/ only after this event. Under `serve` the last good
dataset goes on, and every page says what is wrong with the new one, until it is mended.
"""

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from skillsdivide.check import site_config as settings
from skillsdivide.diagnostics import ValidationFailed
from skillsdivide.pipeline import files as made_files
from skillsdivide.pipeline import prepare
from skillsdivide.render.environment import Renderer

_served: list[Renderer] = []
"""Under `serve`, the renderer of the last good dataset; it outlives a build, and nothing else here does."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Leaves the renderer of this build, with its catalog, in config.extra, and under `serve` the faults that it does not have."""
    folder = Path(config.config_file_path).parent
    set_ = _settings(config)
    try:
        cache = folder / ".build" / "templates"
        renderer = prepare(folder, Path(config.docs_dir), set_.course, exported="exports.py" in set_.names, cache=cache)
        settings.check(set_, renderer.catalog.pages)
    except ValidationFailed as faulty:
        if not _served:
            raise PluginError(str(faulty)) from None
        print(faulty, file=sys.stderr)
        config.extra["faults"] = str(faulty)
        renderer = _served[0]
    if config.extra["serving"]:
        _served[:] = [renderer]
    config.extra["skillsdivide"] = renderer
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the files that follow from the dataset and do not stand in docs/ already."""
    for path, content in made_files(config.extra["skillsdivide"]):
        if files.get_file_from_path(path) is None:
            files.append(File.generated(config, path, content=content))
    return files


def _settings(config: MkDocsConfig) -> settings.Settings:
    ours = Path(config.theme.custom_dir or "").resolve() == (Path(__file__).parent / "theme").resolve()
    course = tuple(_pages_in(config.nav))
    return settings.Settings(Path(config.config_file_path), tuple(config.hooks), config.site_url or "", config.use_directory_urls, ours, course)


def _pages_in(nav: object) -> list[str]:
    """The pages that `nav:` names, in its order."""
    if isinstance(nav, str):
        return [nav]
    children = nav.values() if isinstance(nav, dict) else nav or []
    return [page for child in children for page in _pages_in(child)]
