"""What questions take from ways between roles, worked audits, levels and credentials, worked out again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from real_content import catalog

from skillsdivide.derive.skill_gaps import Gap, gap
from skillsdivide.schema.items import ChoiceItem

HELPDESK, JUNIOR, TESTER = "it-support-desktop", "junior-generalist-software-engineer", "manual-qa-tester"
MANAGER, SERVING, DATA = "mid-tier-programme-manager", "ml-infrastructure-engineer", "data-infrastructure-engineer"


def shared(origin: str, target: str) -> int:
    """How many skills two roles both list."""
    return len(gap(catalog().roles[origin], catalog().roles[target]).shared)


def nearest(origin: str, count: int) -> list[str]:
    """The roles to which a way is written from a role, by the part of their lists that it brings, the largest first."""
    targets = [target for start, target in catalog().pathways if start == origin]
    return sorted(targets, key=lambda target: -gap(catalog().roles[origin], catalog().roles[target]).overlap)[:count]


def levels(role: str) -> dict[str, str]:
    """The level of each skill of a role."""
    return {entry.skill: entry.level for entry in catalog().roles[role].skills}


def listed_by(skill: str) -> list[str]:
    """The growing roles that list a skill."""
    return [role.id for role in catalog().roles_on("growing") if skill in role.skill_ids]


def score(soc: str, measure: str) -> float:
    """An occupation's value on a measure; of a count, its share."""
    entry = next(each for each in catalog().occupations[soc].scores if each.measure == measure)
    return entry.value / (entry.of or 1)


def lowest(role: str) -> dict[str, str]:
    """By measure, the occupation of a role that stands lowest."""
    socs = [entry.soc for entry in catalog().roles[role].occupations]
    return {measure: min(socs, key=lambda soc: score(soc, measure)) for measure in catalog().measures}


def hours(audit: str, text: str) -> tuple[float, float]:
    """The hours of a line of a worked audit, at first and later."""
    line = next(each for each in catalog().audits[audit].lines if each.text.startswith(text))
    return sum(line.hours), sum(line.later)


def stance(audit: str, text: str) -> str:
    """The stance of a line of a worked audit."""
    return next(each.stance for each in catalog().audits[audit].lines if each.text.startswith(text))


def ratings(role: str, stance: str) -> list[str]:
    """The automation ratings beside a role's tasks of one stance."""
    return [task.onet.automation for task in catalog().roles[role].tasks if task.stance == stance and task.onet and task.onet.automation]


def above(soc: str) -> int:
    """Of how many growing roles the nearest occupation has a smaller share of highly automatable tasks."""
    return sum(score(role.occupations[0].soc, "high-automation") < score(soc, "high-automation") for role in catalog().roles_on("growing"))


def across() -> tuple[list[Gap], list[Gap]]:
    """The ways that are written from an exposed role to a growing one, and the others."""
    sides = {role.id: role.side for role in catalog().roles.values()}
    crossing = [key for key in catalog().pathways if [sides[each] for each in key] == ["exposed", "growing"]]
    others = [key for key in catalog().pathways if key not in crossing]
    written = [[gap(catalog().roles[start], catalog().roles[end]) for start, end in keys] for keys in (crossing, others)]
    return written[0], written[1]


def years(credential: str) -> tuple[float, float]:
    """The years of technical work and of work in its field that a credential asks for or advises."""
    experience = catalog().credentials[credential].experience
    assert experience is not None
    return experience.it_years, experience.field_years


def covers(credential: str) -> int:
    """How many of the skills that a tester lacks for ML infrastructure a credential exercises."""
    return len(set(gap(catalog().roles[TESTER], catalog().roles[SERVING]).missing) & set(catalog().credentials[credential].skills))


def placed() -> list[str]:
    """The nearest occupations of the ten roles that the article places."""
    return [role.occupations[0].soc for role in catalog().placed_roles]


FACTS: dict[str, Callable[[], bool]] = {
    "credential-33": lambda: (
        catalog().credentials["giac-gmle"].experience is None
        and any(each.experience and not each.price_usd and not each.study_hours for each in catalog().credentials.values())
    ),
    "credential-35": lambda: [each for each in ("cka", "aws-aif-c01", "databricks-de-associate", "aws-mla-c01") if not any(years(each))] == ["cka"],
    "credential-37": lambda: [covers(each) for each in ("nvidia-nca-aiio", "cka", "kcna")] == [4, 2, 2],
    "answers-33": lambda: (
        [(len(each.shared), len(each.target.skill_ids)) for each in (max(ways, key=lambda way: way.overlap) for ways in across())] == [(4, 10), (7, 10)]
    ),
    "answers-36": lambda: (
        sorted(placed(), key=lambda soc: score(soc, "high-automation"))[:2] == ["15-1221.00", "15-1299.05"]
        and [score(soc, "observed-exposure") for soc in placed()].count(score("15-1299.05", "observed-exposure")) == 4
    ),
    "answers-37": lambda: [(sum(way.weak for way in ways), len(ways)) for ways in across()] == [(9, 14), (2, 45)],
    "sources-34": lambda: [catalog().claims[each].verdict for each in ("security-review", "algeria-relevance")] == ["not-checked", "opinion"],
    "sources-35": lambda: sum(each.read == "copy" for each in catalog().sources.values()) > 0.9 * len(catalog().sources),
    "sources-36": lambda: sum("ore than 60,000" in each.taken for each in catalog().sources.values()) == 2,
    "sources-37": lambda: (
        [key for key in ("aioe", "gpts-are-gpts", "anthropic-economic-index", "nice") if "no licence" in (catalog().sources[key].licence or "")] == ["aioe"]
    ),
    "it-support-33": lambda: [score(soc, "beta-human") > score(soc, "beta-model") for soc in ("15-1232.00", "15-1244.00")] == [True, False],
    "it-support-34": lambda: (
        [hours("helpdesk-in-a-hospital", text) for text in ("Agree rules", "Find out why", "Compare tickets", "Repair", "Replace", "Stay", "Calm")]
        == [(0, 28), (10, 2), (5, 10), (20, 20), (9, 9), (5, 4), (5, 5)]
    ),
    "it-support-35": lambda: [ratings(HELPDESK, each) for each in ("substitutable", "augmented", "human")] == [["T3"] * 5, ["T2"] * 2, ["T1"]],
    "it-support-36": lambda: (
        {skill: listed_by(skill) for skill, level in levels(HELPDESK).items() if level == "working"}
        == {"troubleshooting": [], "os-administration": [], "technical-writing": ["ai-safety-evaluation-engineer"], "stakeholder-communication": [DATA]}
    ),
    "it-support-37": lambda: (
        nearest(HELPDESK, 1) == ["network-systems-administrator"]
        and [shared(HELPDESK, each) for each in ("database-administrator", "security-operations-analyst", "site-reliability-engineer")] == [5, 5, 4]
    ),
    "junior-engineer-32": lambda: nearest(JUNIOR, 2) == ["front-end-developer", "back-end-developer"],
    "junior-engineer-34": lambda: stance("junior-developer-at-an-agency", "Estimate") == "augmented",
    "junior-engineer-35": lambda: {measure for measure, soc in lowest(JUNIOR).items() if soc != "15-1252.00"} == {"aioe"},
    "manual-qa-33": lambda: ratings(TESTER, "human") == ["T2"] * 3 and {*ratings(TESTER, "augmented"), *ratings(TESTER, "substitutable")} == {"T2", "T3"},
    "manual-qa-34": lambda: stance("tester-at-a-bank", "Check the Arabic") == "human",
    "manual-qa-36": lambda: nearest(TESTER, 2) == ["product-business-analyst", "data-analyst"],
    "manual-qa-37": lambda: (
        [skill for skill, level in levels(TESTER).items() if level == "advanced"] == ["defect-reporting"] and not listed_by("defect-reporting")
    ),
    "programme-manager-33": lambda: above("15-1299.09") == 4,
    "programme-manager-39": lambda: hours("programme-manager-of-a-roll-out", "Status meetings") == (25, 15),
    "programme-manager-35": lambda: [catalog().roles[each].it_years for each in (MANAGER, JUNIOR, HELPDESK, TESTER, SERVING)] == [0, 1, 2, 2, 3],
    "programme-manager-36": lambda: [skill for skill, level in levels(MANAGER).items() if level == "basic"] == ["outcome-measurement"],
    "programme-manager-37": lambda: hours("programme-manager-of-a-roll-out", "Walk through") == (5, 20),
    "programme-manager-38": lambda: sum(bool(listed_by(each)) for each in levels(MANAGER)) == 6 and listed_by("coaching-training") == ["ai-security-engineer"],
    "ml-infra-32": lambda: {skill for skill in levels(SERVING) if DATA in listed_by(skill)} == {"programming", "cloud-platforms", "observability"},
    "ml-infra-33": lambda: (
        [levels(SERVING)[each] for each in ("containers-orchestration", "gpu-computing", "high-speed-fabrics", "cloud-platforms")]
        == ["advanced", "working", "basic", "advanced"]
    ),
    "ml-infra-34": lambda: (
        {role.id: sum(task.stance == "substitutable" for task in role.tasks) for role in catalog().roles_on("growing")}
        == dict.fromkeys((role.id for role in catalog().roles_on("growing")), 2) | {SERVING: 3}
    ),
    "ml-infra-35": lambda: (
        (asked := catalog().credentials["comptia-secai-plus"].experience) is not None
        and asked.it_years <= (catalog().roles[SERVING].it_years or 0)
        and asked.field_years > 0
    ),
}
"""What must be so for an item's key to be right."""


@pytest.mark.parametrize("key", FACTS)
def test_the_dataset_still_says_what_an_item_asks(key: str) -> None:
    """The item is there, and its fact holds."""
    assert isinstance(catalog().items[key], ChoiceItem)
    assert FACTS[key]()
