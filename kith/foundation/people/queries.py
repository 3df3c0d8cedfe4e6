"""Reading accounts."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import Q, QuerySet
from django.http import Http404

from kith.foundation.people.models import Person


def reach_desk(person: Person | None, **_path: Any) -> Person:
    """The stewards' pages exist for stewards alone."""
    if person is None or not person.is_steward:
        raise Http404
    return person


def person_once(key: int) -> Person | None:
    """Whose account this is, or became when it was joined to another."""
    found = Person.objects.filter(pk=key).first()
    if found is not None and found.state == Person.State.CLOSED:
        heirs = Person.objects.exclude(state=Person.State.CLOSED)
        return heirs.filter(formerly__contains=[key]).first() or found
    return found


def by_address(address: str) -> Q:
    """Whose account a mail address leads to: the one they use, or another that they have proven."""
    proven = EmailAddress.objects.filter(email__iexact=address, verified=True)
    return Q(email=address.lower()) | Q(pk__in=proven.values("user"))


def authors_awaiting(person: Person) -> QuerySet[Person, Person]:
    """Authors in archives whose address this person has proven to be theirs."""
    proven = EmailAddress.objects.filter(user=person, verified=True)
    waiting = Person.objects.filter(state=Person.State.PLACEHOLDER)
    return waiting.filter(claimable__email__in=proven.values("email")).order_by("name")


def proven_address(person: Person) -> str:
    """The mail address of someone, if they have shown that it is theirs; else nothing."""
    address = person.email or ""
    return address if has_proven(person, address) else ""


def has_proven(person: Person, address: str) -> bool:
    """Whether they have shown that a mail address is theirs, be it the one they use or another."""
    proven = EmailAddress.objects.filter(user=person, email__iexact=address, verified=True)
    return bool(proven.exists())


@dataclass(frozen=True)
class WaysIn:
    """How a person can come in."""

    addresses: list[EmailAddress]
    has_password: bool
    passkeys: int
    has_app: bool
    recovery_codes: int
    elsewhere: int


def ways_in(person: Person) -> WaysIn:
    kept = list(Authenticator.objects.filter(user=person))
    sorts = Counter(each.type for each in kept)
    codes = next((each for each in kept if each.type == Authenticator.Type.RECOVERY_CODES), None)
    return WaysIn(
        addresses=list(EmailAddress.objects.filter(user=person).order_by("-primary", "email")),
        has_password=person.has_usable_password(),
        passkeys=sorts[Authenticator.Type.WEBAUTHN],
        has_app=sorts[Authenticator.Type.TOTP] > 0,
        recovery_codes=len(codes.wrap().get_unused_codes()) if codes else 0,
        elsewhere=SocialAccount.objects.filter(user=person).count(),
    )
