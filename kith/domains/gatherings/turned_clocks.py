"""What hosts should know of an hour at which the clock of the place is turned."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from kith.lib.calendars.wall_times import is_shown, is_shown_twice, moment
from kith.lib.times import time_in_words


def said_of(wall: datetime, clock: ZoneInfo) -> str:
    """Empty for all other hours."""
    shown = time_in_words(wall)
    if not is_shown(wall, clock):
        now = time_in_words(moment(wall, clock).astimezone(clock))
        words = _(
            "The clock is put forward there on this day and never shows %(time)s. It begins at %(now)s."
        )
        return words % {"time": shown, "now": now}
    if is_shown_twice(wall, clock):
        words = _("The clock is put back there on this day and shows %(time)s twice. It begins at the first.")
        return words % {"time": shown}
    return ""
