"""How long something lasts: from one time of a clock to another, perhaps some days later."""

from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.forms.fields import DayField, HourField, minutes_between
from kith.domains.gatherings.models.gathering import LONGEST
from kith.lib.calendars.wall_times import moment, wall_time
from kith.lib.zones import zone

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
LEAST = 5  # minutes


def minutes_to(until: time, ends_on: date | None, *, begins: datetime, clock: ZoneInfo) -> int:
    """How long it is from one time to another, also where the clock is turned in between; without a day, the same or the next."""
    if ends_on is None:
        return minutes_between(begins.time(), until)
    return (moment(datetime.combine(ends_on, until), clock) - moment(begins, clock)) // MINUTE


def end_of(begins: datetime, minutes: int, *, clock: ZoneInfo) -> tuple[time, date | None]:
    """The time and, if it is longer than a day, the day: what those who change it find in the form."""
    if minutes * MINUTE <= DAY:
        return (begins + minutes * MINUTE).time(), None
    ends = wall_time(moment(begins, clock) + minutes * MINUTE, clock)
    return ends.time(), ends.date()


class LastingForm(forms.Form):
    """From when to when, by the clock of a place: within a day, over midnight, or for several days.

    `begins_on` names the field of its first day. The clock is that of its field `zone`, unless a form knows another way.
    """

    begins_on: ClassVar[str]
    needed: ClassVar[tuple[str, ...]] = ("at", "until", "ends_on")
    at = HourField(label=_("From"))
    until = HourField(label=_("To"), help_text=_("If this is earlier than “From”, it ends on the next day."))
    ends_on = DayField(
        label=_("On which day it ends"), required=False,
        help_text=_("Only if it lasts for several days. Leave it empty otherwise."),
    )  # fmt: skip

    def wall(self) -> datetime:
        """What the clock of the place shows when it begins."""
        return datetime.combine(self.cleaned_data[self.begins_on], self.cleaned_data["at"])

    def clock_there(self) -> ZoneInfo:
        return zone(self.cleaned_data["zone"])

    def minutes(self) -> int:
        """How long one date is."""
        words = self.cleaned_data
        return minutes_to(words["until"], words["ends_on"], begins=self.wall(), clock=self.clock_there())

    def has_length(self) -> bool:
        """Whether all is told that a length needs."""
        return self.cleaned_data.keys() >= {*self.needed}

    def clean(self) -> dict[str, Any]:
        words = self.cleaned_data
        minutes = self.minutes() if self.has_length() else LEAST
        if words.get("ends_on") and minutes <= 0:
            self.add_error("ends_on", _("It ends before it begins. Which of the two is it?"))
        elif minutes < LEAST:
            self.add_error("until", _("This is very short. Let it last for five minutes at least."))
        elif minutes * MINUTE > LONGEST:
            self.add_error("ends_on", _("One date lasts for two weeks at most."))
        return words
