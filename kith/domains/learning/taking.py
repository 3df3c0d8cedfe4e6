"""What someone takes along of their learning: all of it, with the proofs."""

from collections.abc import Iterator
from typing import Any

from kith.domains.learning.models import Certificate, Credential, Hours, Proof, Reminder
from kith.domains.learning.queries import certificates_of
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as

CREDENTIAL = ("title", "body", "number", "rules_code", "rules_version", "is_grandfathered")
DAYS = ("issued_on", "passed_on", "expires_on")
CERTIFICATE = (
    "name",
    "programme",
    "issuer_name",
    "provider",
    "presenter",
    "objectives",
    "minutes",
    "uid",
    "statement",
    "document",
    "token",
)
HOURS = ("minutes", "programme", "provider", "presenter", "objectives", "categories", "parts", "origin")


def learned(person: Person) -> dict[str, Any]:
    """Credentials with their waivers, every training, and certificates as they were signed; the day of the next reminder."""
    with seen_as(person):
        credentials = Credential.objects.filter(person=person).prefetch_related("waivers").order_by("pk")
        hours = Hours.objects.filter(person=person).order_by("on", "pk")
        reminder = Reminder.objects.filter(person=person).first()
        return {
            "credentials": [_credential(each) for each in credentials],
            "hours": [_hours(each) for each in hours],
            "certificates": [_certificate(each) for each in certificates_of(person)],
            "looked_at_next": _day(reminder.next_on) if reminder else None,
        }


def proofs_of(person: Person) -> Iterator[tuple[str, bytes]]:
    """The name and the content of each proof, one after the other."""
    with seen_as(person):
        for proof in Proof.objects.filter(person=person).order_by("pk").iterator(chunk_size=5):
            yield f"{proof.pk}-{proof.name}", bytes(proof.data)


def _credential(each: Credential) -> dict[str, Any]:
    kept: dict[str, Any] = {name: getattr(each, name) for name in CREDENTIAL}
    kept |= {name: _day(getattr(each, name)) for name in DAYS}
    kept["key"] = each.pk
    kept["waivers"] = [{"on": _day(one.on), "reason": one.reason} for one in each.waivers.all()]
    return kept


def _hours(each: Hours) -> dict[str, Any]:
    """With the key of the credential for which alone they count, if there is one."""
    told = {"number": each.pk, "on": _day(each.on), "credential": each.credential_id}
    return told | {name: getattr(each, name) for name in HOURS}


def _certificate(each: Certificate) -> dict[str, Any]:
    kept: dict[str, Any] = {name: getattr(each, name) for name in CERTIFICATE}
    holds = {"holds": each.issued.revoked_at is None, "why_not": each.issued.reason}
    return kept | holds | {"holds_until": _day(each.holds_until)}


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
