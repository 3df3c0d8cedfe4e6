"""What is asked after a gathering: of whom, for how long, and what waits for it."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.door import LATE
from kith.domains.gatherings.models import Answered, Feedback, Gathering, Occasion, Seat, Stay
from kith.domains.gatherings.queries import were_at
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


def was_asked(occasion: Occasion, *, person: Person) -> bool:
    return Person.objects.filter(were_at(occasion.pk), pk=person.pk).exists()


def waits_for_answers(occasion: Occasion, *, plan: Gathering) -> bool:
    """Whether hours and certificates of this date wait; not once nobody is asked any more."""
    closed = Feedback.objects.filter(occasion=occasion, closed_at__isnull=False)
    return plan.needs_answers and not closed.exists()


def still_owes(occasion: Occasion, *, plan: Gathering, person: Person) -> bool:
    """Whether this person's hours and certificate wait for what they say."""
    answered = Answered.objects.filter(feedback=occasion.pk, person=person)
    return waits_for_answers(occasion, plan=plan) and not answered.exists()


def to_answer(item: Item, *, person: Person | None) -> list[Occasion]:
    """The dates of a gathering of which someone may still say how they were, the newest first."""
    if person is None or item.gathering.asks_after == Gathering.After.NOTHING:
        return []
    now = timezone.now()
    over = Occasion.objects.filter(gathering=item.pk, ends_at__range=(now - OPEN_FOR, now), cancelled_at=None)
    done = Answered.objects.filter(person=person).values("feedback")
    still_open = over.exclude(feedback__closed_at__isnull=False).exclude(pk__in=done)
    return list(still_open.filter(_told_to(person)).order_by("-begins_at")[:NEXT])


def _told_to(person: Person) -> Q:
    """On which dates someone was, or had a seat for; of those to all of which they come, the last."""
    stays = Stay.objects.filter(person=person, set_aside_at=None)
    seats = Seat.objects.filter(person=person, state=Seat.State.SEATED)
    later = Occasion.objects.filter(
        gathering=OuterRef("gathering"), begins_at__gt=OuterRef("begins_at"), cancelled_at=None
    )
    whole = Q(gathering__in=seats.filter(seats__occasion=None).values("seats__gathering")) & ~Q(Exists(later))
    return Q(pk__in=stays.values("occasion")) | Q(pk__in=seats.values("seats__occasion")) | whole
