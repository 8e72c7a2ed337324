"""Checks the built site's links: those inside always, those to the outside where there is a network; docs/links.md lists the latter."""

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
from site_html import faults, pages

ROOT = Path(__file__).parent.parent.parent
LIST = ROOT / "docs/links.md"
ROW = re.compile(r"^\| <(\S+)> \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)
SECONDS = 20


def outside(site: Path, address: str) -> list[str]:
    """Every address of another host that a page links to, but those of the project's own repository."""
    own = {urlsplit(address).netloc, *_repository(site)}
    found = {reference.address for document in pages(site).values() for reference in document.references if reference.tag == "a"}
    return sorted(each for each in found if each.startswith("http") and urlsplit(each).netloc not in own)


def _repository(site: Path) -> set[str]:
    found = re.search(r'<a href="(https?://[^"]+)"[^>]*class="md-source"', (site / "index.html").read_text(encoding="utf-8"))
    return {urlsplit(found[1]).netloc} if found else set()


def answer(address: str) -> str | None:
    """What an address answers, such as "200"; None where it cannot be reached at all."""
    request = urllib.request.Request(address, headers={"User-Agent": "link check"})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as found:
            return str(found.status)
    except urllib.error.HTTPError as refused:
        return str(refused.code)
    except OSError:
        return None


def listed(addresses: list[str], answers: dict[str, str | None], before: dict[str, tuple[str, str]], today: str) -> str:
    """The table: what was reached today with today's date, everything else as it stood."""
    rows = [(each, today, answers[each]) if answers.get(each) else (each, *before.get(each, ("not yet", ""))) for each in addresses]
    return "\n".join(["| address | checked | answer |", "|---|---|---|", *(f"| <{address}> | {day} | {said} |" for address, day, said in rows)])


def main(site: Path) -> int:
    """The exit status: 1 where a link inside leads nowhere or one outside is gone."""
    found = re.search(r'<link rel="canonical" href="([^"]+)"', (site / "index.html").read_text(encoding="utf-8"))
    address = found[1]
    inside = faults(site, address)
    print(*inside, sep="\n")
    addresses = outside(site, address)
    text = LIST.read_text(encoding="utf-8")
    before = {url: (day, said) for url, day, said in ROW.findall(text)}
    with ThreadPoolExecutor(8) as pool:
        answers = dict(zip(addresses, pool.map(answer, addresses), strict=True))
    table = listed(addresses, answers, before, datetime.now(UTC).date().isoformat())
    LIST.write_text(
        re.sub(r"(<!-- begin links -->\n).*?(<!-- end links -->)", lambda match: f"{match[1]}\n{table}\n\n{match[2]}", text, flags=re.DOTALL), encoding="utf-8"
    )
    reached = {each: said for each, said in answers.items() if said}
    gone = {each: said for each, said in reached.items() if said in {"404", "410"}}
    print(*(f"{said}: {each}" for each, said in gone.items()), sep="\n")
    print(f"inside: {len(inside)} faults; outside: {len(addresses)} links, {len(reached)} reached, {len(gone)} gone")
    return 1 if inside or gone else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
