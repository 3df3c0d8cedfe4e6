"""The form of one date: when it is, and what it has for itself."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.access import ACCESS
from kith.domains.gatherings.forms.fields import DayField, as_it_was_or_ahead
from kith.domains.gatherings.forms.lasting import LastingForm, end_of
from kith.domains.gatherings.models import Occasion
from kith.lib.calendars.wall_times import wall_time
from kith.lib.zones import zone

WHEN = ("day", "at", "until", "ends_on")
OWN = ("title", "place", "address", "access", "access_words")


class MovingForm(LastingForm):
    """Another time for one date, by the clock of the place; or a title and a place of its own."""

    begins_on, needed = "day", WHEN
    field_order = WHEN + OWN
    day = DayField(label=_("Day"))
    title = forms.CharField(
        label=_("Its own title"), max_length=200, required=False, help_text=_("Empty means the title of all dates."),
    )  # fmt: skip
    place = forms.CharField(
        label=_("Its own place"), max_length=200, required=False, help_text=_("Empty means the place of all dates."),
    )  # fmt: skip
    address = forms.CharField(label=_("Address of this place"), max_length=300, required=False)
    access = forms.MultipleChoiceField(
        label=_("What this place has"), choices=ACCESS, required=False, widget=forms.CheckboxSelectMultiple
    )
    access_words = forms.CharField(
        label=_("More about getting there and being there"), max_length=600, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What is said about the place of all dates does not hold for this one."),
    )  # fmt: skip

    def __init__(self, typed: Any = None, *, occasion: Occasion, clock: str) -> None:
        super().__init__(typed, initial=_begun_with(occasion, clock=zone(clock)))
        self.occasion, self.clock = occasion, clock

    def clean_day(self) -> date:
        return as_it_was_or_ahead(self, "day")

    def clock_there(self) -> ZoneInfo:
        return zone(self.clock)

    def begins(self) -> datetime:
        return self.wall().replace(tzinfo=self.clock_there())

    def clean(self) -> dict[str, Any]:
        words = super().clean()
        if not words.get("place") and words.get("address"):
            self.add_error("place", _("What is the name of the place at this address?"))
        elif not words.get("place") and (words.get("access") or words.get("access_words")):
            says = _(
                "Which place is it that has this? For the place of all dates, empty what is said about it here."
            )
            self.add_error("place", says)
        return words

    @property
    def moves(self) -> bool:
        """Whether another time was chosen. Who only names a place keeps the time, to the second."""
        return bool({*WHEN} & {*self.changed_data})

    def own(self) -> dict[str, Any]:
        """What this date has for itself."""
        return {name: self.cleaned_data[name] for name in OWN}


def _begun_with(occasion: Occasion, *, clock: ZoneInfo) -> dict[str, Any]:
    """What the form shows of a date as it is."""
    begins = wall_time(occasion.begins_at, clock)
    lasts = (occasion.ends_at - occasion.begins_at) // timedelta(minutes=1)
    until, ends_on = end_of(begins, lasts, clock=clock)
    when = {"day": begins.date(), "at": begins.time(), "until": until, "ends_on": ends_on}
    return when | {name: getattr(occasion, name) for name in OWN}
