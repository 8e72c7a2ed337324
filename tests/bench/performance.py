"""Writes the parts of tests/reports/performance.md that the benches measure: a template each, between two comments."""

from __future__ import annotations

import re
import statistics
from datetime import UTC, datetime
from pathlib import Path

import jinja2

HERE = Path(__file__).parent
REPORT = HERE.parents[1] / "tests/reports/performance.md"
TEMPLATES = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE), trim_blocks=True, lstrip_blocks=True, autoescape=False)
TEMPLATES.filters["median"] = lambda values: statistics.median(list(values))


def render_part(part: str, **parameters: object) -> str:
    """Renders a part's template with what was measured today."""
    return TEMPLATES.get_template(f"{part}.md.j2").render(date=datetime.now(UTC).date(), **parameters)


def replace_part(part: str, text: str) -> None:
    """Replaces one part of the report, between its two comments, by a new text."""
    report = REPORT.read_text(encoding="utf-8")
    marked = re.compile(rf"(<!-- begin {part} -->\n).*(<!-- end {part} -->)", re.DOTALL)
    REPORT.write_text(marked.sub(lambda match: f"{match[1]}{text}\n{match[2]}", report), encoding="utf-8")
