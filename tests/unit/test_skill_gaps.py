"""Which roles lie nearest, and which credentials help on the way."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillsdivide.derive.skill_gaps import credentials_covering, gap, gap_to_domain, nearest, nearest_roles, projects_closing, shared_skills
from skillsdivide.load.catalog import Catalog
from skillsdivide.schema.course import Project, ProjectStep
from skillsdivide.schema.records import Credential, Domain, Pathway, Role, RoleSkill
from skillsdivide.schema.vocabulary import Side

SKILLS = st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1)
ROLES = st.dictionaries(st.sampled_from(["r1", "r2", "r3", "r4", "r5"]), SKILLS, min_size=1)


def role(key: str, skills: list[str]) -> Role:
    """A role of which the skills alone matter."""
    return Role.model_construct(id=key, title=key, skills=[RoleSkill(skill=skill, level="basic") for skill in skills])


def credential(key: str, skills: list[str], status: str = "current") -> Credential:
    """A credential that exercises these skills."""
    data = {"title": key, "issuer": "I", "domain": "d", "evidence": "none", "checked": date(2026, 1, 1), "note": "n", "sources": []}
    return Credential.model_validate({"id": key, "skills": skills, "status": status, **data})


def pathway(*credentials: str) -> Pathway:
    """A pathway that names credentials."""
    return Pathway(from_role="a", to_role="b", reason="r", project="p", credentials=list(credentials))


@given(SKILLS, SKILLS)
def test_shared_and_missing_keep_the_order_of_the_target(own: list[str], target: list[str]) -> None:
    """Pages list skills as the role does."""
    result = gap(role("a", own), role("b", target))
    for part in (result.shared, result.missing):
        assert list(part) == [skill for skill in target if skill in part]


@given(SKILLS)
def test_a_role_has_no_gap_to_its_like(skills: list[str]) -> None:
    """Everything carries over, in whatever order it is listed."""
    result = gap(role("a", skills[::-1]), role("b", skills))
    assert (result.missing, result.overlap, result.weak) == ((), 1.0, False)


@pytest.mark.parametrize(("own", "weak"), [("a", False), ("abcd", False), ("x", True)])
def test_a_way_is_weak_below_a_quarter(own: str, weak: bool) -> None:  # noqa: FBT001
    """One skill of four carries over, and the way is not yet weak."""
    assert gap(role("a", list(own)), role("b", list("abcd"))).weak is weak


@given(SKILLS, ROLES, st.integers(0, 6))
def test_the_nearest_are_the_first_of_all_sorted(own: list[str], targets: dict[str, list[str]], count: int) -> None:
    """Largest overlap first, ties by id, the role itself never among them."""
    origin = role("r1", own)
    result = nearest(origin, [role(key, skills) for key, skills in targets.items()], count)
    overlaps = {key: len(set(own) & set(skills)) / len(skills) for key, skills in targets.items() if key != "r1"}
    assert [each.target.id for each in result] == sorted(overlaps, key=lambda key: (-overlaps[key], key))[:count]


@pytest.mark.parametrize(
    ("named", "credentials", "expected"),
    [
        (None, {"one": "a", "two": "ab"}, [("two", "ab"), ("one", "a")]),
        (None, {"idle": "x", "one": "a"}, [("one", "a")]),
        (None, {"b-tie": "a", "a-tie": "b"}, [("a-tie", "b"), ("b-tie", "a")]),
        ("one", {"one": "a", "two": "ab"}, [("one", "a"), ("two", "ab")]),
        ("idle", {"idle": "x", "two": "ab"}, [("idle", ""), ("two", "ab")]),
    ],
)
def test_credentials_that_cover_most_come_first(named: str | None, credentials: dict[str, str], expected: list[tuple[str, str]]) -> None:
    """Those that the pathway names lead; one that exercises nothing missing is there by name only."""
    offered = [credential(key, list(skills)) for key, skills in credentials.items()]
    result = credentials_covering("abc", offered, pathway(named) if named else None, 9)
    assert [(each.id, "".join(skills)) for each, skills in result] == expected


@pytest.mark.parametrize("status", ["retired", "not-found", "unverified"])
def test_what_cannot_be_taken_is_not_advised(status: str) -> None:
    """Not even where a pathway names it."""
    assert credentials_covering("a", [credential("old", ["a"], status)], pathway("old"), 9) == []


@given(st.lists(SKILLS, max_size=8), st.integers(0, 4))
def test_no_more_credentials_than_asked_for(skills: list[list[str]], count: int) -> None:
    """A list on a page is bounded."""
    offered = [credential(f"c{index}", each) for index, each in enumerate(skills)]
    assert len(credentials_covering("abcdefgh", offered, None, count)) == min(count, len(offered))


def test_a_domain_is_reached_by_its_nearest_role() -> None:
    """The role itself is no way to go; a domain with no other role leaves nothing to close."""
    roles = {"own": role("own", ["a", "b"]), "near": role("near", ["a", "c"]), "far": role("far", ["d"]), "outside": role("outside", ["a", "b"])}
    assert gap_to_domain(roles["own"], [roles[key] for key in ("own", "far", "near")]) == gap(roles["own"], roles["near"])
    assert gap_to_domain(roles["own"], [roles["own"]]) == gap(roles["own"], roles["own"])


def test_plans_for_a_domain_lead_to_its_roles_on_target_sides() -> None:
    """A role of another side works there all the same; where there are none but such, plans lead to them."""
    roles = {key: role(key, ["a"]).model_copy(update={"side": side}) for key, side in (("there", "growing"), ("inside", "not-placed"))}
    catalog = Catalog(roles=roles, sides={key: Side.model_construct(id=key, target=key == "growing") for key in ("growing", "not-placed")})
    domain = Domain(id="d", title="D", summary="s", in_article=True, roles=["inside", "there"])
    assert catalog.roles_toward(domain) == [roles["there"]]
    assert catalog.roles_toward(domain.model_copy(update={"roles": ["inside"]})) == [roles["inside"]]


def test_a_role_s_nearest_are_the_five_nearest_that_grow() -> None:
    """From either side; no exposed role is among them, unless somebody wrote the way to it."""
    exposed = [role(f"e{number}", ["a"]) for number in range(3)]
    growing = [role(f"g{number}", list("abcdefgh"[: number + 1])) for number in range(7)]
    roles = {each.id: each.model_copy(update={"side": side}) for side, group in (("exposed", exposed), ("growing", growing)) for each in group}
    sides = {key: Side.model_construct(id=key, target=key == "growing") for key in ("exposed", "growing")}
    result = nearest_roles(Catalog(roles=roles, sides=sides))
    assert [each.target.id for each in result["e0"]] == ["g0", "g1", "g2", "g3", "g4"]
    assert [each.target.id for each in result["g1"]] == ["g0", "g2", "g3", "g4", "g5"]
    assert set(result) == set(roles)
    ways = {("e0", target): Pathway.model_construct(from_role="e0", to_role=target) for target in ("e2", "g1")}
    assert [each.target.id for each in nearest_roles(Catalog(roles=roles, sides=sides, pathways=ways))["e0"]] == ["g0", "g1", "g2", "g3", "g4", "e2"]


def test_skills_of_both_sides_come_first_among_the_shared() -> None:
    """Then those of more roles; one that a single role lists is not shared."""
    sides = {"e1": ("exposed", "ab"), "e2": ("exposed", "abc"), "e3": ("exposed", "bx"), "g1": ("growing", "cy")}
    roles = [role(key, list(skills)).model_copy(update={"side": side}) for key, (side, skills) in sides.items()]
    assert [(skill, [each.id for each in listing]) for skill, listing in shared_skills(roles)] == [
        ("c", ["e2", "g1"]),
        ("b", ["e1", "e2", "e3"]),
        ("a", ["e1", "e2"]),
    ]
    assert [skill for skill, _ in shared_skills(roles, roles[2])] == ["b"]


def project(key: str, domain: str, skills: list[str], hours: int) -> Project:
    """A brief of which domain, skills and hours alone matter."""
    return Project.model_construct(id=key, domain=domain, skills=skills, steps=[ProjectStep(title="t", text="t", hours=hours)])


def test_briefs_that_close_more_come_first() -> None:
    """Only those of the domain; at equal worth the shorter one."""
    briefs = [project("a", "d", ["x"], 30), project("b", "d", ["x", "y"], 40), project("c", "d", ["y"], 20), project("e", "other", ["x", "y"], 10)]
    found = projects_closing(["x", "y"], briefs, Domain.model_construct(id="d"), 3)
    assert [(brief.id, closed) for brief, closed in found] == [("b", ("x", "y")), ("c", ("y",)), ("a", ("x",))]
