"""Whom an event concerns, and why."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import QuerySet
from django.utils.functional import Promise

from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person


def addressee(event: Event) -> QuerySet[Person]:
    """The one person to whom it is said, as long as their account is open."""
    return Person.objects.active().filter(pk=event.facts["to"])


@dataclass(frozen=True)
class Audience:
    """People whom an event concerns. `because` ends the sentence “You are told because …”.

    `name` says in settings what one is told of. What is `personal` is meant for one, not for all around. Who never
    chose is told if `by_default`.
    """

    code: str
    name: str | Promise
    because: str | Promise
    who: Callable[[Event], QuerySet[Person]]
    personal: bool = False
    by_default: bool = True
    known: ClassVar[dict[str, "Audience"]] = {}

    def __post_init__(self) -> None:
        if self.code in Audience.known:
            raise ValueError(f"Two audiences are called {self.code}.")
        Audience.known[self.code] = self
