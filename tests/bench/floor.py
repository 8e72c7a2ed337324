"""The floor under every build: finished pages written from records through one plain template, by no site generator.

Called with a file of records, one in JSON on each line, and the folder to write to.
"""

import json
import sys
from pathlib import Path

import jinja2

HERE = Path(__file__).parent


def main(records: Path, folder: Path) -> None:
    """Writes each record's file."""
    template = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE), autoescape=False).get_template("floor.html.j2")
    with records.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            record = json.loads(line)
            file = folder / record["path"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(template.render(record), encoding="utf-8", newline="")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
