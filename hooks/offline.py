"""Lists what the finished site consists of, so that browsers can keep it for reading without a network."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from skillsdivide.publish.precache_manifest import seal


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Runs when every other file is written; pages that are served keep nothing.

    `extra: {offline: false}` switches it off, in browsers that have it already too.
    """
    if not config.extra["serving"]:
        seal(Path(config.site_dir), offline=config.extra.get("offline", True))
