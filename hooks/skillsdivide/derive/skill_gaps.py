"""What lies between one role and another: skills shared and missing, and the credentials that help."""

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from skillsdivide.load.catalog import Catalog
from skillsdivide.schema.course import Project
from skillsdivide.schema.records import Credential, Domain, Pathway, Role

NEAREST = 5
"""How many roles of the sides to which ways lead are shown as near to a role."""


@dataclass(frozen=True)
class Gap:
    """The way from one role to another, read off the skills that each lists."""

    origin: Role
    target: Role
    shared: tuple[str, ...]
    """Skill ids that both list, in the target's order."""
    missing: tuple[str, ...]
    """Skill ids that the target alone lists, in its order."""

    @property
    def overlap(self) -> float:
        """Shared skills over the target's skills, 0 to 1."""
        return len(self.shared) / len(self.target.skill_ids)

    @property
    def weak(self) -> bool:
        """Whether fewer than a quarter of the target's skills carry over."""
        return self.overlap < 0.25


def gap(origin: Role, target: Role) -> Gap:
    """The gap between two roles."""
    targets = [entry.skill for entry in target.skills]
    shared = tuple(skill for skill in targets if skill in origin.skill_ids)
    return Gap(origin, target, shared, tuple(skill for skill in targets if skill not in origin.skill_ids))


def nearest(origin: Role, targets: Iterable[Role], count: int) -> list[Gap]:
    """The gaps to the `count` targets with the largest overlap, weak ones too, largest first, ties by id."""
    others = ((-len(origin.skill_ids & target.skill_ids) / len(target.skill_ids), target.id, target) for target in targets if target.id != origin.id)
    return [gap(origin, target) for _, _, target in heapq.nsmallest(count, others)]


def nearest_roles(catalog: Catalog) -> Mapping[str, list[Gap]]:
    """By a role's id, the gaps to the five nearest roles of the sides to which ways lead, then those to all others to which a way is written."""
    written: dict[str, list[Role]] = {}
    for from_role, to_role in catalog.pathways:
        written.setdefault(from_role, []).append(catalog.roles[to_role])
    gaps = {}
    for role in catalog.roles.values():
        near = nearest(role, catalog.target_roles, NEAREST)
        others = [target for target in written.get(role.id, ()) if all(target.id != each.target.id for each in near)]
        gaps[role.id] = [*near, *nearest(role, others, len(others))]
    return gaps


def gap_to_domain(origin: Role, toward: Iterable[Role]) -> Gap:
    """The gap to the nearest of the roles to which a domain's plans lead; a role that is the only one has none to close."""
    return next(iter(nearest(origin, toward, 1)), gap(origin, origin))


def shared_skills(roles: Iterable[Role], origin: Role | None = None) -> list[tuple[str, tuple[Role, ...]]]:
    """The skills that two or more of some roles list, with those roles: skills of the most sides first, then those of more roles, ties by id.

    With an origin, one of the roles, only the skills that it lists.
    """
    listed: dict[str, list[Role]] = {}
    for role in roles:
        for entry in role.skills:
            listed.setdefault(entry.skill, []).append(role)
    candidates = listed if origin is None else origin.skill_ids
    shared = [(skill, tuple(listing)) for skill, listing in listed.items() if len(listing) > 1 and skill in candidates]
    return sorted(shared, key=lambda each: (-len({role.side for role in each[1]}), -len(each[1]), each[0]))


def credentials_covering(
    missing: Iterable[str], credentials: Iterable[Credential], pathway: Pathway | None, count: int
) -> list[tuple[Credential, tuple[str, ...]]]:
    """Current credentials with the missing skills that each exercises, the most first.

    Those that a pathway names come before the others; a credential that exercises none is left out
    unless a pathway names it.
    """
    skills = tuple(missing)
    named = set(pathway.credentials if pathway else ())
    candidates = []
    for credential in credentials:
        covered = tuple(skill for skill in skills if skill in credential.skills)
        if credential.status == "current" and (covered or credential.id in named):
            candidates.append((credential, covered))
    return heapq.nsmallest(count, candidates, key=lambda each: (each[0].id not in named, -len(each[1]), each[0].id))


def first_domain(gap: Gap, domains: Iterable[Domain]) -> Domain | None:
    """The domain that a plan towards the target of a gap takes: the first that the role works in; None where there is none."""
    return next((domain for domain in domains if gap.target.id in domain.roles), None)


def brief_for(gap: Gap, domains: Iterable[Domain], projects: Iterable[Project]) -> Project | None:
    """The brief that closes most of a gap, of the domain that a plan towards its target takes; None where that has none."""
    domain = first_domain(gap, domains)
    closing = projects_closing(gap.missing, projects, domain, 1) if domain else []
    return closing[0][0] if closing else None


def projects_closing(missing: Iterable[str], projects: Iterable[Project], domain: Domain, count: int) -> list[tuple[Project, tuple[str, ...]]]:
    """The briefs of a domain with the missing skills that each closes, the most first, ties by hours and then by id."""
    skills = tuple(missing)
    candidates = [(project, tuple(skill for skill in skills if skill in project.skills)) for project in projects if project.domain == domain.id]
    return heapq.nsmallest(count, candidates, key=lambda each: (-len(each[1]), each[0].hours, each[0].id))
