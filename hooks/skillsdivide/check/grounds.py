"""Rules on what verdicts and pathways rest on: the right measure, the right occupation, more than one firm, a level that fits."""

import re
from collections.abc import Callable, Iterator

from skillsdivide.diagnostics import Problem
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.dataset import LoadReport

AUTOMATION = re.compile(r"\bautomat", re.IGNORECASE)

WEAK = 0.25
"""The share of the target's skills below which a pathway needs a caution; the pages call it weak there too."""


def measured_verdicts_name_what_was_read(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A verdict that rests on a public measure says on which, and for which occupations: measures disagree."""
    sources = {measure.source for measure in catalog.measures.values()}
    for claim in catalog.claims.values():
        if sources.intersection(claim.sources) and not claim.measures:
            what = "a source of public measures is named, and no measure"
            yield report.problem("claims", claim.id, ("sources",), what, "add measures with the ids of those that were read")
        elif claim.measures and not claim.occupations:
            yield report.problem("claims", claim.id, ("measures",), "measures are named, and no occupation", "add occupations with the codes that were read")


def claims_on_automation_rest_on_automation(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """That a tool can take part in a task does not say that it can do it alone: exposure neither refutes nor supports a claim on automation."""
    for claim in catalog.claims.values():
        kinds = {catalog.measures[key].kind for key in claim.measures if key in catalog.measures}
        if kinds and AUTOMATION.search(claim.title + claim.text) and "automation" not in kinds:
            what = f"the claim is about automation, and the measures are of {' and '.join(sorted(kinds))}"
            yield report.problem("claims", claim.id, ("measures",), what, "add a measure of automation")


def verdicts_read_the_nearest_occupation(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A claim about a role is judged by the occupation that stands nearest to it, and by others only beside it."""
    for role in catalog.roles.values():
        for key in role.claims:
            claim = catalog.claims.get(key)
            if claim and claim.occupations and role.occupations and role.occupations[0].soc not in claim.occupations:
                what = f"the nearest occupation of the role {role.id!r} is not among those that were read"
                yield report.problem("claims", key, ("occupations",), what, f"read {role.occupations[0].soc} too")


def one_firm_is_not_a_kind_of_work(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """What one firm did shows that it happens, not that a whole kind of work is exposed."""
    of_roles = {key for role in catalog.roles.values() for key in role.claims}
    for claim in catalog.claims.values():
        firms = {catalog.sources[key].about_firm for key in claim.sources if key in catalog.sources}
        if claim.id in of_roles and claim.verdict == "stands" and len(firms) == 1 and None not in firms:
            what = f"the claim about a kind of work stands on reports about {firms.pop()} alone"
            yield report.problem("claims", claim.id, ("verdict",), what, "write 'mixed', or add a source about others")


def pathways_recommend_what_fits(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """A pathway that names an exam for people with years of practice sends its reader to lose the fee."""
    for key, pathway in catalog.pathways.items():
        role = catalog.roles.get(pathway.from_role)
        for index, name in enumerate(pathway.credentials):
            credential = catalog.credentials.get(name)
            domain = catalog.domains.get(credential.domain) if credential else None
            if role and credential and domain and (obstacle := role.obstacle(credential, domain)):
                what = f"{name!r} does not fit whoever comes from {pathway.from_role!r} ({obstacle})"
                yield report.problem("pathways", key, ("credentials", index), what, "take it out, or correct the experience that it wants")


def weak_pathways_say_so(catalog: Catalog, report: LoadReport) -> Iterator[Problem]:
    """Where little or nothing carries over, a reader is told before choosing."""
    for key, pathway in catalog.pathways.items():
        origin, target = catalog.roles.get(pathway.from_role), catalog.roles.get(pathway.to_role)
        if origin and target and not pathway.caution:
            shared = len(origin.skill_ids & target.skill_ids)
            if shared < WEAK * len(target.skill_ids):
                what = f"{shared} of {len(target.skill_ids)} skills carry over, and no caution says so"
                yield report.problem("pathways", key, (), what, "add a caution")


RULES: tuple[Callable[[Catalog, LoadReport], Iterator[Problem]], ...] = (
    measured_verdicts_name_what_was_read,
    claims_on_automation_rest_on_automation,
    verdicts_read_the_nearest_occupation,
    one_firm_is_not_a_kind_of_work,
    pathways_recommend_what_fits,
    weak_pathways_say_so,
)
