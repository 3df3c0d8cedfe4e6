"""What is written in a room, into a safe and out of it; `KeyLost` where the safe stays shut."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from kith.capabilities.rooms.models import Line, Presence
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
    before = Line.objects.filter(room=by.room).select_related("safe").order_by("pk").last()
    line = Line(room=by.room, by=by, safe=before.safe if before else new_safe())
    line.sealed = opened(line.safe).lock(words, about=line.place)
    keep_until(line.safe, timezone.now() + KEPT)
    return line


def read(lines: Iterable[Line]) -> list[Written]:
    """With their words; each safe is opened once."""
    rows = list(lines)
    safes = {safe: opened(safe) for safe in {line.safe for line in rows}}
    return [
        Written(line.by, line.said_at, safes[line.safe].unlock(line.sealed, about=line.place))
        for line in rows
    ]


def clear(lines: QuerySet[Line, Line]) -> None:
    """All that lies in their safes is gone, also from copies."""
    Safe.objects.filter(pk__in=lines.values("safe")).delete()
