"""What happened to a gathering or a seat is told to the calendars of those who wish it, by a job of its own."""

from itertools import batched

from kith.domains.gatherings.jobs import tell_calendars
from kith.domains.gatherings.models import Seat
from kith.foundation.activity.models import Event

AT_ONCE = 100
CHANGES = {
    "gathering.time", "gathering.place", "gathering.details", "gathering.date_moved", "gathering.date_varied", "gathering.date_dropped", "gathering.date_added",
    "gathering.cancelled", "gathering.taken_up", "item.removed", "item.restored", "item.moved", "item.revised",
}  # fmt: skip


def keep_calendars(event: Event) -> None:
    """Hearing twice does no harm: who is told already is not told again."""
    wish_it = Seat.objects.filter(in_calendar=True)
    if event.type.startswith("seat."):
        wish_it = wish_it.filter(pk=event.facts["seat"])
    elif event.type in CHANGES:
        wish_it = wish_it.filter(seats__gathering__item__traces__event=event)
    else:
        return
    for some in batched(wish_it.order_by("pk").values_list("pk", flat=True), AT_ONCE, strict=False):
        tell_calendars.defer(seats=list(some))
