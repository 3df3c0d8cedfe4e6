"""By which ways people can take part, by what they need.

What is not *possible* is a rule; what is *best* is a goal. A need that is not named here (breaks, a slower pace) is met by any way.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kith.domains.supervision.matching.shapes import Way

ANY = frozenset(Way)


@dataclass(frozen=True, slots=True)
class Need:
    possible: frozenset[Way]
    best: frozenset[Way]


def _only(*ways: Way) -> Need:
    return Need(frozenset(ways), frozenset(ways))


NEEDS: Mapping[str, Need] = {
    "no-camera": _only(Way.PHONE, Way.TEXT),
    "slow-line": _only(Way.PHONE, Way.TEXT),
    "no-speaking": _only(Way.TEXT),
    "no-writing": _only(Way.VIDEO, Way.PHONE),
    "sign-language": _only(Way.VIDEO),
    "captions": Need(frozenset({Way.VIDEO, Way.TEXT}), frozenset({Way.TEXT})),
    "lip-reading": Need(frozenset({Way.VIDEO, Way.TEXT}), frozenset({Way.VIDEO})),
    "screen-reader": Need(ANY, frozenset({Way.PHONE, Way.TEXT})),
}


def possible_ways(needs: Iterable[str]) -> frozenset[Way]:
    return ANY.intersection(*(NEEDS[need].possible for need in needs if need in NEEDS))


def best_ways(needs: Iterable[str]) -> frozenset[Way]:
    """Where no way is best for all of the needs, those that are possible."""
    possible = possible_ways(needs)
    return possible.intersection(*(NEEDS[need].best for need in needs if need in NEEDS)) or possible
