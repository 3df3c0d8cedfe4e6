"""Saying that one would like to be matched, with what; pausing; taking it back."""

from typing import Any

from kith.domains.mentoring.actions.turning import look_again
from kith.domains.mentoring.models import Readiness, Side
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


def be_ready(*, by: Person, **wishes: Any) -> Readiness:
    """Let the house look for people who fit. Whoever fits will see one's name, and what the profile shows them."""
    with seen_as(by):
        ready, _made = Readiness.objects.update_or_create(person=by, defaults=wishes)
        look_again(by)
    return ready


def pause(*, by: Person) -> None:
    """Be proposed to nobody for now. A yes that still waits becomes open again, so nothing begins meanwhile."""
    _turn(by, is_paused=True)


def go_on(*, by: Person) -> None:
    """Be matched again, with what one wished before."""
    _turn(by, is_paused=False)


def _turn(person: Person, *, is_paused: bool) -> None:
    with seen_as(person):
        Readiness.objects.filter(person=person).update(is_paused=is_paused)
        _take_yes_back(person)
        look_again(person)


def take_back(*, by: Person) -> None:
    """No longer wish to be matched; what was wished is forgotten. Pairs go on until someone ends them."""
    with seen_as(by):
        Readiness.objects.filter(person=by).delete()
        _take_yes_back(by)
        look_again(by)


def _take_yes_back(person: Person) -> None:
    Side.objects.filter(person=person, state=Side.State.YES).update(state=Side.State.OPEN)
