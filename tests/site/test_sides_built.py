"""A fork with one side, and one with four, is built by MkDocs into a whole site."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import BASE, ROOT, build, copied, rarely
from site_html import faults

from skillsdivide.schema.vocabulary import Side

COLOURS, SIGNS = (Side.model_fields[name].annotation.__args__ for name in ("colour", "sign"))


@pytest.mark.parametrize("count", [rarely(1), 4])
def test_a_site_has_as_many_sides_as_its_vocabulary_names(tmp_path: Path, count: int) -> None:
    """Strictly, without a dead link; each side that has roles is told on the page of roles, and its roles on theirs."""
    project = copied(ROOT / "tests/other-profession", tmp_path)
    data = project / "docs/data"
    sides = [
        {
            "id": f"group-{place}",
            "label": f"Group {place}",
            "description": f"Of group {place}.",
            "plural": f"roles of group {place}",
        }
        | {"colour": COLOURS[place], "sign": SIGNS[place]}
        for place in range(count)
    ]
    words = yaml.safe_load((data / "vocabulary.yml").read_text(encoding="utf-8"))
    (data / "vocabulary.yml").write_text(yaml.safe_dump({**words, "sides": sides}), encoding="utf-8")
    roles = sorted((data / "roles").glob("*.yml"))
    for place, file in enumerate(roles):
        record = {**yaml.safe_load(file.read_text(encoding="utf-8")), "side": sides[place % count]["id"]}
        file.write_text(yaml.safe_dump(record), encoding="utf-8")
    for page in (project / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        for old, new in zip(("exposed", "growing"), (sides[0], sides[-1]), strict=True):
            text = text.replace(f"<!-- roles: {old} -->", f"<!-- roles: {new['id']} -->")
        page.write_text(text, encoding="utf-8")
    site = tmp_path / "site"
    done = build(project, site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert faults(site, f"https://example.org{BASE}") == []
    index = (site / "roles/index.html").read_text(encoding="utf-8")
    for place, file in enumerate(roles):
        assert f'title="Of group {place % count}.">Group {place % count}<' in index
        assert f">Group {place % count}<" in (site / f"roles/{file.stem}/index.html").read_text(encoding="utf-8")
