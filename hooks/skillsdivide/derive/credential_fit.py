"""Which credentials fit the level that a reader comes from. The browser asks the same of a reader's own plan (theme/scripts/plan/build.js)."""

from collections.abc import Iterable, Mapping

from skillsdivide.schema.records import Credential, Domain, Role


def fitting(credentials: Iterable[Credential], role: Role, domains: Mapping[str, Domain]) -> list[Credential]:
    """The credentials that fit somebody who starts from a role, in their order."""
    return [each for each in credentials if role.obstacle(each, domains[each.domain]) is None]


def out_of_reach(credentials: Iterable[Credential], role: Role, domains: Mapping[str, Domain]) -> list[Credential]:
    """The credentials that do not fit somebody who starts from a role, in their order."""
    return [each for each in credentials if role.obstacle(each, domains[each.domain]) is not None]


def toward(credentials: Iterable[Credential], target: Role, domains: Mapping[str, Domain]) -> list[Credential]:
    """The credentials of the domains that a role works in, in their order."""
    return [each for each in credentials if target.id in domains[each.domain].roles]
