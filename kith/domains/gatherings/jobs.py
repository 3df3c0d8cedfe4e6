"""What happens by itself: series are laid out further, seats that nobody answered for go on, people are reminded."""

from datetime import timedelta
from smtplib import SMTPException

from django.core.mail import mailers
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.capabilities.notifications.jobs import Steadily
from kith.domains.gatherings.actions.keeping_up import NotNow, keep_up
from kith.domains.gatherings.actions.questioning import forget_old_answers
from kith.domains.gatherings.actions.reminding import remind
from kith.domains.gatherings.actions.seating import pass_on
from kith.domains.gatherings.laying_out import AHEAD, lay_out
from kith.domains.gatherings.models import Gathering, Seat
from kith.infrastructure.jobs import jobs

EARLY = timedelta(days=90)
ANSWERS_STAY = timedelta(days=30)


@jobs.periodic(cron="*/10 * * * *")
@jobs.task(name="gatherings.pass_seats_on")
def pass_seats_on(timestamp: int) -> None:
    """Offer to the next what was not answered in time."""
    now = timezone.now()
    for seat in Seat.objects.filter(state=Seat.State.OFFERED, answer_by__lte=now).order_by("answer_by"):
        pass_on(seat, now=now)


@jobs.periodic(cron="20 3 * * *")
@jobs.task(name="gatherings.lay_out_further")
def lay_out_further(timestamp: int) -> None:
    """Make the dates of series that go on, long before anyone asks for them."""
    due = timezone.now().date() + AHEAD - EARLY
    series = Gathering.objects.exclude(rule="").filter(laid_out_to__lt=due, cancelled_at=None)
    for gathering in series.exclude(item__state=Item.State.REMOVED).iterator():
        lay_out(gathering)


@jobs.periodic(cron="*/10 * * * *")
@jobs.task(name="gatherings.remind")
def remind_those_who_come(timestamp: int) -> None:
    """Once for each date, whenever that is; a date that is over is no news any more."""
    remind(now=timezone.now())


@jobs.periodic(cron="40 3 * * *")
@jobs.task(name="gatherings.forget_answers")
def forget_answers_that_are_over(timestamp: int) -> None:
    """Let go what hosts were told, a month after the last date."""
    forget_old_answers(before=timezone.now() - ANSWERS_STAY)


@jobs.task(name="gatherings.tell_calendars", retry=Steadily())
def tell_calendars(seats: list[int]) -> None:
    """Mail what is new to the calendars of those who wish it, over one connection; one that fails stops no other."""
    with mailers.default as post:
        for seat in seats:
            try:
                keep_up(seat, post)
            except NotNow as waits:
                tell_calendar.configure(schedule_in={"seconds": waits.seconds}).defer(seat=seat)
            except (OSError, SMTPException, ValueError):
                post.close()
                tell_calendar.defer(seat=seat)


@jobs.task(name="gatherings.tell_calendar", retry=Steadily())
def tell_calendar(seat: int) -> None:
    """The same for one; when it cannot be sent, it is tried again."""
    with mailers.default as post:
        try:
            keep_up(seat, post)
        except NotNow as waits:
            tell_calendar.configure(schedule_in={"seconds": waits.seconds}).defer(seat=seat)
