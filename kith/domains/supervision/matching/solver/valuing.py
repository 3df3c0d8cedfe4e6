"""What a draft is worth: for each of its people a place, and the goals that are met for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kith.domains.supervision.matching.goals import PLACED, WEIGHTS, Goal
from kith.domains.supervision.matching.solver.field import Asked, Draft, Field, Someone
from kith.domains.supervision.matching.weeks import bits, mask


@dataclass(frozen=True, slots=True)
class Worth:
    placed: int = 0
    points: int = 0

    @property
    def total(self) -> int:
        return PLACED * self.placed + self.points

    def __add__(self, other: "Worth") -> "Worth":
        return Worth(self.placed + other.placed, self.points + other.points)


def worth(field: Field, draft: Draft) -> Worth:
    """Nothing, where there are not enough people. `placed` are those who looked for a circle, and who are in one that is not sure."""
    if not field.stands(draft):
        return Worth()
    held = draft.joiners if field.is_sure(draft) else field.members(draft)
    return Worth(len(held), points(field, draft))


def points(field: Field, draft: Draft) -> int:
    """What the goals come to that are met for its people, as if there were enough of them."""
    places = field.members(draft)
    people = [field.people[at] for at in places]
    there = mask(places)
    _way, by_way = best_way(people, field.common(draft).ways)
    asked = (_asked(field.people[at].asks, there & ~(1 << at)) for at in places)
    return by_way + _together(people) + sum(asked)


def whole(field: Field, drafts: Iterable[Draft]) -> Worth:
    """All of them together."""
    return sum((worth(field, draft) for draft in drafts), Worth())


def best_way(people: Sequence[Someone], ways: int) -> tuple[int, int]:
    """The way that most goals are met by, of those that are possible, and what they come to."""
    found = [(sum([each.by_way[way] for each in people]), -way) for way in bits(ways)]
    met, place = max(found, default=(0, 0))
    return -place, met


def _asked(asks: Sequence[Asked], others: int) -> int:
    """What the asks of someone come to that these people meet."""
    met, number = 0, others.bit_count()
    for ask in asks:
        found = (others & ask.who).bit_count()
        if (found if ask.shares else number - found) >= (number if ask.least is None else ask.least):
            met += ask.weight
    return met


def _together(people: Sequence[Someone]) -> int:
    """What is met for all of them or for none."""
    each = WEIGHTS[Goal.MODERATOR] * any(one.wish.has_moderated for one in people)
    each += WEIGHTS[Goal.TENURES] * (len({one.tenure for one in people}) > 1)
    return each * len(people)
