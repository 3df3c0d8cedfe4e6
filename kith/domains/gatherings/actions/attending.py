"""Being there: coming in, leaving, and setting right what was written down."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kith.capabilities.items.models import Item
from kith.domains.gatherings import events
from kith.domains.gatherings.actions.noting import hold, note_room
from kith.domains.gatherings.afterwards import still_owes
from kith.domains.gatherings.as_one import certified_as
from kith.domains.gatherings.door import fits
from kith.domains.gatherings.models import Gathering, Knock, Occasion, Stay
from kith.domains.gatherings.offering import held_on, offered, parts_of
from kith.domains.gatherings.queries.stays import minutes_at, stays_at
from kith.domains.gatherings.staying import Span
from kith.domains.learning.actions.crediting import credit, take_credit_back
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person

MOST_KNOCKS, PAUSE = 5, timedelta(minutes=15)  # so the six letters of one door take thousands of years


class WrongCode(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("This is not the code of the door. Please look at it once more."))


class TooManyKnocks(ValidationError):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Some codes did not fit. In a quarter of an hour you can try again. Until then a host can write down that you are here."
            )
        )


def knock(occasion: Occasion, *, code: str, by: Person) -> Stay:
    """Come in with the code of the door. A wrong one is counted, whatever comes after it; after some, no code is looked at for a while."""
    with transaction.atomic():
        Person.objects.select_for_update(no_key=True).get(pk=by.pk)  # many tries at once come one by one
        tried = Knock.objects.filter(person=by, at__gt=timezone.now() - PAUSE).count()
        if tried < MOST_KNOCKS:
            if fits(occasion, code):
                return come_in(occasion, person=by, how=Stay.How.CODE, by=by)
            Knock.objects.create(person=by)
    raise TooManyKnocks if tried >= MOST_KNOCKS else WrongCode


@transaction.atomic
def come_in(occasion: Occasion, *, person: Person, how: str, by: Person) -> Stay:
    """Write down that someone is there from now on, or since it began if they are early; a second time changes nothing."""
    came = max(timezone.now(), occasion.begins_at)
    found, _made = Stay.objects.exclude(how=Stay.How.ROOM).get_or_create(
        occasion=occasion, person=person, left_at=None, set_aside_at=None,
        defaults={"came_at": came, "how": how, "by": by},
    )  # fmt: skip
    return found


@transaction.atomic
def leave(occasion: Occasion, *, by: Person) -> None:
    """Write down that they leave now; they can come in again. Who is in the room leaves it there."""
    there = Stay.objects.filter(occasion=occasion, person=by, left_at=None, set_aside_at=None)
    for stay in there.exclude(how=Stay.How.ROOM):
        stay.left_at = max(stay.came_at, timezone.now())
        stay.save(update_fields=["left_at"])


@transaction.atomic
def set_right(
    occasion: Occasion, *, item: Item, person: Person, came: datetime, left: datetime, how: str, by: Person
) -> Stay:
    """Put one stay in the place of all that was written down of someone; what stood there is kept aside."""
    return set_all_right(occasion, item=item, person=person, spans=[(came, left)], how=how, by=by)[0]


@transaction.atomic
def set_all_right(
    occasion: Occasion, *, item: Item, person: Person, spans: Iterable[Span], how: str, by: Person
) -> list[Stay]:
    """The same with several: who went and came back was there more than once."""
    _set_aside(occasion, item=item, person=person, by=by)
    return [
        Stay.objects.create(occasion=occasion, person=person, came_at=came, left_at=left, how=how, by=by)
        for came, left in sorted(spans)
    ]


@transaction.atomic
def write_down(occasion: Occasion, *, item: Item, people: Iterable[Person], by: Person) -> None:
    """Hosts say who was there all the time; of whom something stands already, that stays."""
    note_room(occasion)
    there = set(stays_at(occasion).values_list("person", flat=True))
    span = {"came": occasion.begins_at, "left": occasion.ends_at}
    for person in people:
        if person.pk not in there:
            set_right(occasion, item=item, person=person, how=Stay.How.HOST, by=by, **span)


@transaction.atomic
def take_away(occasion: Occasion, *, item: Item, person: Person, by: Person) -> None:
    """Let nothing count that was written down of someone. It is kept aside; who comes in again is noted again."""
    _set_aside(occasion, item=item, person=person, by=by)


def _set_aside(occasion: Occasion, *, item: Item, person: Person, by: Person) -> None:
    """Also what the room has noted until now, and would have noted later."""
    hold(occasion)
    note_room(occasion)
    before = Stay.objects.filter(occasion=occasion, person=person, set_aside_at=None)
    before.update(set_aside_at=timezone.now(), set_aside_by=by)
    record(events.PresenceSetRight(item=item, occasion=occasion.pk, person=person.pk), by=by)


def write_down_hours(occasion: Occasion, *, item: Item, by: Person) -> int:
    """Let the time that someone was there count for their credentials; told again it is set right, never doubled. If nothing that
    is written down of them counts any more, their hours are taken out.

    Where hosts asked for answers first, nothing counts before they are given.
    """
    note_room(occasion)
    plan: Gathering = item.gathering
    minutes = minutes_at(occasion, of=by).get(by.pk, 0)
    if not minutes:
        take_credit_back(by, key=occasion.credit_key, by=by)
    if not minutes or still_owes(occasion, plan=plan, person=by):
        return 0
    began, _ended = held_on(occasion, plan=plan)
    credit(
        by, programme=occasion.title or item.title, minutes=minutes, on=began, categories=plan.categories,
        parts=parts_of(plan, minutes), by=by, key=occasion.credit_key, certified_as=certified_as(occasion, plan=plan), **offered(item),
    )  # fmt: skip
    return minutes
