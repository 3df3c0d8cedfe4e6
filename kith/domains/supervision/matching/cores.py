"""What stays of a circle when people have answered: those who are kept together."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kith.domains.supervision.matching.rules import (
    Group,
    Rule,
    broken,
    common_languages,
    common_starts,
    common_ways,
)
from kith.domains.supervision.matching.shapes import Circle, Started, Terms, Wish
from kith.domains.supervision.matching.weeks import bits, covered


@dataclass(frozen=True, slots=True)
class Core:
    """Some who stay together, as a circle that others can join. `joined` is the started circle that they had joined, if any."""

    started: Started
    joined: int | None = None

    @property
    def keys(self) -> frozenset[int]:
        return frozenset(each.key for each in self.started.members)


def core_of(
    circle: Circle, people: Mapping[int, Wish], *, key: int, without: Collection[int], most: int | None
) -> Core:
    """A circle with its language, its way and its times. One that had started stands also without those who joined."""
    members = tuple(people[each] for each in circle.members if each not in without)
    is_sure = circle.joined is not None
    started = Started(key, members, circle.language, circle.way, circle.slots, is_sure, most)
    return Core(started, circle.joined)


def only(cores: Iterable[Core], keys: Collection[int]) -> list[Core]:
    """Of each, some; with nobody left, it is none."""
    found = [
        replace(core.started, members=tuple(each for each in core.started.members if each.key in keys))
        for core in cores
    ]
    return [Core(started) for started in found if started.members]


def brought_together(cores: Sequence[Core], terms: Terms) -> list[Core]:
    """Each with the next ones that it may be one circle with, as long as there is room."""
    found = list[Core]()
    for core in cores:
        for place, other in enumerate(found):
            if both := _both(other, core, terms):
                found[place] = both
                break
        else:
            found.append(core)
    return found


def _both(one: Core, other: Core, terms: Terms) -> Core | None:
    group = Group((*one.started.members, *other.started.members))
    if len(group.members) > terms.most or broken(group, terms, but=[Rule.SIZE]):
        return None
    slots = frozenset(bits(covered(common_starts(group, terms), terms.length)))
    language, way = min(common_languages(group)), min(common_ways(group))
    return Core(Started(one.started.key, group.members, language, way, slots, is_sure=False))
