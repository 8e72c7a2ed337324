"""Prints the digest of every batch of the real bank in one format, for a test to run in processes of their own."""

import hashlib
import json
import sys
from pathlib import Path

from skillsdivide.export.batch import BANK, Site, batches
from skillsdivide.export.export_all import WRITERS
from skillsdivide.pipeline import prepare
from skillsdivide.publish.assets import bundle
from skillsdivide.schema.export_formats import formats

ROOT = Path(__file__).parent.parent.parent
SITE = Site("Skills Divide", "https://example.org/skills-divide/", bundle().player)

if __name__ == "__main__":
    renderer = prepare(ROOT, ROOT / "docs")
    format_ = formats()[sys.argv[1]]
    written = [each for each in batches(renderer.catalog, SITE) if each.id != BANK or format_.whole_bank]
    found = {each.id: hashlib.sha256(WRITERS[format_.id](each, format_, renderer, SITE)).hexdigest() for each in written}
    print(json.dumps(found))
