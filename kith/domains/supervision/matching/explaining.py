"""Why a circle came together, and why someone was left over: as plain facts, for pages to put into words.

Nobody is named and no identity is told. Whether someone avoids another, or who reports to whom, is never a reason that is said: where
such a thing is what is in the way, it is said that no circle with room fits, as it is where all that fit are full.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kith.domains.supervision.matching.changes import Change, change_for
from kith.domains.supervision.matching.rules import Group
from kith.domains.supervision.matching.shapes import Circle, Plan, Started, Tenure, Terms, Way, Wish
from kith.domains.supervision.matching.solver.crowding import Crowding
from kith.domains.supervision.matching.solver.field import Field
from kith.domains.supervision.matching.solver.pools import anchors_of
from kith.domains.supervision.matching.weeks import bits, mask, spans


class Why(StrEnum):
    """What leaves someone without company, the plainest first."""

    FEW = "few"  # too few people in the round
    LANGUAGE = "language"  # too few share a language with them
    TIME = "time"  # of those, too few share a time
    WAY = "way"  # of those, too few share a way to meet
    NO_ROOM = "no-room"  # no circle with room fits


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one circle. `spans` are the stretches of the week in which all are free."""

    people: int
    languages: tuple[str, ...]
    way: Way
    spans: int
    employers: int
    newcomers: int
    settings: tuple[str, ...]
    has_moderator: bool


@dataclass(frozen=True, slots=True)
class LeftOver:
    """For the one person alone who was left over."""

    key: int
    why: Why
    change: Change | None


def facts_of(circle: Circle, wishes: Iterable[Wish], terms: Terms) -> Facts:
    """`wishes` may be those of the whole round."""
    known = _known(wishes, terms)
    members = [known[key] for key in circle.members]
    shared = frozenset.intersection(*(each.languages for each in members))
    return Facts(
        people=len(members), languages=tuple(sorted(shared | {circle.language})), way=circle.way,
        spans=spans(mask(circle.slots)), employers=len({each.employer for each in members} - {""}),
        newcomers=sum(each.tenure is Tenure.NEW for each in members),
        settings=tuple(sorted(frozenset[str]().union(*(each.settings for each in members)))),
        has_moderator=any(each.has_moderated for each in members),
    )  # fmt: skip


def left_over(plan: Plan, wishes: Sequence[Wish], terms: Terms) -> Iterator[LeftOver]:
    """Why each was left over, and the smallest change that would help."""
    left, known = set(plan.left_over), _known(wishes, terms)
    crowding = Crowding(Field(wishes, terms))
    circles = [_group(circle, known, terms) for circle in plan.circles]
    joined = {circle.joined for circle in plan.circles}
    circles += [Group((), started) for started in terms.started if started.key not in joined]
    remaining = [each for each in wishes if each.key in left]
    for wish in remaining:
        yield LeftOver(wish.key, _why(crowding, wish.key), change_for(wish, remaining, circles, terms))


def _why(crowding: Crowding, key: int) -> Why:
    """By what people told of themselves alone: whom they are kept from is not looked at."""
    field = crowding.field
    at = next(at for at in range(field.looking) if field.people[at].wish.key == key)
    someone, everyone = field.people[at], (1 << len(field.people)) - 1
    speaking = [crowding.speaking[language] for language in bits(someone.languages)]
    meeting = [crowding.at[anchor] for anchor in anchors_of(someone)]
    partaking = [crowd & crowding.by_way[way] for crowd in meeting for way in bits(someone.ways)]
    for why, crowds in (
        (Why.FEW, [everyone]),
        (Why.LANGUAGE, speaking),
        (Why.TIME, meeting),
        (Why.WAY, partaking),
    ):
        if not any(crowding.is_enough(crowd) for crowd in crowds):
            return why
    return Why.NO_ROOM


def _known(wishes: Iterable[Wish], terms: Terms) -> dict[int, Wish]:
    seated = {each.key: each for started in terms.started for each in started.members}
    return seated | {each.key: each for each in wishes}


def _group(circle: Circle, known: dict[int, Wish], terms: Terms) -> Group:
    """As whoever wishes to join it meets it: with a language, a way and times if it had started."""
    by_key = {started.key: started for started in terms.started}
    started: Started | None = by_key[circle.joined] if circle.joined is not None else None
    seated = {each.key for each in started.members} if started else set[int]()
    return Group(tuple(known[key] for key in circle.members if key not in seated), started)
