"""When and how a circle meets: its rhythm, and its single dates."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kith.domains.supervision.actions.agreeing import write_rhythm_anew
from kith.domains.supervision.actions.laying_out import lay_out, share_out
from kith.domains.supervision.events import DateChanged, FormatsChanged, Replanned
from kith.domains.supervision.models import Circle, Meeting
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.opening import close
from kith.foundation.spaces.models import Membership

RHYTHM = ("zone", "rule", "first_day", "at", "minutes")
SAID = (*RHYTHM, "way")  # what the agreement says


@transaction.atomic
def replan(circle: Circle, *, by: Person, most: int | None = None, **plan: Any) -> None:
    """Change when or how a circle meets. With another rhythm, the meetings ahead are laid out anew; single changes to them are gone.

    Where the agreement says it, a new version of it is written, and everyone is asked again.
    """
    Circle.objects.select_for_update().get(pk=circle.pk)
    if most is not None and most != circle.space.most:
        hold_most(circle, most, by=by)
    changed = {name: value for name, value in plan.items() if getattr(circle, name) != value}
    before, was_in_days = circle.format, circle.in_days
    for name, value in changed.items():
        setattr(circle, name, value)
    if not changed:
        return
    circle.save(update_fields=changed)
    if changed.keys() & {*RHYTHM} or circle.in_days != was_in_days:
        circle.meetings.ahead().delete()
        lay_out(circle)
    elif "format" in changed:
        circle.meetings.ahead().filter(format=before).update(format=circle.format)
        share_out(circle)
    if changed.keys() & {*SAID}:
        write_rhythm_anew(circle, by=by)
    record(Replanned(item=circle.item), by=by)


def hold_most(circle: Circle, most: int, *, by: Person) -> None:
    """Let it hold so many people, if they are no more than that. What holds so few is closed."""
    if Membership.objects.active().filter(space=circle.space_id).count() > most:
        raise ValidationError(_("You are more than that already."))
    close(circle.space, most=most, by=by)


@transaction.atomic
def move(meeting: Meeting, *, to: datetime, by: Person) -> None:
    """Let one meeting happen at another time; the rhythm goes on as before."""
    if to == meeting.begins_at:
        return
    if to <= timezone.now() or not meeting.is_ahead:
        raise ValidationError(_("This time is over. Please choose one that is still to come."))
    meeting.begins_at, meeting.is_moved, meeting.state = to, True, Meeting.planned_in(meeting.circle)
    meeting.save(update_fields=["begins_at", "is_moved", "state"])
    _say(meeting, by=by)


@transaction.atomic
def take_format(meeting: Meeting, name: str, *, by: Person) -> None:
    """Let one meeting go by another format, named as in plans; by none in particular, if it is empty."""
    if Meeting.objects.filter(pk=meeting.pk).exclude(format=name).update(format=name):
        share_out(meeting.circle)
        record(FormatsChanged(item=meeting.circle.item), by=by)


@transaction.atomic
def skip(meeting: Meeting, *, by: Person) -> None:
    """Say that one meeting does not happen, or that it did not; its turns go on to the next."""
    _turn(meeting, Meeting.State.SKIPPED, by=by)


@transaction.atomic
def take_up(meeting: Meeting, *, by: Person) -> None:
    """Let a meeting happen that was let go."""
    _turn(meeting, Meeting.planned_in(meeting.circle), by=by)


def _turn(meeting: Meeting, state: str, *, by: Person) -> None:
    """A second press of the same button finds it done."""
    if Meeting.objects.filter(pk=meeting.pk).exclude(state=state).update(state=state):
        meeting.state = state
        _say(meeting, by=by)


def _say(meeting: Meeting, *, by: Person) -> None:
    share_out(meeting.circle)
    if meeting.is_ahead:
        record(DateChanged(item=meeting.circle.item), by=by)
