"""Verbs about profiles."""

from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from kith.foundation.people.actions import end_account
from kith.foundation.people.models import Person
from kith.foundation.profiles.models import Audience, Field, ProfileEntry
from kith.foundation.profiles.vocabulary import MARK, code_of
from kith.foundation.spaces.actions.belonging import hold_hosts, is_last_host
from kith.foundation.spaces.actions.boundaries import lift_all
from kith.foundation.spaces.actions.opening import archive
from kith.foundation.spaces.models import Membership
from kith.foundation.spaces.places import forget_places, places


def default_audience(field: str) -> str:
    """Who sees what is told, when nobody chose: lived experience begins with oneself alone."""
    return Audience.SELF if field == Field.LIVED_EXPERIENCE else Audience.MEMBERS


@transaction.atomic
def tell(person: Person, *, field: str, texts: Iterable[str], audience: str = "") -> None:
    """Replace what a person tells in one field, and who sees it."""
    audience = audience or default_audience(field)
    wanted = {_same(field, text): text for text in (text.strip()[:1000] for text in texts) if text}
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # of two sendings, one waits
    ProfileEntry.objects.filter(person=person, field=field).delete()
    ProfileEntry.objects.bulk_create(
        ProfileEntry(person=person, field=field, code=_code(field, text), text=text, audience=audience)
        for text in wanted.values()
    )


def _same(field: str, text: str) -> str:
    """What may stand there once: words of a list in whatever language, one's own whatever their capitals."""
    code = _code(field, text)
    return code if code.startswith(MARK) else text.casefold()


@transaction.atomic
def rename(person: Person, *, name: str) -> None:
    """Let someone go by another name wherever they have chosen none for a space."""
    if name == person.name:
        return
    person.name = name
    person.save(update_fields=["name"])
    for path in settings.KITH_ON_RENAMED:
        import_string(path)(person)


def _code(field: str, text: str) -> str:
    return text[:60] if field in (Field.LANGUAGE, Field.TIME_ZONE) else code_of(field, text)


@transaction.atomic
def close_account(person: Person) -> None:
    """End an account: the profile is gone, the person leaves every space, what they said stays without their name."""
    hold_hosts(places(person))
    forget_places(person)
    if left_alone := spaces_left_without_host(person):
        raise ValidationError(_needs_host(left_alone))
    for place in places(person).values():
        if is_last_host(place) and not place.space.is_archived:
            archive(place.space, by=person)
    ProfileEntry.objects.filter(person=person).delete()
    _leave_everywhere(person)
    lift_all(of=person)
    for path in getattr(settings, "KITH_ON_ACCOUNT_CLOSED", ()):
        import_string(path)(person)
    end_account(person)
    forget_places(person)


def _leave_everywhere(person: Person) -> None:
    """Words stay signed by these memberships, so neither a name nor a handle may tell whose they were."""
    former = Concat(Value("former-"), Cast("pk", CharField()))
    own = Membership.objects.filter(person=person)
    own.update(display_name="", handle=former, request="")
    own.exclude(state__in=[Membership.State.IMPORTED, Membership.State.REMOVED]).update(
        state=Membership.State.LEFT, role=Membership.Role.MEMBER, since=timezone.now()
    )


def spaces_left_without_host(person: Person) -> list[str]:
    """Names of the spaces with other people in them that only this person hosts."""
    hosted = [
        place for place in places(person).values() if is_last_host(place) and not place.space.is_archived
    ]
    others = (
        Membership.objects.active()
        .filter(space__in=[place.space_id for place in hosted])
        .exclude(person=person)
    )
    shared = set(others.values_list("space_id", flat=True))
    return [place.space.name for place in hosted if place.space_id in shared]


def _needs_host(names: list[str]) -> str:
    return _(
        "You are the only host of %(spaces)s. Make someone else a host there first, or archive it, "
        "so that nobody is left without one."
    ) % {"spaces": ", ".join(names)}
