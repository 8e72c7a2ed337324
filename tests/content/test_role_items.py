"""What the questions about roles take from the dataset, worked out again: an edited record must not leave a wrong key behind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise

import pytest
from real_content import catalog

from skillsdivide.derive.skill_gaps import gap, nearest, nearest_roles
from skillsdivide.derive.study_hours import hours_to_role
from skillsdivide.derive.this_week import this_week
from skillsdivide.schema.items import ChoiceItem, NumericItem
from skillsdivide.schema.records import Role


def item(key: str) -> ChoiceItem | NumericItem:
    """An item of a role's section."""
    return next(each for section in catalog().sections.values() if section.role for each in section.items if each.id == key)


def role_of(key: str) -> Role:
    """The role about which an item asks."""
    return next(catalog().roles[section.role] for section in catalog().sections.values() if section.role and any(each.id == key for each in section.items))


def stances(key: str, numbers: str) -> list[str]:
    """The stances of tasks of the item's role, by the numbers of the tasks."""
    tasks = {task.id.rpartition("-t")[2]: task.stance for task in role_of(key).tasks}
    return [tasks[number] for number in numbers.split()]


WEEKS = {
    "it-support-21": "01 03 10 11 07",
    "junior-engineer-21": "01 03 06 09 08 07",
    "front-end-01": "03 05 07 08 11 10",
    "back-end-01": "02 03 04 06 07 10",
    "ux-design-01": "03 02 05 06 04 09",
    "mobile-01": "02 03 04 07 05 09",
    "moderation-21": "01 02 08 05 10",
    "programme-manager-21": "01 04 02 05 10 09 11",
    "ml-infra-21": "04 05 02 07 06 09",
    "ai-safety-21": "06 05 07 02 01 10",
    "data-infra-21": "03 02 01 06 08 10",
    "agentic-21": "04 10 05 06 08 02",
    "network-admin-01": "04 02 08 06 09 11",
    "technical-writer-01": "01 04 06 07 09",
    "soc-analyst-01": "01 02 03 07 08 10",
    "product-analyst-01": "01 02 04 05 07 10",
}
"""Items that ask for the surface of a week: the tasks in the order of the stem's hours."""


@pytest.mark.parametrize("key", WEEKS)
def test_a_week_has_the_surface_that_its_key_says(key: str) -> None:
    """Low: the substitutable hours; high: those and the augmented ones."""
    hours = [int(each) for each in re.findall(r"(\d+) h`", item(key).stem)]
    low = sum(each for each, stance in zip(hours, stances(key, WEEKS[key]), strict=True) if stance == "substitutable")
    high = low + sum(each for each, stance in zip(hours, stances(key, WEEKS[key]), strict=True) if stance == "augmented")
    assert item(key).key.text == f"{low} to {high} of {sum(hours)} hours"


def test_the_duties_of_an_advert_have_the_surface_that_the_key_says() -> None:
    """The same by count of duties."""
    found = stances("ai-security-32", "04 08 05 09 10")
    low, augmented = found.count("substitutable"), found.count("augmented")
    assert item("ai-security-32").key.text == f"{low} to {low + augmented} of {len(found)} duties"


def test_the_human_hours_of_a_tester_are_as_the_key_says() -> None:
    """What lies outside the surface."""
    hours = [int(each) for each in re.findall(r"(\d+) h`", item("manual-qa-21").stem)]
    human = sum(each for each, stance in zip(hours, stances("manual-qa-21", "01 05 07 06 11 09"), strict=True) if stance == "human")
    assert item("manual-qa-21").key.text == f"{human} hours"


AUDITS = {
    "it-support-22": ("05 04 09 08", 2, "faults"),
    "manual-qa-22": ("02 08 03 10", 1, "requirements"),
    "front-end-02": ("06 02 04 10", 1, "form"),
    "back-end-02": ("01 05 09 11", 3, "estimates"),
    "ux-design-02": ("08 06 02 10", 2, "hand-over"),
    "mobile-02": ("06 10 01 08", 2, "screen"),
    "moderation-25": ("03 06 09 07", 2, "patterns"),
    "ai-safety-27": ("09 04 08 03", 0, "grading"),
    "ai-security-26": ("01 05 09 07", 1, "endpoints"),
    "data-infra-28": ("07 05 04 08", 0, "late data"),
    "agentic-30": ("07 03 09 01", 2, "outcome"),
    "network-admin-03": ("03 07 01 05", 0, "updates"),
    "soc-analyst-02": ("02 06 07 10", 1, "traces"),
    "product-analyst-02": ("05 03 06 11", 1, "guides"),
}
"""Items that show an audit with one line that departs from the role's page: its tasks, which line it is, a word of the key."""


@pytest.mark.parametrize("key", AUDITS)
def test_one_line_of_an_audit_departs_from_the_page(key: str) -> None:
    """The one that the key names, and no other."""
    numbers, index, word = AUDITS[key]
    written = [each.replace("human judgement", "human") for each in re.findall(r": ([\w ]+)`", item(key).stem)]
    departs = [place for place, (own, said) in enumerate(zip(stances(key, numbers), written, strict=True)) if own != said]
    assert departs == [index]
    assert word in item(key).key.text


def score(soc: str, measure: str) -> float:
    """An occupation's value on a measure; of a count, its share."""
    entry = next(each for each in catalog().occupations[soc].scores if each.measure == measure)
    return entry.value / (entry.of or 1)


def lower(soc: str, other: str) -> list[str]:
    """The measures on which the first occupation scores lower than the second, of those that both have."""
    common = [[entry.measure for entry in catalog().occupations[each].scores] for each in (soc, other)]
    return [measure for measure in common[0] if measure in common[1] and score(soc, measure) < score(other, measure)]


def shared(origin: str, target: str) -> tuple[str, ...]:
    """The skills that two roles both list."""
    return gap(catalog().roles[origin], catalog().roles[target]).shared


def by_hours(origin: str, end: str, targets: Iterable[str] = ()) -> list[str]:
    """The roles to which ways lead, or those given, by the hours of the way at one end of the range, "low" or "high", the shortest first."""
    ways = {each.target.id: each for each in nearest_roles(catalog())[origin] if not targets or each.target.id in targets}

    def hours(target: str) -> float:
        records = (catalog().domains.values(), catalog().resources.values(), catalog().projects.values())
        return getattr(hours_to_role(ways[target], *records), end)

    return sorted(ways, key=hours)


def week(role: str, kind: str) -> str | None:
    """The id of the task or skill that a role's page picks for this week."""
    lists = [list(each.values()) for each in (catalog().resources, catalog().domains, catalog().projects)]
    step = next(each for each in this_week(catalog().roles[role], nearest_roles(catalog())[role], *lists) if each.kind == kind)
    return step.task.id if step.task else step.skill


def levels(role: str, level: str) -> list[str]:
    """The skills that a role lists at a level."""
    return [entry.skill for entry in catalog().roles[role].skills if entry.level == level]


PROXIES = ("15-1299.08", "15-1211.00", "15-1252.00")
MEASURERS = ("15-1221.00", "15-2051.00", "15-1299.04")
DEFENDERS = ("15-1299.05", "15-1212.00", "15-1299.04")
"""The occupations that stand in for agent integration, for evaluation, and for security of AI systems."""
STORES = ("15-1243.01", "15-1243.00", "15-1242.00")
"""The occupations that stand on the page on data infrastructure."""
NEAR_MODERATION = ("ai-safety-evaluation-engineer", "security-operations-analyst")
"""The roles to which ways from moderation are not weak."""
NEAR_EVALUATION = ("agentic-systems-integrator", "ai-security-engineer")
"""The roles that share two skills with evaluation."""


def rated(role: str, stance: str) -> dict[str, str]:
    """The automation ratings beside a role's tasks of a stance, by the tasks' numbers."""
    return {task.id[-2:]: task.onet.automation for task in catalog().roles[role].tasks if task.stance == stance and task.onet}


def rating(task: str) -> str | None:
    """The automation rating of the O*NET task that a task resembles."""
    found = next(each for role in catalog().roles.values() for each in role.tasks if each.id == task)
    return found.onet.automation if found.onet else None


TOWARDS_TOOLS = {"human": 0, "augmented": 1, "substitutable": 2}
RATED = {"T0": 0, "T1": 0, "T2": 1, "T3": 2, "T4": 2}


def parted(role: str) -> tuple[int, int]:
    """On how many tasks our stance goes further towards tools than the public rating, and on how many it is more careful."""
    rated = [(TOWARDS_TOOLS[task.stance], RATED[task.onet.automation]) for task in catalog().roles[role].tasks if task.onet]
    return sum(stance > public for stance, public in rated), sum(stance < public for stance, public in rated)


def growing_lists() -> set[str]:
    """Every skill that some growing role lists."""
    return {skill for role in catalog().roles_on("growing") for skill in role.skill_ids}


def alike(socs: Iterable[str], measure: str) -> set[str]:
    """The two occupations that stand nearest to each other on a measure."""
    ranked = descending(measure, socs)
    return set(min(pairwise(ranked), key=lambda pair: score(pair[0], measure) - score(pair[1], measure)))


WEB = ("15-1252.00", "15-1254.00", "15-1255.00")
SERVICES = ("15-1252.00", "15-1251.00", "15-1299.08")
CODE = ("15-1252.00", "15-1251.00", "15-1254.00")
SHARED_MEASURES = ("beta-model", "beta-human", "high-automation", "observed-exposure")
"""The measures that all of these occupations have."""


def descending(measure: str, socs: Iterable[str]) -> list[str]:
    """Occupations by their value on a measure, the highest first."""
    return sorted(socs, key=lambda soc: -score(soc, measure))


def lowest_on(soc: str, socs: Iterable[str]) -> set[str]:
    """The shared measures on which an occupation stands lowest of several."""
    return {measure for measure in SHARED_MEASURES if descending(measure, socs)[-1] == soc}


def rated_above(role: str, stance: str) -> list[str]:
    """The numbers of a role's tasks of a stance beside which a rating of T3 or T4 stands."""
    return [task.id[-2:] for task in catalog().roles[role].tasks if task.stance == stance and rating(task.id) in {"T3", "T4"}]


def unrated(role: str, stance: str) -> list[str]:
    """The numbers of a role's tasks of a stance beside which no rating stands."""
    return [task.id[-2:] for task in catalog().roles[role].tasks if task.stance == stance and not task.onet]


def for_seniors_alone(role: str) -> list[str]:
    """The ids of a role's tasks that are usual at the senior level and no other."""
    return [task.id for task in catalog().roles[role].tasks if task.seniorities == ["senior"]]


FACTS: dict[str, Callable[[], bool]] = {
    "it-support-24": lambda: {"networking", "identity-access", "incident-response"} <= set(levels("it-support-desktop", "basic")),
    "junior-engineer-22": lambda: {rating(f"junior-generalist-software-engineer-t{each}") for each in ("04", "10")} == {"T3"},
    "junior-engineer-25": lambda: (
        max(("15-1252.00", "15-1251.00", "15-1254.00"), key=lambda soc: score(soc, "beta-model") - score(soc, "beta-human")) == "15-1252.00"
    ),
    "front-end-03": lambda: (
        [next(entry.level for entry in role_of("front-end-03").skills if entry.skill == each) for each in ("programming", "interaction-design")]
        == ["working", "basic"]
    ),
    "front-end-06": lambda: [task.id[-2:] for task in role_of("front-end-06").tasks if task.seniorities == ["mid"]] == ["05"],
    "front-end-08": lambda: unrated("front-end-developer", "augmented") == ["08"],
    "front-end-09": lambda: len(rated_above("front-end-developer", "augmented")) == 2,
    "front-end-10": lambda: [len(shared("front-end-developer", each)) for each in ("mobile-developer", "back-end-developer")] == [6, 4],
    "front-end-11": lambda: descending("observed-exposure", WEB) == ["15-1254.00", "15-1252.00", "15-1255.00"],
    "back-end-03": lambda: lowest_on("15-1299.08", SERVICES) == {"beta-model", "high-automation"},
    "back-end-04": lambda: [each[-2:] for each in for_seniors_alone("back-end-developer")] == ["08", "09"],
    "back-end-05": lambda: [rating(f"back-end-developer-t{each}") for each in ("08", "09", "10", "11")] == ["T2", "T2", "T1", "T2"],
    "back-end-09": lambda: set(levels("back-end-developer", "advanced")) == {"programming", "api-development", "sql-querying", "version-control-review"},
    "back-end-10": lambda: (
        [
            len(shared("back-end-developer", each))
            for each in ("data-infrastructure-engineer", "ml-infrastructure-engineer", "ai-security-engineer", "agentic-systems-integrator")
        ]
        == [4, 4, 2, 2]
    ),
    "ux-design-03": lambda: lower("15-1255.00", "27-1024.00") == ["observed-exposure"],
    "ux-design-04": lambda: (
        [next(task.seniorities for task in role_of("ux-design-04").tasks if task.id.endswith(each)) for each in ("t09", "t02")] == [[], ["junior", "mid"]]
    ),
    "ux-design-06": lambda: len(rated_above("ux-interface-designer", "augmented")) == 3,
    "ux-design-11": lambda: len(shared("mid-tier-programme-manager", "ux-interface-designer")) == 4,
    "ux-design-09": lambda: (
        max((len(shared("ux-interface-designer", role.id)), role.id) for role in catalog().roles_on("growing")) == (3, "agentic-systems-integrator")
    ),
    "ux-design-10": lambda: set(levels("ux-interface-designer", "advanced")) == {"interaction-design", "user-research", "requirements-analysis"},
    "mobile-03": lambda: (
        [measure for measure in SHARED_MEASURES if descending(measure, CODE)[0] != "15-1251.00"] == ["high-automation"]
        and descending("high-automation", CODE)[0] == "15-1254.00"
    ),
    "mobile-04": lambda: len(rated_above("mobile-developer", "augmented")) == 2,
    "mobile-06": lambda: (
        [next(entry.level for entry in role_of("mobile-06").skills if entry.skill == each) for each in ("secure-development", "accessibility")]
        == ["working", "basic"]
    ),
    "mobile-08": lambda: [task.id[-2:] for task in role_of("mobile-08").tasks if not task.seniorities] == ["03", "06"],
    "mobile-10": lambda: nearest(role_of("mobile-10"), catalog().roles_on("growing"), 1)[0].target.id == "data-infrastructure-engineer",
    "mobile-12": lambda: sorted(task.onet.match for task in role_of("mobile-12").tasks if task.onet) == ["close"] * 2 + ["loose"] * 6,
    "manual-qa-23": lambda: [rating(f"manual-qa-tester-t{each}") for each in ("06", "08", "09", "11")] == [None, "T2", "T2", "T2"],
    "manual-qa-25": lambda: {entry.measure for entry in catalog().occupations["15-1253.00"].scores} == set(catalog().measures) - {"aioe"},
    "moderation-22": lambda: lower("43-4051.00", "13-1041.00") == ["beta-model"],
    "moderation-32": lambda: not any(task.onet for task in role_of("moderation-32").tasks),
    "moderation-33": lambda: role_of("moderation-33").skill_ids - growing_lists() == {"multilingual-context", "defect-reporting"},
    "moderation-34": lambda: (
        max(catalog().audits["moderator-of-a-marketplace"].lines, key=lambda line: sum(line.later) - sum(line.hours)).text == "Check the sample for errors"
    ),
    "moderation-35": lambda: {by_hours("content-moderation", each, NEAR_MODERATION)[0] for each in ("low", "high")} == {"security-operations-analyst"},
    "moderation-36": lambda: week("content-moderation", "begin-skill") == "programming",
    "programme-manager-22": lambda: (
        max(score("15-1299.09", "beta-model"), 0.361) < min(score(role.occupations[0].soc, "beta-model") for role in catalog().roles_on("growing"))
    ),
    "programme-manager-23": lambda: (
        [soc for soc in ("15-1299.09", "13-1082.00", "11-3021.00") if score(soc, "beta-human") > score(soc, "beta-model")] == ["11-3021.00"]
    ),
    "programme-manager-31": lambda: (
        [
            len(shared("mid-tier-programme-manager", each))
            for each in ("agentic-systems-integrator", "ai-security-engineer", "ai-safety-evaluation-engineer", "ml-infrastructure-engineer")
        ]
        == [3, 2, 1, 0]
    ),
    "ml-infra-24": lambda: (
        {
            min((entry.soc for entry in role_of("ml-infra-24").occupations), key=lambda soc: score(soc, each))
            for each in ("beta-model", "observed-exposure", "aioe")
        }
        == {"15-1241.00"}
    ),
    "agentic-33": lambda: week("agentic-systems-integrator", "make-visible").endswith("t02"),
    "agentic-34": lambda: (
        max(PROXIES, key=lambda soc: score(soc, "high-automation")) == min(PROXIES, key=lambda soc: score(soc, "observed-exposure")) == "15-1211.00"
    ),
    "agentic-35": lambda: set(rated("agentic-systems-integrator", "augmented")) == {"06"},
    "agentic-36": lambda: (
        by_hours("agentic-systems-integrator", "low")
        == ["ai-security-engineer", "data-infrastructure-engineer", "ai-safety-evaluation-engineer", "ml-infrastructure-engineer"]
    ),
    "agentic-37": lambda: set(levels("agentic-systems-integrator", "advanced")) == {"agent-orchestration", "api-development"},
    "ai-safety-32": lambda: [max(MEASURERS, key=lambda soc: score(soc, each)) for each in ("beta-model", "observed-exposure")] == ["15-1299.04", "15-2051.00"],
    "ai-safety-33": lambda: set(levels("ai-safety-evaluation-engineer", "advanced")) == {"evaluation-design", "rubric-judgement", "statistics", "test-design"},
    "ai-safety-34": lambda: set(shared("ai-safety-evaluation-engineer", "ai-security-engineer")) == {"programming", "risk-analysis"},
    "ai-safety-35": lambda: any("nearer to data scientists than to research scientists" in each for each in role_of("ai-safety-35").would_change),
    "ai-safety-36": lambda: (
        [by_hours("ai-safety-evaluation-engineer", each, NEAR_EVALUATION)[0] for each in ("low", "high")]
        == ["agentic-systems-integrator", "ai-security-engineer"]
    ),
    "ai-security-33": lambda: (
        max(DEFENDERS, key=lambda soc: score(soc, "beta-human")) == min(DEFENDERS, key=lambda soc: score(soc, "high-automation")) == "15-1299.05"
    ),
    "ai-security-34": lambda: (
        [sorted(rated("ai-security-engineer", each).values()) for each in ("human", "augmented", "substitutable")] == [["T2"] * 4, ["T2"] * 3, ["T3"] * 2]
    ),
    "ai-security-35": lambda: (
        Counter(catalog().claims[each].verdict for each in role_of("ai-security-35").claims)
        == {"not-found": 3, "stands": 2, "mixed": 2, "contradicted": 1, "not-checked": 1}
    ),
    "ai-security-37": lambda: [task.id[-2:] for task in role_of("ai-security-37").tasks if not task.onet] == ["01"],
    "ai-security-28": lambda: (
        [role.id for role in catalog().roles_on("growing") if len(shared("ai-security-engineer", role.id)) == 1] == ["data-infrastructure-engineer"]
    ),
    "data-infra-22": lambda: [rating(task.id) for task in catalog().roles["data-infrastructure-engineer"].tasks].count("T3") == 4,
    "data-infra-23": lambda: not lower("15-1243.01", "15-1253.00"),
    "data-infra-32": lambda: [alike(STORES, each) for each in ("beta-model", "beta-human")] == [{"15-1243.01", "15-1242.00"}, {"15-1243.00", "15-1242.00"}],
    "data-infra-34": lambda: shared("data-infrastructure-engineer", "ai-security-engineer") == ("programming",),
    "data-infra-35": lambda: (
        nearest(role_of("data-infra-35"), catalog().roles_on("growing"), 1)[0].target.id == "ml-infrastructure-engineer"
        and by_hours("data-infrastructure-engineer", "high")[0] == "ai-security-engineer"
    ),
    "data-infra-36": lambda: [task.id[-2:] for task in role_of("data-infra-36").tasks if not task.onet] == ["04", "08", "09"],
    "network-admin-02": lambda: (
        parted("network-systems-administrator")[0] == 0
        and [task.stance for task in role_of("network-admin-02").tasks if rating(task.id) == "T3" and task.stance != "substitutable"]
        == ["augmented", "augmented", "human"]
    ),
    "network-admin-05": lambda: lower("15-1244.00", "15-1231.00") == ["beta-human", "high-automation"],
    "product-analyst-03": lambda: parted("product-business-analyst") == (2, 3),
    "product-analyst-05": lambda: score("11-2021.00", "high-automation") < score("13-1111.00", "high-automation") < score("15-1211.00", "high-automation"),
    "product-analyst-06": lambda: (
        [soc for soc in ("15-1211.00", "13-1111.00", "11-2021.00") if score(soc, "beta-human") < score(soc, "beta-model")] == ["15-1211.00"]
    ),
    "product-analyst-10": lambda: (
        [role.id for role in catalog().roles_on("growing") if len(shared("product-business-analyst", role.id)) == 1] == ["ai-security-engineer"]
    ),
    "product-analyst-12": lambda: max(("15-1211.00", "13-1111.00", "11-2021.00"), key=lambda soc: score(soc, "observed-exposure")) == "11-2021.00",
    "soc-analyst-03": lambda: (
        [rating(f"security-operations-analyst-t{each}") for each in ("05", "06", "08", "09")] == ["T2", "T2", "T1", "T2"]
        and stances("soc-analyst-03", "05 06 08 09") == ["augmented", "augmented", "augmented", "human"]
    ),
    "soc-analyst-06": lambda: score("15-1299.06", "observed-exposure") == score("15-1299.05", "observed-exposure") < score("15-1212.00", "observed-exposure"),
    "soc-analyst-07": lambda: max(("15-1212.00", "15-1299.05", "15-1299.06"), key=lambda soc: score(soc, "beta-human")) == "15-1299.06",
    "soc-analyst-11": lambda: (
        {"threat-modelling", "digital-evidence", "programming"} <= set(levels("security-operations-analyst", "basic"))
        and "os-administration" in levels("security-operations-analyst", "working")
    ),
    "soc-analyst-12": lambda: parted("security-operations-analyst") == (1, 1),
    "technical-writer-02": lambda: parted("technical-writer") == (1, 2),
    "technical-writer-05": lambda: (
        max(("beta-model", "beta-human", "observed-exposure"), key=lambda each: abs(score("27-3042.00", each) - score("27-3041.00", each)))
        == "observed-exposure"
    ),
    "technical-writer-06": lambda: score("15-1299.03", "beta-human") > score("27-3041.00", "beta-human") > score("27-3042.00", "beta-human"),
    "technical-writer-11": lambda: (
        [role.id for role in catalog().roles_on("growing") if "technical-writing" in shared("technical-writer", role.id)] == ["ai-safety-evaluation-engineer"]
    ),
    "network-admin-08": lambda: (
        score("15-1241.00", "beta-human") > score("15-1231.00", "beta-human") > score("15-1244.00", "beta-human")
        and score("15-1244.00", "beta-model") > max(score("15-1241.00", "beta-model"), score("15-1231.00", "beta-model"))
    ),
    "network-admin-12": lambda: set(levels("network-systems-administrator", "basic")) == {"infrastructure-as-code", "programming"},
    "technical-writer-03": lambda: [task.id[-2:] for task in catalog().roles["technical-writer"].tasks if rating(task.id) is None] == ["04", "11"],
    "technical-writer-12": lambda: set(levels("technical-writer", "basic")) == {"version-control-review", "api-development", "outcome-measurement"},
    "product-analyst-11": lambda: set(levels("product-business-analyst", "basic")) == {"sql-querying", "risk-analysis"},
    "network-admin-11": lambda: set(levels("network-systems-administrator", "advanced")) & growing_lists() == {"networking"},
}
"""What must be so for an item's key to be right."""


@pytest.mark.parametrize("key", FACTS)
def test_the_dataset_still_says_what_an_item_asks(key: str) -> None:
    """The item is there, and its fact holds."""
    assert item(key).id == key
    assert FACTS[key]()
