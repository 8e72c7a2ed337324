"""Checks the built site's links: those inside always, those to the outside where there is a network; tests/reports/links.md lists the latter."""

from __future__ import annotations

import re
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parent.parent))
from site_html import Document, faults, pages

ROOT = Path(__file__).parent.parent.parent
REPORT = ROOT / "tests/reports/links.md"
ROW = re.compile(r"^\| <(\S+)> \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)
TIMEOUT = 20
"""Seconds that one address has to answer."""

INTRODUCTION = """\
# Links to the outside

`make links` checks the links inside the site always, and these where there is a network. It writes this file. *Not yet* says that no check from this list has reached the address; the day on which a source was read for its facts stands with the claim.
"""


BY_CODE = "https://www.onetonline.org/link/summary/"
"""Pages of O*NET, one for each occupation, whose addresses are made of codes: they are not asked for one by one."""


def outside(site: Path, address: str, documents: dict[str, Document]) -> list[str]:
    """Lists every address of another host that a page links to, except those of the project's own repository."""
    own_hosts = {urlsplit(address).netloc, *_repository_host(site)}
    linked = {
        reference.address
        for document in documents.values()
        for reference in document.references
        if reference.tag == "a" and not reference.address.startswith(BY_CODE)
    }
    return sorted(each for each in linked if each.startswith("http") and urlsplit(each).netloc not in own_hosts)


def _repository_host(site: Path) -> set[str]:
    match = re.search(r'<a href="(https?://[^"]+)"[^>]*class="md-source"', (site / "index.html").read_text(encoding="utf-8"))
    return {urlsplit(match[1]).netloc} if match else set()


def status(address: str) -> str | None:
    """Asks an address and returns the HTTP status, such as "200"; None where it cannot be reached at all."""
    request = urllib.request.Request(address, headers={"User-Agent": "link check"})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
            return str(response.status)
    except urllib.error.HTTPError as error:
        return str(error.code)
    except OSError:
        return None


def report(addresses: list[str], statuses: dict[str, str | None], earlier: dict[str, tuple[str, str]], today: str) -> str:
    """Returns the report's text: today's date for what was reached today, the earlier row for everything else."""
    rows = [(each, today, statuses[each]) if statuses.get(each) else (each, *earlier.get(each, ("not yet", ""))) for each in addresses]
    table = [f"| <{address}> | {day} | {answer} |" for address, day, answer in rows]
    return "\n".join([INTRODUCTION, "| address | checked | answer |", "|---|---|---|", *table, ""])


def main(site: Path) -> int:
    """Checks the site in a folder and writes the report; returns 1 where a link inside leads nowhere or one outside is gone."""
    canonical = re.search(r'<link rel="canonical" href="([^"]+)"', (site / "index.html").read_text(encoding="utf-8"))
    if canonical is None:
        print("mkdocs.yml:1:1: the site has no address; write site_url, such as https://example.org/skills/")
        return 1
    documents = pages(site)
    dead = faults(site, canonical[1], documents)
    addresses = outside(site, canonical[1], documents)
    earlier = {url: (day, answer) for url, day, answer in ROW.findall(REPORT.read_text(encoding="utf-8") if REPORT.is_file() else "")}
    with ThreadPoolExecutor(8) as pool:
        statuses = dict(zip(addresses, pool.map(status, addresses), strict=True))
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(report(addresses, statuses, earlier, datetime.now(UTC).date().isoformat()), encoding="utf-8")
    reached = {each: answer for each, answer in statuses.items() if answer}
    gone = {each: answer for each, answer in reached.items() if answer in {"404", "410"}}
    for line in [*dead, *(f"{answer}: {each}" for each, answer in gone.items())]:
        print(line)
    print(f"inside: {len(dead)} faults; outside: {len(addresses)} links, {len(reached)} reached, {len(gone)} gone")
    return 1 if dead or gone else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
