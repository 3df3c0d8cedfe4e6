"""What would become of each entry of a calendar that someone brings, or that is followed: looked over before it is done."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.entries import site
from kith.domains.gatherings.models import Gathering, Origin, OutsideCalendar
from kith.domains.gatherings.translating import Translated, Why, translated
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.models import Space
from kith.lib.calendars.digests import digest
from kith.lib.calendars.shapes import Entry, State

MOST_NEW = 100
_OURS = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-[0-9T]{1,20})?@(.{1,200})")


class Fate(StrEnum):
    NEW = "new"
    CHANGES = "changes"
    CANCELLED = "cancelled"
    STAYS = "stays"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Line:
    """One entry, and what becomes of it."""

    entry: Entry
    fate: Fate
    why: Why | None = None
    told: Translated | None = None
    origin: Origin | None = None

    @property
    def item(self) -> Item | None:
        return self.origin.gathering.item if self.origin else None


@dataclass
class Looking:
    """Whose calendar it is, and where to: a file that a `person` brings, or a calendar that the space `follows`."""

    space: Space
    home: str
    person: Person | None = None
    follows: OutsideCalendar | None = None
    now: datetime = field(default_factory=timezone.now)

    def over(self, entries: Iterable[Entry]) -> list[Line]:
        """Each entry with its fate, in their order. Three queries, however many there are."""
        found = list(entries)
        known = {origin.uid: origin for origin in self._origins(found)}
        ours, lines, new = self._ours(found), [], 0
        for entry in found:
            origin = known.get(entry.uid)
            line = self._known(entry, origin) if origin else self._new(entry, ours, is_full=new >= MOST_NEW)
            new += line.fate == Fate.NEW
            lines.append(line)
        return lines

    def _origins(self, entries: list[Entry]) -> list[Origin]:
        """What came from these before, each with who hosts it as well, so that no permission asks for them one by one."""
        with_item = Origin.objects.select_related(
            "gathering__item__space", "gathering__item__author__person", "gathering__item__author__seal", "calendar"
        )  # fmt: skip
        hosted = with_item.prefetch_related("gathering__hosts")
        found = list(hosted.filter(space=self.space, uid__in=[entry.uid for entry in entries]))
        for origin in found:
            hosts = origin.gathering.hosts.all()
            origin.gathering.item.host_keys = [host.person_id for host in hosts]  # type: ignore[attr-defined]
        return found

    def _ours(self, entries: list[Entry]) -> set[str]:
        """The marks of what was announced here, and now comes back."""
        read = {entry.uid: _OURS.fullmatch(entry.uid) for entry in entries}
        marks = {uid: UUID(mark[1]) for uid, mark in read.items() if mark and mark[2] == site()}
        here = Gathering.objects.filter(uid__in=set(marks.values()), item__space=self.space)
        own = set(here.values_list("uid", flat=True))
        return {uid for uid, mark in marks.items() if mark in own}

    def _new(self, entry: Entry, ours: set[str], *, is_full: bool) -> Line:
        if entry.uid in ours:
            return Line(entry, Fate.LEFT_OUT, Why.OURS)
        if entry.state == State.CANCELLED:
            return Line(entry, Fate.LEFT_OUT, Why.CANCELLED)
        if is_full:
            return Line(entry, Fate.LEFT_OUT, Why.TOO_MANY)
        told = translated(entry, home=self.home, now=self.now)
        return Line(entry, Fate.LEFT_OUT, told) if isinstance(told, Why) else Line(entry, Fate.NEW, told=told)

    def _known(self, entry: Entry, origin: Origin) -> Line:
        if why := self._refusal(entry, origin):
            return Line(entry, Fate.LEFT_OUT, why, origin=origin)
        if not self._is_newer(entry, origin):
            return Line(entry, Fate.STAYS, origin=origin)
        if entry.state == State.CANCELLED:
            return Line(entry, Fate.CANCELLED, origin=origin)
        told = translated(entry, home=self.home, now=self.now)
        if isinstance(told, Why):
            return Line(entry, Fate.LEFT_OUT, told, origin=origin)
        return Line(entry, Fate.CHANGES, told=told, origin=origin)

    def _refusal(self, entry: Entry, origin: Origin) -> Why | None:
        """Why nothing is changed, whatever the entry says."""
        item = origin.gathering.item
        is_gone = item.state == Item.State.REMOVED or origin.gathering.is_cancelled
        if is_gone or item.space_id != self.space.pk:
            return Why.GONE
        if self.follows:
            return None if self._is_its_own(origin) else Why.HERE
        if origin.calendar_id:
            return Why.FOLLOWED
        if not self._is_newer(entry, origin) or may(self.person, "gathering.change", item):
            return None
        return Why.OF_OTHERS

    def _is_its_own(self, origin: Origin) -> bool:
        """What came from this calendar, or from one that is followed no more."""
        calendar, author = origin.calendar_id, origin.gathering.item.author.person
        return self.follows is not None and (
            calendar == self.follows.pk or (calendar is None and author.is_placeholder)
        )

    def _is_newer(self, entry: Entry, origin: Origin) -> bool:
        """By its number; of two with the same, the one that says something else and was changed later.

        Many calendars count nothing: of one that is followed, what says something else is newer.
        """
        if self.follows and origin.calendar_id != self.follows.pk:
            return True
        if entry.sequence != origin.sequence:
            return entry.sequence > origin.sequence
        if digest(entry) == origin.digest:
            return False
        was, now = origin.changed_at, entry.changed
        return self.follows is not None or (now is not None and (was is None or now > was))
