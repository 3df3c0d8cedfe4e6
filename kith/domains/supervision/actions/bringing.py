"""In a circle that writes over days, what someone brings belongs to one of its dates."""

from datetime import date, datetime

from kith.domains.supervision.actions.laying_out import share_out
from kith.domains.supervision.models import Circle, Meeting
from kith.foundation.spaces.models import Membership
from kith.lib.calendars.wall_times import moment
from kith.lib.zones import zone


def take_date(circle: Circle, *, on: date, by: Membership) -> date | None:
    """The date is held by that, and the turn was theirs who brings it. Without a free one it is the day on which it begins.

    None where a circle meets at an hour, and where something was brought on that day already.
    """
    if not circle.in_days:
        return None
    meeting = _free(circle, on)
    if meeting is None:
        return None
    meeting.state, meeting.presenter = Meeting.State.ON, by
    meeting.save()
    share_out(circle)
    return meeting.planned_for


def _free(circle: Circle, on: date) -> Meeting | None:
    last = circle.meetings.filter(planned_for__lte=on).exclude(state=Meeting.State.SKIPPED)
    newest = last.order_by("planned_for").last()
    if newest is not None and newest.is_open:
        return newest
    if circle.meetings.filter(planned_for=on).exists():
        return None
    begins = moment(datetime.combine(on, circle.at), zone(circle.zone))
    return Meeting(circle=circle, planned_for=on, begins_at=begins, minutes=circle.minutes)
