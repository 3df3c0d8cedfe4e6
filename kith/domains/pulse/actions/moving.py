"""What becomes of voices when an account is closed, or joined to another one of the same person."""

from kith.domains.pulse.models import Answer, Voice
from kith.foundation.people.models import Person
from kith.infrastructure.database.carrying import Rows, carry
from kith.infrastructure.database.private import seen_as


def forget(person: Person) -> None:
    """After an account is closed: it has no voice, and what it answered is not counted."""
    with seen_as(person):
        Answer.objects.filter(person=person).delete()
        Voice.objects.filter(person=person).delete()


def move(ended: Person, *, into: Person) -> None:
    """Give voices to the account that is kept. Where both had one, the kept one speaks: one person is counted once."""
    own = [Voice.objects.all(), Answer.objects.select_related("asking")]
    carry(own, ended, into=into, forget=forget, fit=_counted_once)


def _counted_once(rows: Rows, into: Person) -> Rows:
    known = set(Voice.objects.filter(person=into).values_list("pulse", flat=True))
    return {
        Voice: [each for each in rows[Voice] if each.pulse_id not in known],
        Answer: [each for each in rows[Answer] if each.asking.pulse_id not in known],
    }
