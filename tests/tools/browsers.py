"""Lists the browser features that the site's scripts and styles use, with the oldest browsers that have each.

Run as a script it writes the table of tests/reports/browsers.md, and tells when the About page names other browsers.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import yaml

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
REPORT = ROOT / "tests/reports/browsers.md"
DATA = HERE / "node_modules/@mdn/browser-compat-data"
BROWSERS = {"chrome": "Chrome", "firefox": "Firefox", "safari": "Safari", "safari_ios": "Safari on iOS"}
SOURCES = ("hooks/theme/scripts/**/*.js", "hooks/theme/scripts/**/*.css", "hooks/theme/styles/*.css")


def features() -> dict[str, list[dict[str, str]]]:
    """Reads browsers.yml: the features that scripts need, and those for the look alone."""
    return yaml.safe_load((HERE / "browsers.yml").read_text(encoding="utf-8"))


@cache
def sources() -> str:
    """Joins the text of every script and style of ours."""
    return "\n".join(file.read_text(encoding="utf-8") for pattern in SOURCES for file in sorted(ROOT.glob(pattern)))


def used(feature: dict[str, str]) -> bool:
    """Tells whether our sources use a feature."""
    return bool(re.search(feature["pattern"], sources(), re.MULTILINE))


@cache
def data() -> dict:
    """Reads MDN's browser compatibility data."""
    return json.loads((DATA / "data.json").read_text(encoding="utf-8"))


def since(feature: dict[str, str]) -> dict[str, str]:
    """Returns the first version of each browser that has a feature; raises KeyError where MDN knows no such feature."""
    entry = data()
    for step in feature["data"].split("/"):
        entry = entry[step]
    support = entry["__compat"]["support"]
    return {browser: (support[browser][0] if isinstance(support[browser], list) else support[browser])["version_added"] for browser in BROWSERS}


def oldest(kind: str) -> dict[str, str]:
    """Returns the first version of each browser that has every feature of a list."""
    return {browser: max((since(each)[browser] for each in features()[kind]), key=_number) for browser in BROWSERS}


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def table() -> str:
    """Formats both lists as one Markdown table, headed by the versions that have all of the first list."""
    lines = [f"| | what for | {' | '.join(BROWSERS.values())} |", f"|---|---|{'---|' * len(BROWSERS)}"]
    lines.append(f"| **all that the tools need** | | {' | '.join(f'**{each}**' for each in oldest('scripts').values())} |")
    for kind, note in (("scripts", ""), ("look", ", for the look alone")):
        lines += [f"| {each['name']} | {each['for']}{note} | {' | '.join(since(each).values())} |" for each in features()[kind]]
    version = json.loads((DATA / "package.json").read_text(encoding="utf-8"))["version"]
    return "\n".join([*lines, "", f"From MDN's browser compatibility data {version}, under CC0."])


def main() -> None:
    """Replaces the table of tests/reports/browsers.md."""
    text = REPORT.read_text(encoding="utf-8")
    REPORT.write_text(
        re.sub(r"(<!-- begin table -->\n).*(<!-- end table -->)", lambda match: f"{match[1]}{table()}\n{match[2]}", text, flags=re.DOTALL), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
