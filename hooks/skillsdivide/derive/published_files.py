"""Which files of the open data there are, and how old what they say is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from skillsdivide.load.catalog import Catalog
from skillsdivide.schema.data_files import FILES, FOLDERS, TABLES


@dataclass(frozen=True)
class PublishedFile:
    """One row of the table."""

    name: str
    count: int
    """How many records it holds."""
    paths: tuple[str, ...]
    """Below the site's root: as written in YAML or CSV, where that is one file, and in JSON."""
    schema: str


def published_files(catalog: Catalog) -> Iterator[PublishedFile]:
    """The files of many records one by one; those that stand in a folder, such as roles, and all quizzes, as one."""
    for name, kind in FILES.items():
        count = sum(len(catalog.collection(each)) for each in kind.model_fields)
        if count or any(each.is_required() for each in kind.model_fields.values()):
            yield PublishedFile(name, count, (f"data/{name}.yml", f"data/{name}.json"), f"data/schema/{name}.json")
    for name in TABLES:
        if records := len(catalog.collection(name)):
            yield PublishedFile(name, records, (f"data/{name}.csv", f"data/{name}.json"), f"data/schema/{name}.json")
    for name in FOLDERS:
        yield PublishedFile(name, len(catalog.collection(name)), (f"data/{name}.json",), f"data/schema/{name.removesuffix('s')}.json")
    yield PublishedFile("quizzes", sum(len(section.items) for section in catalog.sections.values()), ("data/quizzes.json",), "data/schema/quiz.json")


def last_check(catalog: Catalog) -> date:
    """The last day on which a record was checked: the version of the dataset."""
    days = [day for _, _, record in catalog.records() if isinstance(day := getattr(record, "checked", None), date)]
    return max(days, default=date.min)
