"""The parts of docs/performance.md that the benches write: a template each, between two comments."""

from __future__ import annotations

import re
import statistics
from datetime import UTC, datetime
from pathlib import Path

import jinja2

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs/performance.md"
TEMPLATES = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE), trim_blocks=True, lstrip_blocks=True, autoescape=False)
TEMPLATES.filters["median"] = lambda values: statistics.median(list(values))


def told(part: str, **parameters: object) -> str:
    """What a part's template says of what was measured today."""
    return TEMPLATES.get_template(f"{part}.md.j2").render(date=datetime.now(UTC).date(), **parameters)


def put(part: str, text: str) -> None:
    """Sets a part of the page anew."""
    page = PAGE.read_text(encoding="utf-8")
    marked = re.compile(rf"(<!-- begin {part} -->\n).*(<!-- end {part} -->)", re.DOTALL)
    PAGE.write_text(marked.sub(lambda match: f"{match[1]}{text}\n{match[2]}", page), encoding="utf-8")
