"""What follows from the directory of occupations: middles, places, neighbours, how the measures of one occupation disagree.

Everything is worked out for all occupations at once, in n log n steps; a page only looks its own part up.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from skillsdivide.derive.nearest_points import nearest_points
from skillsdivide.load.catalog import Catalog, grouped
from skillsdivide.schema.evidence import DIRECTORY_MEASURES, OccupationGroup, RatedOccupation, measure_columns
from skillsdivide.schema.records import Role, RoleOccupation

NEIGHBOURS = 5
"""How many of the nearest occupations a page names, of all and of its group."""

COMPARED = ("beta-model", "beta-human", "high-automation")
"""The measures by which occupations are near to each other: those that every occupation has."""

APART = 20
"""So many places in a hundred lie between two measures of one occupation before we say that they disagree."""

ROLES_BESIDE = 6
"""How many roles a page names at most."""


@dataclass(frozen=True)
class Place:
    """Where an occupation stands on one measure."""

    measure: str
    value: float
    rank: int
    """1 is the highest; equal values share the better place."""
    total: int
    """How many are measured: occupations, or six-digit codes where the measure has one figure for each."""
    above: int
    """Of a hundred, how many have a lower value."""
    middle: float
    """The middle of all."""
    group_middle: float


@dataclass(frozen=True)
class Profile:
    """What the page of an occupation shows of it."""

    occupation: RatedOccupation
    group: OccupationGroup
    places: Mapping[str, Place]
    """By measure, in the order of the directory; one that was not measured is absent."""
    nearest: Sequence[RatedOccupation]
    """The nearest of all by the measures that every occupation has."""
    nearest_in_group: Sequence[RatedOccupation]
    """The nearest of its own group that are not among the nearest of all."""
    stands_for: Sequence[tuple[Role, RoleOccupation]]
    """The roles that name it, with how well it stands for each."""
    beside: Sequence[Role]
    """The roles that name another occupation of its broad group."""

    @property
    def highest(self) -> Place:
        """The measure that places it highest among all."""
        return max(self.places.values(), key=lambda place: place.above)

    @property
    def lowest(self) -> Place:
        """The measure that places it lowest among all."""
        return min(self.places.values(), key=lambda place: place.above)

    @property
    def disagree(self) -> bool:
        """Whether its measures place it far apart."""
        return self.highest.above - self.lowest.above >= APART


@dataclass(frozen=True)
class Directory:
    """The occupations with all that follows from them."""

    profiles: Mapping[str, Profile]
    """By O*NET-SOC code."""
    groups: Mapping[str, Sequence[RatedOccupation]]
    """The occupations of each group by title, by the group's id."""
    letters: Mapping[str, Sequence[RatedOccupation]]
    """The occupations under each first letter by title, by the letter in lower case."""
    by_title: Sequence[RatedOccupation]
    middles: Mapping[str, float]
    """The middle of all on each measure."""
    group_middles: Mapping[str, Mapping[str, float]]
    """That of each group, by the group's id; a measure that none of its occupations has is absent."""


def directory(catalog: Catalog) -> Directory:
    """The directory of a catalog; empty where it has no occupations."""
    rows = list(catalog.directory.values())
    groups = {group.code: group for group in catalog.occupation_groups.values()}
    members: dict[str, list[RatedOccupation]] = {code: [] for code in groups}
    for each in rows:
        members[each.group].append(each)
    columns = measure_columns(rows)
    middles = {measure: median(column) for measure, column in columns.items() if column}
    group_middles = {code: {measure: median(column) for measure, column in measure_columns(own).items() if column} for code, own in members.items()}
    nearest = _neighbours(rows)
    nearest_in_group = {soc: near for own in members.values() for soc, near in _neighbours(own, 2 * NEIGHBOURS).items()}
    naming, beside = _roles(catalog)
    profiles = {}
    for each in rows:
        places = {
            measure: _place(measure, value, columns[measure], middles[measure], group_middles[each.group][measure]) for measure, value in each.shares.items()
        }
        own_roles = naming.get(each.soc, [])
        named = {role.id for role, _ in own_roles}
        near = nearest[each.soc]
        of_group = [other for other in nearest_in_group[each.soc] if other not in near][:NEIGHBOURS]
        others = [role for role in beside.get(broad_group(each.soc), ()) if role.id not in named][:ROLES_BESIDE]
        profiles[each.soc] = Profile(each, groups[each.group], places, near, of_group, own_roles[:ROLES_BESIDE], others)
    by_title = sorted(rows, key=lambda each: each.title)
    return Directory(
        profiles,
        {groups[code].id: sorted(own, key=lambda each: each.title) for code, own in members.items() if own},
        grouped(by_title, lambda each: each.title[0].lower()),
        by_title,
        middles,
        {groups[code].id: own for code, own in group_middles.items()},
    )


def filter_tags(profile: Profile) -> str:
    """What the filters of the directory ask for: the code of its group, and of each measure, by its number, whether it lies above the middle of all."""
    sides = (
        f"{'a' if place.value > place.middle else 'b'}{number}" if place else f"u{number}"
        for number, place in enumerate(profile.places.get(measure) for measure in DIRECTORY_MEASURES)
    )
    return " ".join([profile.group.code, *sides])


def broad_group(soc: str) -> str:
    """The first five digits of a code: what the classification calls a broad occupation, such as all kinds of software work."""
    return soc[:6]


def _place(measure: str, value: float, column: Sequence[float], middle: float, group_middle: float) -> Place:
    below, upto = bisect_left(column, value), bisect_right(column, value)
    return Place(measure, value, len(column) - upto + 1, len(column), round(100 * below / len(column)), middle, group_middle)


def _neighbours(rows: Sequence[RatedOccupation], count: int = NEIGHBOURS) -> dict[str, list[RatedOccupation]]:
    points = [[each.shares[measure] for measure in COMPARED] for each in rows]
    return {each.soc: [rows[index] for index in near] for each, near in zip(rows, nearest_points(points, count), strict=True)}


def _roles(catalog: Catalog) -> tuple[dict[str, list[tuple[Role, RoleOccupation]]], dict[str, list[Role]]]:
    """The roles that name an occupation, by its code, and those that name one of a broad group, by that."""
    naming: dict[str, list[tuple[Role, RoleOccupation]]] = {}
    beside: dict[str, dict[str, Role]] = {}
    for role in catalog.roles.values():
        for entry in role.occupations:
            naming.setdefault(entry.soc, []).append((role, entry))
            beside.setdefault(broad_group(entry.soc), {})[role.id] = role
    return naming, {group: list(roles.values()) for group, roles in beside.items()}
