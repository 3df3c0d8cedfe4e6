"""Putting a proposal before two people. It fades by itself when nobody answers."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from kith.domains.mentoring.actions.turning import KEPT, look_again
from kith.domains.mentoring.events import Proposed
from kith.domains.mentoring.matching import Match, matches
from kith.domains.mentoring.models import Side
from kith.domains.mentoring.waiting import waiting
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as

FADES = timedelta(days=28)


def propose(*, today: date | None = None) -> int:
    """Find who may fit, and put it before both. Doing it twice proposes nobody twice. The answer is how many were found."""
    day = today or timezone.localdate()
    there = waiting(today=day)
    found = matches(there.people, apart=there.apart)
    keys = {key for match in found for key in (match.one, match.other)}
    people = Person.objects.in_bulk(keys)
    for match in found:
        _put_before(people[match.one], people[match.other], match, today=day)
    return len(found)


@transaction.atomic
def _put_before(one: Person, other: Person, match: Match, *, today: date) -> None:
    """A side is its owner's alone, so it is made as they would make it."""
    for person, beside, gives, gets in (
        (one, other, match.gives, match.gets),
        (other, one, match.gets, match.gives),
    ):
        with seen_as(person):
            side = Side.objects.create(
                person=person, other=beside, gives=sorted(gives), gets=sorted(gets), told=True,
                languages=sorted(match.languages), made_on=today, fades_on=today + FADES,
            )  # fmt: skip
            look_again(person)
            record(Proposed(to=person.pk, key=side.key), by=None)


def forget_old(people: Collection[Person], *, today: date) -> None:
    """After a year a proposal is no longer kept, so the two may be proposed again. Each side goes as its owner's."""
    for person in people:
        with seen_as(person):
            Side.objects.filter(person=person, pair=None, made_on__lte=today - KEPT).delete()
            look_again(person)
