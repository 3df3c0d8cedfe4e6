"""Reminding someone that a step is open for them: seldom, by their own wish, and never those who come by themselves."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.utils import timezone

from kith.capabilities.notifications.models.rhythm import rhythm_of
from kith.capabilities.notifications.models.wish import Channel, How
from kith.capabilities.notifications.queries import wishes_of
from kith.domains.supervision.audiences import NUDGE
from kith.domains.supervision.events import WrittenWaits
from kith.domains.supervision.models import NextLook, Reminded, Session
from kith.domains.supervision.written.nudging import Reminding, nudge_is_due
from kith.domains.supervision.written.plain import from_plain
from kith.domains.supervision.written.schedule import DAY
from kith.domains.supervision.written.state import State, settled
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.places import places
from kith.infrastructure.database.private import seen_as

LATELY = timedelta(hours=30)  # who comes each day does not come by the minute


def look_from(state: State) -> None:
    """Write outside of the wall from when on the house looks, for those who are in a session; never later than it would."""
    if state.closed_at:
        return
    at = state.closes_at - DAY
    here = Membership.objects.active().filter(pk__in=state.people).order_by("person")
    for person in here.values_list("person", flat=True):
        _found, is_new = NextLook.objects.get_or_create(person_id=person, defaults={"at": at})
        if not is_new:
            NextLook.objects.filter(person=person, at__gt=at).update(at=at)


def people_due(moment: datetime) -> list[Person]:
    """Whom to ask now."""
    due = NextLook.objects.filter(at__lte=moment, person__state=Person.State.ACTIVE)
    return [each.person for each in due.select_related("person").order_by("person")]


def nudge(person: Person, *, moment: datetime) -> None:
    """Tell someone once a day that a step is open for their words, in its last day; not if they were here lately."""
    with seen_as(person):
        mine = {place.pk for place in places(person).values()}
        running = [(row, now) for row, now in _running(moment) if mine & {*now.people}]
        _look_again(person, [now for _row, now in running], moment)
        own, _made = Reminded.objects.get_or_create(person=person)
        if own.came_at and moment - own.came_at < LATELY:
            return
        wishes = _wishes(person)
        for row, now in running:
            (me,) = mine & {*now.people}
            reminding = replace(wishes, zone=person.time_zone or now.schedule.zone)
            if nudge_is_due(now, person=me, reminding=reminding, last=own.told_at, moment=moment):
                record(WrittenWaits(circle=row.circle_id, key=str(row.pk), to=person.pk), by=None)
                Reminded.objects.filter(person=person).update(told_at=moment)
                return


def note_came(person: Person, *, moment: datetime | None = None) -> None:
    """They look by themselves, so nothing has to remind them today. Behind the wall, inside `seen_as`."""
    Reminded.objects.update_or_create(person=person, defaults={"came_at": moment or timezone.now()})


def forget(person: Person) -> None:
    """After an account is closed, nobody is reminded."""
    NextLook.objects.filter(person=person).delete()
    with seen_as(person):
        Reminded.objects.filter(person=person).delete()


def move(ended: Person, *, into: Person) -> None:
    """Places in circles go to the account that is kept; the house looks at it anew."""
    forget(ended)
    NextLook.objects.update_or_create(person=into, defaults={"at": timezone.now()})


def _running(moment: datetime) -> list[tuple[Session, State]]:
    """The sessions in which whoever asks can write, those that end their step first before the others."""
    written = Session.objects.filter(way=Session.Way.WRITTEN, is_over=False)
    rows = written.exclude(circle__space__state=Space.State.ARCHIVED)
    found = [(row, settled(from_plain(row.state), moment)) for row in rows]
    running = [(row, now) for row, now in found if now.closed_at is None]
    return sorted(running, key=lambda each: each[1].closes_at)


def _look_again(person: Person, running: list[State], moment: datetime) -> None:
    """The next moment: as soon as the job comes again in the last day of a step, else when such a day begins. None where nothing runs."""
    looks = [max(now.closes_at - DAY, moment + timedelta(minutes=1)) for now in running]
    own = NextLook.objects.filter(person=person)
    if looks:
        own.update(at=min(looks))
    else:
        own.delete()


def _wishes(person: Person) -> Reminding:
    wishes, rhythm = wishes_of(person), rhythm_of(person)
    is_wished = any(wishes[NUDGE.code, channel] != How.NO for channel in Channel)
    return Reminding(is_wished, rhythm.quiet_from, rhythm.quiet_to, person.time_zone)
