"""Saying what a clock does on a day that was chosen."""

from datetime import date, datetime, time

from django.contrib import messages

from kith.domains.gatherings.turned_clocks import said_of
from kith.foundation.people.requests import SignedRequest
from kith.lib.zones import zone


def say_if_turned(request: SignedRequest, day: date, at: time, *, clock: str) -> None:
    if words := said_of(datetime.combine(day, at), zone(clock)):
        messages.info(request, words)
