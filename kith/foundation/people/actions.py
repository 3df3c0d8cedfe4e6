"""Verbs about accounts."""

import secrets
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import transaction

from kith.foundation.house.choices import Joining, house
from kith.foundation.people.models import Claimable, Happening, Person
from kith.lib import slugs

FORMER = "Former member"
CHOSEN = ("language", "time_zone", "appearance", "findable", "collapsed_notes", "country", "suspended_until")


@transaction.atomic
def register(*, name: str, email: str, handle: str = "", **details: object) -> Person:
    """Make an account; the person sets a password or signs in with a code sent to the address."""
    person = Person(name=name, email=email.lower(), handle=handle or free_handle(name), **details)
    person.set_unusable_password()
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=False)
    return person


@transaction.atomic
def stand_in(*, name: str, email: str = "") -> Person:
    """Make a placeholder for the author of imported words; whoever proves the address becomes that author."""
    person = Person(name=name[:80], handle=free_handle(name), state=Person.State.PLACEHOLDER)
    person.set_unusable_password()
    person.save()
    if email:
        Claimable.objects.create(person=person, email=email.lower())
    return person


def make_mask(*, name: str) -> Person:
    """Make nobody, who acts in place of someone under a name made for one conversation. Nothing here says for whom."""
    person = Person(name=name, handle=f"mask-{secrets.token_hex(8)}", state=Person.State.MASKED)
    person.set_unusable_password()
    person.save()
    return person


def free_handle(name: str) -> str:
    return slugs.free(slugs.handle(name), lambda wanted: Person.objects.filter(handle=wanted).exists())


@transaction.atomic
def prefer(person: Person, **wishes: object) -> None:
    """Change how pages are shown to a person."""
    for wish, value in wishes.items():
        setattr(person, wish, value)
    person.save(update_fields=list(wishes))


def suspend(person: Person, *, until: datetime | None = None) -> None:
    """Close the door, until a moment or for good: the person can no longer sign in; what they wrote stays."""
    person.state, person.suspended_until = Person.State.SUSPENDED, until
    person.save(update_fields=["state", "suspended_until"])


def reinstate(person: Person) -> None:
    """Open the door again to someone who was suspended."""
    Person.objects.filter(pk=person.pk, state=Person.State.SUSPENDED).update(
        state=Person.State.ACTIVE, suspended_until=None
    )
    person.refresh_from_db(fields=["state", "suspended_until"])


@transaction.atomic
def succeed(person: Person, *, ended: Person) -> None:
    """Let what was sealed for an account that ends be known as this person's. No seal changes, so none can be told by it."""
    person.formerly = [*person.formerly, ended.pk, *ended.formerly]
    person.save(update_fields=["formerly"])


@transaction.atomic
def end_account(person: Person) -> None:
    """Forget a person's name, addresses, choices and every way to sign in; who wants to can join anew."""
    for session in UserSession.objects.filter(user=person):
        session.end()
    for ways_in in (EmailAddress, Authenticator, SocialAccount):
        ways_in.objects.filter(user=person).delete()
    person.happenings.all().delete()
    person.name, person.handle, person.email = FORMER, f"former-{person.pk}", None
    person.state, person.is_steward = Person.State.CLOSED, False
    anyone = Person()
    for choice in CHOSEN:
        setattr(person, choice, getattr(anyone, choice))
    person.set_unusable_password()
    person.save()


@transaction.atomic
def drop_password(person: Person) -> None:
    """Let the old password open nothing any more; every session that began before is over."""
    for session in UserSession.objects.filter(user=person):
        session.end()
    person.set_unusable_password()
    person.save(update_fields=["password"])


def make_steward(person: Person) -> None:
    """Let a person look after this installation."""
    person.is_steward = True
    person.save(update_fields=["is_steward"])


@transaction.atomic
def dismiss_steward(person: Person) -> bool:
    """Let a person no longer look after this installation; the last one stays. Of two who go at once, one waits."""
    stewards = Person.objects.active().filter(is_steward=True).select_for_update().order_by("pk")
    if [each.pk for each in stewards] in ([], [person.pk]):
        return False
    person.is_steward = False
    person.save(update_fields=["is_steward"])
    return True


@transaction.atomic
def sign_out_everywhere(person: Person) -> None:
    """End every session of a person, on whatever device; they can sign in again at once."""
    for session in UserSession.objects.filter(user=person):
        session.end()
    Happening.objects.create(person=person, what=Happening.What.SIGNED_OUT)


def former_member() -> Person:
    """Who signs the words that nobody owns any more."""
    names = {"name": FORMER, "state": Person.State.CLOSED}
    return Person.objects.get_or_create(handle="former-member", defaults=names)[0]


def joining_is_open() -> bool:
    return house().joining == Joining.OPEN
