"""What is written in a room, into a safe and out of it; `KeyLost` where the safe stays shut."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from kith.capabilities.rooms.models import Line, Presence, Room
from kith.infrastructure.safes.actions import keep_until, new_safe
from kith.infrastructure.safes.models import Safe
from kith.infrastructure.safes.opening import opened

KEPT = timedelta(days=1)  # after the last line, should nobody close the room


@dataclass(frozen=True)
class Written:
    """A line with its words, for as long as a page is made."""

    by: Presence
    said_at: datetime
    words: str


def lay(words: str, *, by: Presence) -> Line:
    """A line, which is not saved by it. All of a room lie in one safe, from the first to the last."""
    line = Line(room=by.room, by=by, safe=_safe_of(by.room))
    line.sealed = opened(line.safe).lock(words, about=line.place)
    keep_until(line.safe, timezone.now() + KEPT)
    return line


def _safe_of(room: Room) -> Safe:
    """Made with the first line; two who write it at the same moment come one after the other."""
    locked = Room.objects.select_for_update(no_key=True, of=("self",)).select_related("safe")
    held = locked.get(pk=room.pk)
    if held.safe is None:
        held.safe = new_safe()
        held.save(update_fields=["safe"])
    return held.safe


def read(lines: Iterable[Line]) -> list[Written]:
    """With their words; each safe is opened once."""
    rows = list(lines)
    safes = {safe: opened(safe) for safe in {line.safe for line in rows}}
    return [
        Written(line.by, line.said_at, safes[line.safe].unlock(line.sealed, about=line.place))
        for line in rows
    ]


def clear(rooms: QuerySet[Room, Room]) -> None:
    """What is written in them is gone, also from copies."""
    Safe.objects.filter(pk__in=rooms.values("safe")).delete()
