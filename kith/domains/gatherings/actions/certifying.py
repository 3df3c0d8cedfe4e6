"""Certificates for those who were there."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.asking_after import opened
from kith.domains.gatherings.actions.noting import note_room
from kith.domains.gatherings.afterwards import waits_for_answers
from kith.domains.gatherings.models import Answered, Feedback, Occasion
from kith.domains.gatherings.offering import offered, parts_of
from kith.domains.gatherings.queries import minutes_at
from kith.domains.learning.actions.certifying import certify, give_again, take_back
from kith.domains.learning.certificates import Programme
from kith.foundation.people.models import Person


@transaction.atomic
def certify_all(occasion: Occasion, *, item: Item, by: Person, holds_until: date | None = None) -> int:
    """Give everyone who was there a certificate of their own time, once; how many are new. Each is for its owner alone, who
    is told. It holds for ever, or until a day.

    Where it waits for answers, those who have answered are given theirs now, and the others when they do.
    """
    note_room(occasion)
    minutes = {key: number for key, number in minutes_at(occasion).items() if number}
    there = Person.objects.active().filter(pk__in=minutes)
    if waits_for_answers(occasion, plan=item.gathering):
        opened(occasion, item=item)
        given = {"certified_at": timezone.now(), "certificates_hold_until": holds_until}
        Feedback.objects.filter(occasion=occasion).update(**given)
        there = there.filter(pk__in=Answered.objects.filter(feedback=occasion.pk).values("person"))
    return sum(
        certify(person, _of(occasion, item, minutes[person.pk], holds_until), by=by) for person in there
    )


@transaction.atomic
def certify_one(occasion: Occasion, *, item: Item, by: Person) -> bool:
    """Take what hosts gave to all, now that one has answered."""
    minutes = minutes_at(occasion, of=by).get(by.pk, 0)
    until = occasion.feedback.certificates_hold_until
    return bool(minutes) and certify(by, _of(occasion, item, minutes, until), by=by)


def take_back_from(person: Person, *, occasion: Occasion, item: Item, reason: str, by: Person) -> None:
    """Let what someone was given hold no more; they are told, and whoever checks it reads why. Who had none notices nothing."""
    take_back(person, key=occasion.credit_key, reason=reason, by=by)


@transaction.atomic
def give_again_to(person: Person, *, occasion: Occasion, item: Item, reason: str, by: Person) -> None:
    """Put another in the place of what someone was given, with what is written down of them now; if that is nothing, none."""
    note_room(occasion)
    minutes = minutes_at(occasion, of=person).get(person.pk, 0)
    if not minutes:
        return take_back_from(person, occasion=occasion, item=item, reason=reason, by=by)
    programme = _of(occasion, item, minutes, None)
    give_again(person, key=programme.key, reason=reason, programme=programme, by=by)
    return None


def _of(occasion: Occasion, item: Item, minutes: int, holds_until: date | None) -> Programme:
    return Programme(
        key=occasion.credit_key, title=occasion.title or item.title, began=occasion.day, minutes=minutes,
        parts=parts_of(item.gathering, minutes), language=item.language, holds_until=holds_until, **offered(item),
    )  # fmt: skip
