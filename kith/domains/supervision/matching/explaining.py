"""Why a circle came together, and why someone was left over: as plain facts, for pages to put into words.

Nobody is named and no identity is told. Whether someone avoids another, or who reports to whom, is never a reason that is said: where
such a thing is what is in the way, it is said that no circle with room fits, as it is where all that fit are full.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kith.domains.supervision.matching.around import Around
from kith.domains.supervision.matching.changes import Change, change_for
from kith.domains.supervision.matching.shapes import Circle, Plan, Tenure, Terms, Way, Wish
from kith.domains.supervision.matching.solver.crowding import Crowding
from kith.domains.supervision.matching.solver.field import Draft, Field
from kith.domains.supervision.matching.solver.pools import anchors_of
from kith.domains.supervision.matching.weeks import bits, mask, spans

SEVERAL = 3


class Why(StrEnum):
    """What leaves someone without company, the plainest first."""

    FEW = "few"  # too few people in the round
    LANGUAGE = "language"  # too few share a language with them
    TIME = "time"  # of those, too few share a time
    WAY = "way"  # of those, too few share a way to meet
    NO_ROOM = "no-room"  # no circle with room fits


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one circle. `spans` are the stretches of the week in which all are free, `questions` those of several of them."""

    people: int
    languages: tuple[str, ...]
    way: Way
    spans: int
    employers: int
    newcomers: int
    settings: tuple[str, ...]
    has_moderator: bool
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOver:
    """For the one person alone who was left over."""

    key: int
    why: Why
    change: Change | None


@dataclass(frozen=True, slots=True)
class Reasons:
    """All that is said of a plan: of each circle, as they stand there, and to each who was left over."""

    circles: tuple[Facts, ...]
    left: tuple[LeftOver, ...]


def reasons_of(plan: Plan, wishes: Sequence[Wish], terms: Terms) -> Reasons:
    known = everyone(wishes, terms)
    circles = tuple(facts_of(circle, known) for circle in plan.circles)
    return Reasons(circles, tuple(left_over(plan, wishes, terms)))


def facts_of(circle: Circle, known: Mapping[int, Wish]) -> Facts:
    """`known` are all who can be in one, by their keys."""
    members = [known[key] for key in circle.members]
    shared = frozenset.intersection(*(each.languages for each in members))
    return Facts(
        people=len(members), languages=tuple(sorted(shared | {circle.language})), way=circle.way,
        spans=spans(mask(circle.slots)), employers=len({each.employer for each in members} - {""}),
        newcomers=sum(each.tenure is Tenure.NEW for each in members),
        settings=tuple(sorted(frozenset[str]().union(*(each.settings for each in members)))),
        has_moderator=any(each.has_moderated for each in members), questions=_shared(members),
    )  # fmt: skip


def _shared(members: Sequence[Wish]) -> tuple[str, ...]:
    """So that it is not told of one or two."""
    asked = Counter(question for each in members for question in each.questions)
    return tuple(sorted(question for question, number in asked.items() if number >= SEVERAL))


def everyone(wishes: Iterable[Wish], terms: Terms) -> Mapping[int, Wish]:
    """Those who look for a circle, and those who are in one that has started."""
    seated = {each.key: each for started in terms.started for each in started.members}
    return seated | {each.key: each for each in wishes}


def left_over(plan: Plan, wishes: Sequence[Wish], terms: Terms) -> Iterator[LeftOver]:
    """Why each was left over, and the smallest change that would help."""
    field, left = Field(wishes, terms), set(plan.left_over)
    places = {field.people[at].wish.key: at for at in range(field.looking)}
    remaining = [places[each.key] for each in wishes if each.key in left]
    crowding, around = Crowding(field), Around(field, _drafts(plan, field, places), remaining)
    for at in remaining:
        yield LeftOver(field.people[at].wish.key, _why(crowding, at), change_for(at, around))


def _why(crowding: Crowding, at: int) -> Why:
    """By what people told of themselves alone: whom they are kept from is not looked at."""
    field = crowding.field
    someone, all_there = field.people[at], (1 << len(field.people)) - 1
    speaking = [crowding.speaking[language] for language in bits(someone.languages)]
    meeting = [crowding.at[anchor] for anchor in anchors_of(someone)]
    partaking = [crowd & crowding.by_way[way] for crowd in meeting for way in bits(someone.ways)]
    for why, crowds in (
        (Why.FEW, [all_there]),
        (Why.LANGUAGE, speaking),
        (Why.TIME, meeting),
        (Why.WAY, partaking),
    ):
        if not any(crowding.is_enough(crowd) for crowd in crowds):
            return why
    return Why.NO_ROOM


def _drafts(plan: Plan, field: Field, places: Mapping[int, int]) -> list[Draft]:
    """The circles of a plan, and those that nobody joined, as whoever wishes to join one meets it."""
    seats = {started.key: seat for seat, started in enumerate(field.terms.started)}
    joined = {seats[circle.joined]: circle for circle in plan.circles if circle.joined is not None}
    new = [Draft(_joiners(circle, places)) for circle in plan.circles if circle.joined is None]
    return [*new, *(Draft(_joiners(joined.get(seat), places), seat) for seat in seats.values())]


def _joiners(circle: Circle | None, places: Mapping[int, int]) -> tuple[int, ...]:
    members = circle.members if circle else ()
    return tuple(sorted(places[key] for key in members if key in places))
