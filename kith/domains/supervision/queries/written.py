"""Sessions in writing as one person reads them. Asked behind the wall, inside `seen_as`."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from kith.domains.supervision.formats.shapes import Frame, Words
from kith.domains.supervision.models import Circle, Passage, Session
from kith.domains.supervision.queries.sessions import reach_session
from kith.domains.supervision.sealing import Said, read
from kith.domains.supervision.written.plain import from_plain
from kith.domains.supervision.written.showing import Now, Open, now, waits_for
from kith.domains.supervision.written.state import INSTANT, State
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import without_apart
from kith.foundation.spaces.models import Membership
from kith.lib.reaching import reached
from kith.lib.zones import zone


@dataclass(frozen=True)
class Till:
    """Until the end of a day where the circle is; `at` is that moment, for those who said that they live by another `clock`."""

    at: datetime
    day: date
    zone: str
    clock: str

    @property
    def is_elsewhere(self) -> bool:
        here, there = (self.at.astimezone(zone(name)).utcoffset() for name in (self.clock, self.zone))
        return bool(self.clock) and here != there


@dataclass(frozen=True)
class Seen:
    """A session at one moment; `me` is the place of its reader, `people` are those whom the reader may see in it."""

    session: Session
    state: State
    moment: datetime
    me: Membership
    people: Mapping[int, Membership]

    @cached_property
    def now(self) -> Now:
        return now(self.state, self.moment)

    @cached_property
    def open(self) -> Open:
        return waits_for(self.state, self.me.pk, self.moment)

    @property
    def key(self) -> UUID:
        return self.session.pk

    @property
    def begins(self) -> date:
        return self.state.schedule.begins

    @property
    def has_begun(self) -> bool:
        return self.moment >= self.state.schedule.begin_of(self.begins)

    @property
    def till(self) -> Till | None:
        """Until when the step is open; once it is over, until when all of it can be read."""
        return self._till(self.open.until)

    @property
    def days_left(self) -> int:
        """For how many more days it can be read, today not counted."""
        till = self._till(self.now.gone_at)
        return (till.day - self.state.schedule.day_of(self.moment)).days if till else 0

    @property
    def is_in(self) -> bool:
        return self.me.pk in self.state.people

    @property
    def is_mine(self) -> bool:
        return self.me.pk == self.state.presenter

    @property
    def may_write(self) -> bool:
        return self.me.pk in self.now.writers

    @property
    def leads(self) -> bool:
        return not self.now.is_over and self.is_in and self.state.leads(self.me.pk)

    @property
    def presenter(self) -> str:
        return self.name_of(self.state.presenter)

    @property
    def moderator(self) -> str:
        return self.name_of(self.now.moderator) if self.now.moderator else ""

    @property
    def heirs(self) -> list[Membership]:
        """To whom moderating can be handed."""
        taken = {self.state.presenter, self.now.moderator}
        return [self.people[each] for each in self.state.people if each in self.people and each not in taken]

    def name_of(self, key: int) -> str:
        member = self.people.get(key)
        return _("someone who left") if member is None or member.person.is_gone else member.shown_name

    def words_of(self, frame: Frame) -> Words:
        return self.session.format.words[frame.key]

    def _till(self, at: datetime | None) -> Till | None:
        schedule = self.state.schedule
        if at is None:
            return None
        return Till(at, schedule.day_of(at - INSTANT), schedule.zone, self.me.person.time_zone)


def reach_written(person: Person, pk: int, key: UUID) -> Seen:
    """A session, unless a line was drawn between its reader and whoever brought something."""
    found = reach_session(person, pk, key, Session.Way.WRITTEN)
    return reached(next(iter(_seen([found], reader=person)), None))


def written_in(circles: Collection[Circle], *, reader: Person) -> list[Seen]:
    """Those in writing that can be read in these circles: what is open first, then what is over; the newest first."""
    by_key = {circle.pk: circle for circle in circles}
    found = Session.objects.filter(circle__in=by_key, way=Session.Way.WRITTEN, safe__until__gt=timezone.now())
    rows = list(found.order_by("-begun_at"))
    for row in rows:
        row.circle = by_key[row.circle_id]
    return sorted(_seen(rows, reader=reader), key=lambda each: each.now.is_over)


def _seen(rows: Iterable[Session], *, reader: Person) -> list[Seen]:
    moment = timezone.now()
    states = {row: from_plain(row.state) for row in rows}
    keys = {each for state in states.values() for each in (state.presenter, *state.people)}
    shown = without_apart(Membership.objects.filter(pk__in=keys), reader, author="")
    people = {each.pk: each for each in shown.select_related("person", "space")} if keys else {}
    unseen = keys - people.keys()
    return [
        Seen(row, state, moment, row.circle.space.own_place(reader), people)
        for row, state in states.items()
        if state.presenter not in unseen
    ]


def said_in(seen: Seen, *, reader: Person) -> list[Said[Passage]]:
    """What was written, in its order: all of it for whoever came in, for everyone else their own words. Raises `KeyLost`."""
    rows = Passage.objects.filter(session=seen.session).select_related("author__person", "author__space")
    if not seen.is_in:
        rows = rows.filter(author=seen.me)
    shown = without_apart(rows, reader, author="author").order_by("said_at", "output", "pk")
    return read(list(shown), session=seen.session)


def reach_passage(seen: Seen, key: UUID) -> Said[Passage]:
    """Words of one's own in a session."""
    own = reached(Passage.objects.filter(session=seen.session, author=seen.me, pk=key).first())
    return read([own], session=seen.session)[0]
