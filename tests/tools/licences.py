"""Lists the packages that the project is built on, with their licences; run as a script it writes tests/reports/licences.md."""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
REPORT = ROOT / "tests/reports/licences.md"

COMPATIBLE = {"MIT", "MIT-0", "BSD", "Apache-2.0", "ISC", "OFL-1.1", "MPL-2.0", "PSF-2.0", "Unlicense", "CC0-1.0", "0BSD", "LGPL", "Unicode-3.0"}
"""Families of licences that go with a site under MIT and CC BY 4.0: those of others' code stay with it, in files of its own."""

FAMILIES = (
    (r"apache", "Apache-2.0"),
    (r"ofl|open font", "OFL-1.1"),
    (r"\bmpl|mozilla", "MPL-2.0"),
    (r"\bisc\b", "ISC"),
    (r"python software foundation|psf", "PSF-2.0"),
    (r"unlicense", "Unlicense"),
    (r"lgpl", "LGPL"),
    (r"unicode", "Unicode-3.0"),
    (r"bsd", "BSD"),
    (r"\bmit\b|permission is hereby granted, free of charge", "MIT"),
)
"""How packages write their licences, and the family's name."""


def family(stated: str) -> str:
    """Names the family of a licence as a package words it; returns the words themselves where no family is known."""
    return next((name for pattern, name in FAMILIES if re.search(pattern, stated, re.IGNORECASE)), stated or "none stated")


def python() -> dict[str, tuple[str, str]]:
    """Returns (version, licence) of each Python package that builds the site."""
    names = re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements/site.txt").read_text(encoding="utf-8"), re.MULTILINE)
    return {name: (metadata.version(name), family(_stated(metadata.metadata(name)))) for name in sorted(set(names)) if _installed(name)}


def _installed(name: str) -> bool:
    try:
        return bool(metadata.version(name))
    except metadata.PackageNotFoundError:
        return False  # for another system, such as colorama


def _stated(package: metadata.PackageMetadata) -> str:
    classifiers = [each.rpartition(" :: ")[2] for each in package.get_all("Classifier") or () if each.startswith("License :: OSI")]
    return package.get("License-Expression") or " ".join(classifiers) or package.get("License") or ""


def node() -> dict[str, tuple[str, str]]:
    """Returns (version, licence) of each npm package that the site ships or is bundled by."""
    lock = json.loads((ROOT / "hooks/packages/package-lock.json").read_text(encoding="utf-8"))["packages"]
    direct = lock[""]["dependencies"]
    return {name: (lock[f"node_modules/{name}"]["version"], family(lock[f"node_modules/{name}"].get("license", ""))) for name in sorted(direct)}


def table(rows: dict[str, tuple[str, str]]) -> str:
    """Formats the rows as a Markdown table."""
    return "\n".join(
        ["| package | version | licence |", "|---|---|---|", *(f"| {name} | {version} | {licence} |" for name, (version, licence) in rows.items())]
    )


def report(text: str) -> str:
    """Returns the report's text with both tables brought up to date."""
    for name, rows in (("npm", node()), ("python", python())):
        text = re.sub(
            rf"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)", lambda match, rows=rows: f"{match[1]}\n{table(rows)}\n\n{match[2]}", text, flags=re.DOTALL
        )
    return text


if __name__ == "__main__":
    REPORT.write_text(report(REPORT.read_text(encoding="utf-8")), encoding="utf-8")
