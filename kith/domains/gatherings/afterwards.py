"""What is asked after a gathering: of whom, for how long, and what waits for it."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.as_one import dates_with, is_one, last_with
from kith.domains.gatherings.door import LATE
from kith.domains.gatherings.models import Answered, Feedback, Gathering, Occasion, Seat, Stay
from kith.domains.gatherings.queries.stays import were_at
from kith.domains.gatherings.question_words import usual
from kith.domains.gatherings.questions import Question, read
from kith.foundation.people.models import Person

OPEN_FOR = timedelta(days=60)
NEXT = 12


def questions_of(plan: Gathering, *, language: str) -> list[Question]:
    """What the hosts of a gathering ask on the dates to come."""
    return read(plan.questions_after) or usual(language)


def due_to_ask(now: datetime) -> QuerySet[Occasion, Occasion]:
    """The dates that ended a moment ago, and on which nobody was asked yet."""
    over = Occasion.objects.filter(ends_at__lte=now - LATE, ends_at__gt=now - timedelta(days=2))
    asking = over.exclude(gathering__asks_after=Gathering.After.NOTHING).filter(
        cancelled_at=None, gathering__cancelled_at=None, gathering__item__state=Item.State.PUBLISHED, feedback=None
    )  # fmt: skip
    return asking.select_related("gathering__item__space")


def is_told(occasion: Occasion) -> bool:
    """Who comes to all dates is asked once, after the last; who comes to one, after that one."""
    plan = occasion.gathering
    ahead = plan.occasions.filter(begins_at__gt=occasion.begins_at, cancelled_at=None)
    return plan.each_date or not ahead.exists()


def was_asked(occasion: Occasion, *, plan: Gathering, person: Person) -> bool:
    dates = dates_with(occasion, plan=plan)
    return dates[-1] == occasion and Person.objects.filter(were_at(dates), pk=person.pk).exists()


def waits_for_answers(occasion: Occasion, *, plan: Gathering) -> bool:
    """Whether hours and certificates of this date wait for the one time that people are asked; not once that is past."""
    if not plan.needs_answers:
        return False
    asked = last_with(occasion, plan=plan)
    return not Feedback.objects.filter(occasion=asked, closed_at__isnull=False).exists()


def still_owes(occasion: Occasion, *, plan: Gathering, person: Person) -> bool:
    """Whether this person's hours and certificate wait for what they say."""
    if not waits_for_answers(occasion, plan=plan):
        return False
    asked = last_with(occasion, plan=plan)
    return not Answered.objects.filter(feedback=asked.pk, person=person).exists()


def to_answer(item: Item, *, person: Person | None) -> list[Occasion]:
    """The dates of a gathering of which someone may still say how they were, the newest first."""
    if person is None or item.gathering.asks_after == Gathering.After.NOTHING:
        return []
    now = timezone.now()
    over = Occasion.objects.filter(gathering=item.pk, ends_at__range=(now - OPEN_FOR, now), cancelled_at=None)
    done = Answered.objects.filter(person=person).values("feedback")
    still_open = over.exclude(feedback__closed_at__isnull=False).exclude(pk__in=done)
    told = _told_of_all(person) if is_one(item.gathering) else _told_of_each(person)
    return list(still_open.filter(told).order_by("-begins_at")[:NEXT])


def _told_of_each(person: Person) -> Q:
    """On which dates someone was, or had a seat for; of those to all of which they come, the last."""
    stays, seats = _there(person)
    return (
        Q(pk__in=stays.values("occasion"))
        | Q(pk__in=seats.values("seats__occasion"))
        | _last_with_seat(seats)
    )


def _told_of_all(person: Person) -> Q:
    """The last of dates to which someone came, or had a seat for."""
    stays, seats = _there(person)
    return _last_with_seat(seats) | Q(gathering__in=stays.values("occasion__gathering")) & _is_last()


def _there(person: Person) -> tuple[QuerySet[Stay, Stay], QuerySet[Seat, Seat]]:
    stays = Stay.objects.filter(person=person, set_aside_at=None)
    return stays, Seat.objects.filter(person=person, state=Seat.State.SEATED)


def _last_with_seat(seats: QuerySet[Seat, Seat]) -> Q:
    return Q(gathering__in=seats.filter(seats__occasion=None).values("seats__gathering")) & _is_last()


def _is_last() -> Q:
    later = Occasion.objects.filter(
        gathering=OuterRef("gathering"), begins_at__gt=OuterRef("begins_at"), cancelled_at=None
    )
    return ~Q(Exists(later))
