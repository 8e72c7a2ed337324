"""What the questions of chapters take from the dataset, worked out again: an edited record must not leave a wrong key behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from real_content import catalog

from skillsdivide.derive.skill_gaps import gap
from skillsdivide.derive.surface import role_surface
from skillsdivide.schema.items import MatchItem
from skillsdivide.schema.records import Role


def by_score(measure: str) -> list[str]:
    """The roles that the article places, by their nearest occupation's value on a measure, of counted tasks the share, the lowest first."""
    values = {}
    for role in catalog().placed_roles:
        for entry in catalog().occupations[role.occupations[0].soc].scores:
            if entry.measure == measure:
                values[role.id] = entry.value / (entry.of or 1)
    return sorted(values, key=values.__getitem__)


def by_high_end() -> list[str]:
    """The exposed roles by the share of their tasks at the high end, the lowest first."""

    def share(role: Role) -> float:
        surface = role_surface(role)
        return surface.high / surface.total

    return [role.id for role in sorted(catalog().roles_on("exposed"), key=share)]


def shared() -> dict[tuple[str, str], int]:
    """How many skills each pair across the divide shares."""
    return {(one.id, other.id): len(gap(one, other).shared) for one in catalog().roles_on("exposed") for other in catalog().roles_on("growing")}


def verdicts(*claims: str) -> list[str]:
    """The verdicts of claims."""
    return [catalog().claims[each].verdict for each in claims]


def found(*facts: str) -> list[bool]:
    """Whether something was found, of local facts."""
    return [catalog().local_facts[each].found for each in facts]


def commonest() -> list[str]:
    """The verdicts by how many claims carry them, the most first."""
    return [verdict for verdict, _ in Counter(claim.verdict for claim in catalog().claims.values()).most_common()]


FACTS: dict[str, Callable[[], bool]] = {
    "paradox-35": lambda: verdicts("jobs-cut", "deliberate-reallocation") == ["contradicted", "mixed"],
    "divide-22": lambda: (
        verdicts("junior-coding-exposed", "manual-qa-exposed", "it-support-exposed", "moderation-exposed", "programme-management-exposed")
        == ["stands", "stands", "mixed", "mixed", "mixed"]
    ),
    "divide-25": lambda: (by_high_end()[0], by_high_end()[-1]) == ("content-moderation", "it-support-desktop"),
    "divide-26": lambda: (by_score("beta-model")[0], by_score("beta-model")[-1]) == ("content-moderation", "data-infrastructure-engineer"),
    "divide-27": lambda: (by_score("high-automation")[0], by_score("high-automation")[-1]) == ("ai-safety-evaluation-engineer", "data-infrastructure-engineer"),
    "divide-28": lambda: by_score("observed-exposure")[0] == "junior-generalist-software-engineer",
    "divide-32": lambda: [pair for pair, count in shared().items() if count >= 4] == [("content-moderation", "ai-safety-evaluation-engineer")],
    "money-26": lambda: verdicts("four-domains") == ["not-found"],
    "money-27": lambda: verdicts("invezz-report", "fast-networks", "capital-spending", "spending-destination") == ["stands", "stands", "mixed", "mixed"],
    "takeaways-32": lambda: verdicts("active-hiring", "six-months") == ["mixed", "contradicted"],
    "radar-34": lambda: verdicts("international-clouds", "algeria-curricula") == ["mixed", "mixed"],
    "radar-35": lambda: found("pay-young-founders", "languages", "free-notebooks", "online-line") == [True, False, False, True],
    "sources-24": lambda: verdicts("invezz-report") == ["stands"],
    "sources-26": lambda: commonest()[0] == "mixed" and commonest().index("stands") < commonest().index("contradicted"),
}
"""What must be so for an item's key to be right."""


@pytest.mark.parametrize("key", FACTS)
def test_the_dataset_still_says_what_an_item_asks(key: str) -> None:
    """The item is there, and its fact holds."""
    assert key in catalog().items
    assert FACTS[key]()


def test_each_bridge_is_listed_by_the_one_hiring_role_that_the_item_names() -> None:
    """The skill of a prompt, by its title, stands on no other growing role's list."""
    item = catalog().items["divide-34"]
    assert isinstance(item, MatchItem)
    for pair in item.pairs:
        (skill,) = (key for key, record in catalog().skills.items() if record.title.casefold() == pair.prompt.casefold())
        (role,) = (role.title for role in catalog().roles_on("growing") if skill in role.skill_ids)
        assert set(pair.answer.casefold().split()) & set(role.casefold().split()) - {"ai"}, (pair.prompt, role)
