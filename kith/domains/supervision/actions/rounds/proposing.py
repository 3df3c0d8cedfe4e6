"""Putting what came out of a round before each person; it is theirs alone, so it is made as they would make it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from kith.domains.supervision.events import RoundNews
from kith.domains.supervision.matching.conflicts import clash_of
from kith.domains.supervision.matching.explaining import reasons_of
from kith.domains.supervision.matching.meeting import first_meeting
from kith.domains.supervision.matching.shapes import Circle, Plan, Terms, Wish
from kith.domains.supervision.models import Round
from kith.domains.supervision.rounds.offered import Offered, left, placed
from kith.domains.supervision.rounds.sealing import keep_offer
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


def offers_of(plan: Plan, wishes: Sequence[Wish], terms: Terms, *, year: int) -> dict[int, Offered]:
    """What a plan comes to, for each person: why their circle came together, or why there is none and what would help."""
    known, reasons = {each.key: each for each in wishes}, reasons_of(plan, wishes, terms)
    found = dict[int, Offered]()
    for circle, facts in zip(plan.circles, reasons.circles, strict=True):
        people = _host_first(circle, known)
        is_new = circle.joined is None
        meeting = first_meeting(circle, people, length=terms.length, year=year) if is_new else None
        offered = placed(circle, facts, host=people[0].key, meeting=meeting)
        found.update((key, offered) for key in circle.members if key in known)
    return found | {each.key: left(each) for each in reasons.left}


def clash_in(plan: Plan, wishes: Sequence[Wish], terms: Terms) -> dict[str, Any] | None:
    """Where no circle came out: which rules clash, and the smallest change that would help."""
    clash = None if plan.circles else clash_of(wishes, terms)
    return asdict(clash) if clash else None


def put_before(of: Round, offers: Mapping[int, Offered]) -> None:
    """Each is told that there is news, in the same words whatever it is."""
    for person, offered in _each(offers):
        with seen_as(person):
            keep_offer(offered, of=of, person=person)
        tell(of, person)


def tell(of: Round, person: Person) -> None:
    record(RoundNews(round=of.pk, to=person.pk), by=None)


def _each(offers: Mapping[int, Offered]) -> Iterator[tuple[Person, Offered]]:
    people = Person.objects.in_bulk(list(offers))
    yield from ((people[key], offered) for key, offered in sorted(offers.items()) if key in people)


def _host_first(circle: Circle, known: Mapping[int, Wish]) -> list[Wish]:
    """Someone who has moderated before hosts it, if there is one; they can share it or hand it on."""
    members = (known[key] for key in circle.members if key in known)
    return sorted(members, key=lambda each: (not each.has_moderated, each.key))
