"""Parts a long list of sources by what they are cited for, so that each part is a page and none grows with all of them."""

from collections import Counter
from collections.abc import Iterable, Mapping

from skillsdivide.schema.evidence import Source
from skillsdivide.schema.fields import Record, Reference
from skillsdivide.schema.walk import marked

LISTED = 50
"""How many sources one list holds; more are parted."""

OTHERS = "others"
"""The part of the sources that no record cites."""


def source_url(key: str, part: str = "") -> str:
    """The address at which a source is told, below the site's root; without its part that of its line in the whole list, which leads on."""
    return f"learn/sources/{f'{part}/' if part else ''}#source-{key}"


def source_parts(sources: Mapping[str, Source], citing: Mapping[str, Iterable[Record]]) -> Mapping[str, list[Source]]:
    """The sources of each part, every one with those records that cite it most; none where one list holds them all.

    `citing`: the records of each part; of two parts that cite a source equally often the first has it.
    """
    if len(sources) <= LISTED:
        return {}
    cited: dict[str, Counter[str]] = {key: Counter() for key in sources}
    for part, records in citing.items():
        for record in records:
            for _, target, key in marked(record, Reference):
                if target.collection == "sources":
                    cited[key][part] += 1
    parts: dict[str, list[Source]] = {part: [] for part in (*citing, OTHERS)}
    for key, source in sources.items():
        parts[max(cited[key], key=cited[key].__getitem__, default=OTHERS)].append(source)
    return {part: inside for part, inside in parts.items() if inside}
