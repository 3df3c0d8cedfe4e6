"""Meetings laid out some weeks ahead, and their turns given."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from kith.domains.supervision import turns
from kith.domains.supervision.models import Circle, Meeting, TurnWish
from kith.domains.supervision.queries.formats import with_secretary
from kith.domains.supervision.rhythm import dates
from kith.foundation.spaces.models import Membership

AHEAD = timedelta(weeks=12)


def lay_out(circle: Circle, *, at: datetime | None = None) -> None:
    """Make the meetings of the coming weeks that are not there yet, and share out the turns. Doing it twice changes nothing.

    `at` is the moment from which the coming weeks are counted, now if none is given.
    """
    now = at or timezone.now()
    planned = dates(circle.rule, first=circle.first_wall, clock=circle.zone, since=now, before=now + AHEAD)
    known = set(circle.meetings.values_list("planned_for", flat=True))
    Meeting.objects.bulk_create(
        Meeting(
            circle=circle, planned_for=start.wall.date(), begins_at=start.at, minutes=circle.minutes, format=circle.format,
            state=Meeting.planned_in(circle),
        )
        for start in planned
        if start.wall.date() not in known
    )  # fmt: skip
    share_out(circle, at=now)


def share_out(circle: Circle, *, at: datetime | None = None) -> None:
    """Give the turns of the meetings ahead to those who belong to the circle now, fairly; those of the next two stay."""
    wishes: dict[int, list[TurnWish]] = {}
    for wish in TurnWish.objects.filter(meeting__in=circle.meetings.ahead(at)).order_by("pk"):
        wishes.setdefault(wish.meeting_id, []).append(wish)
    on = circle.meetings.exclude(state=Meeting.State.SKIPPED)
    ahead = {each.pk: each for each in on.ahead(at)}
    writing = with_secretary(circle)
    shared = turns.share(
        [_asked(each, wishes.get(each.pk, []), _roles(circle, each, writing)) for each in ahead.values()],
        past=[turns_of(each) for each in circle.meetings.held(at)],
        peers=_peers(circle),
    )
    for each in shared:
        keep_turns(ahead[each.key], each)


def turns_of(meeting: Meeting) -> turns.Turns:
    return turns.Turns(
        meeting.pk, meeting.begins_at, meeting.moderator_id, meeting.presenter_id, meeting.secretary_id
    )


def keep_turns(meeting: Meeting, given: turns.Turns) -> None:
    now = {f"{role}_id": given.has(role) for role in turns.ROLES}
    if any(getattr(meeting, name) != member for name, member in now.items()):
        Meeting.objects.filter(pk=meeting.pk).update(**now)


def _roles(circle: Circle, meeting: Meeting, writing: Collection[str]) -> tuple[turns.Role, ...]:
    """Someone writes down where the format says so; of a meeting without a format nobody knows."""
    if circle.in_days:
        return turns.BRINGING
    return turns.ROLES if meeting.format in writing else turns.MEETING


def _asked(meeting: Meeting, wishes: list[TurnWish], roles: tuple[turns.Role, ...]) -> turns.Turns:
    return replace(
        turns_of(meeting), roles=roles,
        can={role: tuple(wish.member_id for wish in wishes if wish.role == role and wish.can) for role in roles},
        not_now={role: frozenset(wish.member_id for wish in wishes if wish.role == role and not wish.can) for role in roles},
    )  # fmt: skip


def _peers(circle: Circle) -> list[turns.Peer]:
    """Guests sit in; they are given no turn."""
    here = Membership.objects.active().filter(~Q(role=Membership.Role.GUEST), space=circle.space_id)
    return [turns.Peer(key, since) for key, since in here.order_by("pk").values_list("pk", "since")]
