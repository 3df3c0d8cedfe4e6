"""What happens by itself: series are laid out further, seats go on, people are reminded, calendars elsewhere are read, rooms
note who is there, and after a gathering people are asked how it was."""

from datetime import timedelta
from smtplib import SMTPException

from django.core.mail import mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from kith.capabilities.items.models import Draft, Item
from kith.capabilities.notifications.jobs import Steadily
from kith.domains.gatherings.actions.asking_after import ask_afterwards, close_feedback
from kith.domains.gatherings.actions.following import take_in
from kith.domains.gatherings.actions.keeping_up import NotNow, keep_up
from kith.domains.gatherings.actions.noting import end_stays, note_room
from kith.domains.gatherings.actions.questioning import forget_old_answers
from kith.domains.gatherings.actions.reminding import remind
from kith.domains.gatherings.actions.seating import pass_on
from kith.domains.gatherings.afterwards import OPEN_FOR, due_to_ask
from kith.domains.gatherings.fetching import fetch
from kith.domains.gatherings.files import FORM
from kith.domains.gatherings.laying_out import AHEAD, lay_out
from kith.domains.gatherings.models import Feedback, Gathering, Knock, Occasion, OutsideCalendar, Seat
from kith.domains.gatherings.models.answer import ANSWERS_STAY
from kith.foundation.spaces.models import Space
from kith.infrastructure.jobs import jobs

EARLY = timedelta(days=90)
LOOKED_AT_EVERY, FILES_KEPT = timedelta(hours=4), timedelta(days=1)
LONG_ENOUGH = timedelta(hours=2)  # until a room that was open to the end is noted to the end
KNOCKS_KEPT = timedelta(days=1)


@jobs.periodic(cron="* * * * *")
@jobs.task(name="gatherings.note_rooms")
def note_rooms(timestamp: int) -> None:
    """Write down who is in the rooms of what is on now. Who did not say that they left has left when it ended."""
    now = timezone.now()
    on = Occasion.objects.filter(begins_at__lt=now, ends_at__gt=now - LONG_ENOUGH, cancelled_at=None)
    for occasion in on.filter(gathering__item__room__isnull=False):
        note_room(occasion)
    end_stays()
    Knock.objects.filter(at__lt=now - KNOCKS_KEPT).delete()


@jobs.periodic(cron="*/10 * * * *")
@jobs.task(name="gatherings.ask_afterwards")
def ask_after_dates(timestamp: int) -> None:
    """Ask those who were there how it was, once; and ask no longer when that was long ago."""
    now = timezone.now()
    for occasion in due_to_ask(now):
        ask_afterwards(occasion)
    for feedback in Feedback.objects.filter(closed_at=None, opened_at__lt=now - OPEN_FOR):
        close_feedback(feedback)


@jobs.periodic(cron="*/10 * * * *")
@jobs.task(name="gatherings.pass_seats_on")
def pass_seats_on(timestamp: int) -> None:
    """Offer to the next what was not answered in time; of what is cancelled, all stays as it is."""
    now = timezone.now()
    due = Seat.objects.filter(state=Seat.State.OFFERED, answer_by__lte=now)
    for seat in due.filter(seats__gathering__cancelled_at=None).order_by("answer_by"):
        pass_on(seat, now=now)


@jobs.periodic(cron="20 3 * * *")
@jobs.task(name="gatherings.lay_out_further")
def lay_out_further(timestamp: int) -> None:
    """Make the dates of series that go on, long before anyone asks for them."""
    due = timezone.now().date() + AHEAD - EARLY
    series = Gathering.objects.exclude(rule="").filter(laid_out_to__lt=due, cancelled_at=None)
    for gathering in series.exclude(item__state=Item.State.REMOVED).iterator():
        lay_out(gathering)


@jobs.periodic(cron="*/15 * * * *")
@jobs.task(name="gatherings.look_at_calendars")
def look_at_calendars(timestamp: int) -> None:
    """Read each calendar that is due by itself, so that a slow one keeps no other waiting."""
    now = timezone.now()
    due = OutsideCalendar.objects.filter(look_at__lte=now, space__state=Space.State.ACTIVE).order_by(
        "look_at"
    )
    for key in due.values_list("pk", flat=True):
        look_at_calendar.defer(calendar=key)
        OutsideCalendar.objects.filter(pk=key).update(look_at=now + LOOKED_AT_EVERY)


@jobs.task(name="gatherings.look_at_calendar")
def look_at_calendar(calendar: int) -> None:
    """Ask for one calendar, and do what it says."""
    found = OutsideCalendar.objects.filter(pk=calendar, space__state=Space.State.ACTIVE)
    with_name = found.select_related("space", "signs__person", "signs__space").first()
    if with_name:
        take_in(with_name, fetch(with_name), by=with_name.signs)


@jobs.periodic(cron="40 3 * * *")
@jobs.task(name="gatherings.forget_files")
def forget_files(timestamp: int) -> None:
    """A file that someone looked at and did not bring in is not kept."""
    Draft.objects.filter(form=FORM, kept_at__lt=timezone.now() - FILES_KEPT).delete()


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
                _tell(seat, post)
            except (OSError, SMTPException, ValueError):
                post.close()
                tell_calendar.defer(seat=seat)


@jobs.task(name="gatherings.tell_calendar", retry=Steadily())
def tell_calendar(seat: int) -> None:
    """The same for one; when it cannot be sent, it is tried again."""
    with mailers.default as post:
        _tell(seat, post)


def _tell(seat: int, post: BaseEmailBackend) -> None:
    """Now, or when it is not quiet any more where they are."""
    try:
        keep_up(seat, post)
    except NotNow as waits:
        tell_calendar.configure(schedule_in={"seconds": waits.seconds}).defer(seat=seat)
