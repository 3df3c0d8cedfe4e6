"""Fields of the forms of gatherings."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms

from kith.ui.forms import DayBox, WebAddressField

MOST_SEATS = 100_000


class DayField(forms.DateField):
    def __init__(self, **options: Any) -> None:
        super().__init__(widget=DayBox, **options)


class HourField(forms.TimeField):
    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **options)


class LinkField(WebAddressField):
    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=500, required=False, **options)


class SeatsField(forms.IntegerField):
    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=1, max_value=MOST_SEATS, required=False, **options)


def minutes_between(at: time, until: time) -> int:
    """How long it is from one time to another, on the next day if that is earlier."""
    day = date(2000, 1, 1)
    span = datetime.combine(day, until) - datetime.combine(day, at)
    return int((span if span > timedelta() else span + timedelta(days=1)).total_seconds() // 60)
