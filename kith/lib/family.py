"""Where each of a family stands in a picture: generations from left to right, relatives near one another.

`arrange` takes keys and pairs (parent, child) without circles. In the n-th column stand those whose longest way from a
beginning has n steps; within a column they are ordered by the mean row of their parents (Sugiyama, Tagawa and Toda 1981,
the barycentre method, in one pass from left to right).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Place(NamedTuple):
    column: int
    row: int


class Circle(ValueError):
    """Someone would be their own ancestor."""


def arrange(keys: Sequence[int], links: Iterable[tuple[int, int]]) -> dict[int, Place]:
    """A place for each key; no two share one. O(n log n + links)."""
    parents: dict[int, list[int]] = defaultdict(list)
    children: dict[int, list[int]] = defaultdict(list)
    for parent, child in links:
        parents[child].append(parent)
        children[parent].append(child)
    columns = _columns(keys, parents, children)
    places: dict[int, Place] = {}
    for column, members in enumerate(columns):
        order = sorted(members, key=lambda key: (_mean([places[each].row for each in parents[key]]), key))
        places |= {key: Place(column, row) for row, key in enumerate(order)}
    return places


def _columns(
    keys: Sequence[int], parents: dict[int, list[int]], children: dict[int, list[int]]
) -> list[list[int]]:
    waits = {key: len(parents[key]) for key in keys}
    columns, now = [], [key for key in keys if not waits[key]]
    placed = 0
    while now:
        columns.append(now)
        placed += len(now)
        later = []
        for key in now:
            for child in children[key]:
                waits[child] -= 1
                if not waits[child]:
                    later.append(child)
        now = later
    if placed != len(keys):
        raise Circle
    return columns


def _mean(rows: Sequence[int]) -> float:
    return sum(rows) / len(rows) if rows else 0.0
