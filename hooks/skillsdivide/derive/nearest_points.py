"""The nearest neighbours of every point of a set, by a k-d tree: n log n steps where comparing each pair would take n²."""

from collections.abc import Sequence
from heapq import heappush, heappushpop
from math import dist

Point = Sequence[float]

LEAF = 12
"""So many points are compared one by one rather than split further."""


def nearest_points(points: Sequence[Point], count: int) -> list[list[int]]:
    """For each point the indexes of the `count` nearest others, nearest first; of equally near ones the first in the list."""
    tree = _tree(points, list(range(len(points))), 0)
    return [_nearest(points, tree, index, count) for index in range(len(points))]


class _Split:
    """A plane that parts a set of points: those on or below it, and those on or above it."""

    __slots__ = ("above", "axis", "below", "plane")

    def __init__(self, axis: int, plane: float, below: "_Split | list[int]", above: "_Split | list[int]"):
        self.axis, self.plane, self.below, self.above = axis, plane, below, above


def _tree(points: Sequence[Point], indexes: list[int], depth: int) -> _Split | list[int]:
    if len(indexes) <= LEAF:
        return indexes
    axis = depth % len(points[0])
    indexes.sort(key=lambda index: points[index][axis])
    middle = len(indexes) // 2
    return _Split(axis, points[indexes[middle]][axis], _tree(points, indexes[:middle], depth + 1), _tree(points, indexes[middle:], depth + 1))


def _nearest(points: Sequence[Point], tree: _Split | list[int], own: int, count: int) -> list[int]:
    point = points[own]
    best: list[tuple[float, int]] = []  # a heap of (-distance, -index), the farthest on top

    def search(node: _Split | list[int]) -> None:
        if isinstance(node, list):
            for index in node:
                if index != own:
                    entry = -dist(point, points[index]), -index
                    if len(best) < count:
                        heappush(best, entry)
                    elif entry > best[0]:
                        heappushpop(best, entry)
            return
        offset = point[node.axis] - node.plane
        near, far = (node.below, node.above) if offset < 0 else (node.above, node.below)
        search(near)
        if len(best) < count or abs(offset) <= -best[0][0]:
            search(far)

    search(tree)
    return [-index for _, index in sorted(best, reverse=True)]
