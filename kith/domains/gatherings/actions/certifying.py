"""Certificates for those who were there."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.asking_after import opened
from kith.domains.gatherings.actions.noting import note_room
from kith.domains.gatherings.afterwards import waits_for_answers
from kith.domains.gatherings.as_one import dates_with, key_of, keys_of, minutes_of_all
from kith.domains.gatherings.models import Answered, Feedback, Occasion
from kith.domains.gatherings.offering import held_on, offered, parts_of
from kith.domains.learning.actions.certifying import certify, give_again, take_back
from kith.domains.learning.certificates import Programme
from kith.foundation.people.models import Person


@transaction.atomic
def certify_all(occasion: Occasion, *, item: Item, by: Person, holds_until: date | None = None) -> int:
    """Give everyone who was there a certificate of their own time, once; how many are new. Each is for its owner alone, who
    is told. It holds for ever, or until a day. Of dates that are one, it is for all of them.

    Where it waits for answers, those who have answered are given theirs now, and the others when they do.
    """
    dates = _noted(occasion, item)
    minutes = minutes_of_all(dates)
    there = Person.objects.active().filter(pk__in=+minutes)
    if waits_for_answers(occasion, plan=item.gathering):
        opened(dates[-1], item=item)
        given = {"certified_at": timezone.now(), "certificates_hold_until": holds_until}
        Feedback.objects.filter(occasion=dates[-1]).update(**given)
        there = there.filter(pk__in=Answered.objects.filter(feedback=dates[-1].pk).values("person"))
    known_as = keys_of(dates, plan=item.gathering)
    return sum(
        certify(person, _of(dates, item, minutes[person.pk], holds_until), by=by, known_as=known_as)
        for person in there
    )


@transaction.atomic
def certify_one(occasion: Occasion, *, item: Item, by: Person) -> bool:
    """Take what hosts gave to all, now that one has answered."""
    dates = dates_with(occasion, plan=item.gathering)
    minutes = minutes_of_all(dates, of=by)[by.pk]
    until = occasion.feedback.certificates_hold_until
    known_as = keys_of(dates, plan=item.gathering)
    return bool(minutes) and certify(by, _of(dates, item, minutes, until), by=by, known_as=known_as)


@transaction.atomic
def take_back_from(person: Person, *, occasion: Occasion, item: Item, reason: str, by: Person) -> None:
    """Let what someone was given hold no more; they are told, and whoever checks it reads why. Who had none notices nothing."""
    for key in keys_of(dates_with(occasion, plan=item.gathering), plan=item.gathering):
        take_back(person, key=key, reason=reason, by=by)


@transaction.atomic
def give_again_to(person: Person, *, occasion: Occasion, item: Item, reason: str, by: Person) -> None:
    """Put another in the place of what someone was given, with what is written down of them now; if that is nothing, none."""
    dates = _noted(occasion, item)
    if minutes := minutes_of_all(dates, of=person)[person.pk]:
        programme = _of(dates, item, minutes, None)
        for key in keys_of(dates, plan=item.gathering):
            if give_again(person, key=key, reason=reason, programme=programme, by=by):
                return
    else:
        take_back_from(person, occasion=occasion, item=item, reason=reason, by=by)


def _noted(occasion: Occasion, item: Item) -> list[Occasion]:
    """The dates that are one with this, with all that the room knows of who was there."""
    dates = dates_with(occasion, plan=item.gathering)
    for each in dates:
        note_room(each)
    return dates


def _of(dates: list[Occasion], item: Item, minutes: int, holds_until: date | None) -> Programme:
    began, ended = zip(*(held_on(each, plan=item.gathering) for each in dates), strict=True)
    own_title = dates[0].title if len(dates) == 1 else ""
    return Programme(
        key=key_of(dates, plan=item.gathering), title=own_title or item.title, began=min(began), ended=max(ended),
        minutes=minutes, parts=parts_of(item.gathering, minutes), language=item.language, holds_until=holds_until,
        offered_by=item.gathering.offered_by_id, **offered(item),
    )  # fmt: skip
