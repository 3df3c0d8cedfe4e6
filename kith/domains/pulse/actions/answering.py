"""Taking part, answering, and stopping. Each can be taken back, and then nothing of it is left."""

from django.utils import timezone

from kith.domains.pulse.models import Answer, Asking, Pulse, Voice
from kith.domains.pulse.words import Word
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.opening import opened


def take_part(pulse: Pulse, *, by: Person) -> None:
    """Have a voice from now on, until one stops or leaves the space."""
    with seen_as(by):
        Voice.objects.update_or_create(person=by, pulse=pulse, defaults={"since": timezone.now()})


def stop(pulse: Pulse, *, by: Person) -> None:
    """Have no voice any more. What one answered about this month is gone, uncounted."""
    with seen_as(by):
        Answer.objects.filter(person=by, asking__pulse=pulse).delete()
        Voice.objects.filter(person=by, pulse=pulse).delete()


def answer(asking: Asking, *, word: Word, by: Person) -> None:
    """Say one word about the month, in place of what one said before. May raise `KeyLost`; then nothing is changed.

    Who is a moment late, while the month is counted, has said nothing.
    """
    safe = opened(asking.safe)
    with seen_as(by):
        if Asking.objects.select_for_update(no_key=True).filter(pk=asking.pk).first() is None:
            return
        Answer.objects.filter(person=by, asking=asking).delete()
        said = Answer(person=by, asking=asking)
        said.sealed = safe.lock(word.value, about=said.place)
        said.save(force_insert=True)


def take_back(asking: Asking, *, by: Person) -> None:
    """Have said nothing about this month. One still takes part."""
    with seen_as(by):
        Answer.objects.filter(person=by, asking=asking).delete()
