"""The smallest change by which people would find company, found by trying."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kith.domains.supervision.matching.rules import Group, common_starts, common_ways, holds
from kith.domains.supervision.matching.shapes import Terms, Way, Wish
from kith.domains.supervision.matching.solver.field import Field
from kith.domains.supervision.matching.solver.listing import circles_in, crowds_of
from kith.domains.supervision.matching.weeks import SLOTS, bits

ALWAYS, PAIR = frozenset(range(SLOTS)), 2


class Kind(StrEnum):
    """The order in which they are tried: what costs people least comes first."""

    TIME = "time"  # one more time to meet
    WAY = "way"  # another way to meet
    LANGUAGE = "language"  # another language
    SMALLER = "smaller"  # smaller circles
    LARGER = "larger"  # one place more in a circle


@dataclass(frozen=True, slots=True)
class Change:
    """`slot` is where the meeting would begin, `size` what circles would have at least, or at most."""

    kind: Kind
    slot: int | None = None
    way: Way | None = None
    language: str = ""
    size: int | None = None


def change_for(wish: Wish, left: Iterable[Wish], circles: Sequence[Group], terms: Terms) -> Change | None:
    """What would give someone a place: in one of the circles, or with others who are left over."""
    others = [each for each in left if each.key != wish.key]
    roomy = [group for group in circles if len(group.members) < terms.most]
    around = [*others, *(each for group in roomy for each in group.members)]
    for change, changed in _changed(wish, around):
        for group in roomy:
            if holds(joined := _with(group, changed), terms):
                return _told(change, joined, terms)
        if company := gathered([*others, changed], terms, around=wish.key):
            return _told(change, company, terms)
    return _smaller([*others, wish], terms, around=wish.key) or _larger(wish, circles, terms)


def change_for_all(wishes: Sequence[Wish], terms: Terms) -> Change | None:
    """What would make one circle possible where there is none: a change of one person, or of the terms."""
    for kind in (Kind.TIME, Kind.WAY, Kind.LANGUAGE):
        for wish in wishes:
            others = [each for each in wishes if each.key != wish.key]
            for change, changed in _changed(wish, others):
                if change.kind is kind and (company := gathered([*others, changed], terms, around=wish.key)):
                    return _told(change, company, terms)
    return _smaller(wishes, terms, around=None)


def gathered(wishes: Iterable[Wish], terms: Terms, *, around: int | None = None) -> Group | None:
    """Some circle of the smallest size that keeps every rule; if it is asked, with one person in it."""
    field = Field(wishes, replace(terms, most=terms.least, started=()))
    for crowd in crowds_of(field):
        there = [at for at in crowd.people if field.people[at].wish.key == around]
        if around is not None and not there:
            continue
        first = replace(crowd, people=(*there, *(at for at in crowd.people if at not in there)))
        found = next(circles_in(field, first), None)
        if found and set(there) <= set(found.joiners):
            return field.group(found)
    return None


def _with(group: Group, wish: Wish) -> Group:
    return Group((*group.joiners, wish), group.started)


def _changed(wish: Wish, others: Iterable[Wish]) -> Iterator[tuple[Change, Wish]]:
    yield Change(Kind.TIME), replace(wish, free=ALWAYS)
    if wish.needs:
        yield Change(Kind.WAY), replace(wish, needs=frozenset())
    spoken = frozenset[str]().union(*(each.languages for each in others))
    for language in sorted(spoken - wish.languages):
        yield Change(Kind.LANGUAGE, language=language), replace(wish, languages=wish.languages | {language})


def _told(change: Change, company: Group, terms: Terms) -> Change:
    """With the time or the way that it would be."""
    if change.kind is Kind.TIME:
        return replace(change, slot=next(bits(common_starts(company, terms))))
    if change.kind is Kind.WAY:
        return replace(change, way=min(common_ways(company)))
    return change


def _smaller(wishes: Sequence[Wish], terms: Terms, *, around: int | None) -> Change | None:
    sizes = range(terms.least - 1, PAIR - 1, -1)
    found = (size for size in sizes if gathered(wishes, replace(terms, least=size), around=around))
    return next((Change(Kind.SMALLER, size=size) for size in found), None)


def _larger(wish: Wish, circles: Iterable[Group], terms: Terms) -> Change | None:
    more = replace(terms, most=terms.most + 1)
    is_possible = any(holds(_with(group, wish), more) for group in circles)
    return Change(Kind.LARGER, size=more.most) if is_possible else None
