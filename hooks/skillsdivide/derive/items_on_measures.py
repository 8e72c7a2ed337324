"""Questions about what public measures say of the occupations that stand for roles.

Only clear differences are asked about, so that a rounded figure or a finer reading turns no key round. All that is compared in a question stands on one page.
"""

from collections.abc import Iterator
from itertools import combinations, islice, permutations, product

from skillsdivide.derive.item_drawing import RenderFields, choice_item, clearly_apart, draw_by_value, order_item, pick, shuffled
from skillsdivide.load.catalog import Catalog
from skillsdivide.schema.evidence import DIRECTORY_MEASURES, Measure, Occupation, OccupationGroup, RatedOccupation
from skillsdivide.schema.items import ChoiceItem, OrderItem
from skillsdivide.schema.records import Role

MOST_OTHERS = 50
"""With so many occupations of its group one is compared: enough for variety, however large the group."""
ORDERED = 4
AS_SHOWN = 0.02
"""So far apart two figures are that stand on a page in full."""
SIMILAR = 0.25
"""No measure puts two similar occupations farther apart."""


def how_far_apart(role: Role, catalog: Catalog, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks which of two occupations beside the role a measure rates higher, and by how much; the other distance on offer is theirs on another measure.

    Where it can be, the two measures disagree on the order, so that what is known of the two kinds of work is no help.
    """
    drawable: dict[tuple[str, str, str, str], tuple[float, float]] = {}
    for one, other in combinations([catalog.occupations[entry.soc] for entry in role.occupations], 2):
        gaps = _gaps_as_shown(one, other, catalog)
        for asked, misread in permutations(gaps, 2):
            if clearly_apart([0, abs(gaps[asked]), abs(gaps[misread])], AS_SHOWN):
                drawable[one.soc, other.soc, asked, misread] = gaps[asked], gaps[misread]
    disagreeing = [name for name, (gap, misread_gap) in drawable.items() if (gap > 0) != (misread_gap > 0)]
    drawn = draw_by_value(f"how far apart {role.id}", disagreeing or drawable, lambda name: abs(drawable[name][0]) > abs(drawable[name][1]), str)
    if drawn is None:
        return None
    one, other = pair = catalog.occupations[drawn[0]], catalog.occupations[drawn[1]]
    gap, misread_gap = drawable[drawn]
    key, *distractors = product((one, other) if gap > 0 else (other, one), (abs(gap), abs(misread_gap)))
    return choice_item("apart", role.id, render_fields, key, distractors, role=role, pair=pair, measure=catalog.measures[drawn[2]])


def _gaps_as_shown(one: Occupation, other: Occupation, catalog: Catalog) -> dict[str, float]:
    """How far the first lies above the second on each measure from 0 to 1 that has both, as a reader of the page subtracts it."""
    first, second = ({score.measure: score.value for score in each.scores if not score.of} for each in (one, other))
    shares = [measure.id for measure in catalog.measures.values() if (measure.low, measure.high) == (0, 1)]
    return {measure: round(first[measure] - second[measure], 3) for measure in shares if measure in first and measure in second}


def occupations_in_order(role: Role, catalog: Catalog, render_fields: RenderFields) -> OrderItem | None:
    """Asks for the order of four occupations of one group by one measure, the highest first; one of them stands best for the role."""
    seed = f"by-measure {role.id}"
    for own, others in islice(_in_directory(seed, role, catalog), 1):
        for measure in shuffled(seed, _offered(catalog)):
            chosen: list[RatedOccupation] = []
            for each in (own, *others):
                if measure.id in each.shares and clearly_apart(rated.shares[measure.id] for rated in (*chosen, each)):
                    chosen.append(each)
            if own in chosen and len(chosen) >= ORDERED:
                ordered = sorted(chosen[:ORDERED], key=lambda rated: rated.shares[measure.id], reverse=True)
                return order_item("by-measure", role.id, render_fields, ordered, measure=measure, group=_group(own, catalog))
    return None


def measure_that_departs(role: Role, catalog: Catalog, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks which measure puts one of two occupations of a group above the other, where all the others put it below; one of the two stands for the role.

    The measure is drawn first, so that none is the key more often than it must, and then the most similar two: where they differ much, whoever knows
    the work knows which measure is the odd one.
    """
    seed = f"departs {role.id}"
    pairs: dict[str, list[tuple[RatedOccupation, RatedOccupation]]] = {}
    for own, others in _in_directory(seed, role, catalog):
        for other in others:
            for measure in _departing(own, other):
                pairs.setdefault(measure, []).append((own, other))
    drawn = pick(seed, pairs, str)
    if drawn is None:
        return None
    own, other = min(pairs[drawn], key=lambda pair: _widest(*pair))
    distractors = [measure for measure in _offered(catalog) if measure.id != drawn]
    parameters = {"role": role, "own": own, "other": other, "group": _group(own, catalog)}
    return choice_item("departs", role.id, render_fields, catalog.measures[drawn], distractors, **parameters)


def _gaps(one: RatedOccupation, other: RatedOccupation) -> dict[str, float]:
    """How far the first lies above the second on each measure of the directory that has both."""
    return {measure: value - other.shares[measure] for measure, value in one.shares.items() if measure in other.shares}


def _widest(one: RatedOccupation, other: RatedOccupation) -> float:
    return max(map(abs, _gaps(one, other).values()))


def _departing(one: RatedOccupation, other: RatedOccupation) -> list[str]:
    """The one measure that puts two similar occupations in the opposite order to all others; empty where no one does, one has not both, or one is not clear."""
    gaps = _gaps(one, other)
    if len(gaps) < len(DIRECTORY_MEASURES) or not clearly_apart([0, min(map(abs, gaps.values()))]) or _widest(one, other) > SIMILAR:
        return []
    sides = ([measure for measure, gap in gaps.items() if (gap > 0) == above] for above in (True, False))
    return next((side for side in sides if len(side) == 1), [])


def _in_directory(seed: str, role: Role, catalog: Catalog) -> Iterator[tuple[RatedOccupation, list[RatedOccupation]]]:
    """The occupations that stand for a role, the best first, as the directory has them, each with others of its group."""
    for own in (catalog.directory[entry.soc] for entry in role.occupations if entry.soc in catalog.directory):
        members = shuffled(seed, catalog.rated_by_group[own.group], lambda each: each.soc)
        yield own, [each for each in members if each is not own][:MOST_OTHERS]


def _group(occupation: RatedOccupation, catalog: Catalog) -> OccupationGroup:
    """The group on whose page the occupation stands beside the others."""
    return next(group for group in catalog.occupation_groups.values() if group.code == occupation.group)


def _offered(catalog: Catalog) -> list[Measure]:
    return [catalog.measures[measure] for measure in DIRECTORY_MEASURES if measure in catalog.measures]
