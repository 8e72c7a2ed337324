"""Opens or updates the one issue that lists what nobody has looked at for too long: `make stale-issue`.

Reads the list that `make stale` prints from a file, and speaks to GitHub through its own program, gh. The issue is known
by its label. Where nothing is past its time, an open one is closed.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

LABEL = "past its time"
TITLE = "Checks that are past their time"
SHOWN = 300
"""How many lines the issue has room for."""
BODY = """\
Each record that ages says when somebody last looked at it, and `docs/data/vocabulary.yml` how long that counts. These have
passed it. Until somebody looks again, pages say so beside each, and no plan advises it.

For each line: open what the record names, mend what has changed, and write the day into `checked`.

```
{lines}
```

{summary}
"""


def gh(*arguments: str) -> str:
    """Runs gh and returns what it prints; ends with its words where it refuses."""
    done = subprocess.run(["gh", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"gh {arguments[0]} {arguments[1]} failed: {done.stderr.strip()}")
    return done.stdout


def main(listed: str) -> str:
    """Brings the issue in step with a list; returns what was done."""
    if not shutil.which("gh"):
        sys.exit("GitHub's program gh is not here; install it from https://cli.github.com, or read the list with make stale")
    *lines, summary = listed.splitlines()
    opened = json.loads(gh("issue", "list", "--label", LABEL, "--state", "open", "--json", "number", "--limit", "1"))
    number = str(opened[0]["number"]) if opened else ""
    if not lines:
        if number:
            gh("issue", "close", number, "--comment", summary)
        return f"closed issue {number}" if number else "nothing is past its time"
    shown = [*lines[:SHOWN], *([f"and {len(lines) - SHOWN} more; make stale lists all"] if len(lines) > SHOWN else [])]
    body = BODY.format(lines="\n".join(shown), summary=summary)
    if number:
        gh("issue", "edit", number, "--body", body)
        return f"updated issue {number}"
    gh("label", "create", LABEL, "--force", "--color", "b58900", "--description", "Records that nobody has looked at for too long")
    return f"opened {gh('issue', 'create', '--title', TITLE, '--label', LABEL, '--body', body).strip()}"


if __name__ == "__main__":
    print(main(Path(sys.argv[1]).read_text(encoding="utf-8")))
