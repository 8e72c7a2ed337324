"""Questions about the tasks of a role, their stances, and the surface that follows from them."""

from itertools import product
from operator import itemgetter

from skillsdivide.derive.item_drawing import RenderFields, choice_item, draw_by_value, match_item, number_beside, pick
from skillsdivide.derive.surface import Surface, role_surface
from skillsdivide.schema.items import ChoiceItem, MatchItem
from skillsdivide.schema.records import Role, Task
from skillsdivide.schema.vocabulary import AUGMENTED, HUMAN, SUBSTITUTABLE

CHANGES = ((SUBSTITUTABLE, HUMAN), (HUMAN, SUBSTITUTABLE), (AUGMENTED, SUBSTITUTABLE), (AUGMENTED, HUMAN))
"""Tasks taken back or handed over, as (stance before, stance after): each changes a surface in its own way."""
FEWEST_CHANGES = 3
CONFUSED = {"E0": "E1", "E1": "E2", "E2": "E1"}
"""The class of exposure that is offered beside each."""


def size_of_surface(role: Role, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks for the two ends of the role's surface; each is offered beside the number that one task judged otherwise would give."""
    surface = role_surface(role)
    low, high, total = int(surface.low), int(surface.high), int(surface.total)
    other_high = number_beside(f"surface {role.id} high", high, low + 1, total)
    other_low = number_beside(f"surface {role.id} low", low, 0, min(high, other_high or high) - 1)
    if other_low is None or other_high is None:
        return None
    key, *distractors = product((low, other_low), (high, other_high))
    return choice_item("surface", role.id, render_fields, key, distractors, role=role)


def rating_of_a_task(role: Role, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks how the O*NET task that resembles one of the role's was rated; each of two classes of exposure stands beside each of two of automation."""
    seed = f"task-rating {role.id}"
    rated = [(task, (task.onet.exposure, task.onet.automation)) for task in role.tasks if task.onet]
    drawn = draw_by_value(seed, rated, itemgetter(1), lambda each: each[0].id)
    if drawn is None:
        return None
    task, (exposure, automation) = drawn
    other = f"T{number_beside(seed, int(automation[1]), 0, 4)}"
    key, *distractors = product((exposure, CONFUSED[exposure]), (automation, other))
    return choice_item("task-rating", role.id, render_fields, key, distractors, role=role, task=task)


def _with_stance(role: Role, stance: str) -> list[Task]:
    return [task for task in role.tasks if task.stance == stance]


def surfaces_after_changes(role: Role, render_fields: RenderFields) -> MatchItem | None:
    """Asks for the role's surface after each of up to four changes, one task handed over or taken back; the decoy is the surface as it is."""
    changes: list[tuple[Task, str, Surface]] = []
    for before, after in CHANGES:
        used = {task.id for task, _, _ in changes}
        task = pick(f"surface-changes {role.id} {after}", [task for task in _with_stance(role, before) if task.id not in used])
        if task:
            changes.append((task, after, _surface_with(role, task, after)))
    if len(changes) < FEWEST_CHANGES:
        return None
    return match_item("surface-changes", role.id, render_fields, changes, ["decoy"], role=role, surface=role_surface(role))


def _surface_with(role: Role, changed: Task, stance: str) -> Surface:
    """The role's surface if one task had another stance."""
    tasks = [task.model_copy(update={"stance": stance}) if task is changed else task for task in role.tasks]
    return role_surface(role.model_copy(update={"tasks": tasks}))
