"""What happens to rooms by itself."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kith.capabilities.rooms.actions.telling import tell_room
from kith.capabilities.rooms.models import Presence, Room, Signal
from kith.capabilities.rooms.queries import rooms_left_by_peers
from kith.capabilities.rooms.sealing import clear
from kith.infrastructure.jobs import jobs

KEPT = timedelta(minutes=5)
EMPTY = timedelta(minutes=10)  # whoever comes back so soon still reads what was written


@jobs.periodic(cron="* * * * *")
@jobs.task(name="rooms.tidy")
def tidy(timestamp: int) -> None:
    """Who is heard of no more has left, at the time of their last sign of life. Signals are kept for minutes.

    Among peers nobody has to close the room so that what was written in it is gone.
    """
    Signal.objects.filter(sent_at__lt=timezone.now() - KEPT).delete()
    with transaction.atomic():
        gone = Presence.objects.gone()
        rooms = list(Room.objects.filter(presences__in=gone).distinct())
        gone.update(left_at=F("seen_at"), hand_at=None)
        for room in rooms:
            tell_room(room)
    clear(rooms_left_by_peers(timezone.now() - EMPTY))
