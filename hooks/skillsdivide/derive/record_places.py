"""Where a record is written, where a page shows it, and where somebody proposes a correction of it."""

from urllib.parse import urlencode, urlsplit

from skillsdivide.links import page_url
from skillsdivide.load.catalog import COLLECTIONS, Catalog
from skillsdivide.schema.course import Project, Schedule, WorkedAudit
from skillsdivide.schema.data_files import FILES, FOLDERS, TABLES
from skillsdivide.schema.evidence import Source
from skillsdivide.schema.fields import Record

FORM = "content-fault.yml"
"""The form for faults in the content, in .github/ISSUE_TEMPLATE/."""

ANCHORS = {
    "claims": "claims/#claim-{}",
    "credentials": "credentials/#credential-{}",
    "directory": "roles/directory/{}/",
    "domains": "credentials/#domain-{}",
    "glossary": "glossary/#term-{}",
    "roles": "roles/{}/",
}
"""By a collection, the address at which pages link to a record of it, below the site's root."""


def record_file(collection: str, key: str) -> str:
    """The file in which a record is written, as seen from the project's folder."""
    for name, kind in FILES.items():
        if collection in kind.model_fields:
            return f"docs/data/{name}.yml"
    if collection in TABLES:
        return f"docs/data/{collection}.csv"
    return f"docs/data/{collection}/{key}.yml" if collection in FOLDERS else f"quizzes/{key}.yml"


def record_url(collection: str, key: str, catalog: Catalog) -> str | None:
    """The address at which a page shows a record, below the site's root; None where the record or its collection is gone, or no page has a place for it."""
    record: Record | None = catalog.collection(collection).get(key) if collection in COLLECTIONS else None
    if record is None:
        return None
    if isinstance(record, Project | WorkedAudit | Schedule):
        return page_url(record.page)
    if isinstance(record, Source):
        return catalog.source_url(record.id)
    return ANCHORS[collection].format(key) if collection in ANCHORS else None


def correction_url(repository: str, collection: str, key: str, title: str) -> str | None:
    """The address of the repository's form, filled in with a record; None where the repository is not on GitHub, which alone reads such addresses."""
    if not (urlsplit(repository).hostname or "").startswith("github."):
        return None
    fields = {"template": FORM, "title": title, "page": record_file(collection, key), "record": key}
    return f"{repository.rstrip('/')}/issues/new?{urlencode(fields)}"
