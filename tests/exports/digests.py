"""Prints the digest of every batch of the real bank in one format, for a test to run in processes of their own."""

import hashlib
import json
import sys
from pathlib import Path

from skillsdivide.exporting.batches import Site, batches
from skillsdivide.exporting.formats import formats
from skillsdivide.exporting.writing import WRITERS
from skillsdivide.site import prepare

ROOT = Path(__file__).parent.parent.parent
SITE = Site("Skills Divide", "https://example.org/skills-divide/")

if __name__ == "__main__":
    renderer = prepare(ROOT, ROOT / "docs")
    format_ = formats()[sys.argv[1]]
    found = {each.id: hashlib.sha256(WRITERS[format_.id](each, format_, renderer, SITE)).hexdigest() for each in batches(renderer.catalog, SITE)}
    print(json.dumps(found))
