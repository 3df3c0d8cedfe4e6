"""The smallest change by which people would find company."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kith.domains.supervision.matching.around import Around
from kith.domains.supervision.matching.rules import Group
from kith.domains.supervision.matching.shapes import Terms, Way, Wish
from kith.domains.supervision.matching.solver.field import WAYS, Draft, Field, Someone
from kith.domains.supervision.matching.solver.listing import circles_in, crowds_of
from kith.domains.supervision.matching.weeks import bits

PAIR = 2


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


def change_for(at: int, around: Around) -> Change | None:
    """What would give someone a place: in one of the circles, or with others who are left over."""
    someone, least = around.field.people[at], around.field.terms.least
    for change, changed in _changed(someone, around):
        if found := around.circle(at, changed) or around.company(at, changed, size=least):
            return _told(change, found, at, changed, around.field)
    return _smaller(at, around) or _larger(at, around)


def change_for_all(wishes: Sequence[Wish], terms: Terms) -> Change | None:
    """What would make one circle possible where there is none: a change of one person, or of the terms."""
    field = Field(wishes, terms)
    around = Around(field, (), range(field.looking))
    for kind in (Kind.TIME, Kind.WAY, Kind.LANGUAGE):
        for at in range(field.looking):
            for change, changed in _changed(field.people[at], around):
                if change.kind is kind and (found := around.company(at, changed, size=terms.least)):
                    return _told(change, found, at, changed, field)
    smaller = (size for size in _smaller_sizes(terms) if gathered(wishes, replace(terms, least=size)))
    return next((Change(Kind.SMALLER, size=size) for size in smaller), None)


def gathered(wishes: Iterable[Wish], terms: Terms) -> Group | None:
    """Some circle of the smallest size that keeps every rule."""
    field = Field(wishes, replace(terms, most=terms.least, started=()))
    found = (next(circles_in(field, crowd), None) for crowd in crowds_of(field))
    return next((field.group(draft) for draft in found if draft), None)


def _changed(someone: Someone, around: Around) -> Iterator[tuple[Change, Someone]]:
    yield Change(Kind.TIME), replace(someone, starts=around.field.always)
    if someone.wish.needs:
        yield Change(Kind.WAY), replace(someone, ways=(1 << len(WAYS)) - 1)
    for language in around.languages_beyond(someone):
        told = around.field.languages[language]
        yield Change(Kind.LANGUAGE, language=told), replace(someone, languages=1 << language)


def _told(change: Change, found: Draft, at: int, changed: Someone, field: Field) -> Change:
    """With the time or the way that it would be."""
    others = Draft(tuple(each for each in found.joiners if each != at), found.seat)
    common = field.common(others) & changed
    if change.kind is Kind.TIME:
        return replace(change, slot=field.begins(others, common.starts))
    if change.kind is Kind.WAY:
        return replace(change, way=min(WAYS[way] for way in bits(common.ways)))
    return change


def _smaller_sizes(terms: Terms) -> range:
    return range(terms.least - 1, PAIR - 1, -1)


def _smaller(at: int, around: Around) -> Change | None:
    someone, sizes = around.field.people[at], _smaller_sizes(around.field.terms)
    found = (size for size in sizes if around.company(at, someone, size=size))
    return next((Change(Kind.SMALLER, size=size) for size in found), None)


def _larger(at: int, around: Around) -> Change | None:
    found = around.circle(at, around.field.people[at], more=1)
    return Change(Kind.LARGER, size=around.field.most(found) + 1) if found else None
