"""What happens by itself: series are laid out further, seats that nobody answered for go on, rooms note who is there, and
after a gathering people are asked how it was."""

from datetime import timedelta

from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.asking_after import ask_afterwards, close_feedback
from kith.domains.gatherings.actions.noting import end_stays, note_room
from kith.domains.gatherings.actions.seating import pass_on
from kith.domains.gatherings.afterwards import OPEN_FOR, due_to_ask
from kith.domains.gatherings.laying_out import AHEAD, lay_out
from kith.domains.gatherings.models import Feedback, Gathering, Knock, Occasion, Seat
from kith.infrastructure.jobs import jobs

EARLY = timedelta(days=90)
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
