"""The plan: what lies between a role and a domain, laid over six months.

The steps, their months and their weights stand in docs/data/plan.yml. The browser lays out a reader's
own plan by the same rules (theme/scripts/plan/lines.js); shared vectors hold the two together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from skillsdivide.derive.first_resources import easiest_first
from skillsdivide.derive.skill_gaps import credentials_covering
from skillsdivide.schema.course import Project, Resource
from skillsdivide.schema.records import Credential, Domain, Pathway, PlanStep

MONTHS = 6

AT_ONCE = 3
"""How many missing skills one plan takes on; the others are for later."""


@dataclass(frozen=True)
class PlanLine:
    """One line of a plan."""

    key: str
    """Permanent as long as step, month and skill are: what a reader's tick is kept under."""
    month: int
    """1 to 6."""
    step: PlanStep
    skill: str | None
    """The skill that the step closes, if it is about one."""
    share: float
    """Its part of the month's time, 0 to 1."""


def plan_lines(missing: Sequence[str], steps: Iterable[PlanStep], *, credential: bool) -> list[PlanLine]:
    """The lines of a plan, month by month and each month in the order of the steps.

    Each step about a skill is repeated for every missing one, evenly spread over the step's months.
    Without a credential the steps about one are left out.
    """
    lines: list[tuple[int, PlanStep, str | None]] = []
    for step in steps:
        if step.about == "skill":
            lines += [(step.months[index * len(step.months) // len(missing)], step, skill) for index, skill in enumerate(missing)]
        elif credential or step.about != "credential":
            lines += [(month, step, None) for month in step.months]
    weights = [sum(step.weight for month, step, _ in lines if month == each) for each in range(MONTHS + 1)]
    return [
        PlanLine(f"{step.id}-{skill or month}", month, step, skill, step.weight / weights[month])
        for month, step, skill in sorted(lines, key=lambda line: line[0])
    ]


def credential_options(
    missing: Sequence[str], domain: Domain, credentials: Iterable[Credential], pathway: Pathway | None
) -> list[tuple[Credential, tuple[str, ...]]]:
    """Current credentials of a domain with the missing skills that each exercises, the best first, three at most.

    Where none exercises a missing skill, the domain's current ones in the order of the file.
    """
    own = [credential for credential in credentials if credential.domain == domain.id and credential.status == "current"]
    return credentials_covering(missing, own, pathway, 3) or [(credential, ()) for credential in own[:3]]


def skills_at_once(missing: Sequence[str], brief: Project | None, resources: Sequence[Resource], it_years: float) -> list[str]:
    """The missing skills that a plan takes on, three at most: those that its brief exercises before the others, then in the order of the target.

    Of these the one that is begun most easily comes first, for somebody of so many years of technical work.
    """
    used = [skill for skill in missing if brief and skill in brief.skills]
    chosen = [*used, *(skill for skill in missing if skill not in used)][:AT_ONCE]
    return easiest_first([skill for skill in missing if skill in chosen], resources, it_years)
