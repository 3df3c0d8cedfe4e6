"""Asking someone whether one may write to them, and what is there afterwards."""

import re

from kith.capabilities.messages.actions import asking
from kith.capabilities.messages.models import Seat
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

CHANGING = re.compile(r'(value|nonce)="[^"]*"|csrfmiddlewaretoken[^>]*')


def seat_of(person: Person) -> Seat:
    with seen_as(person):
        return Seat.objects.select_related("correspondence").get(person=person)


def ask(cast: Cast, by: str = "maria", to: str = "noor", text: str = "Shall we talk?") -> Seat:
    return asking.write_to([cast[to]], text, by=cast[by])
