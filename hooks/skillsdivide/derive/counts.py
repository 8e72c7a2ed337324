"""How many records there are of the kinds that prose counts."""

from collections.abc import Mapping

from skillsdivide.load.catalog import Catalog


def counts(catalog: Catalog) -> Mapping[str, int]:
    """The number of records by kind; items are those written by hand."""
    return {
        "audits": len(catalog.audits),
        "chapters": len(catalog.chapters),
        "claims": len(catalog.claims),
        "credentials": len(catalog.credentials),
        "items": len(catalog.items),
        "projects": len(catalog.projects),
        "resources": len(catalog.resources),
        "roles": len(catalog.roles),
        "schedules": len(catalog.schedules),
        "sources": len(catalog.sources),
    }
