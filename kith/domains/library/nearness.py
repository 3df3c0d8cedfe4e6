"""How near two entries are to each other, by their words and by what they are good for.

`closeness` is between 0 (nothing in common) and 1.5 (the same words, and good for the same). A word that many of those
compared have says little: it weighs log(1 + N/n)², if n of N have it (inverse document frequency, Spärck Jones 1972). The
sum of what both have is divided by the geometric mean of what each has, as for the cosine of two sets (Salton and McGill
1983), so that a long text is near to no more than a short one. What is less near than `LEAST` is near by chance.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, sqrt
from typing import NamedTuple

FEWEST = 2  # words in common; one alone is chance
LEAST = 0.15  # found by reading pairs of real practices side by side
SAME_PURPOSE = 1.5


class Told(NamedTuple):
    """The telling words of an entry, and what it is good for."""

    terms: frozenset[str]
    purposes: frozenset[str]


def nearest(own: Told, others: Mapping[int, Told], *, most: int) -> list[tuple[int, float]]:
    """The keys of the `most` nearest with their closeness, the nearest first; O(number of words)."""
    weights = _weights([own, *others.values()])
    found = [(key, closeness(own, other, weights)) for key, other in others.items()]
    return sorted((pair for pair in found if pair[1] >= LEAST), key=lambda pair: (-pair[1], -pair[0]))[:most]


def closeness(one: Told, other: Told, weights: Mapping[str, float]) -> float:
    """The same whichever of the two is asked first."""
    shared = one.terms & other.terms
    if len(shared) < FEWEST:
        return 0.0
    near = _sum(shared, weights) / sqrt(_sum(one.terms, weights) * _sum(other.terms, weights))
    return near * (SAME_PURPOSE if one.purposes & other.purposes else 1.0)


def _weights(all_told: Iterable[Told]) -> dict[str, float]:
    those = list(all_told)
    having = Counter(term for told in those for term in told.terms)
    return {term: log(1 + len(those) / number) ** 2 for term, number in having.items()}


def _sum(terms: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights[term] for term in sorted(terms))
