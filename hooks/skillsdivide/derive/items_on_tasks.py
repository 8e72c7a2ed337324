"""Questions about the tasks of a role, their stances, and the surface that follows from them."""

from skillsdivide.derive.item_drawing import (
    RenderFields,
    choice_item,
    clearly_apart,
    draw_one_of_each,
    following,
    match_item,
    pick,
    shuffled,
)
from skillsdivide.derive.surface import Surface, role_surface
from skillsdivide.load.catalog import Catalog
from skillsdivide.schema.items import ChoiceItem, MatchItem
from skillsdivide.schema.records import Role, Task
from skillsdivide.schema.vocabulary import AUGMENTED, HUMAN, STANCES, SUBSTITUTABLE

CHANGES = ((SUBSTITUTABLE, HUMAN), (HUMAN, SUBSTITUTABLE), (AUGMENTED, SUBSTITUTABLE), (AUGMENTED, HUMAN))
"""Tasks taken back or handed over, as (stance before, stance after): each changes a surface in its own way."""
FEWEST_CHANGES = 3
COMPARED_ROLES = 4


def task_of_a_stance(role: Role, catalog: Catalog, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks which task of the role has a stance; one task of each stance is offered.

    Each stance is asked for, of one role or another: a reader without the question would find the task that rests on a person.
    """
    seed = f"task-stance {role.id}"
    first, *others = shuffled(seed, STANCES, str)
    drawn = draw_one_of_each(seed, [_with_stance(role, stance) for stance in (first, *others)], lambda task: task.text)
    return choice_item("task-stance", role.id, render_fields, drawn[0], drawn[1:], role=role) if drawn else None


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


def largest_part(role: Role, catalog: Catalog, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks which of four roles has the largest part of its tasks with one stance; the role is one of the four, and the first is clearly ahead."""
    seed = f"largest-part {role.id}"
    for stance in shuffled(seed, STANCES, str):

        def part(each: Role, stance: str = stance) -> float:
            return len(_with_stance(each, stance)) / len(each.tasks)

        group = [role]
        for other in shuffled(f"{seed} {stance}", following(role, catalog)):
            if all(part(other) != part(each) for each in group):
                group.append(other)
            if len(group) == COMPARED_ROLES:
                break
        key, *distractors = sorted(group, key=part, reverse=True)
        if len(group) == COMPARED_ROLES and clearly_apart([part(key), part(distractors[0])]):
            counts = {each.id: len(_with_stance(each, stance)) for each in group}
            return choice_item("largest-part", role.id, render_fields, key, distractors, stance=catalog.stances[stance], counts=counts)
    return None
