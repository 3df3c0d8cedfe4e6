"""What happens by itself: series are laid out further, seats that nobody answered for go on, calendars elsewhere are read."""

from datetime import timedelta

from django.utils import timezone

from kith.capabilities.items.models import Draft, Item
from kith.domains.gatherings.actions.following import take_in
from kith.domains.gatherings.actions.seating import pass_on
from kith.domains.gatherings.fetching import fetch
from kith.domains.gatherings.files import FORM
from kith.domains.gatherings.laying_out import AHEAD, lay_out
from kith.domains.gatherings.models import Gathering, OutsideCalendar, Seat
from kith.foundation.spaces.models import Space
from kith.infrastructure.jobs import jobs

EARLY = timedelta(days=90)
LOOKED_AT_EVERY, FILES_KEPT = timedelta(hours=4), timedelta(days=1)


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
