"""In which order the library answers words: by how well they fit, how new an entry is, and how well it was tried.

`standing` multiplies the three. Thanks, visits and followers are not asked: popularity is no proof. Being new is worth at
most twice as much as being old, half of that after a year; being tried at most twice as much as not, so that neither
outweighs words that fit far better.
"""

from math import exp2, log2

YEAR = 365.25  # days
FULL = 6.0  # sixty-three people, or settings, count as many as any number


def standing(fits: float, *, days: float, people: int, settings: int) -> float:
    """What the order is made of. `fits` is the rank of the words, `days` the age of the newest version."""
    return fits * newness(days) * proof(people=people, settings=settings)


def newness(days: float) -> float:
    """1 for what is new, and towards 1/2 as it grows old."""
    return 0.5 + 0.5 * exp2(-max(days, 0.0) / YEAR)


def proof(*, people: int, settings: int) -> float:
    """1 where nobody tried it, up to 2: each further one adds less, and other settings as much as other people."""
    return 1.0 + (min(log2(1 + people), FULL) + min(log2(1 + settings), FULL)) / (2 * FULL)
