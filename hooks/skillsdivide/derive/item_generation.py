"""Generates items from the dataset: the same data give the same items with the same ids.

Each generator finds the records that make one question; its words stand in templates/items/.
Distractors come from the same data and are never also right, by construction. The generators for
roles stand in the modules beside this one, by what they ask about: tasks, skills, measures.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from skillsdivide.derive.item_drawing import DISTRACTORS, GeneratedItem, RenderFields, choice_item, digest, draw_distractors, shuffled
from skillsdivide.derive.items_on_measures import measure_that_departs, occupations_in_order, side_and_rating
from skillsdivide.derive.items_on_skills import skill_for_two_ways, skill_of_a_credential, skill_to_learn
from skillsdivide.derive.items_on_tasks import largest_part, surfaces_after_changes, task_of_a_stance
from skillsdivide.derive.skill_gaps import Gap
from skillsdivide.load.catalog import Catalog
from skillsdivide.schema.evidence import Claim
from skillsdivide.schema.items import CLAIMS_SECTION, GLOSSARY_SECTION, ChoiceItem, Objective, Section, role_section_id
from skillsdivide.schema.records import Role

LONGEST_SITTING = 10
"""A longer section is drawn from, this many items at a time."""
ACRONYM = re.compile(r"[A-Z]{2,}")
"""An acronym among plain words stands out, so acronyms are set beside acronyms."""


def generate(catalog: Catalog, nearest: Mapping[str, list[Gap]], render_fields: RenderFields) -> list[Section]:
    """Generates one section for each role, one for the claims and one for the glossary; sections without items are left out.

    `nearest`: by a role's id, the gaps to the roles to which ways lead from it, the nearest first.
    """
    sections = [_role_section(role, catalog, nearest[role.id], render_fields) for role in catalog.roles.values()]
    sections.append(_section(CLAIMS_SECTION, catalog, render_fields, _claim_items(catalog, render_fields)))
    sections.append(_section(GLOSSARY_SECTION, catalog, render_fields, _glossary_items(catalog, render_fields)))
    return [section for section in sections if section.items]


def _role_section(role: Role, catalog: Catalog, nearest: Sequence[Gap], render_fields: RenderFields) -> Section:
    gap = next(iter(nearest), None)
    items = [
        task_of_a_stance(role, catalog, render_fields),
        surfaces_after_changes(role, render_fields),
        largest_part(role, catalog, render_fields),
        skill_for_two_ways(nearest, catalog, render_fields) or (skill_to_learn(gap, catalog, render_fields) if gap else None),
        skill_of_a_credential(nearest, catalog, render_fields),
        side_and_rating(role, catalog, render_fields),
        occupations_in_order(role, catalog, render_fields),
        measure_that_departs(role, catalog, render_fields),
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
    known = item.passage is None or item.passage.partition("#")[0] in catalog.pages
    return item if known else item.model_copy(update={"passage": None})


# --- questions about claims and words -------------------------------------------------------------


def _claim_items(catalog: Catalog, render_fields: RenderFields) -> Iterator[ChoiceItem | None]:
    """Asks what the check of each claim found; the distractors are other verdicts."""
    claims = list(catalog.claims.values())
    drawn = _verdicts_to_draw(claims)
    for claim in claims:
        distractors = [catalog.verdicts[verdict] for verdict in drawn[claim.id]]
        item = choice_item("claim", claim.id, render_fields, catalog.verdicts[claim.verdict], distractors, claim=claim)
        yield item and item.model_copy(update={"claim": claim.id, "passage": claim.chapter})


def _verdicts_to_draw(claims: Sequence[Claim]) -> dict[str, list[str]]:
    """Two other verdicts for each claim: over all claims each is drawn twice as often as it is a key.

    So no verdict is a safe guess, however many claims have it.
    """
    left = Counter(claim.verdict for claim in claims for _ in range(DISTRACTORS))
    drawn: dict[str, list[str]] = {}
    for claim in shuffled("claims", claims):
        others = sorted(set(left) - {claim.verdict}, key=lambda verdict: (-left[verdict], digest(f"{claim.id} {verdict}")))
        drawn[claim.id] = others[:DISTRACTORS]
        left.subtract(drawn[claim.id])
    return drawn


def _glossary_items(catalog: Catalog, render_fields: RenderFields) -> Iterator[ChoiceItem | None]:
    """Asks which term each definition belongs to."""
    entries = list(catalog.glossary.values())
    for entry in entries:
        alike = [other for other in entries if bool(ACRONYM.search(other.term)) == bool(ACRONYM.search(entry.term))]
        distractors = draw_distractors(f"term {entry.id}", entry, [other for other in alike if other.id != entry.id], lambda each: each.term)
        yield choice_item("term", entry.id, render_fields, entry, distractors)
