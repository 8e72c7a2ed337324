"""Under `serve`, leaves what is dear to make until somebody asks for it, so that an edit is soon on the screen."""

import gc
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from skillsdivide.dev_server import WhenAsked

_commands: set[str] = set()
"""What the process was started for; the same for all its builds."""

_asked = WhenAsked()
"""What waits to be made; the server, which outlives a build, asks it."""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: FBT001
    """Notes the command. A single build leaves too little behind in circles to have them looked for."""
    _commands.add(command)
    if command == "build":
        gc.disable()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tells the other hooks whether the site is served, and where to leave what can wait."""
    config.extra["serving"] = "serve" in _commands
    config.extra["asked"] = _asked if config.extra["serving"] else None
    _asked.begin()
    return config


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Has each request pass by what waits. A server lives long, so what lies in circles is looked for."""
    gc.enable()
    server.set_app(_asked.serving(server.get_app(), Path(config.site_dir), urlsplit(config.site_url or "/").path))
    return server
