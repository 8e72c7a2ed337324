"""Where our stance and O*NET's published automation rating part ways.

The ratings are those of GPTs are GPTs (Eloundou et al., 2023): T0 no automation to T4 full automation.
"""

from typing import Literal

from skillsdivide.schema.records import Task
from skillsdivide.schema.vocabulary import HUMAN, SUBSTITUTABLE

LOW, HIGH = {"T0", "T1"}, {"T3", "T4"}


def disagrees(task: Task) -> Literal["higher", "lower"] | None:
    """Whether the published rating is plainly higher or lower than our stance; None if neither or unrated."""
    if task.onet is None:
        return None
    if task.stance == HUMAN and task.onet.automation in HIGH:
        return "higher"
    if task.stance == SUBSTITUTABLE and task.onet.automation in LOW:
        return "lower"
    return None
