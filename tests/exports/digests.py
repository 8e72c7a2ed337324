"""Prints the digest of every batch of the real bank in one format, for a test to run in processes of their own."""

import hashlib
import json
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from conftest import SAMPLE  # noqa: E402
from export_items import write_file  # noqa: E402

from skillsdivide.export.batch import BANK, batches  # noqa: E402
from skillsdivide.export.context import ExportContext, Site  # noqa: E402
from skillsdivide.pipeline import prepare  # noqa: E402
from skillsdivide.publish.assets import bundle  # noqa: E402
from skillsdivide.schema.export_formats import formats  # noqa: E402

SITE = Site("Skills Divide", "https://example.org/skills-divide/", bundle().player)

if __name__ == "__main__":
    catalog = prepare(SAMPLE, SAMPLE / "docs").catalog
    format_ = formats()[sys.argv[1]]
    written = [each for each in batches(catalog.sections.values(), SITE.name) if each.id != BANK or format_.whole_bank]
    context = ExportContext(SITE, catalog.sources, catalog.images)
    print(json.dumps({each.id: hashlib.sha256(write_file(format_.id, each, context)).hexdigest() for each in written}))
