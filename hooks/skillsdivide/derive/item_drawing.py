"""What generators of items share: drawing from records by a seed, and items out of templates.

Nothing here depends on chance or on the order of a run. A seed and the names of the records decide.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Any, TypeVar

from skillsdivide.schema.items import Choice, ChoiceItem, MatchItem, OrderItem, Pair

RenderFields = Callable[..., dict[str, str]]
"""Renders a template of templates/items/ with parameters and returns the texts that it sets, by name."""

GeneratedItem = ChoiceItem | MatchItem | OrderItem

T = TypeVar("T")

DISTRACTORS = 2
"""The fewest that a single choice has."""
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


def turn(about: str, kind: int) -> int:
    """Whose turn it is to be the key, of the places in a row. Of one role each kind has another, so that over the bank all have it equally often."""
    return (int(digest(f"turn {about}"), 16) + kind) % (DISTRACTORS + 1)


def near_numbers(place: int, key: int, highest: int) -> list[int]:
    """Two numbers from 0 on that make three in a row with the key, at that place among them or else the next that leaves room; empty where none does."""
    starts = [start for start in range(key - DISTRACTORS, key + 1) if 0 <= start <= highest - DISTRACTORS]
    if not starts:
        return []
    start = min(starts, key=lambda each: (key - each - place) % (DISTRACTORS + 1))
    return [number for number in range(start, start + DISTRACTORS + 1) if number != key]


def three_in_a_row(seed: str, place: int, ordered: Sequence[T]) -> list[T]:
    """Three neighbours of a row, the key first, which has that place among them; empty where there are fewer."""
    start = pick(seed, range(len(ordered) - DISTRACTORS), str)
    if start is None:
        return []
    row = list(ordered[start : start + DISTRACTORS + 1])
    return [row.pop(place), *row]


def number_beside(seed: str, key: int, lowest: int, highest: int) -> int | None:
    """The number before the key or behind it; None where there is room for neither."""
    return pick(f"{seed} beside", [number for number in (key - 1, key + 1) if lowest <= number <= highest], str)


def draw_by_value(seed: str, pool: Iterable[T], value: Callable[[T], object], name: Callable[[Any], str] = attrgetter("id")) -> T | None:
    """One of the pool. A value is drawn first and then one that has it, so that the commonest value is no safe guess; None from an empty pool."""
    entries = list(pool)
    drawn = pick(f"{seed} value", dict.fromkeys(map(value, entries)), str)
    return pick(seed, [each for each in entries if value(each) == drawn], name)


def shuffled(seed: str, pool: Iterable[T], name: Callable[[Any], str] = attrgetter("id")) -> list[T]:
    """The pool in an order that the seed and the names decide, so that an edited text redraws nothing."""
    return sorted(pool, key=lambda each: digest(f"{seed} {name(each)!r}"))


def pick(seed: str, pool: Iterable[T], name: Callable[[Any], str] = attrgetter("id")) -> T | None:
    """One of the pool, by the seed and the names; None from an empty pool."""
    return next(iter(shuffled(seed, pool, name)), None)


def digest(text: str) -> str:
    """Sixteen hex digits that the text decides."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def clearly_apart(values: Iterable[float], clear: float = CLEAR) -> bool:
    """Whether each two of some values on a scale from 0 to 1 differ by so much or more."""
    ordered = sorted(values)
    return all(round(high - low, 9) >= clear for low, high in pairwise(ordered))
