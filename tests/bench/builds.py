"""Builds of ours, of its peers and of the floor under them, in turn in one run: processor time and memory, set beside each other.

Times differ from machine to machine, so what is judged is how they stand to each other in the same round.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import edits
import peers
import psutil
from grow import ROOT, grow
from performance import render_part, replace_part

WORK = ROOT / ".build/bench/builds"
OURS = [ROOT / ".venv/bin/python"]
PEERS = [sys.executable]
MKDOCS = ["-m", "mkdocs"]
SIZES = (10, 100, 1000, 2000)
COMPARED = 1000
"""The size at which the goals set ours beside its peers."""
WITH_EXPORTS = 100
"""Up to this many roles the build with the files for teaching platforms is measured too."""
SERVED = 100
ENVIRONMENT = {
    **os.environ,
    "NO_MKDOCS_2_WARNING": "1",
    "SITE_URL": "https://example.org/skills-divide/",
    "SOURCE_DATE_EPOCH": "1790000000",
    "LANGUAGES": "none",  # the peers build English alone
}
ROLE_PAGE = f"roles/{edits.ROLE}/index.html"
NAMES = {
    "ours": "this site",
    "ours, with exports": "this site, with the files for teaching platforms",
    "stock": "stock: MkDocs and Material",
    "out": "stock, roles out of the navigation",
    "mkdocs-quiz": "stock with mkdocs-quiz",
    "Zensical": "Zensical",
    "Hugo": "Hugo, theme of ten lines",
    "floor": "floor: plain templates",
}
OWN = ("load", "check", "derive", "publish", "render", "shells")
OTHERS = ("MkDocs and Material", "search")
LISTED = 15
"""How many of the largest pages and files are shown."""


@dataclass
class Results:
    """What was measured, kept in a file after each build, so that a run that is cut short has not run in vain."""

    file: Path
    costs: dict[str, dict[str, list[dict[str, float]]]] = field(default_factory=dict)
    """By contestant and number of roles, round by round."""
    splits: dict[str, list[dict[str, float]]] = field(default_factory=dict)
    role_pages: dict[str, dict[str, int]] = field(default_factory=dict)
    sites: dict[str, dict[str, int]] = field(default_factory=dict)
    edits: dict[str, list[float]] = field(default_factory=dict)
    failed: dict[str, dict[str, str]] = field(default_factory=dict)
    """What a peer said that did not build, by its name and the number of roles."""
    load: dict[str, object] = field(default_factory=dict)

    def add(self, name: str, size: str, cost: dict[str, float]) -> None:
        """Notes what one build cost."""
        self.costs.setdefault(name, {}).setdefault(size, []).append(cost)
        print(f"{datetime.now(UTC):%H:%M:%S} {name} {size}: {cost['cpu']:.2f} s, {cost['peak'] / 2**20:.0f} MiB", flush=True)
        self.save()

    def save(self) -> None:
        """Writes what was found so far."""
        self.file.write_text(json.dumps({name: value for name, value in vars(self).items() if name != "file"}), encoding="utf-8")


class Failed(SystemExit):
    """A build ended with a fault; that of a peer does not end the run."""


def measured(command: list[str | Path], folder: Path) -> dict[str, float]:
    """What a command cost."""
    done = subprocess.run([sys.executable, peers.HERE / "measure.py", *command], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"{' '.join(map(str, command))}\n{done.stderr}")
    return json.loads(done.stdout)


def project(folder: Path, size: int) -> Path:
    """The real dataset grown to so many roles; mkdocs.yml leaves the files for teaching platforms out, exports.yml does not."""
    shutil.rmtree(folder, ignore_errors=True)
    grow(folder, size)
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "exports.yml").write_text(settings, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace("extra:\n", "extra:\n  exports: false\n", 1), encoding="utf-8")
    return folder


def ours(folder: Path, settings: str = "mkdocs.yml") -> list[str | Path]:
    """The command for a build of ours, with nothing kept from the last one."""
    for left in (folder / "site", folder / ".build"):
        shutil.rmtree(left, ignore_errors=True)
    return [*OURS, *MKDOCS, "build", "--strict", "--config-file", settings, "--site-dir", folder / "site"]


def rivals(folder: Path) -> dict[str, list[str | Path]]:
    """The commands of the peers, by name, each with the folder it writes."""
    mkdocs = {name: [*PEERS, *MKDOCS, "build", "--quiet", "--config-file", f"{name}.yml"] for name in ("stock", "out", "mkdocs-quiz")}
    tools = Path(sys.executable).parent
    return {
        **mkdocs,
        "Zensical": [tools / "zensical", "build", "--clean", "--config-file", "stock.yml"],
        "Hugo": [tools / "hugo", "build", "--quiet", "--source", "hugo", "--destination", folder / "site"],
        "floor": [*PEERS, peers.HERE / "floor.py", folder / "records.jsonl", folder / "site"],
    }


def race(results: Results, sizes: list[int], compared: int, rounds: int) -> None:
    """Builds every contestant at every size, round by round."""
    for number in range(rounds):
        for size in sizes:
            folder, against = WORK / f"ours-{size}", WORK / f"peers-{size}"
            if number == 0:
                project(folder, size)
            results.add("ours", str(size), measured(ours(folder), folder))
            if number == 0:
                note(results, "ours", size, folder / "site")
                peers.prepare(folder / "site", folder, against)
            if number == 0 and size == sizes[-1]:
                results.load = load(folder, size)
            if size <= compared:
                results.splits.setdefault(str(size), []).append(split(folder))
            if size <= WITH_EXPORTS:
                results.add("ours, with exports", str(size), measured(ours(folder, "exports.yml"), folder))
            shutil.rmtree(folder / "site")
            for name, command in rivals(against).items():
                if size > compared and name != "floor":
                    continue
                try:
                    results.add(name, str(size), measured(command, against))
                except Failed as failed:
                    results.failed.setdefault(name, {})[str(size)] = str(failed).strip().splitlines()[-1]
                    print(f"{name} {size}: {failed}", file=sys.stderr)
                else:
                    if number == 0:
                        note(results, name, size, against / "site")
                shutil.rmtree(against / "site", ignore_errors=True)


def note(results: Results, name: str, size: int, site: Path) -> None:
    """Weighs a site that was built, and its page of one role."""
    results.sites.setdefault(name, {})[str(size)] = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
    results.role_pages.setdefault(name, {})[str(size)] = (site / ROLE_PAGE).stat().st_size
    results.save()


def split(folder: Path) -> dict[str, float]:
    """Where the time of our own build went, in a build like it."""
    ours(folder)
    command = [*OURS, peers.HERE / "split.py", "mkdocs.yml", folder / "site"]
    return json.loads(subprocess.run(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, check=True).stdout)


def load(folder: Path, size: int) -> dict[str, object]:
    """What the largest site has: its check, its largest pages as they travel, and its largest other files."""
    check = ["env", f"PYTHONPATH={ROOT}/hooks", *OURS, "-m", "skillsdivide", "check"]
    files = [file for file in (folder / "site").rglob("*") if file.is_file()]
    pages = [file for file in files if file.suffix == ".html"]
    return {
        "roles": size,
        "said": subprocess.run(check, cwd=folder, capture_output=True, text=True, check=True).stdout.strip(),
        "check": measured(check, folder),
        "pages": len(pages),
        "files": len(files),
        "largest": largest(pages, folder / "site"),
        "others": largest([file for file in files if file.suffix != ".html"], folder / "site"),
    }


def largest(files: list[Path], site: Path) -> list[dict[str, object]]:
    """The files that weigh most under gzip, of the largest as they stand."""
    candidates = sorted(files, key=lambda file: file.stat().st_size, reverse=True)[: 4 * LISTED]
    weighed = [
        {"path": file.relative_to(site).as_posix(), "bytes": file.stat().st_size, "gzipped": len(gzip.compress(file.read_bytes(), 9))} for file in candidates
    ]
    return sorted(weighed, key=lambda each: each["gzipped"], reverse=True)[:LISTED]


def real(results: Results, rounds: int) -> None:
    """`make build` of the project as it stands, once installed, beside stock with the same pages."""
    make = ["make", "--silent", "--old-file=.venv/site.stamp", "build"]
    for number in range(rounds):
        for kept in ("exports", "fonts", "history"):
            shutil.rmtree(ROOT / ".build" / kept, ignore_errors=True)
        results.add("make build, the first", "real", measured(make, ROOT))
        results.add("make build, again", "real", measured(make, ROOT))
        folder = WORK / "peers-real"
        if number == 0:
            peers.prepare(ROOT / "site", ROOT, folder)
        results.add("stock", "real", measured(rivals(folder)["stock"], folder))
        shutil.rmtree(folder / "site")


def serve(results: Results, size: int, rounds: int) -> None:
    """Edits of a project under `mkdocs serve`."""
    folder = project(WORK / "served", size)
    edits.own_hooks(folder)
    for _ in range(rounds):
        results.add("served, built cold", str(size), measured(ours(folder), folder))
    results.edits = edits.edits(folder, [*map(str, OURS), *MKDOCS], ENVIRONMENT, rounds)
    results.save()


@dataclass(frozen=True)
class Goal:
    """A figure that was set, and what was measured."""

    what: str
    goal: float
    value: float

    @property
    def met(self) -> bool:
        return self.value <= self.goal


def ratio(own: list[float], other: list[float]) -> float:
    """The median of how two stand to each other, round by round."""
    return statistics.median(one / two for one, two in zip(own, other, strict=False))


def goals(results: Results, sizes: list[int], compared: int, served: int) -> Iterator[Goal]:
    """Each figure of the table, judged."""
    last, size = sizes[-1], str(compared)

    def cpu(name: str, size: int | str) -> list[float]:
        return [each["cpu"] for each in results.costs[name][str(size)]]

    def peak(name: str, size: int) -> float:
        return statistics.median(each["peak"] for each in results.costs[name][str(size)])

    at = f"{compared:,} roles"
    for name, goal in (("stock", 0.25), ("out", 0.6), ("mkdocs-quiz", 0.2), ("Hugo", 1.0)):
        yield Goal(f"cold build of {at} beside {NAMES[name]}", goal, ratio(cpu("ours", size), cpu(name, size)))
    for words, hooks in (("to load, check, derive and render", OWN), ("of all our hooks", None)):
        own = [sum(value for name, value in each.items() if (name in hooks if hooks else name not in OTHERS)) for each in results.splits[size]]
        yield Goal(f"our own work {words}, {at}, beside the floor", 5, ratio(own, cpu("floor", size)))
    if last > 100:
        base, hundred, whole = (statistics.median(cpu("ours", each)) for each in (10, 100, last))
        exponent = math.log((whole - base) / (hundred - base)) / math.log((last - 10) / 90)
        yield Goal(f"exponent of the cost of roles added, from 100 to {last:,}", 1.05, exponent)
    yield Goal(f"peak memory at {at} beside stock", 1.3, peak("ours", compared) / peak("stock", compared))
    pages, few = results.role_pages["ours"], sizes[:2][-1]
    yield Goal(f"bytes of a role's page at {last:,} roles beside those at {few:,}", 1.0, pages[str(last)] / pages[str(few)])
    for kind, costs in results.edits.items():
        yield Goal(f"an edit of a {kind} file at {served} roles under `make serve` beside a cold build", 0.4, ratio(costs, cpu("served, built cold", served)))
    for name in ("make build, the first", "make build, again"):
        yield Goal(
            f"`{name.partition(',')[0]}`{name.partition('build')[2]}, beside stock with the same pages", 1.3, ratio(cpu(name, "real"), cpu("stock", "real"))
        )


def machine() -> dict[str, object]:
    """What the figures were measured on, and with."""
    facts = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*: (.*)", facts.read_text(encoding="utf-8")) if facts.is_file() else None
    return {
        "processor": model[1] if model else platform.processor(),
        "cores": psutil.cpu_count(),
        "memory": psutil.virtual_memory().total,
        "system": platform.system(),
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("mkdocs", "mkdocs-material", "mkdocs-quiz", "zensical", "hugo")},
    }


def main() -> None:
    """Measures, prints the tables and, after a run of all sizes, writes them into tests/reports/performance.md."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--roles", type=int, default=SIZES[-1], help="the most roles to build")
    options.add_argument("--runs", type=int, default=3, help="how often each is built")
    asked = options.parse_args()
    sizes = sorted({min(each, asked.roles) for each in SIZES})
    compared, served = min(COMPARED, asked.roles), min(SERVED, asked.roles)
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    results = Results(WORK.with_suffix(".json"))
    real(results, asked.runs)
    serve(results, served, asked.runs)
    race(results, sizes, compared, asked.runs)
    shutil.rmtree(WORK)
    known = {
        "ratio": ratio,
        "results": results,
        "sizes": sizes,
        "compared": compared,
        "runs": asked.runs,
        "roles": asked.roles,
    }
    judged = list(goals(results, sizes, compared, served))
    for part, more in (("builds", {"goals": judged, "names": NAMES, "own": OWN, "others": OTHERS, "machine": machine()}), ("load", {})):
        text = render_part(part, **known, **more)
        print(f"\n{text}")
        if sizes == list(SIZES):
            replace_part(part, text)


if __name__ == "__main__":
    main()
