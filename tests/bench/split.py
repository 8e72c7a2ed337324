"""Builds the project of the folder it is started in as `mkdocs build` does, and prints where the processor's time went, as JSON.

Each event of each hook is timed under the hook's name, Material's search under its own, and the steps of
loading apart from one another; what is left is MkDocs and Material.
"""

import functools
import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import process_time
from types import ModuleType

from mkdocs.commands.build import build
from mkdocs.config import load_config

REST = "MkDocs and Material"


def now() -> float:
    """Seconds of processor time of this process and of its children that have ended."""
    children = getrusage(RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


class Split:
    """Seconds by name; what runs inside something else counts for itself alone."""

    def __init__(self):
        self.spent: Counter[str] = Counter()
        self.running = [REST]
        self.since = 0.0

    def turn(self) -> None:
        """Counts the time since the last turn for what is running."""
        self.spent[self.running[-1]] += now() - self.since
        self.since = now()

    def timed(self, name: str, function: Callable) -> Callable:
        """The same function, its time counted under a name."""

        @functools.wraps(function)
        def run(*arguments: object, **named: object) -> object:
            self.turn()
            self.running.append(name)
            try:
                return function(*arguments, **named)
            finally:
                self.turn()
                self.running.pop()

        return run

    def steps(self, core: ModuleType) -> None:
        """Times the steps of loading, which the dataset hook runs in one."""
        for name, owner, function in (
            ("load", core, "load"),
            ("check", core.checks, "check"),
            ("check", core, "lint"),
            ("check", core.markers, "check"),
            ("generate", core.generators, "generate"),
        ):
            setattr(owner, function, self.timed(name, getattr(owner, function)))


def origin(method: Callable) -> str:
    """The hook that an event's method is from, or the package of a plugin."""
    return "search" if "search" in method.__module__ else Path(method.__module__).stem


def main(settings: str, site: str) -> None:
    """Builds and prints."""
    split = Split()
    config = load_config(settings, site_dir=site, strict=True)
    events = config.plugins.events
    for event, methods in events.items():
        events[event] = [split.timed(origin(method), method) for method in methods]
    split.steps(sys.modules["skillsdivide.pipeline"])
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    split.turn()
    print(json.dumps(split.spent))


if __name__ == "__main__":
    main(*sys.argv[1:])
