"""Questions about the skills of a role and the ways that lead from it: what carries over, what is missing, and how long it takes."""

from collections import Counter
from collections.abc import Sequence

from skillsdivide.derive.item_drawing import RenderFields, choice_item, draw_by_value, near_numbers, pick, three_in_a_row, turn
from skillsdivide.derive.skill_gaps import Gap
from skillsdivide.derive.study_hours import StudyHours, hours_to_role
from skillsdivide.load.catalog import Catalog
from skillsdivide.schema.items import ChoiceItem
from skillsdivide.schema.records import Role


def skills_at_a_level(role: Role, catalog: Catalog, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks how many of the role's skills it asks for at a level, of those levels at which it asks for some."""
    used = {entry.level for entry in role.skills}
    level = pick(f"at-level {role.id}", (level for level in catalog.levels.values() if level.id in used))
    asked = [catalog.skills[entry.skill] for entry in role.skills if level and entry.level == level.id]
    numbers = near_numbers(turn(role.id, 0), len(asked), len(role.skills))
    return choice_item("at-level", role.id, render_fields, len(asked), numbers, role=role, level=level, asked=asked)


def skills_that_carry_over(role: Role, gaps: Sequence[Gap], render_fields: RenderFields) -> ChoiceItem | None:
    """Asks how many of a target's skills the role lists too."""
    seed = f"carry-over {role.id}"
    gap = draw_by_value(seed, gaps, lambda way: len(way.shared), lambda way: way.target.id)
    if gap is None:
        return None
    count = len(gap.shared)
    return choice_item("carry-over", role.id, render_fields, count, near_numbers(turn(role.id, 1), count, len(gap.target.skills)), gap=gap)


def ways_that_lack_a_skill(role: Role, gaps: Sequence[Gap], catalog: Catalog, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks on how many ways from the role a skill is missing, of those that are missing on several and not on all."""
    seed = f"ways-lacking {role.id}"
    missing = Counter(skill for gap in gaps for skill in gap.missing)
    skill = draw_by_value(seed, [each for each, count in missing.items() if 1 < count < len(gaps)], lambda each: missing[each], str)
    if skill is None:
        return None
    count, ways = missing[skill], [gap for gap in gaps if skill in gap.missing]
    numbers = near_numbers(turn(role.id, 2), count, len(gaps))
    return choice_item("ways-lacking", role.id, render_fields, count, numbers, skill=catalog.skills[skill], role=role, gaps=gaps, ways=ways)


def hours_of_a_way(role: Role, gaps: Sequence[Gap], catalog: Catalog, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks how many hours a way takes; the distractors are the hours of the two ways from the same role that come nearest."""
    lists = catalog.domains.values(), catalog.resources.values(), catalog.projects.values()
    different: dict[tuple[int, int], tuple[Gap, StudyHours]] = {}
    for gap in gaps if catalog.resources else ():
        hours = hours_to_role(gap, *lists)
        if gap.missing:
            different.setdefault((round(hours.low), round(hours.high)), (gap, hours))
    by_length = [different[ends] for ends in sorted(different, key=lambda ends: (sum(ends), ends))]
    row = three_in_a_row(f"way-hours {role.id}", turn(role.id, 3), by_length)
    return choice_item("way-hours", role.id, render_fields, row[0], row[1:]) if row else None
