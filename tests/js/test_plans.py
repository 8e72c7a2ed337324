"""The browser's surface, gap and plan against the core's, on the whole dataset and on random ones."""

from __future__ import annotations

import json
import random
import subprocess
from dataclasses import asdict

import pytest
import real_content
from conftest import NODE, ROOT

from skillsdivide.derive import plans, surface
from skillsdivide.derive import skill_gaps as gaps
from skillsdivide.load.catalog import Catalog
from skillsdivide.publish.browser_data import overview, planning, role_surfaces, tasks
from skillsdivide.schema.course import Project, Resource
from skillsdivide.schema.records import Credential, Domain, Experience, Pathway, PlanStep, Role, RoleSkill


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The real dataset."""
    return real_content.catalog()


def in_the_browser(cases: dict[str, object]) -> dict[str, list]:
    """What the scripts answer."""
    done = subprocess.run([NODE, "tests/js/plans.mjs"], cwd=ROOT, input=json.dumps(cases), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def in_the_core(
    origin: Role,
    toward: list[Role],
    domain: Domain,
    pathway: Pathway | None,
    credentials: list[Credential],
    steps: list[PlanStep],
    projects: list[Project] = (),
    resources: list[Resource] = (),
) -> dict[str, object]:
    """What the core answers."""
    gap = gaps.nearest(origin, toward, 1)[0]
    fitting = [each for each in credentials if origin.obstacle(each, domain) is None]
    options = plans.credential_options(gap.missing, domain, fitting, pathway)
    briefs = [brief for brief, _ in gaps.projects_closing(gap.missing, projects, domain, 1)]
    at_once = plans.skills_at_once(gap.missing, briefs[0] if briefs else None, list(resources), origin.it_years)
    lines = [
        {"key": each.key, "month": each.month, "step": each.step.id, "skill": each.skill, "share": pytest.approx(each.share)}
        for each in plans.plan_lines(at_once, steps, credential=bool(options))
    ]
    return {"role": gap.target.id, "shared": list(gap.shared), "missing": list(gap.missing), "options": [each.id for each, _ in options], "plan": lines}


def wanted(dice: random.Random) -> Experience:
    """Years that a credential wants, drawn at random."""
    return Experience(asked=False, it_years=dice.choice([0, 0.5, 1, 3]), field_years=dice.choice([0, 0.5, 1]), source="s")


def test_the_whole_dataset_is_laid_out_alike(catalog: Catalog) -> None:
    """Every role to every domain, from what the build writes for the browser."""
    told = planning(catalog)
    skills = {role["id"]: role["skills"] for role in overview(catalog)["roles"]}
    cases, expected = [], []
    for role in catalog.roles.values():
        for domain in catalog.domains.values():
            others = [each for each in catalog.roles_toward(domain) if each is not role]
            if not others:
                continue
            target = gaps.gap_to_domain(role, catalog.roles_toward(domain)).target.id
            pathway = catalog.pathways.get((role.id, target))
            cases.append(
                {
                    "held": skills[role.id],
                    "roles": [{"id": each.id, "skills": skills[each.id]} for each in others],
                    "domain": domain.id,
                    "named": pathway.credentials if pathway else [],
                    "years": role.it_years,
                    "fieldYears": role.it_years if role.id in domain.roles else 0,
                }
            )
            lists = (catalog.credentials, catalog.steps, catalog.projects, catalog.resources)
            expected.append(in_the_core(role, others, domain, pathway, *(each.values() for each in lists)))
    surfaces = [[(task["stance"], 1) for task in tasks(role)] for role in catalog.roles.values()]
    found = in_the_browser({**told, "surfaces": surfaces, "plans": cases})
    assert len(expected) > 40
    assert found["plans"] == expected
    assert [[each["low"], each["high"], each["total"]] for each in found["surfaces"]] == [role["surface"] for role in role_surfaces(catalog)["roles"]]


def test_random_datasets_are_laid_out_alike(catalog: Catalog) -> None:
    """Skills, domains, credentials, steps and hours drawn at random."""
    dice = random.Random(20261123)
    names = [f"skill-{place}" for place in range(12)]
    model = next(iter(catalog.roles.values()))
    credential = next(each for each in catalog.credentials.values() if each.status == "current")
    for _ in range(20):
        roles = {
            key: Role.model_construct(
                **{
                    **dict(model),
                    "id": key,
                    "it_years": dice.randint(0, 4),
                    "skills": [RoleSkill(skill=name, level="basic") for name in dice.sample(names, dice.randint(6, 10))],
                }
            )
            for key in ("a", "b", "c", "d")
        }
        credentials = [
            credential.model_copy(
                update={
                    "id": f"exam-{place}",
                    "domain": dice.choice(["one", "two"]),
                    "skills": dice.sample(names, dice.randint(0, 4)),
                    "held_first": dice.choice([None, None, "another"]),
                    "experience": dice.choice([None, wanted(dice), wanted(dice), wanted(dice)]),
                }
            )
            for place in range(dice.randint(0, 8))
        ]
        steps = [
            PlanStep(
                id=f"step-{place}",
                about=dice.choice(["work", "skill", "credential", "project"]),
                months=sorted(dice.sample(range(1, 7), dice.randint(1, 6))),
                weight=dice.randint(1, 9),
                title="t",
                text="t",
                chapter="x.md",
            )
            for place in range(dice.randint(1, 10))
        ]
        domain = Domain(id="one", title="t", summary="t", in_article=False, roles=["b", "c", "d"])
        named = [each.id for each in credentials if dice.random() < 0.2]
        pathway = Pathway(from_role="a", to_role="b", reason="t", project="t", credentials=named)
        surfaces = [[(dice.choice(surface.STANCES), dice.choice([0, 1, 0.5, 7.25, dice.random() * 40])) for _ in range(dice.randint(0, 30))] for _ in range(5)]
        cases = [
            {
                "held": [each.skill for each in roles["a"].skills],
                "roles": [{"id": key, "skills": [each.skill for each in roles[key].skills]} for key in domain.roles],
                "domain": "one",
                "named": named,
                "years": roles["a"].it_years,
                "fieldYears": 0,
            }
        ]
        found = in_the_browser(
            {
                "surfaces": surfaces,
                "plans": cases,
                "steps": [step.model_dump() for step in steps],
                "credentials": [
                    {
                        "id": each.id,
                        "domain": each.domain,
                        "skills": each.skills,
                        "wanted": each.experience and each.experience.model_dump(),
                        "first": each.held_first or "",
                    }
                    for each in credentials
                ],
            }
        )
        assert found["plans"] == [in_the_core(roles["a"], [roles[key] for key in domain.roles], domain, pathway, credentials, steps)]
        for weighed, answer in zip(surfaces, found["surfaces"], strict=True):
            assert answer == pytest.approx(asdict(surface.surface(weighed)))
