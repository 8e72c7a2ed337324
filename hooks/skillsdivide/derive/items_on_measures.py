"""Questions about what public measures say of the occupations that stand for roles.

Only clear differences are asked about, so that a rounded figure or a finer reading turns no key round.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter

from skillsdivide.derive.item_drawing import (
    DISTRACTORS,
    RenderFields,
    choice_item,
    clearly_apart,
    digest,
    following,
    nearest_occupation,
    on_scale,
    order_item,
    score_on,
    shuffled,
)
from skillsdivide.load.catalog import Catalog
from skillsdivide.schema.evidence import DIRECTORY_MEASURES, Measure, Occupation, Score
from skillsdivide.schema.items import ChoiceItem, OrderItem
from skillsdivide.schema.records import Role

RATED_BY = "beta-model"
ORDERED = 4


@dataclass(frozen=True)
class Rating:
    """What one measure says of two occupations that lie clearly apart on it."""

    measure: Measure
    first: Score
    second: Score

    @property
    def first_above(self) -> bool:
        """Whether the first has the higher value; of counts, the larger part of its total."""
        return on_scale(self.first, self.measure) > on_scale(self.second, self.measure)

    @property
    def counts_mislead(self) -> bool:
        """Whether the bare counts say otherwise than the parts."""
        return (self.first.value > self.second.value) != self.first_above


def side_and_rating(role: Role, catalog: Catalog, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks on which side the article puts the role, and whether its nearest occupation is rated above that of a role of another side.

    Each side stands beside each rating. None where there is one side.
    """
    measure, own = catalog.measures.get(RATED_BY), nearest_occupation(role, catalog)
    if measure is None or own is None:
        return None
    compared = []
    for other in shuffled(f"side {role.id}", following(role, catalog)):
        theirs = nearest_occupation(other, catalog)
        rating = _compare(measure, own, theirs) if theirs and other.side != role.side else None
        if rating:
            compared.append((other, theirs, rating))
    if not compared:
        return None
    wanted = digest(f"side {role.id} above") < "8"
    other, theirs, rating = next((each for each in compared if each[2].first_above == wanted), compared[0])
    key, *distractors = [(side, above) for side in (role.side, other.side) for above in (rating.first_above, not rating.first_above)]
    parameters = {"role": role, "other": other, "own": own, "theirs": theirs, "rating": rating}
    return choice_item("side", role.id, render_fields, key, distractors, **parameters)


def occupations_in_order(role: Role, catalog: Catalog, render_fields: RenderFields) -> OrderItem | None:
    """Asks for the order of four occupations by one measure, the highest first; one of them stands for the role."""
    seed = f"by-measure {role.id}"
    occupations = [nearest_occupation(each, catalog) for each in (role, *shuffled(seed, following(role, catalog)))]
    for measure in shuffled(seed, catalog.measures.values()):
        group: dict[float, tuple[Occupation, Score]] = {}
        for occupation in occupations:
            score = score_on(occupation, measure.id) if occupation else None
            if occupation and score and clearly_apart([*group, on_scale(score, measure)]):
                group[on_scale(score, measure)] = (occupation, score)
            if not group:
                break  # the role's own occupation is not measured
            if len(group) == ORDERED:
                ordered = [scored for _, scored in sorted(group.items(), key=itemgetter(0), reverse=True)]
                return order_item("by-measure", role.id, render_fields, ordered, measure=measure)
    return None


def measure_that_departs(role: Role, catalog: Catalog, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks which measure puts one of two occupations above the other, where all the others put it below.

    One of the two stands for the role, the other for another role. The measure is drawn first, so that none is the key more often than it must,
    and from those that the directory has for every occupation, so that what is offered tells nothing.
    """
    seed = f"departs {role.id}"
    measures = {measure.id: measure for measure in catalog.measures.values()}

    def placed(each: Role) -> list[tuple[Role, Occupation, dict[str, float]]]:
        occupations = [catalog.occupations[entry.soc] for entry in each.occupations]
        return [(each, occupation, {score.measure: on_scale(score, measures[score.measure]) for score in occupation.scores}) for occupation in occupations]

    others = [each for other in following(role, catalog) for each in placed(other)]
    pairs = [(own, other, theirs, _departing(one, another)) for _, own, one in placed(role) for other, theirs, another in others]
    offered = [measure for measure in measures.values() if measure.id in DIRECTORY_MEASURES]
    for measure in shuffled(seed, offered):
        found = shuffled(seed, [pair for pair in pairs if pair[3] == measure.id], lambda pair: f"{pair[0].soc} {pair[1].id} {pair[2].soc}")
        if found:
            own, other, theirs, _ = found[0]
            key = _compare(measure, own, theirs)
            distractors = [rating for each in offered if each is not measure and (rating := _compare(each, own, theirs))]
            return choice_item("departs", role.id, render_fields, key, distractors, role=role, other=other, own=own, theirs=theirs)
    return None


def _departing(one: Mapping[str, float], other: Mapping[str, float]) -> str | None:
    """The one measure that puts two occupations in the opposite order to all others that score both; None where no one does, or one is not clear."""
    apart = {measure: value - other[measure] for measure, value in one.items() if measure in other}
    above = [measure for measure, value in apart.items() if value > 0]
    below = [measure for measure, value in apart.items() if value <= 0]
    few, many = sorted((above, below), key=len)
    return few[0] if len(few) == 1 and len(many) >= DISTRACTORS and clearly_apart([0, min(map(abs, apart.values()))]) else None


def _compare(measure: Measure, first: Occupation, second: Occupation) -> Rating | None:
    """Two occupations on a measure; None where it does not score both or they are not clearly apart."""
    one, other = score_on(first, measure.id), score_on(second, measure.id)
    if one is None or other is None or not clearly_apart([on_scale(one, measure), on_scale(other, measure)]):
        return None
    return Rating(measure, one, other)
