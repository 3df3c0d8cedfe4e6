"""Who meets whom in which round, and whose turn it is. Plain values; no tables.

The circle method: one stays, the others move on by a place in each round, and who sits opposite meets. With an even
number n everyone meets everyone once in n - 1 rounds. With an odd number a place stays empty, and in n rounds everyone
sits opposite it once: they join a pair then, so that nobody waits. Those who are to stay apart change places with others.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, permutations, product
from math import ceil

SMALLEST = 2


def rounds_for(number: int) -> int:
    """After how many rounds everyone has met everyone."""
    if number < SMALLEST:
        return 0
    return number - 1 if number % 2 == 0 else number


def groups[Someone](people: Sequence[Someone], *, round_: int) -> list[tuple[Someone, ...]]:
    """The pairs of a round (from 0), with one of three where the number is odd. Who speaks first changes by round."""
    if len(people) < SMALLEST:
        return [tuple(people)] if people else []
    circle: list[Someone | None] = [*people] if len(people) % 2 == 0 else [*people, None]
    first, rest = circle[0], circle[1:]
    moved = round_ % len(rest)
    seated = [first, *rest[moved:], *rest[:moved]]
    half = len(seated) // 2
    opposite = list(zip(seated[:half], reversed(seated[half:]), strict=True))
    alone = [other if one is None else one for one, other in opposite if one is None or other is None]
    pairs = [
        _in_turn((one, other), round_) for one, other in opposite if one is not None and other is not None
    ]
    if alone and alone[0] is not None:
        joined = round_ % len(pairs)
        pairs[joined] = (*pairs[joined], alone[0])
    return pairs


def _in_turn[Someone](pair: tuple[Someone, ...], round_: int) -> tuple[Someone, ...]:
    return pair if round_ % 2 == 0 else pair[::-1]


def set_apart[Someone](
    together: Sequence[tuple[Someone, ...]], *, are_apart: Callable[[Someone, Someone], bool]
) -> list[tuple[Someone, ...]]:
    """The same groups, but that those who are apart change places with others; whom that does not help has a pause."""

    def fits(group: tuple[Someone, ...]) -> bool:
        return not any(are_apart(one, other) for one, other in combinations(group, 2))

    seated = list(together)
    for at, beside in permutations(range(len(seated)), 2):
        if not fits(seated[at]):
            ways = _exchanges(seated[at], seated[beside])
            seated[at], seated[beside] = next(
                (two for two in ways if all(map(fits, two))), (seated[at], seated[beside])
            )
    return [part for group in seated for part in _parted(group, fits)]


def _exchanges[Someone](
    one: tuple[Someone, ...], other: tuple[Someone, ...]
) -> Iterator[tuple[tuple[Someone, ...], tuple[Someone, ...]]]:
    """Each way in which one of a group changes places with one of another."""
    for (i, this), (j, that) in product(enumerate(one), enumerate(other)):
        yield (*one[:i], that, *one[i + 1 :]), (*other[:j], this, *other[j + 1 :])


def _parted[Someone](
    group: tuple[Someone, ...], fits: Callable[[tuple[Someone, ...]], bool]
) -> list[tuple[Someone, ...]]:
    parts: list[tuple[Someone, ...]] = []
    for one in group:
        at = next((at for at, part in enumerate(parts) if fits((*part, one))), len(parts))
        parts[at : at + 1] = [(*part, one) for part in parts[at : at + 1] or [()]]
    return parts


def turn_at(passed: float, *, minutes: int, size: int) -> tuple[int, int] | None:
    """Whose turn it is (from 0) so many seconds after the beginning, and the whole minutes left; None once all have had theirs."""
    each = minutes * 60
    turn = int(max(passed, 0) // each)
    if turn >= size:
        return None
    return turn, ceil((each - max(passed, 0) % each) / 60)
