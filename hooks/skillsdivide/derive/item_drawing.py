"""What generators of items share: drawing from records by a seed, and items out of templates.

Nothing here depends on chance or on the order of a run. A seed and the names of the records decide.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise, product
from operator import attrgetter
from typing import Any, TypeVar

from skillsdivide.load.catalog import Catalog
from skillsdivide.markdown import plain
from skillsdivide.schema.evidence import Measure, Occupation, Score
from skillsdivide.schema.items import Choice, ChoiceItem, MatchItem, OrderItem, Pair
from skillsdivide.schema.records import Role

RenderFields = Callable[..., dict[str, str]]
"""Renders a template of templates/items/ with parameters and returns the texts that it sets, by name."""

GeneratedItem = ChoiceItem | MatchItem | OrderItem

T = TypeVar("T")

DISTRACTORS = 2
"""The fewest that a single choice has."""
MOST_OTHERS = 50
"""From so many roles distractors are drawn: enough for variety, and the time stays linear in the number of roles."""
CLEAR = 0.05
"""Two values differ clearly if this part of their scale or more lies between them; nearer ones are not asked about."""


def choice_item(kind: str, about: str, render_fields: RenderFields, key: T | None, distractors: Sequence[T], **parameters: object) -> ChoiceItem | None:
    """The single choice of a kind, or None where the data lack a key or enough distractors."""
    if key is None or len(distractors) < DISTRACTORS:
        return None
    rendered = [render_fields(f"items/{kind}.j2", choice=choice, is_key=choice is key, key=key, **parameters) for choice in (key, *distractors)]
    right, *wrong = [Choice(text=fields["text"], feedback=fields["feedback"], misconception=fields.get("misconception") or None) for fields in rendered]
    return ChoiceItem(**_common(kind, about, rendered[0]), key=right.model_copy(update={"misconception": None}), distractors=wrong)


def order_item(kind: str, about: str, render_fields: RenderFields, steps: Sequence[T], **parameters: object) -> OrderItem:
    """The ordering of a kind, its steps in the right order."""
    rendered = [render_fields(f"items/{kind}.j2", steps=steps, step=step, **parameters) for step in steps]
    return OrderItem(**_common(kind, about, rendered[0]), type="order", sequence=[fields["text"] for fields in rendered], feedback=rendered[0]["feedback"])


def match_item(kind: str, about: str, render_fields: RenderFields, pairs: Sequence[T], decoys: Sequence[str], **parameters: object) -> MatchItem:
    """The matching of a kind; `decoys` are the names of the texts that its template sets for them."""
    rendered = [render_fields(f"items/{kind}.j2", pair=pair, **parameters) for pair in pairs]
    matched = [Pair(prompt=fields["prompt"], answer=fields["answer"], feedback=fields["feedback"]) for fields in rendered]
    return MatchItem(**_common(kind, about, rendered[0]), type="match", pairs=matched, decoys=[rendered[0][name] for name in decoys])


def _common(kind: str, about: str, fields: Mapping[str, str]) -> dict[str, Any]:
    """What items of every type have."""
    return {
        "id": f"made-{kind}-{about}"[:80].rstrip("-"),
        "stem": fields["stem"],
        "rationale": fields.get("rationale") or None,
        "bloom": fields.get("bloom", "understand"),
        "passage": fields.get("passage") or None,
    }


# --- drawing --------------------------------------------------------------------------------------


def following(role: Role, catalog: Catalog) -> list[Role]:
    """The roles that follow one in the dataset, and go on at its start."""
    ids = list(catalog.roles)
    index = ids.index(role.id)
    return [catalog.roles[key] for key in (ids[index + 1 :] + ids[:index])[:MOST_OTHERS]]


def draw_distractors(seed: str, key: T | None, pool: Iterable[T], text: Callable[[T], str]) -> list[T]:
    """Two of the pool, chosen so that over the bank the key is longest, middle and shortest equally often.

    Empty where the pool holds fewer than two texts that differ from the key's and each other, or there is no key.
    """
    if key is None:
        return []
    key_text = plain(text(key))
    different = {plain(text(each)): each for each in shuffled(seed, pool) if plain(text(each)) != key_text}
    if len(different) < DISTRACTORS:
        return []
    longer = [each for words, each in different.items() if len(words) > len(key_text)]
    shorter = [each for words, each in different.items() if len(words) <= len(key_text)]
    long = _longer_ones(seed, DISTRACTORS)
    chosen = longer[:long] + shorter[: DISTRACTORS - long]
    rest = longer[long:] + shorter[DISTRACTORS - long :]
    return (chosen + rest)[:DISTRACTORS]


def draw_one_of_each(seed: str, pools: Sequence[Iterable[T]], text: Callable[[T], str]) -> list[T]:
    """One of each pool, the key's first, as even in length as `draw_distractors` chooses them; empty where a pool is."""
    wanted = _longer_ones(seed, len(pools) - 1)
    candidates = [[(len(plain(text(each))), each) for each in shuffled(seed, pool)] for pool in pools]
    nearest: tuple[int, list[T]] = (len(pools), [])
    for (length, key), *others in product(*candidates):
        off = abs(sum(other > length for other, _ in others) - wanted)
        if off < nearest[0]:
            nearest = off, [key, *(each for _, each in others)]
        if off == 0:
            break
    return nearest[1]


def _longer_ones(seed: str, distractors: int) -> int:
    """How many distractors are to be longer than the key: each number equally often."""
    return int(digest(f"{seed} length"), 16) % (distractors + 1)


def shuffled(seed: str, pool: Iterable[T], name: Callable[[Any], str] = attrgetter("id")) -> list[T]:
    """The pool in an order that the seed and the names decide, so that an edited text redraws nothing."""
    return sorted(pool, key=lambda each: digest(f"{seed} {name(each)!r}"))


def pick(seed: str, pool: Iterable[T]) -> T | None:
    """One of the pool, by the seed and the ids; None from an empty pool."""
    return next(iter(shuffled(seed, pool)), None)


def digest(text: str) -> str:
    """Sixteen hex digits that the text decides."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


# --- public measures ------------------------------------------------------------------------------


def nearest_occupation(role: Role, catalog: Catalog) -> Occupation | None:
    """The public occupation that stands best for a role; None where none does."""
    return next((catalog.occupations[entry.soc] for entry in role.occupations), None)


def score_on(occupation: Occupation, measure: str) -> Score | None:
    """An occupation's score on the measure with that id."""
    return next((score for score in occupation.scores if score.measure == measure), None)


def on_scale(score: Score, measure: Measure) -> float:
    """A score from 0 to 1: where it lies between the ends of its measure, and of a count, its part of the total."""
    return score.value / score.of if score.of else (score.value - measure.low) / (measure.high - measure.low)


def clearly_apart(values: Iterable[float]) -> bool:
    """Whether each two of some values on a scale from 0 to 1 differ clearly."""
    ordered = sorted(values)
    return all(round(high - low, 9) >= CLEAR for low, high in pairwise(ordered))
