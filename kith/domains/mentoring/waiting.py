"""Those who would like to be matched, read as plain values: each as themselves, since nobody sees all of them at once."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Q

from kith.domains.mentoring.matching import Someone
from kith.domains.mentoring.models import Readiness, Side, Turn
from kith.foundation.people.models import Person
from kith.foundation.profiles.models import Audience, Field, ProfileEntry
from kith.foundation.spaces.models import Boundary, Membership, Tie
from kith.infrastructure.database.private import seen_as
from kith.lib.zones import zone

AT_ONCE = 1  # new proposals for one person in one run: calm, and time to answer
FIELDS = (Field.SKILL_OFFERED, Field.SKILL_SOUGHT)
Told = dict[tuple[int, str], dict[str, str]]  # by person and field: what they tell, with who may see it


@dataclass(frozen=True)
class Waiting:
    """`apart` are pairs of keys that are never proposed: a line or a tie stands between them, or they knew of each other before."""

    people: list[Someone]
    apart: set[frozenset[int]]


@dataclass(frozen=True)
class _Own:
    """What only someone themselves can read."""

    readiness: Readiness
    busy: int
    before: list[int]
    last: date


def waiting(*, today: date) -> Waiting:
    """All who are ready and have room for one more."""
    turns = Turn.objects.filter(is_ready=True, person__state=Person.State.ACTIVE).select_related("person")
    own = {turn.pk: found for turn in turns.order_by("pk") if (found := _own(turn.person, today=today))}
    told, named, belongs = _told(list(own)), _spaces(list(own), by_own_name=True), _spaces(list(own))
    people = [
        _someone(key, each, told, named_in=named[key], belongs_to=belongs[key], today=today)
        for key, each in own.items()
    ]
    before = {frozenset((key, other)) for key, each in own.items() for other in each.before}
    return Waiting(people, before | set(_lines(list(own))))


def _own(person: Person, *, today: date) -> _Own | None:
    with seen_as(person):
        readiness = Readiness.objects.filter(person=person, is_paused=False).first()
        sides = list(Side.objects.filter(person=person).select_related("pair__space"))
    if readiness is None:
        return None
    busy = sum(_takes_room(side, today) for side in sides)
    last = max((side.made_on for side in sides), default=readiness.since.date())
    return _Own(readiness, busy, [side.other_id for side in sides], last)


def _takes_room(side: Side, today: date) -> bool:
    """A proposal does until its day, whatever the other answered: a place that is free too early would tell it."""
    if side.pair is not None:
        return not side.pair.is_over
    return side.state != Side.State.PASSED and side.fades_on >= today


def _someone(
    key: int, own: _Own, told: Told, *, named_in: frozenset[int], belongs_to: frozenset[int], today: date
) -> Someone:
    wished = own.readiness
    return Someone(
        key=key, offers=_kept(told[key, Field.SKILL_OFFERED], wished.offers), seeks=_kept(told[key, Field.SKILL_SOUGHT], wished.seeks),
        languages=frozenset(wished.languages), clock=_clock(wished.zone, today), hours_apart=wished.hours_apart,
        room=min(wished.most - own.busy, AT_ONCE), since=own.last, named_in=named_in, belongs_to=belongs_to,
    )  # fmt: skip


def _kept(told: dict[str, str], chosen: list[str]) -> dict[str, str]:
    """What was chosen and still stands in the profile."""
    return {code: told[code] for code in chosen if code in told}


def _clock(name: str, today: date) -> int:
    there = datetime.combine(today, time(12), tzinfo=zone(name)).utcoffset()
    return int(there.total_seconds() // 60) if there else 0


def _told(keys: list[int]) -> Told:
    found: Told = defaultdict(dict)
    entries = ProfileEntry.objects.filter(person__in=keys, field__in=FIELDS).exclude(audience=Audience.SELF)
    for person, field, code, audience in entries.values_list("person", "field", "code", "audience"):
        found[person, field][code] = audience
    return found


def _spaces(keys: list[int], *, by_own_name: bool = False) -> dict[int, frozenset[int]]:
    places = Membership.objects.active().filter(person__in=keys)
    if by_own_name:
        places = places.filter(display_name="")
    found = defaultdict[int, set[int]](set)
    for person, space in places.values_list("person", "space"):
        found[person].add(space)
    return {key: frozenset(found[key]) for key in keys}


def _lines(keys: list[int]) -> Iterator[frozenset[int]]:
    """Who must not share a circle: they keep away from each other, or are tied at work or in care."""
    between = Q(by__in=keys, other__in=keys)
    for by, other in Boundary.objects.filter(between, space=None).values_list("by", "other"):
        yield frozenset((by, other))
    for by, other in Tie.objects.filter(between).values_list("by", "other"):
        yield frozenset((by, other))
