"""Runs a command and prints what it cost, as JSON: seconds of processor time of it and all its children, and the bytes of the largest of them.

A process of its own and small, because on Linux a child's peak begins with that of the process that started it.
"""

import json
import os
import subprocess
import sys

KILO = 1 if sys.platform == "darwin" else 1024
"""What ru_maxrss counts in."""


def main(command: list[str]) -> int:
    """The command's exit status; what it prints goes to where errors go."""
    process = subprocess.Popen(command, stdout=sys.stderr)
    _, status, used = os.wait4(process.pid, 0)
    print(json.dumps({"cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss * KILO}))
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
