"""What happens by itself: series are laid out further, and seats that nobody answered for go on."""

from datetime import timedelta

from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.seating import pass_on
from kith.domains.gatherings.laying_out import AHEAD, lay_out
from kith.domains.gatherings.models import Gathering, Seat
from kith.infrastructure.jobs import jobs

EARLY = timedelta(days=90)


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
