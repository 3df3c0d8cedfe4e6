"""Counting a month that is over: once, with noise, and then its answers are gone.

OpenDP is loaded when it is first needed, in the worker: a process of the web never counts.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from importlib import import_module

from django.db import transaction

from kith.domains.pulse.actions.asking import ask_about
from kith.domains.pulse.budget import ENOUGH, EPSILON, FLOOR
from kith.domains.pulse.models import Answer, Asking, Pulse, Told, Voice
from kith.domains.pulse.months import month_of
from kith.domains.pulse.queries import has_voice, own_answer
from kith.domains.pulse.words import WORDS, Word
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.actions import destroy
from kith.infrastructure.safes.opening import KeyLost, opened

NOISE = "kith.domains.pulse.noise"  # by its name
WERE_HERE = (Membership.State.LEFT, Membership.State.RETURNING, Membership.State.REMOVED)


class TooLittleNoise(Exception):
    """The noise would hide less than what is taken from the budget for it."""


def come_round(*, today: date) -> None:
    """Count the months that are over, and ask about the one that began. Doing it twice does no harm.

    Where a safe stays shut, its month waits until the key is back, or until it goes by itself.
    """
    for pulse in Pulse.objects.select_related("space"):
        try:
            for asking in pulse.askings.filter(month__lt=month_of(today)).order_by("month"):
                count(asking)
            ask_about(pulse, today=today)
        except KeyLost:
            continue


@transaction.atomic
def count(asking: Asking) -> None:
    """Write down what a month said, with noise, and throw its safe away with all answers. It takes from the budget in any case.

    In an archived space nothing is counted and nothing is spent.
    """
    held = Asking.objects.select_for_update(of=("self",)).select_related("pulse__space", "safe")
    found = held.filter(pk=asking.pk).first()
    if found is None:
        return
    space = found.pulse.space
    if not space.is_archived:
        counts = tally(_answers(found))
        Told.objects.create(space=space, month=found.month, epsilon=EPSILON, counts=released(counts))
    _let_go_who_left(found.pulse)
    destroy(found.safe)


def tally(words: Iterator[Word]) -> tuple[int, ...]:
    said = Counter(words)
    return tuple(said[word] for word in WORDS)


def released(counts: Sequence[int]) -> list[int] | None:
    """What is told of the true counts: noisy ones, or nothing.

    Fewer than the floor are never told. Above it the noisy number alone decides, so that whether something is told
    tells as little of a person as what is told.
    """
    noise = import_module(NOISE)
    if noise.epsilon() > EPSILON:
        raise TooLittleNoise
    noisy: tuple[int, ...] = noise.noisy(counts)
    return list(noisy) if sum(counts) >= FLOOR and sum(noisy) >= ENOUGH else None


def _answers(asking: Asking) -> Iterator[Word]:
    """What each of those who belong here said, read as themselves; nobody's is ever seen beside another's."""
    safe = opened(asking.safe)
    there = Membership.objects.active().filter(space=asking.pulse.space_id, person__state=Person.State.ACTIVE)
    for place in there.select_related("person").iterator():
        with seen_as(place.person):
            said = own_answer(asking, place.person, safe=safe) if has_voice(asking.pulse, place) else None
        if said is not None:
            yield said


def _let_go_who_left(pulse: Pulse) -> None:
    """What people had who do not belong here any more is deleted, as themselves."""
    left = Membership.objects.filter(space=pulse.space_id, state__in=WERE_HERE).select_related("person")
    for place in left.iterator():
        with seen_as(place.person):
            Answer.objects.filter(person=place.person, asking__pulse=pulse).delete()
            Voice.objects.filter(person=place.person, pulse=pulse).delete()
