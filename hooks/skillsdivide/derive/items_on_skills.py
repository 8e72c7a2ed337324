"""Questions about the skills that roles list, the gaps between them, and the credentials that close some."""

from collections.abc import Sequence
from itertools import combinations

from skillsdivide.derive.credential_fit import fitting, toward
from skillsdivide.derive.item_drawing import DISTRACTORS, RenderFields, choice_item, draw_distractors, draw_one_of_each, pick, shuffled
from skillsdivide.derive.skill_gaps import Gap, credentials_covering
from skillsdivide.load.catalog import Catalog
from skillsdivide.schema.items import ChoiceItem
from skillsdivide.schema.records import Skill

RECOMMENDED = 3
"""How many credentials the page of a role names for each way."""


def skill_for_two_ways(gaps: Sequence[Gap], catalog: Catalog, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks which skill is missing on two ways from a role; a distractor is missing on one of them, or is held already."""
    for ways in shuffled("two-ways", combinations(gaps, 2), lambda ways: " ".join(f"{way.origin.id} {way.target.id}" for way in ways)):
        origin = ways[0].origin
        seed = f"two-ways {origin.id}"
        one, other = (set(way.missing) for way in ways)
        held = set(ways[0].shared) | set(ways[1].shared)

        def skills(ids: set[str]) -> list[Skill]:
            return [catalog.skills[each] for each in ids]

        pools = [skills(pool) for pool in (one & other, one - other, other - one, held) if pool]
        if one & other and len(pools) > DISTRACTORS:
            key, *distractors = draw_one_of_each(seed, pools, lambda skill: skill.title)
            return choice_item("two-ways", origin.id, render_fields, key, distractors, ways=ways)
    return None


def skill_to_learn(gap: Gap, catalog: Catalog, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks which skill would be new on the way to the nearest role; the distractors carry over."""
    seed = f"new-skill {gap.origin.id}"
    key = pick(seed, [catalog.skills[skill] for skill in gap.missing])
    distractors = draw_distractors(seed, key, [catalog.skills[skill] for skill in gap.shared], lambda skill: skill.title)
    return choice_item("new-skill", gap.origin.id, render_fields, key, distractors, gap=gap)


def skill_of_a_credential(gaps: Sequence[Gap], catalog: Catalog, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks which missing skill a credential exercises that is recommended for a way; one distractor stays missing, the other is held already."""
    for gap in gaps:
        seed = f"credential-skill {gap.origin.id}"
        there = fitting(toward(catalog.credentials.values(), gap.target, catalog.domains), gap.origin, catalog.domains)
        pathway = catalog.pathways.get((gap.origin.id, gap.target.id))
        for credential, covered in shuffled(seed, credentials_covering(gap.missing, there, pathway, RECOMMENDED), lambda each: each[0].id):
            left = [skill for skill in gap.missing if skill not in covered]
            drawn = draw_one_of_each(seed, [[catalog.skills[skill] for skill in pool] for pool in (covered, left, gap.shared)], lambda skill: skill.title)
            if drawn:
                return choice_item("credential-skill", gap.origin.id, render_fields, drawn[0], drawn[1:], gap=gap, credential=credential)
    return None
