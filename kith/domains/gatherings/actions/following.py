"""Following a calendar elsewhere, reading it again and again, and following it no more."""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.domains.gatherings import events
from kith.domains.gatherings.actions.bringing import Choices, call_off, carry_out, hold
from kith.domains.gatherings.bringing import Looking
from kith.domains.gatherings.fetching import Fetched
from kith.domains.gatherings.models import Occasion, Origin, OutsideCalendar
from kith.foundation.activity.facts import record
from kith.foundation.people.actions import stand_in
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.belonging import former_place
from kith.foundation.spaces.models import Membership, Space
from kith.lib.calendars.faults import Reason
from kith.lib.calendars.reading import Calendar, read

MOST_FAULTS = 20
NOT_WHOLE = {Reason.TOO_LARGE, Reason.TOO_MANY, Reason.NO_END, Reason.NO_CALENDAR, Reason.NO_START}
LONG_MISSING = timedelta(hours=3)
MISSING = _("It is no longer in the calendar from which it came.")
LEFT = _("This space no longer follows the calendar from which it came.")


@transaction.atomic
def follow(
    space: Space, *, address: str, name: str, sort: str, visibility: str, by: Person
) -> OutsideCalendar:
    """Let what stands in a calendar elsewhere come up here, signed by a name that is nobody's. It is read soon after."""
    known = OutsideCalendar.objects.filter(space=space, address=address).first()
    if known:
        return known
    signs = former_place(space, person=stand_in(name=name))
    made = OutsideCalendar.objects.create(
        space=space, signs=signs, name=name, address=address, sort=sort, visibility=visibility, zone=by.time_zone or "UTC"
    )  # fmt: skip
    record(events.CalendarFollowed(space=space), by=by)
    return made


@transaction.atomic
def stop(calendar: OutsideCalendar, *, stays: bool, by: Person) -> None:
    """Follow it no more. What is ahead stays, and hosts can change it from then on; or it is cancelled, and those who come are told."""
    if not stays:
        for origin in _ahead(calendar):
            call_off(origin.gathering.item, why=LEFT, by=by)
    record(events.CalendarLeft(space=calendar.space), by=by)
    Origin.objects.filter(calendar=calendar).update(calendar=None, missing_since=None)
    calendar.delete()


@transaction.atomic
def take_in(calendar: OutsideCalendar, fetched: Fetched, *, by: Membership) -> None:
    """Do what a calendar says now that it was asked, under the name that signs it; or keep what was wrong for its hosts."""
    held = OutsideCalendar.objects.select_for_update(no_key=True).filter(pk=calendar.pk).first()
    if held is None:
        return
    held.trouble = fetched.trouble
    if fetched.body is not None:
        found = read(fetched.body, home=held.zone)
        held.faults = [[fault.reason, fault.line, fault.detail] for fault in found.faults[:MOST_FAULTS]]
        if any(fault.reason == Reason.NO_CALENDAR for fault in found.faults):
            held.trouble = OutsideCalendar.Trouble.NO_CALENDAR
        else:
            _carry_out(held, found, by=by)
            held.etag, held.last_modified = fetched.etag, fetched.last_modified
    if not held.trouble:
        held.read_at = timezone.now()
    held.save(update_fields=["trouble", "faults", "etag", "last_modified", "read_at"])


def _carry_out(calendar: OutsideCalendar, found: Calendar, *, by: Membership) -> None:
    hold(calendar.space)
    looking = Looking(calendar.space, calendar.zone, follows=calendar)
    choices = Choices(sort=calendar.sort, visibility=calendar.visibility)
    carry_out(looking.over(found.entries), looking, by=by, choices=choices)
    if not any(fault.reason in NOT_WHOLE for fault in found.faults):
        _miss(calendar, {entry.uid for entry in found.entries}, by=by.person)


def _miss(calendar: OutsideCalendar, there: Collection[str], *, by: Person) -> None:
    """What a calendar no longer has is cancelled when it is missing for the second time: once may be an accident."""
    now = timezone.now()
    for origin in _ahead(calendar):
        if origin.uid in there:
            continue
        if origin.missing_since is None:
            Origin.objects.filter(pk=origin.pk).update(missing_since=now)
        elif origin.missing_since < now - LONG_MISSING:
            call_off(origin.gathering.item, why=MISSING, by=by)


def _ahead(calendar: OutsideCalendar) -> list[Origin]:
    """What came from it, is still to come, and was not cancelled."""
    coming = Occasion.objects.filter(ends_at__gt=timezone.now(), cancelled_at=None).values("gathering")
    found = Origin.objects.filter(calendar=calendar, gathering__in=coming, gathering__cancelled_at=None)
    return list(
        found.exclude(gathering__item__state=Item.State.REMOVED).select_related("gathering__item__space")
    )
