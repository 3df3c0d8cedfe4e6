"""Who is never together with whom: those who avoid each other, and those of one line."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from kith.domains.supervision.matching.lines import in_one_line
from kith.domains.supervision.matching.rules import avoid
from kith.domains.supervision.matching.shapes import Wish


def apart_from(wishes: Sequence[Wish]) -> list[set[int]]:
    """For each, the places of the others. Only those are looked at who name each other or the same leader."""
    apart = [set[int]() for _each in wishes]
    for one, other in _named(wishes):
        if avoid(wishes[one], wishes[other]) or in_one_line(wishes[one], wishes[other]):
            apart[one].add(other)
            apart[other].add(one)
    return apart


def _named(wishes: Sequence[Wish]) -> Iterator[tuple[int, int]]:
    keys = {each.key: at for at, each in enumerate(wishes)}
    tokens, reporting = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for at, each in enumerate(wishes):
        tokens[each.token].append(at)
        for leader in each.reports_to:
            reporting[leader].append(at)
    for at, each in enumerate(wishes):
        yield from ((at, keys[key]) for key in each.avoids if key in keys and keys[key] != at)
        for token in (each.reports_to | each.leads) - {""}:
            yield from ((at, other) for other in tokens.get(token, []) if other != at)
    for together in reporting.values():
        yield from combinations(together, 2)
