"""Telling someone of their certificates, once and neutrally, until they look."""

from kith.domains.learning.events import (
    CertificateGiven,
    CertificatesSeen,
    CertificateTakenBack,
    OfCertificates,
)
from kith.domains.learning.models import Reminder
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person


def tell_given(person: Person) -> None:
    """A certificate is there for them. Of what, and from whom, they read on their own page."""
    _tell(person, CertificateGiven(to=person.pk))


def tell_taken_back(person: Person) -> None:
    """One of theirs does not hold any more."""
    _tell(person, CertificateTakenBack(to=person.pk))


def note_certificates_seen(person: Person) -> None:
    """They look at them now, so what they were told is no news any more."""
    if Reminder.objects.filter(person=person, certificates_told=True).update(certificates_told=False):
        record(CertificatesSeen(), by=person)


def _tell(person: Person, fact: OfCertificates) -> None:
    Reminder.objects.update_or_create(person=person, defaults={"certificates_told": True})
    record(fact, by=None)
