"""Months by their first day."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

LINGERS = timedelta(days=10)  # so long a month waits to be counted, should the house have been down


def month_of(day: date) -> date:
    return day.replace(day=1)


def after(month: date) -> date:
    return month_of(month + timedelta(days=31))


def thrown_away_at(month: date) -> datetime:
    """When answers about a month go by themselves, if nothing has counted them."""
    return timezone.make_aware(datetime.combine(after(month), time()) + LINGERS)
