"""Builds the project of the folder it is started in as `mkdocs build` does, and prints where the processor's time went, as JSON.

Each step of the core and of the hook is timed under its name; the rest of the hook's events under `hooks`, what other
plugins do under their own names, and what is left is MkDocs and Material.
"""

import functools
import json
import sys
from collections import Counter
from collections.abc import Callable
from resource import RUSAGE_CHILDREN, getrusage
from time import process_time
from types import ModuleType

from mkdocs.commands.build import build
from mkdocs.config import load_config

REST, HOOKS = "MkDocs and Material", "hooks"
STEPS = {
    "load": ["pipeline.load"],
    "check": ["pipeline.check", "check_anchors"],
    "derive": ["pipeline.derive"],
    "scripts": ["bundle"],
    "render": ["render_generated_page", "render_written_page"],
    "shells": ["ShellPage.in_shell"],
    "policy": ["add_csp_hashes"],
    "search": ["write_search_index"],
    "offline": ["write_precache_manifest"],
}
"""By the name of a step, its functions as hooks/plugin.py knows them; what runs inside another step counts for itself alone."""


def now() -> float:
    """Seconds of processor time of this process and of its children that have ended."""
    children = getrusage(RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


class Split:
    """Seconds by name; what runs inside something else counts for itself alone."""

    def __init__(self):
        self.spent: Counter[str] = Counter(dict.fromkeys((REST, HOOKS, *STEPS), 0.0))
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

    def steps(self, hook: ModuleType) -> None:
        """Times the steps that a hook calls."""
        for name, functions in STEPS.items():
            for function in functions:
                owner, _, attribute = function.rpartition(".")
                place = getattr(hook, owner) if owner else hook
                setattr(place, attribute, self.timed(name, getattr(place, attribute)))


def main(settings: str, site: str) -> None:
    """Builds and prints."""
    split = Split()
    config = load_config(settings, site_dir=site, strict=True)
    (hook,) = config.hooks.values()
    split.steps(hook)
    for event, methods in config.plugins.events.items():
        own = "publish" if event == "files" else HOOKS
        config.plugins.events[event] = [split.timed(own if method.__module__ == hook.__name__ else method.__module__, method) for method in methods]
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    split.turn()
    print(json.dumps(split.spent))


if __name__ == "__main__":
    main(*sys.argv[1:])
