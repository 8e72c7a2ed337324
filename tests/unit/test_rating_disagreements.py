"""Where our stance and the published rating part."""

from __future__ import annotations

import pytest

from skillsdivide.derive.rating_disagreements import disagrees
from skillsdivide.schema.records import Task


@pytest.mark.parametrize(
    ("stance", "automation", "expected"),
    [
        ("human", "T3", "higher"),
        ("human", "T4", "higher"),
        ("human", "T2", None),
        ("substitutable", "T1", "lower"),
        ("substitutable", "T3", None),
        ("augmented", "T4", None),
    ],
)
def test_where_our_stance_and_the_rating_part(stance: str, automation: str, expected: str | None) -> None:
    """Only plain disagreement is called so."""
    onet = {"match": "close", "soc": "15-1252.00", "task": 1, "exposure": "E1", "automation": automation}
    assert disagrees(Task.model_validate({"id": "t", "text": "Do", "stance": stance, "reason": "so", "onet": onet})) == expected


def test_an_unrated_task_disagrees_with_nothing() -> None:
    """Without an O*NET task there is nothing to compare with."""
    assert disagrees(Task.model_validate({"id": "t", "text": "Do", "stance": "human", "reason": "so"})) is None
