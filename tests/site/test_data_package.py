"""The open data as other software reads it: a valid Data Package, and what the data page tells search engines."""

from __future__ import annotations

import csv
import json
import re
import subprocess
from pathlib import Path

from conftest import ROOT

VALIDATE = "import sys, frictionless; report = frictionless.validate(sys.argv[1]); print(report.to_json()); sys.exit(not report.valid)"


def test_the_data_package_is_valid_with_every_table_and_file(site: Path) -> None:
    """By the software of those who made the format: the description, each file, each cell of the table."""
    command = [ROOT / ".venv/readers/bin/python", "-c", VALIDATE, "datapackage.json"]
    done = subprocess.run(command, cwd=site / "data", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[:2000] + done.stderr[-2000:]
    package = json.loads((site / "data/datapackage.json").read_text(encoding="utf-8"))
    assert json.loads(done.stdout)["stats"]["tasks"] == len(package["resources"])
    for resource in package["resources"]:
        assert (site / "data" / resource["path"]).is_file()
        assert "jsonSchema" not in resource or (site / "data" / resource["jsonSchema"]).is_file()


def test_the_description_says_what_each_column_holds(site: Path) -> None:
    """Types, bounds and words for every column of the table, in its order; what was not measured is an empty cell."""
    package = json.loads((site / "data/datapackage.json").read_text(encoding="utf-8"))
    (table,) = [resource for resource in package["resources"] if resource["profile"] == "tabular-data-resource"]
    with (site / "data/directory.csv").open(encoding="utf-8") as file:
        assert next(csv.reader(file)) == [field["name"] for field in table["schema"]["fields"]]
    fields = {field["name"]: field for field in table["schema"]["fields"]}
    assert all(field["description"] for field in fields.values())
    assert fields["observed_use"]["constraints"] == {"minimum": 0, "maximum": 1}
    assert (fields["tasks"]["type"], fields["tasks"]["constraints"]["required"]) == ("integer", True)
    assert (table["schema"]["missingValues"], table["schema"]["primaryKey"]) == ([""], ["soc"])


def test_the_data_page_tells_of_the_dataset(site: Path) -> None:
    """As schema.org has it: what search engines for data ask for, and addresses that lead to files."""
    html = (site / "data/index.html").read_text(encoding="utf-8")
    found = [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)]
    (dataset,) = [each for each in found if each["@type"] == "Dataset"]
    assert {"name", "description", "license", "version", "creator", "citation", "variableMeasured", "isBasedOn", "distribution"} <= set(dataset)
    root = dataset["url"].removesuffix("data/")
    for each in dataset["distribution"]:
        assert (site / each["contentUrl"].removeprefix(root)).is_file(), each
    assert len(dataset["variableMeasured"]) == 4
    other = (site / "index.html").read_text(encoding="utf-8")
    assert '"Dataset"' not in other
