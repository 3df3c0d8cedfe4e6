"""What becomes of voices when an account is closed, or joined to another one of the same person."""

from kith.domains.pulse.models import Answer, Voice
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


def forget(person: Person) -> None:
    """After an account is closed: it has no voice, and what it answered is not counted."""
    with seen_as(person):
        Answer.objects.filter(person=person).delete()
        Voice.objects.filter(person=person).delete()


def move(ended: Person, *, into: Person) -> None:
    """Give voices to the account that is kept. Where both had one, the kept one speaks: one person is counted once."""
    with seen_as(ended):
        voices = list(Voice.objects.filter(person=ended))
        answers = list(Answer.objects.filter(person=ended).select_related("asking"))
    forget(ended)
    with seen_as(into):
        known = set(Voice.objects.filter(person=into).values_list("pulse", flat=True))
        for voice in voices:
            voice.person = into
        for answer in answers:
            answer.person = into
        Voice.objects.bulk_create([each for each in voices if each.pulse_id not in known])
        Answer.objects.bulk_create([each for each in answers if each.asking.pulse_id not in known])
