"""Generates items from the dataset: the same data give the same items with the same ids.

Each generator finds the records that make one question; its words stand in templates/items/.
Distractors come from the same data and are never also right, by construction. The generators for
roles stand in the modules beside this one, by what they ask about: tasks, skills, measures.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product

from skillsdivide.derive.item_drawing import GeneratedItem, RenderFields, choice_item, digest, number_beside, shuffled
from skillsdivide.derive.items_on_measures import how_far_apart, measure_that_departs, occupations_in_order
from skillsdivide.derive.items_on_skills import hours_of_a_way, skills_at_a_level, skills_that_carry_over, ways_that_lack_a_skill
from skillsdivide.derive.items_on_tasks import rating_of_a_task, size_of_surface, surfaces_after_changes
from skillsdivide.derive.skill_gaps import Gap
from skillsdivide.load.catalog import Catalog
from skillsdivide.schema.evidence import Claim
from skillsdivide.schema.items import CLAIMS_SECTION, ChoiceItem, Objective, Section, role_section_id
from skillsdivide.schema.records import Role

LONGEST_SITTING = 10
"""A longer section is drawn from, this many items at a time."""


def generate(catalog: Catalog, nearest: Mapping[str, list[Gap]], render_fields: RenderFields) -> list[Section]:
    """Generates one section for each role and one for the claims; sections without items are left out.

    `nearest`: by a role's id, the gaps to the roles to which ways lead from it, the nearest first.
    """
    sections = [_role_section(role, catalog, nearest[role.id], render_fields) for role in catalog.roles.values()]
    sections.append(_section(CLAIMS_SECTION, catalog, render_fields, _claim_items(catalog, render_fields)))
    return [section for section in sections if section.items]


def _role_section(role: Role, catalog: Catalog, nearest: Sequence[Gap], render_fields: RenderFields) -> Section:
    items = [
        size_of_surface(role, render_fields),
        surfaces_after_changes(role, render_fields),
        rating_of_a_task(role, render_fields),
        skills_at_a_level(role, catalog, render_fields),
        skills_that_carry_over(role, nearest, render_fields),
        ways_that_lack_a_skill(role, nearest, catalog, render_fields),
        hours_of_a_way(role, nearest, catalog, render_fields),
        how_far_apart(role, catalog, render_fields),
        measure_that_departs(role, catalog, render_fields),
        occupations_in_order(role, catalog, render_fields),
    ]
    return _section(role_section_id(role.id), catalog, render_fields, items, role=role)


def _section(section_id: str, catalog: Catalog, render_fields: RenderFields, items: Iterable[GeneratedItem | None], role: Role | None = None) -> Section:
    """A section of the items that could be generated; None stands for one that could not."""
    fields = render_fields("items/section.j2", key=section_id, role=role)
    generated = [_with_known_passage(item, catalog) for item in items if item is not None]
    return Section(
        id=section_id,
        title=fields["title"],
        role=role.id if role else None,
        as_of=max((claim.checked for claim in catalog.claims.values()), default=date(1970, 1, 1)),
        draw=LONGEST_SITTING if len(generated) > LONGEST_SITTING else None,
        objectives=[Objective(id="read-the-data", text=fields["objective"])],
        items=list(generated),
    )


def _with_known_passage(item: GeneratedItem, catalog: Catalog) -> GeneratedItem:
    """The item, without its passage where the site has no such page: a fork names its chapters as it likes."""
    page = (item.passage or "").partition("#")[0]
    known = page in catalog.pages or any(page == group.page for group in catalog.occupation_groups.values())
    return item if known else item.model_copy(update={"passage": None})


def _claim_items(catalog: Catalog, render_fields: RenderFields) -> Iterator[ChoiceItem | None]:
    """Asks what the check of each claim found and on how many sources that rests; another verdict and another number are offered, each beside each.

    Left out are claims with a single source, where nothing is weighed.
    """
    claims = [claim for claim in catalog.claims.values() if len(claim.sources) > 1]
    drawn = _verdicts_to_draw(claims)
    for claim in claims if len(set(drawn.values())) > 1 else ():
        count = len(claim.sources)
        verdicts = [catalog.verdicts[verdict] for verdict in (claim.verdict, drawn[claim.id])]
        key, *distractors = product(verdicts, (count, number_beside(f"sources {claim.id}", count, 1, count + 1)))
        item = choice_item("claim", claim.id, render_fields, key, distractors, claim=claim)
        yield item and item.model_copy(update={"claim": claim.id})


def _verdicts_to_draw(claims: Sequence[Claim]) -> dict[str, str]:
    """Another verdict for each claim: over all claims each is drawn as often as it is a key.

    So no verdict is a safe guess, however many claims have it.
    """
    left = Counter(claim.verdict for claim in claims)
    drawn: dict[str, str] = {}
    for claim in shuffled("claims", claims):
        others = set(left) - {claim.verdict}
        if others:
            drawn[claim.id] = min(others, key=lambda verdict: (-left[verdict], digest(f"{claim.id} {verdict}")))
            left[drawn[claim.id]] -= 1
    return drawn
