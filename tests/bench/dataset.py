"""A build of this very dataset, with a page for each occupation, beside builds of the same pages by MkDocs and Material alone.

.venv/bench/bin/python tests/bench/dataset.py --runs 3
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import peers
import yaml
from builds import MKDOCS, PEERS, WORK, Results, machine, measured, ours, project, ratio
from grow import SITE
from performance import render_part, replace_part

GOAL = 0.25
"""At most so much of stock's processor time."""
STOCK = {"stock": "every page in the navigation", "out": "roles and occupations out of the navigation"}


def main() -> None:
    """Builds each in turn, round by round, and writes what it cost into tests/reports/performance.md."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=3, help="how often each is built")
    asked = options.parse_args()
    folder, against = WORK / "dataset", WORK / "dataset-peers"
    WORK.mkdir(parents=True, exist_ok=True)
    project(folder, len(list((SITE / "docs/data/roles").glob("*.yml"))))
    results = Results(WORK.with_name("dataset.json"))
    pages = 0
    for number in range(asked.runs):
        results.add("ours", "dataset", measured(ours(folder), folder))
        if number == 0:
            pages = len(peers.addresses(folder / "site"))
            results.sites["ours"] = {"dataset": weight(folder)}
            peers.prepare(folder / "site", folder, against)
            everything = yaml.safe_load((against / "stock.yml").read_text(encoding="utf-8"))
            (against / "stock.yml").write_text(
                yaml.safe_dump({name: each for name, each in everything.items() if name not in ("nav", "not_in_nav")}), encoding="utf-8"
            )
        for name in STOCK:
            results.add(name, "dataset", measured([*PEERS, *MKDOCS, "build", "--quiet", "--config-file", f"{name}.yml"], against))
            results.sites[name] = {"dataset": weight(against)}
            shutil.rmtree(against / "site")
    costs = {name: [each["cpu"] for each in sizes["dataset"]] for name, sizes in results.costs.items()}
    peaks = {name: [each["peak"] for each in sizes["dataset"]] for name, sizes in results.costs.items()}
    text = render_part(
        "dataset", runs=asked.runs, pages=pages, costs=costs, peaks=peaks, sites=results.sites, stock=STOCK, ratio=ratio, goal=GOAL, machine=machine()
    )
    print(f"\n{text}")
    replace_part("dataset", text)
    shutil.rmtree(folder)
    shutil.rmtree(against)


def weight(folder: Path) -> int:
    """The bytes of the site that was built in a folder."""
    return sum(file.stat().st_size for file in (folder / "site").rglob("*") if file.is_file())


if __name__ == "__main__":
    main()
