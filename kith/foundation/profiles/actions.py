"""Verbs about profiles."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from kith.foundation.people.models import Person
from kith.foundation.profiles.models import Audience, Field, ProfileEntry
from kith.foundation.spaces.models import Membership
from kith.foundation.spaces.places import forget_places

FORMER = "Former member"


def default_audience(field: str) -> str:
    """Who sees what is told, when nobody chose: lived experience begins with oneself alone."""
    return Audience.SELF if field == Field.LIVED_EXPERIENCE else Audience.MEMBERS


@transaction.atomic
def tell(person: Person, *, field: str, texts: Iterable[str], audience: str = "") -> None:
    """Replace what a person tells in one field, and who sees it."""
    audience = audience or default_audience(field)
    wanted = list(dict.fromkeys(text.strip()[:1000] for text in texts if text.strip()))
    ProfileEntry.objects.filter(person=person, field=field).delete()
    ProfileEntry.objects.bulk_create(
        ProfileEntry(person=person, field=field, code=code_of(field, text), text=text, audience=audience)
        for text in wanted
    )


def code_of(field: str, text: str) -> str:
    """What filters compare: the code of a language or zone as it is, other words without regard to case."""
    return text if field in (Field.LANGUAGE, Field.TIME_ZONE) else text.lower()[:60]


@transaction.atomic
def close_account(person: Person) -> None:
    """End an account: the profile is gone, the person leaves every space, what they said stays without their name."""
    ProfileEntry.objects.filter(person=person).delete()
    Membership.objects.filter(person=person).exclude(state="imported").update(
        state="left", role="member", display_name="", since=timezone.now()
    )
    person.name, person.email, person.state = FORMER, None, Person.State.CLOSED
    person.handle = f"former-{person.pk}"
    person.set_unusable_password()
    person.save()
    forget_places(person)
