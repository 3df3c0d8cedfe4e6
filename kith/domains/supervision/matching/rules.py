"""What must hold in every circle. Each rule is a function that says whether a group keeps it.

They are asked about any group: by those who put circles together, by tests, and when one person would like to join a circle.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from itertools import combinations

from kith.domains.supervision.matching.access import ANY, possible_ways
from kith.domains.supervision.matching.lines import in_one_line
from kith.domains.supervision.matching.shapes import Started, Terms, Way, Wish
from kith.domains.supervision.matching.weeks import SLOTS, mask, starts


class Rule(StrEnum):
    SIZE = "size"
    LANGUAGE = "language"
    TIME = "time"
    WAY = "way"
    AVOIDED = "avoided"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Group:
    """Some people who might be a circle, or who might join one that has started."""

    joiners: tuple[Wish, ...]
    started: Started | None = None

    @property
    def members(self) -> tuple[Wish, ...]:
        return (*(self.started.members if self.started else ()), *self.joiners)


def common_languages(group: Group) -> frozenset[str]:
    """A circle that has started keeps its language, as it keeps its way and its times."""
    known = [each.languages for each in group.joiners]
    known += [frozenset({group.started.language})] if group.started else []
    return frozenset.intersection(*known) if known else frozenset()


def common_starts(group: Group, terms: Terms) -> int:
    """Where in the week a meeting can begin, as bits. A circle that goes on keeps its time, however long it meets."""
    free = [mask(each.free) for each in group.joiners]
    free += [mask(group.started.slots)] if group.started else []
    length = len(group.started.slots) if group.started and group.started.is_sure else terms.length
    return starts(reduce(int.__and__, free, (1 << SLOTS) - 1), length) if free and length else 0


def common_ways(group: Group) -> frozenset[Way]:
    given = frozenset({group.started.way}) if group.started else ANY
    return given.intersection(*(possible_ways(each.needs) for each in group.joiners))


def avoid(one: Wish, other: Wish) -> bool:
    """It does not matter which of two said it."""
    return other.key in one.avoids or one.key in other.avoids


def has_room(group: Group, terms: Terms) -> bool:
    is_enough = len(group.members) >= terms.least or bool(group.started and group.started.is_sure)
    return is_enough and (len(group.members) <= most_in(group.started, terms) or not group.joiners)


def most_in(started: Started | None, terms: Terms) -> int:
    """A circle that goes on has a room of its own."""
    return started.most if started and started.most is not None else terms.most


def shares_a_language(group: Group, terms: Terms) -> bool:
    return bool(common_languages(group))


def shares_a_time(group: Group, terms: Terms) -> bool:
    return bool(common_starts(group, terms))


def shares_a_way(group: Group, terms: Terms) -> bool:
    return bool(common_ways(group))


def nobody_is_avoided(group: Group, terms: Terms) -> bool:
    return not any(avoid(one, other) for one, other in _pairs(group))


def nobody_is_in_the_line_of_another(group: Group, terms: Terms) -> bool:
    return not any(in_one_line(one, other) for one, other in _pairs(group))


RULES: Mapping[Rule, Callable[[Group, Terms], bool]] = {
    Rule.SIZE: has_room,
    Rule.LANGUAGE: shares_a_language,
    Rule.TIME: shares_a_time,
    Rule.WAY: shares_a_way,
    Rule.AVOIDED: nobody_is_avoided,
    Rule.LINE: nobody_is_in_the_line_of_another,
}


def broken(group: Group, terms: Terms, *, but: Collection[Rule] = ()) -> list[Rule]:
    """The rules that a group does not keep, of all but some."""
    return [rule for rule, keeps in RULES.items() if rule not in but and not keeps(group, terms)]


def _pairs(group: Group) -> Iterator[tuple[Wish, Wish]]:
    """Those who were together before are not looked at: nobody takes their circle apart."""
    yield from combinations(group.joiners, 2)
    if group.started:
        yield from ((one, other) for one in group.started.members for other in group.joiners)
