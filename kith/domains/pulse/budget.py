"""How much may be learned about anyone: in a month, and in a year. Plain numbers; the mechanism that keeps them is `noise.py`.

An epsilon says by how many times, exp(epsilon), anything that is told can become likelier by one person's being in it. Epsilons
add up, so their sum over a year has a wall too.
"""

from functools import cache
from math import exp

EPSILON = 0.5  # each month that is counted, whether it is told or not
YEAR = 3.0  # all months of a calendar year in one space: six of them
FLOOR = 8  # never told from fewer answers
ENOUGH = (
    24  # what the noisy number has to come to, so that being told hardly tells that the floor was reached
)
SCALE = 1 / EPSILON
SURE = 0.9
REACH = 100  # beyond that the noise is never seen: less than once in 10^20 months

Chances = dict[int, float]


def odds(epsilon: float) -> float:
    return exp(epsilon)


def is_left(spent: float) -> bool:
    """Whether another month can be asked about."""
    return spent + EPSILON <= YEAR


def noise_of(bins: int) -> Chances:
    """How likely each sum of the noise in so many bins is."""
    falls = exp(-1 / SCALE)
    one = {by: (1 - falls) / (1 + falls) * falls ** abs(by) for by in range(-REACH, REACH + 1)}
    total = {0: 1.0}
    for _bin in range(bins):
        total = _added(total, one)
    return total


def _added(some: Chances, more: Chances) -> Chances:
    sums: Chances = {}
    for here, chance in some.items():
        for by, other in more.items():
            if abs(here + by) <= REACH:
                sums[here + by] = sums.get(here + by, 0.0) + chance * other
    return sums


@cache
def give_or_take(bins: int) -> int:
    """By how many people a noisy number of so many bins may be off, nine times out of ten."""
    chances = noise_of(bins)
    return next(by for by in range(REACH) if _within(chances, by) >= SURE)


def _within(chances: Chances, most: int) -> float:
    return sum(chance for by, chance in chances.items() if abs(by) <= most)
