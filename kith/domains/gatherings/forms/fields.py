"""Fields of the forms of gatherings."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.models.gathering import FIRST_DAY, LAST_DAY
from kith.lib.maps.pointing import LONGEST, in_words, point_in
from kith.lib.maps.views import Point
from kith.ui.forms import DayBox, WebAddressField

MOST_SEATS = 100_000
FURTHEST = timedelta(days=3 * 365)


class DayField(forms.DateField):
    def __init__(self, **options: Any) -> None:
        super().__init__(widget=DayBox, **options)

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and not FIRST_DAY <= day <= LAST_DAY:
            raise forms.ValidationError(_("This day is too far away. Is the year right?"))
        return day


class HourField(forms.TimeField):
    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **options)


class LinkField(WebAddressField):
    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=500, required=False, **options)


class SeatsField(forms.IntegerField):
    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=1, max_value=MOST_SEATS, required=False, **options)


class PointField(forms.CharField):
    """Where a place is: two numbers, or what a map on the web gives. Nobody else is asked."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=LONGEST, required=False, **options)

    def prepare_value(self, value: Any) -> Any:
        return in_words(value) if isinstance(value, Point) else value

    def clean(self, value: Any) -> Point | None:
        typed = super().clean(value)
        point = point_in(typed)
        if typed and point is None:
            raise forms.ValidationError(
                _("We found no place in this. Two numbers work, such as “40.4168, -3.7038”. Short addresses of maps do not say where they lead: open one, and copy the long address.")
            )  # fmt: skip
        return point


def still_ahead(day: date) -> date:
    """The day, if people can plan for it; where it just ended here, it may still be on elsewhere."""
    today = timezone.localdate()
    if not today - timedelta(days=1) <= day <= today + FURTHEST:
        raise forms.ValidationError(_("This day is over, or more than three years away."))
    return day


def as_it_was_or_ahead(form: forms.Form, name: str) -> date:
    """The same of a form that changes something: a day that stays may be long over."""
    day: date = form.cleaned_data[name]
    return still_ahead(day) if name in form.changed_data else day


def minutes_between(at: time, until: time) -> int:
    """How long it is from one time to another, on the next day if that is earlier."""
    day = date(2000, 1, 1)
    span = datetime.combine(day, until) - datetime.combine(day, at)
    return int((span if span > timedelta() else span + timedelta(days=1)).total_seconds() // 60)
