"""A group that is large enough, and what its people say about a month."""

from collections.abc import Iterable
from datetime import date
from itertools import count

from kith.domains.pulse.actions import answering, offering
from kith.domains.pulse.models import Answer, Asking, Pulse, Told, Voice
from kith.domains.pulse.words import WORDS, Word
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership, Space
from kith.infrastructure.database.private import seen_as

_numbers = count(1)


def come(space: Space, how_many: int) -> list[Person]:
    """People who belong to a space from now on."""
    keys = [next(_numbers) for _each in range(how_many)]
    people = Person.objects.bulk_create(
        Person(name=f"Peer {key}", email=f"peer{key}@example.org", handle=f"peer-{key}") for key in keys
    )
    Membership.objects.bulk_create(
        Membership(space=space, person=each, handle=each.handle) for each in people
    )
    return people


def offered(space: Space) -> Pulse:
    host = Membership.objects.active().filter(space=space, role="host").select_related("person")[0]
    return offering.offer(space, by=host.person)


def say(pulse: Pulse, word: Word, *, by: Person) -> None:
    """Take part, and answer about the month that runs."""
    answering.take_part(pulse, by=by)
    answering.answer(pulse.askings.get(), word=word, by=by)


def all_say(pulse: Pulse, counts: Iterable[int]) -> list[Person]:
    """Newcomers, so many for each word."""
    words = [word for word, number in zip(WORDS, counts, strict=True) for _each in range(number)]
    people = come(pulse.space, len(words))
    for person, word in zip(people, words, strict=True):
        say(pulse, word, by=person)
    return people


def brought_back(asking: Asking, month: date) -> Asking:
    """As if it had been asked about an earlier month."""
    Asking.objects.filter(pk=asking.pk).update(month=month)
    asking.month = month
    return asking


def told(space: Space, month: date, *counts: int) -> Told:
    """A month that was counted; without counts, one that stays untold."""
    return Told.objects.create(space=space, month=month, epsilon=0.5, counts=list(counts) or None)


def rows_of(person: Person) -> int:
    """How much of a pulse someone has."""
    with seen_as(person):
        return Voice.objects.count() + Answer.objects.count()
