"""What hosts should know of an hour at which the clock of the place is turned."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from kith.lib.calendars.wall_times import is_shown, is_shown_twice, moment
from kith.lib.times import day_in_words, time_in_words


def said_of(walls: Iterable[datetime], clock: ZoneInfo) -> str:
    """Of the first of these at which it is turned; empty if it is so at none."""
    return next(filter(None, (_said(wall, clock) for wall in walls)), "")


def _said(wall: datetime, clock: ZoneInfo) -> str:
    if not is_shown(wall, clock):
        now = time_in_words(moment(wall, clock).astimezone(clock))
        words = _("On %(day)s the clock is put forward there and never shows %(time)s. It begins at %(now)s.")
        return words % {"day": day_in_words(wall), "time": time_in_words(wall), "now": now}
    if is_shown_twice(wall, clock):
        words = _("On %(day)s the clock is put back there and shows %(time)s twice. It begins at the first.")
        return words % {"day": day_in_words(wall), "time": time_in_words(wall)}
    return ""
