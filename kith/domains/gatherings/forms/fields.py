"""Fields of the forms of gatherings."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_SEATS = 100_000
LINK = _("We cannot open this address. Most begin with “https://”.")


class DayField(forms.DateField):
    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


class HourField(forms.TimeField):
    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **options)


class LinkField(forms.URLField):
    def __init__(self, **options: Any) -> None:
        options |= {"max_length": 500, "required": False, "assume_scheme": "https"}
        super().__init__(error_messages={"invalid": LINK}, **options)


class SeatsField(forms.IntegerField):
    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=1, max_value=MOST_SEATS, required=False, **options)


def minutes_between(at: time, until: time) -> int:
    """How long it is from one time to another, on the next day if that is earlier."""
    day = date(2000, 1, 1)
    span = datetime.combine(day, until) - datetime.combine(day, at)
    return int((span if span > timedelta() else span + timedelta(days=1)).total_seconds() // 60)
